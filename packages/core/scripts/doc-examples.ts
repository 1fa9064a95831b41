import { lineOf, type SourceFile } from './source-files.ts';

/** One runnable example, as it stands in a docstring or a page. */
export interface DocExample {
  /** `packages/core/src/kernel/result.ts:10`, the line on which its code begins. */
  readonly where: string;
  readonly path: string;
  /** One-based line of the file on which the code begins. */
  readonly line: number;
  readonly code: string;
}

const runtimeImport = `import { same } from './same.ts';`;

/** The `ts` blocks after each `@example` of a module's docstrings. */
export function findDocExamples({ path, text }: SourceFile): readonly DocExample[] {
  const examples: DocExample[] = [];
  for (const comment of text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const start = comment[0].indexOf('@example');
    if (start === -1) continue;
    const body = comment[0].slice(start);
    for (const block of body.matchAll(/^[ \t]*\* ```ts[ \t]*\n([\s\S]*?)^[ \t]*\* ```/gm)) {
      const line = lineOf(text, comment.index + start + block.index) + 1;
      const code = (block[1] ?? '').replaceAll(/^[ \t]*\*(?: |$)/gm, '');
      examples.push({ where: `${path}:${line}`, path, line, code });
    }
  }
  return examples;
}

/** The `ts` blocks of a page in Markdown that use the core. */
export function findPageExamples({ path, text }: SourceFile): readonly DocExample[] {
  return [...text.matchAll(/^```ts[ \t]*\n([\s\S]*?)^```/gm)]
    .map((block) => {
      const line = lineOf(text, block.index) + 1;
      return { where: `${path}:${line}`, path, line, code: block[1] ?? '' };
    })
    .filter(({ code }) => code.includes(`from '@coterie/core'`));
}

/**
 * The example as a module that asserts: `expression; // => literal` becomes a call of `same`. Every
 * line stays one below its line in the example, so that an error of the compiler can be traced back.
 */
export function toAssertingModule(code: string): string {
  const lines = code.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const result = /^(.*?);?\s*\/\/ => (.*)$/.exec(lines[index] ?? '');
    if (result === null) continue;
    const expected = readExpected(lines, index, result[2] ?? '');
    // A result on a line of its own is that of the statement above it.
    const last = (result[1] ?? '').trim() === '' ? index - 1 : index;
    const end = last === index ? (result[1] ?? '') : (lines[last] ?? '').replace(/;\s*$/, '');
    const first = findStatement(lines, last);
    const declared = /^\s*(?:const|let)\s+([\w$]+)\b/.exec(first === last ? end : (lines[first] ?? ''));
    if (declared !== null) {
      lines[last] = `${end}; same(${last + 1}, ${declared[1]}, ${expected});`;
    } else if (first === last) {
      lines[last] = `same(${last + 1}, ${end.trimStart()}, ${expected});`;
    } else {
      lines[first] = `same(${last + 1}, ${(lines[first] ?? '').trimStart()}`;
      lines[last] = `${end}, ${expected});`;
    }
  }
  return `${runtimeImport}\n${lines.join('\n')}\n`;
}

/** How many results the example states. */
export function countResults(code: string): number {
  return code.match(/\/\/ => /g)?.length ?? 0;
}

/** A literal may go on in further comment lines, as long as its brackets are open. */
function readExpected(lines: readonly string[], index: number, start: string): string {
  let expected = start.trim();
  for (let next = index + 1; depthOf(expected) > 0 && next < lines.length; next++) {
    const more = /^\s*\/\/(.*)$/.exec(lines[next] ?? '');
    if (more === null) break;
    expected += ` ${(more[1] ?? '').trim()}`;
  }
  return expected;
}

/** The line on which the statement that ends here begins. */
function findStatement(lines: readonly string[], end: number): number {
  let depth = depthOf((lines[end] ?? '').replace(/\/\/ => .*$/, ''));
  let first = end;
  while (first > 0 && (depth < 0 || /^\s*[.?:&|+]/.test(lines[first] ?? ''))) {
    first--;
    depth += depthOf(lines[first] ?? '');
  }
  return first;
}

/** Brackets opened less brackets closed, strings apart. */
function depthOf(text: string): number {
  const code = text.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '');
  return (code.match(/[([{]/g)?.length ?? 0) - (code.match(/[)\]}]/g)?.length ?? 0);
}
