import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readProgramFile } from './read-program-file.ts';

const doc = await readFile(new URL('../../../docs/program-files.md', import.meta.url), 'utf8');
const files = [...doc.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

test('the document shows three files, and the first has at most ten lines', () => {
  expect(files.length).toBe(3);
  expect((files[0] ?? '').trimEnd().split('\n').length).toBeLessThanOrEqual(10);
});

test('every file of the document is read without a problem', () => {
  for (const text of files) {
    const result = readProgramFile(text, 'program-files.md');
    expect(result.ok ? [] : result.error.problems).toEqual([]);
  }
});

test('the contradiction that the document shows is found', () => {
  const result = readProgramFile(files[2] ?? '', 'program-files.md');
  expect(result.ok && result.value.findings.map(({ ruleId, place }) => [ruleId, place.pointer])).toEqual([
    ['scheduling.readings-agree', '/gatherings/0/period'],
  ]);
});

test('the program of the README is read without a problem or a finding', async () => {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, text = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  expect(text.trimEnd().split('\n').length).toBeGreaterThan(5);
  expect(readProgramFile(text, 'README.md')).toMatchObject({ ok: true, value: { findings: [] } });
});
