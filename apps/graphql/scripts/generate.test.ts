import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const script = path.join(import.meta.dirname, 'generate.ts');
const generated = path.resolve(import.meta.dirname, '../src/generated');

// That it does generate shows in every other test. Doing so here would take the client from under them.
test('nothing is generated again while its inputs are the same', () => {
  execFileSync(process.execPath, [script]);
  const output = path.join(generated, 'pothos-types.ts');
  const before = statSync(output).mtimeMs;
  execFileSync(process.execPath, [script]);
  expect(statSync(output).mtimeMs).toBe(before);
  expect(readFileSync(path.join(generated, '.inputs'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
});
