import { describe, expect, test } from 'vitest';
import { compareSchemas } from './graphql-schema.ts';
import { findUnwanted } from './texts.ts';

describe('texts that must not be published are found', () => {
  // In pieces, so that the check does not find this file.
  test.each([
    ['-----BEGIN EC PRIVATE ' + 'KEY-----', 'a private key'],
    ['token = ' + 'ghp_' + 'a'.repeat(36), 'an access key'],
    ['see /ro' + 'ot/project', 'a path of one machine'],
    ['https://registry.' + 'npmjs.org/x', 'the address of a registry'],
  ])('%s', (line, what) => {
    expect(findUnwanted('a.ts', `first\n${line}\n`)).toEqual([`a.ts:2: ${what}`]);
  });

  test('and ordinary ones are not', () => {
    expect(
      findUnwanted('a.ts', "import x from './x.ts';\n// a closed place (`/root`, `/home/someone`)\n"),
    ).toEqual([]);
  });
});

describe('a drift of the committed schema is found', () => {
  const schema = 'type Query {\n  now: String\n}\n';

  test('the same is the same', () => {
    expect(compareSchemas(schema, `${schema}\n`)).toBeNull();
  });

  test('a field more, a field less', () => {
    const printed = schema.replace('now: String', 'now: String!');
    expect(compareSchemas(schema, printed)).toContain('-   now: String\n+   now: String!');
  });

  test('lines in another order', () => {
    expect(compareSchemas('a\nb\n', 'b\na\n')).not.toBeNull();
  });

  test('a server that prints nothing is not in step with an empty file', () => {
    expect(compareSchemas('', '')).not.toBeNull();
  });
});
