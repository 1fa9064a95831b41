import { describe, expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import { checkTiming } from './check-timing.ts';
import { availableSessionCommands, decideSession } from './decide-session.ts';
import { type Session, type SessionState, sessionStates } from './session.ts';
import type { SessionCommand } from './session-command.ts';
import { type SessionTiming, timedTiming } from './session-timing.ts';
import { type SessionCommandKind, sessionCommands } from './session-transitions.ts';

const chicago = 'America/Chicago';
const first = timedTiming('2024-02-01', '08:30', '11:30', chicago);
const afterwards = '2024-02-01T18:00:00Z';
const uncounted = { membersWithoutMark: null };

function session(state: SessionState, timing: SessionTiming = first): Session {
  return {
    id: id<'Session'>('equity-1'),
    title: null,
    kind: 'workshop',
    state,
    timing,
    statedMinutes: null,
    modality: 'virtual',
    place: null,
    joinLink: null,
    cycles: [id<'Cycle'>('equity-2024')],
    gathering: null,
    facilitators: [],
    tracks: [],
    alternativeOf: null,
    required: null,
  };
}

const commands: Readonly<Record<SessionCommandKind, SessionCommand>> = {
  schedule: { kind: 'schedule' },
  move: { kind: 'move', timing: timedTiming('2024-02-02', '08:30', '11:30', chicago), reason: 'snow' },
  hold: { kind: 'hold' },
  closeAttendance: { kind: 'closeAttendance', acceptMissingMarks: false },
  cancel: { kind: 'cancel', reason: null },
};

/** What DOMAIN.md section 2 says, written out for every cell. */
const expected: Readonly<
  Record<SessionState, Readonly<Record<SessionCommandKind, SessionState | 'refused'>>>
> = {
  tentative: {
    schedule: 'scheduled',
    move: 'tentative',
    hold: 'refused',
    closeAttendance: 'refused',
    cancel: 'cancelled',
  },
  scheduled: {
    schedule: 'refused',
    move: 'scheduled',
    hold: 'held',
    closeAttendance: 'refused',
    cancel: 'cancelled',
  },
  held: {
    schedule: 'refused',
    move: 'refused',
    hold: 'refused',
    closeAttendance: 'attendance_closed',
    cancel: 'refused',
  },
  attendance_closed: {
    schedule: 'refused',
    move: 'refused',
    hold: 'refused',
    closeAttendance: 'refused',
    cancel: 'refused',
  },
  cancelled: {
    schedule: 'refused',
    move: 'refused',
    hold: 'refused',
    closeAttendance: 'refused',
    cancel: 'refused',
  },
};

describe.each(sessionStates)('a session that is %s', (state) => {
  test.each(sessionCommands)('is asked to %s', (kind) => {
    const decision = decideSession(session(state), commands[kind], uncounted, afterwards);
    const outcome = expected[state][kind];
    const available = availableSessionCommands(session(state), uncounted, afterwards).find(
      (each) => each.command === kind,
    );
    expect(available?.possible).toBe(outcome !== 'refused');
    if (outcome === 'refused') {
      expect(decision).toMatchObject({
        ok: false,
        error: [{ kind: 'session_command_not_possible', ruleId: 'scheduling.session-lifecycle', state }],
      });
    } else {
      expect(decision).toMatchObject({ ok: true, value: { next: { state: outcome } } });
    }
  });
});

function refusalsOf(state: SessionState, command: SessionCommand, now = afterwards, timing?: SessionTiming) {
  const decision = decideSession(session(state, timing), command, uncounted, now as typeof afterwards);
  return decision.ok ? [] : decision.error.map((refusal) => refusal.kind);
}

test('moving keeps the state and is told as an event with both times', () => {
  const decision = decideSession(session('scheduled'), commands.move, uncounted, '2024-01-30T15:00:00Z');
  expect(decision).toMatchObject({
    ok: true,
    value: {
      next: { state: 'scheduled', timing: { date: '2024-02-02' } },
      events: [
        { kind: 'session_moved', from: { date: '2024-02-01' }, to: { date: '2024-02-02' }, reason: 'snow' },
      ],
    },
  });
});

test('a session is scheduled with a date, not with a hope', () => {
  expect(refusalsOf('tentative', { kind: 'schedule' }, afterwards, { kind: 'to_be_announced' })).toEqual([
    'session_date_unknown',
  ]);
  const window = { kind: 'window', from: '2024-04-15', to: '2024-04-18', zone: null } as const;
  expect(refusalsOf('tentative', { kind: 'schedule' }, afterwards, window)).toEqual(['session_date_unknown']);
  const someTime = { kind: 'date_only', date: '2024-04-15', zone: null } as const;
  expect(refusalsOf('tentative', { kind: 'schedule', timing: someTime })).toEqual([]);
  expect(
    refusalsOf('scheduled', { kind: 'move', timing: { kind: 'to_be_announced' }, reason: null }),
  ).toEqual(['session_date_unknown']);
  expect(refusalsOf('tentative', { kind: 'move', timing: window, reason: null })).toEqual([]);
});

test('a move to the same time is none', () => {
  expect(refusalsOf('scheduled', { kind: 'move', timing: { ...first }, reason: null })).toEqual([
    'session_not_moved',
  ]);
});

test('all that is wrong with a time is said at once', () => {
  const timing = { ...timedTiming('2024-03-10', '02:30', '02:10', chicago), endDate: '2024-03-10' } as const;
  expect(checkTiming(timing).map((refusal) => refusal.kind)).toEqual([
    'session_time_does_not_exist',
    'session_time_does_not_exist',
    'session_ends_before_start',
  ]);
  expect(checkTiming(timedTiming('2024-03-10', '08:30', '09:30', 'Mars/Olympus'))).toEqual([
    { kind: 'session_zone_unknown', ruleId: 'scheduling.zone-known', zone: 'Mars/Olympus' },
  ]);
  expect(refusalsOf('tentative', { kind: 'schedule', timing })).toHaveLength(3);
});

test.each([
  ['2024-02-01T14:29:59Z', ['session_not_begun']],
  ['2024-02-01T14:30:00Z', []],
])('held at %s: %j', (now, refusals) => {
  expect(refusalsOf('scheduled', { kind: 'hold' }, now as typeof afterwards)).toEqual(refusals);
});

test('a past session is not thereby held, and a time that is not known forbids nothing', () => {
  expect(refusalsOf('scheduled', { kind: 'closeAttendance', acceptMissingMarks: true })).toEqual([
    'session_command_not_possible',
  ]);
  expect(refusalsOf('scheduled', { kind: 'hold' }, afterwards, { kind: 'arranged', by: null })).toEqual([]);
});

test('attendance closes after the end, with every mark or with assent', () => {
  const closing = (membersWithoutMark: number, acceptMissingMarks: boolean, now: typeof afterwards) => {
    const command = { kind: 'closeAttendance', acceptMissingMarks } as const;
    const decision = decideSession(session('held'), command, { membersWithoutMark }, now);
    return decision.ok ? decision.value.events : decision.error.map((refusal) => refusal.kind);
  };
  expect(closing(2, false, '2024-02-01T17:29:00Z' as typeof afterwards)).toEqual([
    'session_not_over',
    'session_marks_missing',
  ]);
  expect(closing(2, false, afterwards)).toEqual(['session_marks_missing']);
  expect(closing(2, true, afterwards)).toMatchObject([{ kind: 'attendance_closed', membersWithoutMark: 2 }]);
  expect(closing(0, false, afterwards)).toHaveLength(1);
});
