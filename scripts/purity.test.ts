import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const directory = mkdtempSync(join(tmpdir(), 'coterie-purity-'));
for (const path of ['biome.json', 'scripts/lint/core-asks-for-time-and-chance.grit']) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  copyFileSync(join(root, path), join(directory, path));
}
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Lints a text as if it stood at that path, by the repository's own settings. */
function lint(path: string, text: string): { readonly ok: boolean; readonly report: string } {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--colors=off', '--error-on-warnings', '--vcs-enabled=false', path],
    { cwd: directory, encoding: 'utf8' },
  );
  return { ok: status === 0, report: stdout + stderr };
}

const impure: readonly (readonly [expression: string, says: string])[] = [
  ['Date.now()', 'asks for time'],
  ['new Date()', 'asks for time'],
  ['new Date(0).getTimezoneOffset()', 'asks for time'],
  ['performance.now()', 'asks for time'],
  ['Temporal.Now.instant()', 'asks for time'],
  ['Math.random()', 'asks for chance'],
  ['[1, 2].map(Math.random)', 'asks for chance'],
  ['crypto.randomUUID()', 'asks for chance'],
  ['process.env', 'reads no environment'],
  ['globalThis.Date', 'reads no environment'],
  ["fetch('/')", 'does no I/O'],
  ['console.log(1)', 'does no I/O'],
  ['setTimeout(String, 1)', 'does not wait'],
  ["new Function('return 1')", 'strict content security policy'],
  ['new Intl.NumberFormat()', 'No default locale'],
  ['(1).toLocaleString()', 'No default locale'],
  ["'a'.localeCompare('b')", 'by code units'],
];

test.each(impure)('%s is refused in the core', (expression, says) => {
  const { ok, report } = lint('packages/core/src/calendar/a.ts', `export const a = ${expression};\n`);
  expect(report).toContain(says);
  expect(ok).toBe(false);
});

test('the same is allowed where the clock and chance come from, and in tests', () => {
  const clock = 'export const now = Date.now() + Math.random();\n';
  expect(lint('apps/graphql/src/platform/clock.ts', clock).ok).toBe(true);
  expect(lint('packages/core/src/calendar/a.test.ts', clock).ok).toBe(true);
});

test('what is computed from arguments is allowed in the core', () => {
  const pure = 'export const a = (seed: number) => Math.floor(seed).toString().toUpperCase();\n';
  expect(lint('packages/core/src/calendar/a.ts', pure)).toMatchObject({ ok: true });
});
