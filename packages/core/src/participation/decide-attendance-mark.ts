import { type Decision, isNonEmpty } from '../kernel/decision.ts';
import { readInstant } from '../kernel/read-time-value.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type Instant, Temporal } from '../kernel/temporal.ts';
import type { Attendance, AttendanceMark } from './attendance.ts';
import type {
  AttendanceEvent,
  AttendanceFacts,
  AttendanceRefusal,
  AttendanceSessionFacts,
  MarkAttendance,
} from './attendance-command.ts';

export const marksAfterSessionStart = defineRule(
  'attendance.marks-after-session-start',
  'Attendance is marked once a session has started, not before.',
);
export const marksForSessionsThatTakePlace = defineRule(
  'attendance.session-takes-place',
  'No attendance is marked at a session that was cancelled.',
);
export const marksForParticipants = defineRule(
  'attendance.participants-only',
  'Only those enrolled in a cycle of the session, or entitled to it, have attendance at it.',
);
export const correctionsHaveReasons = defineRule(
  'attendance.corrections-have-reasons',
  'Who changes a mark, or enters one after attendance was closed, gives a reason.',
);
export const minutesFitTheMark = defineRule(
  'attendance.minutes-fit-the-mark',
  'Minutes are whole, from 0 to 1440, and agree with the mark and the length of the session.',
);

/** What stands against any mark at this session, whoever is marked. */
export function findSessionRefusals(
  sessionId: string,
  session: AttendanceSessionFacts,
  now: Instant,
): readonly AttendanceRefusal[] {
  switch (session.state) {
    case 'cancelled':
      return [{ kind: 'session_cancelled', ruleId: marksForSessionsThatTakePlace.id, sessionId }];
    case 'held':
    case 'attendance_closed':
      return [];
    case 'tentative':
    case 'scheduled': {
      const { startsAt } = session;
      if (startsAt === null || readInstant(startsAt) === null) {
        return [{ kind: 'session_start_unknown', ruleId: marksAfterSessionStart.id, sessionId }];
      }
      if (Temporal.Instant.compare(now, startsAt) >= 0) return [];
      return [{ kind: 'session_not_started', ruleId: marksAfterSessionStart.id, sessionId, startsAt, now }];
    }
  }
}

/** What stands against this mark for this person, the session apart. */
export function findMarkRefusals(
  recorded: Attendance | null,
  command: MarkAttendance,
  facts: AttendanceFacts,
): readonly AttendanceRefusal[] {
  const refusals: AttendanceRefusal[] = [];
  const { sessionId, personId, mark, minutes } = command;
  if (facts.participant === 'none') {
    refusals.push({ kind: 'not_a_participant', ruleId: marksForParticipants.id, sessionId, personId });
  }
  if (minutes !== null && !fits(mark, minutes, facts.session.minutes)) {
    refusals.push({
      kind: 'minutes_do_not_fit',
      ruleId: minutesFitTheMark.id,
      personId,
      mark,
      minutes,
      sessionMinutes: facts.session.minutes,
    });
  }
  const attendanceClosed = facts.session.state === 'attendance_closed';
  const changes = recorded !== null || attendanceClosed;
  if (changes && !isSame(recorded, command) && !hasText(command.reason)) {
    refusals.push({
      kind: 'reason_required',
      ruleId: correctionsHaveReasons.id,
      sessionId,
      personId,
      recorded: recorded?.mark ?? null,
      attendanceClosed,
    });
  }
  return refusals;
}

/** The record after the mark; the same object where nothing changes. */
export function applyMark(
  recorded: Attendance | null,
  command: MarkAttendance,
  attendanceClosed: boolean,
  now: Instant,
): { readonly next: Attendance; readonly events: readonly AttendanceEvent[] } {
  const { sessionId, personId, mark, minutes, by } = command;
  if (recorded === null) {
    const lateReason = attendanceClosed ? command.reason : null;
    return {
      next: {
        sessionId,
        personId,
        mark,
        minutes,
        recordedBy: by,
        recordedAt: now,
        lateReason,
        corrections: [],
      },
      events: [{ kind: 'attendance_recorded', sessionId, personId, mark }],
    };
  }
  if (isSame(recorded, command)) return { next: recorded, events: [] };
  const reason = command.reason ?? '';
  const replaced = {
    mark: recorded.mark,
    minutes: recorded.minutes,
    recordedBy: recorded.recordedBy,
    recordedAt: recorded.recordedAt,
    correctedBy: by,
    correctedAt: now,
    reason,
  };
  return {
    next: {
      ...recorded,
      mark,
      minutes,
      recordedBy: by,
      recordedAt: now,
      corrections: [...recorded.corrections, replaced],
    },
    events: [{ kind: 'attendance_corrected', sessionId, personId, from: recorded.mark, to: mark, reason }],
  };
}

/**
 * Marks one person at one session, or corrects the mark that is there. Correcting keeps what was
 * recorded before with the reason; saying the same again changes nothing and needs no reason.
 *
 * The caller loads, and locks while deciding: the attendance of this person at this session, the
 * session's state and start, and by what right the person took part.
 *
 * Rules: `attendance.marks-after-session-start`, `attendance.session-takes-place`,
 * `attendance.participants-only`, `attendance.corrections-have-reasons`,
 * `attendance.minutes-fit-the-mark`.
 *
 * @param recorded the mark that is there, or `null` where none is recorded
 * @returns the attendance with its events, or everything that stands against it
 *
 * @example
 * ```ts
 * import { decideAttendanceMark } from '@coterie/core';
 *
 * const session = { state: 'scheduled', startsAt: '2024-02-01T14:30:00Z', minutes: 180 } as const;
 * const command = {
 *   sessionId: 's1', personId: 'ada', mark: 'present', minutes: null, by: 'grace', reason: null,
 * } as const;
 * const early = decideAttendanceMark(
 *   null, command, { session, participant: 'enrolled' }, '2024-02-01T14:29:00Z',
 * );
 * early.ok; // => false
 * const decision = decideAttendanceMark(
 *   null, command, { session, participant: 'enrolled' }, '2024-02-01T14:40:00Z',
 * );
 * decision.ok && decision.value.next.mark; // => 'present'
 * ```
 */
export function decideAttendanceMark(
  recorded: Attendance | null,
  command: MarkAttendance,
  facts: AttendanceFacts,
  now: Instant,
): Decision<Attendance, AttendanceEvent, AttendanceRefusal> {
  const refusals = [
    ...findSessionRefusals(command.sessionId, facts.session, now),
    ...findMarkRefusals(recorded, command, facts),
  ];
  if (isNonEmpty(refusals)) return err(refusals);
  return ok(applyMark(recorded, command, facts.session.state === 'attendance_closed', now));
}

function isSame(recorded: Attendance | null, command: MarkAttendance): boolean {
  return recorded !== null && recorded.mark === command.mark && recorded.minutes === command.minutes;
}

function hasText(reason: string | null): boolean {
  return reason !== null && reason.trim() !== '';
}

function fits(mark: AttendanceMark, minutes: number, sessionMinutes: number | null): boolean {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440) return false;
  switch (mark) {
    case 'absent':
    case 'excused':
      return minutes === 0;
    case 'partial':
      return minutes > 0 && (sessionMinutes === null || minutes < sessionMinutes);
    case 'present':
      // Meeting services count early entry and staying on, so that more than planned is no error.
      return minutes > 0;
  }
}
