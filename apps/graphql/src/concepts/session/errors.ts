import type { AdditionalSessionRefusal, Instant, SessionState, SessionTiming } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';
import { tellDate, tellMoment } from '../../platform/tell-time.ts';

const stateWords: Readonly<Record<SessionState, string>> = {
  tentative: 'is tentative',
  scheduled: 'is scheduled',
  held: 'was held',
  attendance_closed: 'was held and its attendance is closed',
  cancelled: 'was cancelled',
};

const commandWords: Readonly<Record<string, string>> = {
  schedule: 'be confirmed',
  move: 'be moved',
  hold: 'be marked as held',
  closeAttendance: 'have its attendance closed',
  cancel: 'be cancelled',
};

/** How refusals of commands about sessions are told. */
export const sessionRefusals = defineRefusals<AdditionalSessionRefusal>({
  session_command_not_possible: {
    type: 'SessionCommandNotPossible',
    description: 'The session is at a point of its life at which this cannot be done.',
    facts: { state: 'String', command: 'String' },
    message: ({ state, command }) =>
      `This session ${stateWords[state]}; it cannot ${commandWords[command] ?? command} now.`,
    path: () => ['sessionId'],
  },
  session_date_unknown: {
    type: 'SessionDateUnknown',
    description: 'The session has no date yet.',
    message: () => 'The date of this session is not known. Give it a date to confirm it.',
    path: () => ['timing', 'date'],
  },
  session_zone_unknown: {
    type: 'SessionZoneUnknown',
    description: 'There is no such time zone.',
    facts: { zone: 'String' },
    message: ({ zone }) => `There is no time zone ${zone}.`,
    path: () => ['timing', 'timeZone'],
  },
  session_time_does_not_exist: {
    type: 'LocalTimeDoesNotExist',
    description: 'The clock skips this time on that day.',
    facts: { date: 'LocalDate', time: 'String', zone: 'String', earlier: 'DateTime', later: 'DateTime' },
    message: ({ date, time, zone }) =>
      `On ${tellDate(date)} the clocks of ${zone} are set forward: ${time} does not exist that day. Choose an earlier or a later time.`,
    path: () => ['timing'],
  },
  session_ends_before_start: {
    type: 'SessionEndsBeforeStart',
    description: 'The session would not end after it starts.',
    facts: { timing: 'JSON' },
    message: ({ timing }) =>
      timing.kind === 'window'
        ? `The last possible day, ${tellDate(timing.to)}, is before the first one, ${tellDate(timing.from)}.`
        : 'A session ends after it starts.',
    path: ({ timing }) => ['timing', timing.kind === 'window' ? 'to' : 'end'],
  },
  session_not_moved: {
    type: 'SessionNotMoved',
    description: 'It is the time that the session has already.',
    message: () => 'This is the time that the session has already.',
    path: () => ['timing'],
  },
  session_not_begun: {
    type: 'SessionNotBegun',
    description: 'The session has not begun.',
    facts: { timing: 'JSON' },
    message: ({ timing, now }) =>
      `${tellTiming(timing)}; it is ${tellNow(timing, now)}. It was held once it has begun.`,
    path: () => ['sessionId'],
  },
  session_not_over: {
    type: 'SessionNotOver',
    description: 'The session is not over.',
    facts: { timing: 'JSON' },
    message: ({ timing, now }) =>
      `${tellTiming(timing)}; it is ${tellNow(timing, now)}. Attendance is closed once it is over.`,
    path: () => ['sessionId'],
  },
  session_marks_missing: {
    type: 'SessionMarksMissing',
    description: 'Some who take part have no mark, and that was not accepted.',
    facts: { membersWithoutMark: 'Int' },
    message: ({ membersWithoutMark }) =>
      `${membersWithoutMark === 1 ? 'One participant has' : `${membersWithoutMark} participants have`} no mark. Mark them, or accept that nothing is recorded of them.`,
    path: () => ['acceptMissingMarks'],
  },
  additional_sessions_not_allowed: {
    type: 'AdditionalSessionsNotAllowed',
    description: 'The program rules out sessions beyond its plan.',
    message: () => 'The program of this cycle rules out sessions beyond its plan.',
    path: () => ['cycleId'],
  },
  additional_session_outside_period: {
    type: 'AdditionalSessionOutsidePeriod',
    description: 'The session would be outside the period of its cycle.',
    facts: { timing: 'JSON' },
    message: () => 'This date is outside the period of the cycle.',
    path: () => ['timing', 'date'],
  },
});

function tellTiming(timing: SessionTiming): string {
  if (timing.kind === 'timed') {
    return `The session is planned for ${tellDate(timing.date)}, ${timing.start}${timing.end === null ? '' : ` to ${timing.end}`}${timing.zone === null ? '' : ` (${timing.zone})`}`;
  }
  if (timing.kind === 'date_only') return `The session is planned for ${tellDate(timing.date)}`;
  return 'The session is not due yet';
}

function tellNow(timing: SessionTiming, now: Instant): string {
  return tellMoment(now, 'zone' in timing ? timing.zone : null);
}
