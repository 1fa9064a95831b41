import { posix } from 'node:path';
import { findDocExamples } from './doc-examples.ts';
import type { SourceFile } from './source-files.ts';

/** A function that leaves by the public door. */
export interface PublicFunction {
  readonly name: string;
  /** The module that declares it. */
  readonly path: string;
  readonly hasExample: boolean;
}

/** The value exports of `src/index.ts`: their public names and the modules that declare them. */
export function readPublicNames(
  index: SourceFile,
): readonly { readonly name: string; readonly declared: string; readonly path: string }[] {
  return [...index.text.matchAll(/export (type )?\{([^}]*)\} from '([^']+)'/g)].flatMap((statement) => {
    if (statement[1] !== undefined) return [];
    const path = posix.join(posix.dirname(index.path), statement[3] ?? '');
    return (statement[2] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((entry) => {
        const [declared = '', name = declared] = entry.split(' as ');
        return { name, declared, path };
      });
  });
}

/** The public functions, with whether the docstring of each has an example that runs. */
export function findPublicFunctions(
  files: readonly SourceFile[],
  exports: { readonly [name: string]: unknown },
): readonly PublicFunction[] {
  const index = files.find(({ path }) => path.endsWith('src/index.ts'));
  if (index === undefined) throw new Error('src/index.ts is not among the files');
  return readPublicNames(index)
    .filter(({ name }) => isPlainFunction(exports[name]))
    .map(({ name, declared, path }) => {
      const text = files.find((file) => file.path === path)?.text ?? '';
      return { name, path, hasExample: hasExample(text, declared) };
    });
}

function hasExample(text: string, name: string): boolean {
  const declaration = new RegExp(String.raw`^export (?:async )?(?:function\*?|const) ${name}\b`, 'm').exec(
    text,
  );
  if (declaration === null) return false;
  const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(text.slice(0, declaration.index));
  return docstring !== null && findDocExamples({ path: '', text: docstring[0] }).length > 0;
}

function isPlainFunction(value: unknown): boolean {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}
