import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const coreRoot = fileURLToPath(new URL('..', import.meta.url));
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

export interface SourceFile {
  /** From the root of the repository, with slashes: `packages/core/src/kernel/money.ts`. */
  readonly path: string;
  readonly text: string;
}

/** The modules of the core, tests excepted, by path. */
export function readSourceFiles(): readonly SourceFile[] {
  return readModules(join(coreRoot, 'src'));
}

/** Where rules are stated: the core, and the server's platform for what its API asks of any input. */
export function readRuleFiles(): readonly SourceFile[] {
  return [...readSourceFiles(), ...readModules(join(repositoryRoot, 'apps/graphql/src/platform'))];
}

function readModules(root: string): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|prop\.test|test-d)\.ts$/.test(name))
    .sort()
    .map((name) => {
      const file = join(root, name);
      return {
        path: relative(repositoryRoot, file).split(sep).join('/'),
        text: readFileSync(file, 'utf8'),
      };
    });
}

/** The one-based line of an offset. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
