import { describe, expect, test } from 'vitest';
import type { Instant } from '../kernel/temporal.ts';
import { type Attendance, attendanceMarks } from './attendance.ts';
import type { AttendanceSessionFacts, MarkAttendance } from './attendance-command.ts';
import { decideAttendanceMark } from './decide-attendance-mark.ts';
import { decideAttendanceSheet } from './decide-attendance-sheet.ts';

const startsAt: Instant = '2024-02-01T14:30:00Z';
const before: Instant = '2024-02-01T14:29:59Z';
const after: Instant = '2024-02-01T15:00:00Z';
const scheduled: AttendanceSessionFacts = { state: 'scheduled', startsAt, minutes: 180 };

function command(changes: Partial<MarkAttendance> = {}): MarkAttendance {
  return {
    sessionId: 's1',
    personId: 'ada',
    mark: 'present',
    minutes: null,
    by: 'grace',
    reason: null,
    ...changes,
  };
}

const present: Attendance = {
  sessionId: 's1',
  personId: 'ada',
  mark: 'present',
  minutes: null,
  recordedBy: 'grace',
  recordedAt: startsAt,
  lateReason: null,
  corrections: [],
};

function refusalKinds(
  session: AttendanceSessionFacts,
  now: Instant,
  recorded: Attendance | null = null,
  changes: Partial<MarkAttendance> = {},
): string[] {
  const decision = decideAttendanceMark(
    recorded,
    command(changes),
    { session, participant: 'enrolled' },
    now,
  );
  return decision.ok ? [] : decision.error.map(({ kind }) => kind);
}

describe('every state of the session, before and after its start', () => {
  test.each([
    ['tentative', before, ['session_not_started']],
    ['tentative', after, []],
    ['scheduled', before, ['session_not_started']],
    ['scheduled', startsAt, []],
    ['scheduled', after, []],
    ['held', before, []],
    ['held', after, []],
    ['attendance_closed', before, ['reason_required']],
    ['attendance_closed', after, ['reason_required']],
    ['cancelled', before, ['session_cancelled']],
    ['cancelled', after, ['session_cancelled']],
  ] as const)('%s at %s: %j', (state, now, kinds) => {
    expect(refusalKinds({ state, startsAt, minutes: 180 }, now)).toEqual(kinds);
  });

  test.each([
    ['tentative', ['session_start_unknown']],
    ['scheduled', ['session_start_unknown']],
    ['held', []],
    ['attendance_closed', ['reason_required']],
    ['cancelled', ['session_cancelled']],
  ] as const)('%s without a known start: %j', (state, kinds) => {
    expect(refusalKinds({ state, startsAt: null, minutes: null }, after)).toEqual(kinds);
  });
});

describe('every mark over every mark', () => {
  for (const from of attendanceMarks) {
    for (const to of attendanceMarks) {
      test(`${from} → ${to}`, () => {
        const recorded = { ...present, mark: from };
        const decide = (reason: string | null) =>
          decideAttendanceMark(
            recorded,
            command({ mark: to, reason }),
            { session: scheduled, participant: 'enrolled' },
            after,
          );
        const without = decide(null);
        const blank = decide('  ');
        const withReason = decide('was in the other room');
        if (from === to) {
          expect(without).toEqual({ ok: true, value: { next: recorded, events: [] } });
          expect(withReason).toEqual(without);
          return;
        }
        expect(without.ok).toBe(false);
        expect(blank.ok).toBe(false);
        expect(withReason).toMatchObject({
          ok: true,
          value: {
            next: {
              mark: to,
              recordedAt: after,
              corrections: [{ mark: from, recordedAt: startsAt, reason: 'was in the other room' }],
            },
            events: [{ kind: 'attendance_corrected', from, to }],
          },
        });
      });
    }
  }
});

test('a second correction keeps the first', () => {
  const first = decideAttendanceMark(
    present,
    command({ mark: 'absent', reason: 'left' }),
    { session: scheduled, participant: 'entitled' },
    after,
  );
  if (!first.ok) throw new Error('refused');
  const second = decideAttendanceMark(
    first.value.next,
    command({ mark: 'excused', reason: 'was ill' }),
    { session: { ...scheduled, state: 'attendance_closed' }, participant: 'entitled' },
    after,
  );
  expect(second.ok && second.value.next.corrections.map(({ mark, reason }) => [mark, reason])).toEqual([
    ['present', 'left'],
    ['absent', 'was ill'],
  ]);
});

test('the reason of a first mark after closing is kept', () => {
  const decision = decideAttendanceMark(
    null,
    command({ reason: 'list found later' }),
    { session: { ...scheduled, state: 'attendance_closed' }, participant: 'enrolled' },
    after,
  );
  expect(decision.ok && decision.value.next.lateReason).toBe('list found later');
});

test.each([
  ['present', 180, true],
  ['present', 200, true],
  ['present', 0, false],
  ['present', 1441, false],
  ['present', 12.5, false],
  ['present', Number.NaN, false],
  ['partial', 1, true],
  ['partial', 179, true],
  ['partial', 180, false],
  ['partial', 0, false],
  ['partial', -5, false],
  ['absent', 0, true],
  ['absent', 1, false],
  ['excused', 0, true],
  ['excused', 30, false],
] as const)('%s with %d of 180 minutes is accepted: %s', (mark, minutes, accepted) => {
  expect(refusalKinds(scheduled, after, null, { mark, minutes })).toEqual(
    accepted ? [] : ['minutes_do_not_fit'],
  );
});

test('all that stands against a mark is said, not the first thing', () => {
  const decision = decideAttendanceMark(
    present,
    command({ mark: 'absent', minutes: 5 }),
    { session: scheduled, participant: 'none' },
    before,
  );
  expect(decision.ok ? [] : decision.error.map(({ kind, ruleId }) => [kind, ruleId])).toEqual([
    ['session_not_started', 'attendance.marks-after-session-start'],
    ['not_a_participant', 'attendance.participants-only'],
    ['minutes_do_not_fit', 'attendance.minutes-fit-the-mark'],
    ['reason_required', 'attendance.corrections-have-reasons'],
  ]);
});

describe('a whole sheet', () => {
  const entry = (personId: string, mark: 'present' | 'absent' = 'present') => ({
    personId,
    mark,
    minutes: null,
    reason: null,
  });

  test('marks those on it and leaves the others', () => {
    const bert = { ...present, personId: 'bert' };
    const decision = decideAttendanceSheet(
      { sessionId: 's1', by: 'grace', reason: null, entries: [entry('ada'), entry('bert')] },
      { session: scheduled, participants: { ada: 'enrolled', bert: 'entitled' }, recorded: [bert] },
      after,
    );
    expect(decision).toMatchObject({
      ok: true,
      value: {
        next: [{ personId: 'ada', recordedAt: after }, bert],
        events: [{ kind: 'attendance_recorded', personId: 'ada' }],
      },
    });
  });

  test('says every problem with its index, and marks nobody', () => {
    const decision = decideAttendanceSheet(
      {
        sessionId: 's1',
        by: 'grace',
        reason: null,
        entries: [
          entry('ada', 'absent'),
          entry('constructor'),
          entry('ada'),
          { ...entry('bert'), minutes: -1 },
        ],
      },
      { session: scheduled, participants: { ada: 'enrolled', bert: 'enrolled' }, recorded: [present] },
      after,
    );
    expect(decision.ok ? [] : decision.error.map(({ kind, index }) => [kind, index])).toEqual([
      ['reason_required', 0],
      ['not_a_participant', 1],
      ['marked_twice', 2],
      ['minutes_do_not_fit', 3],
    ]);
  });

  test('says once what is wrong with the session', () => {
    const decision = decideAttendanceSheet(
      { sessionId: 's1', by: 'grace', reason: null, entries: [entry('ada'), entry('bert')] },
      { session: scheduled, participants: { ada: 'enrolled', bert: 'enrolled' }, recorded: [] },
      before,
    );
    expect(decision.ok ? [] : decision.error.map(({ kind, index }) => [kind, index])).toEqual([
      ['session_not_started', null],
    ]);
  });

  test('an empty sheet is refused', () => {
    const decision = decideAttendanceSheet(
      { sessionId: 's1', by: 'grace', reason: null, entries: [] },
      { session: scheduled, participants: {}, recorded: [] },
      after,
    );
    expect(decision.ok ? [] : decision.error.map(({ kind }) => kind)).toEqual(['sheet_empty']);
  });

  test('the reason of the sheet holds for entries without one of their own', () => {
    const decision = decideAttendanceSheet(
      {
        sessionId: 's1',
        by: 'grace',
        reason: 'recounted',
        entries: [entry('ada', 'absent'), { ...entry('bert', 'absent'), reason: 'left early' }],
      },
      {
        session: scheduled,
        participants: { ada: 'enrolled', bert: 'enrolled' },
        recorded: [present, { ...present, personId: 'bert' }],
      },
      after,
    );
    expect(decision.ok && decision.value.next.map(({ corrections }) => corrections[0]?.reason)).toEqual([
      'recounted',
      'left early',
    ]);
  });
});
