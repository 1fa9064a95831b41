import { describe, expect, test } from 'vitest';
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
