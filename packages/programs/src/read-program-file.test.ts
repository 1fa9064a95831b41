import { expect, test } from 'vitest';
import { readProgramFile } from './read-program-file.ts';

const problemsOf = (text: string) => {
  const result = readProgramFile(text, 'test.yaml');
  if (result.ok) throw new Error('expected problems');
  return result.error.problems.map(({ kind, place }) => [kind, place.pointer, place.line, place.column]);
};

test('problems name line and column', () => {
  const text = `formatVersion: 1
key: coaches
organization:
  key: north
  timeZone: America/Chicag
communities:
  - key: coaches
    titel: Coaches
cycles:
  - community: coachs
`;
  expect(problemsOf(text)).toEqual([
    ['unknown_zone', '/organization/timeZone', 5, 3],
    ['unknown_key', '/communities/0/titel', 8, 5],
    // A key that is missing is shown where its object begins.
    ['missing_key', '/cycles/0/key', 10, 5],
    ['unknown_reference', '/cycles/0/community', 10, 5],
  ]);
});

test('JSON is read, too', () => {
  const text = '{"formatVersion": 1,\n "key": "a",\n "organization": {"key": "b"}}';
  const result = readProgramFile(text, 'test.json');
  expect(result.ok && result.value.program.organization.key).toBe('b');
});

test('a key that stands twice is a problem with its line', () => {
  expect(problemsOf('formatVersion: 1\nkey: a\nkey: b\norganization: { key: c }\n')).toEqual([
    ['malformed_text', '', 3, 1],
  ]);
});

const nineOf = (name: string) => `[${Array(9).fill(`*${name}`).join(',')}]`;

test.each([
  ['nothing', '', 'wrong_value'],
  ['a list that does not end', '[1, 2', 'malformed_text'],
  ['a control character', 'key: "\\u0000"', 'control_character'],
  ['a tab for an indent', '- 1\n\t- 2', 'malformed_text'],
  ['an alias of nothing', 'a: *nobody', 'malformed_text'],
  ['a list that holds itself', '&a [*a]', 'document_out_of_bounds'],
  ['nesting without end', '['.repeat(100_000), 'malformed_text'],
  ['a megabyte of text', `key: ${'x'.repeat(1_000_001)}`, 'text_too_large'],
  [
    'aliases that multiply',
    `a: &a [${Array(9).fill('1').join(',')}]
b: &b ${nineOf('a')}
c: &c ${nineOf('b')}
d: &d ${nineOf('c')}
e: ${nineOf('d')}
`,
    'malformed_text',
  ],
  ['a foreign tag', '!!js/function "x"', 'wrong_value'],
])('%s is refused by name, never thrown', (_what, text, kind) => {
  const result = readProgramFile(text, 'bad.yaml');
  expect(result.ok ? [] : result.error.problems.map((problem) => problem.kind)).toContain(kind);
});
