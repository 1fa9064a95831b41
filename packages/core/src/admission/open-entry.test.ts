import { expect, test } from 'vitest';
import { unstatedAdmissionPolicy } from '../cycle/admission-policy.ts';
import { checkOpenEntry } from './open-entry.ts';

test.each([
  ['open', []],
  ['first_come', []],
  ['review', ['entry_by_application']],
  ['mutual_selection', ['entry_by_application']],
  [null, ['entry_by_application']],
] as const)('joining at once, where admission is %s', (kind, expected) => {
  expect(checkOpenEntry({ ...unstatedAdmissionPolicy, kind }).map((refusal) => refusal.kind)).toEqual(
    expected,
  );
});
