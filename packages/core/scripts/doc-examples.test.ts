import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as core from '../src/index.ts';
import {
  countResults,
  type DocExample,
  findDocExamples,
  findPageExamples,
  toAssertingModule,
} from './doc-examples.ts';
import { findPublicFunctions } from './public-functions.ts';
import { coreRoot, readSourceFiles, repositoryRoot } from './source-files.ts';

interface ExampleRun {
  readonly file: string;
  /** `null`: it ran through, and every stated result was right. */
  readonly error: string | null;
  /** How many stated results were compared. */
  readonly compared: number;
}

// A directory of its own, so that two runs at once do not meet.
const directory = join(coreRoot, '.doc-examples', `run-${process.pid}`);
const files = readSourceFiles();
const pages = ['README.md', 'packages/core/README.md']
  .filter((path) => existsSync(join(repositoryRoot, path)))
  .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }));
const examples: readonly DocExample[] = [
  ...files.flatMap(findDocExamples),
  ...pages.flatMap(findPageExamples),
];
const fileOf = (index: number) => `example-${String(index + 1).padStart(3, '0')}.ts`;
const run = promisify(execFile);

// The modules run in plain Node, by the package's own name, as a user's code would.
const same = `import { deepStrictEqual } from 'node:assert/strict';
import { inspect } from 'node:util';

export const counter = { compared: 0 };

export function same(line: number, actual: unknown, expected: unknown): void {
  counter.compared++;
  deepStrictEqual(actual, expected, 'line ' + line + ': ' + inspect(actual) + ' is not ' + inspect(expected));
}
`;
const runner = `import { readdirSync } from 'node:fs';
import { counter } from './same.ts';

const runs = [];
for (const file of readdirSync(import.meta.dirname).filter((name) => name.startsWith('example-')).sort()) {
  counter.compared = 0;
  let error = null;
  try {
    await import('./' + file);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  runs.push({ file, error, compared: counter.compared });
}
process.stdout.write(JSON.stringify(runs));
`;

let runs: readonly ExampleRun[] = [];
let typeErrors: readonly { readonly file: string; readonly line: number; readonly message: string }[] = [];

beforeAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'same.ts'), same);
  writeFileSync(join(directory, 'run.ts'), runner);
  writeFileSync(
    join(directory, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: { noEmit: true, noUnusedLocals: false, types: ['node'] },
      include: ['example-*.ts', 'same.ts'],
    }),
  );
  examples.forEach((example, index) => {
    writeFileSync(join(directory, fileOf(index)), toAssertingModule(example.code));
  });
  const [ran, checked] = await Promise.all([
    run(process.execPath, ['--conditions=coterie-source', join(directory, 'run.ts')], {
      cwd: directory,
      maxBuffer: 1 << 26,
    }),
    runCompiler(),
  ]);
  runs = JSON.parse(ran.stdout) as ExampleRun[];
  typeErrors = checked;
}, 120_000);

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function runCompiler(): Promise<typeof typeErrors> {
  const compiler = join(
    dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin/tsc',
  );
  const stdout = await run(process.execPath, [compiler, '-p', directory, '--pretty', 'false'], {
    cwd: directory,
    maxBuffer: 1 << 26,
  }).then(
    (done) => done.stdout,
    // The compiler exits with an error where it found some; what it printed says which.
    (failed: { stdout?: string; message: string }) => failed.stdout ?? failed.message,
  );
  const lines = [...stdout.matchAll(/^(?:.*[\\/])?(example-\d+\.ts)\((\d+),\d+\): (.*)$/gm)];
  return lines.map((match) => ({
    file: match[1] ?? '',
    line: Number(match[2]),
    message: match[3] ?? '',
  }));
}

describe('examples', () => {
  test('there are some', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples.map((example, index) => ({ where: example.where, example, index })))(
    '$where',
    ({ example, index }) => {
      const file = fileOf(index);
      const errors = typeErrors
        .filter((error) => error.file === file)
        .map((error) => `${example.path}:${example.line + error.line - 2} ${error.message}`);
      expect(errors).toEqual([]);
      const outcome = runs.find((one) => one.file === file);
      expect(outcome?.error).toBeNull();
      expect(outcome?.compared).toBe(countResults(example.code));
    },
  );
});

test('every public function has an example that runs', () => {
  const missing = findPublicFunctions(files, core).filter(({ hasExample }) => !hasExample);
  expect(missing.map(({ name, path }) => `${name} (${path})`)).toEqual([]);
});

describe('the rewriting', () => {
  test.each([
    ['f(1); // => 2', 'same(1, f(1), 2);'],
    ['f(1) // => 2', 'same(1, f(1), 2);'],
    [`const a = f('(');  // => [1]`, `const a = f('('); same(1, a, [1]);`],
    ['f(\n  1,\n); // => 2', 'same(3, f(\n  1,\n), 2);'],
    ['f(1)\n  .map(g); // => 2', 'same(2, f(1)\n  .map(g), 2);'],
    ['f(); // => {\n//   a: 1,\n// }', 'same(1, f(), { a: 1, });\n//   a: 1,\n// }'],
    ['const a = f(\n  1,\n); // => 2', 'const a = f(\n  1,\n); same(3, a, 2);'],
    ['f(1);\n// => 2', 'same(1, f(1), 2);\n// => 2'],
    ['f(\n  1,\n);\n// => [\n//   2,\n// ]', 'same(3, f(\n  1,\n), [ 2, ]);\n// => [\n//   2,\n// ]'],
    ['f(1);', 'f(1);'],
  ])('%j', (code, expected) => {
    expect(toAssertingModule(code).split('\n').slice(1).join('\n')).toBe(`${expected}\n`);
  });

  test('finds the blocks of a docstring with their lines', () => {
    const text =
      '\n/**\n * Says.\n *\n * @example\n * ```ts\n * a;\n *\n *   b;\n * ```\n */\nexport const x = 1;\n';
    expect(findDocExamples({ path: 'x.ts', text })).toEqual([
      { where: 'x.ts:7', path: 'x.ts', line: 7, code: 'a;\n\n  b;\n' },
    ]);
  });
});
