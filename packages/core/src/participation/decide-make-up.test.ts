import { expect, test } from 'vitest';
import type { MakeUp } from './attendance.ts';
import { unstatedCompletionPolicy } from './completion-policy.ts';
import { decideMakeUp, type MakeUpFacts, type RecordMakeUp } from './decide-make-up.ts';

const command: RecordMakeUp = {
  sessionId: 's1',
  personId: 'ada',
  how: 'recording',
  otherSessionId: null,
  by: 'grace',
};
const made: MakeUp = {
  sessionId: 's1',
  personId: 'ada',
  how: 'recording',
  otherSessionId: null,
  recordedBy: 'grace',
  recordedAt: '2024-02-02T10:00:00Z',
};

function kinds(changes: Partial<RecordMakeUp>, facts: Partial<MakeUpFacts> = {}): readonly string[] {
  const decision = decideMakeUp(
    { ...command, ...changes },
    { mark: 'absent', madeUp: null, policy: unstatedCompletionPolicy, zone: 'America/Chicago', ...facts },
    '2024-03-30T05:00:00Z',
  );
  return decision.ok ? [] : decision.error.map(({ kind }) => kind);
}

test.each([
  ['absent', []],
  ['excused', []],
  ['partial', []],
  ['present', ['session_not_missed']],
  [null, ['session_not_missed']],
] as const)('a session marked %s', (mark, expected) => {
  expect(kinds({}, { mark })).toEqual(expected);
});

test.each([
  ['recording', null, []],
  ['recording', 's2', ['other_session_unclear']],
  ['other_session', 's2', []],
  ['other_session', null, ['other_session_unclear']],
  ['other_session', 's1', ['other_session_unclear']],
] as const)('made up by %s, other session %s', (how, otherSessionId, expected) => {
  expect(kinds({ how, otherSessionId })).toEqual(expected);
});

test('the time for making up ends with its day in the zone of the organization', () => {
  const policy = { ...unstatedCompletionPolicy, makeUpsCount: 'yes' as const };
  const until = (date: `${number}-${number}-${number}`) => ({
    policy: { ...policy, makeUpsUntil: { kind: 'date' as const, date } },
  });
  expect(kinds({}, until('2024-03-30'))).toEqual([]);
  expect(kinds({}, until('2024-03-29'))).toEqual(['make_up_time_over']);
});

test('everything that stands against it is said', () => {
  const policy = { ...unstatedCompletionPolicy, makeUpsCount: 'no' as const };
  expect(kinds({}, { mark: 'present', madeUp: made, policy })).toEqual([
    'session_not_missed',
    'already_made_up',
    'make_ups_do_not_count',
  ]);
});
