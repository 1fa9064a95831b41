/**
 * What must not compile is tested too. A `*.test-d.ts` holds wrong calls, each under `@ts-expect-error`; the
 * compiler reports one that compiles after all. Each such file is one test here.
 */
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, runCommand } from './run-command.ts';
import { findWorkspacePackages } from './workspace-packages.ts';

/** What the compiler says of the package's type tests; it fails if it does not look at one of them. */
async function compile(directory: string): Promise<(file: string) => readonly string[]> {
  const { output } = await runCommand(
    'tsc',
    ['--noEmit', '--pretty', 'false', '--listFiles', '-p', join(directory, 'tsconfig.json')],
    { cwd: directory },
  );
  const lines = output.split('\n');
  return (file) => {
    if (!lines.some((line) => line.endsWith(`/${file}`) && !line.includes('): error'))) {
      return [`${file} is not compiled: does tsconfig.json include it?`];
    }
    return lines.filter((line) => line.startsWith(`${file}(`));
  };
}

for (const { name, directory } of findWorkspacePackages()) {
  const files = globSync('{src,test}/**/*.test-d.ts', { cwd: directory, exclude: ['**/node_modules/**'] });
  if (files.length === 0) continue;
  const compiled = compile(directory);
  describe(`type tests of ${name}`, () => {
    test.each(files)('%s', async (file) => {
      expect((await compiled)(relative(directory, join(directory, file)))).toEqual([]);
    });
  });
}

test('a wrong call that compiles is found', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'coterie-types-'));
  try {
    mkdirSync(join(directory, 'src'));
    const settings = { extends: join(root, 'tsconfig.base.json'), include: ['src'] };
    writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(settings));
    const take = 'declare function take(n: number): void;\n// @ts-expect-error\n';
    writeFileSync(join(directory, 'src/right.test-d.ts'), `${take}take('1');\nexport {};\n`);
    writeFileSync(join(directory, 'src/wrong.test-d.ts'), `${take}take(1);\nexport {};\n`);
    const problemsOf = await compile(directory);
    expect(problemsOf('src/right.test-d.ts')).toEqual([]);
    expect(problemsOf('src/wrong.test-d.ts')).toEqual([expect.stringContaining("Unused '@ts-expect-error'")]);
    expect(problemsOf('src/absent.test-d.ts')).toEqual([expect.stringContaining('is not compiled')]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
