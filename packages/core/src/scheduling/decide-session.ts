import type { CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { findTransition } from '../kernel/transitions.ts';
import { checkTiming } from './check-timing.ts';
import { type Session, sessionStates } from './session.ts';
import type { SessionCommand, SessionEvent, SessionFacts, SessionRefusal } from './session-command.ts';
import { hasBegun, isOver } from './session-progress.ts';
import { possibleDays, type SessionTiming } from './session-timing.ts';
import { type SessionCommandKind, sessionCommands, sessionTransitions } from './session-transitions.ts';

export const sessionLifecycle = defineRule(
  'scheduling.session-lifecycle',
  'A session goes from tentative to scheduled to held, then its attendance is closed; until it is held it may be moved or cancelled.',
);
export const scheduledHasDate = defineRule(
  'scheduling.scheduled-has-date',
  'A session is scheduled only once its date is known.',
);
export const moveChangesTiming = defineRule(
  'scheduling.move-changes-timing',
  'Moving a session gives it another time.',
);
export const heldAfterStart = defineRule(
  'scheduling.held-after-start',
  'A session is held only once it has begun.',
);
export const attendanceClosesAfterEnd = defineRule(
  'scheduling.attendance-closes-after-end',
  'Attendance is closed only once the session is over.',
);
export const marksComplete = defineRule(
  'scheduling.marks-complete',
  'Attendance is closed with members left unmarked only if that is accepted expressly.',
);

/**
 * Decides a command on a session. Load the session and lock it; `facts.membersWithoutMark` is asked
 * for by `closeAttendance` only.
 *
 * Rules: `scheduling.session-lifecycle`, `scheduling.scheduled-has-date`, `scheduling.zone-known`,
 * `scheduling.local-time-exists`, `scheduling.end-after-start`, `scheduling.move-changes-timing`,
 * `scheduling.held-after-start`, `scheduling.attendance-closes-after-end`, `scheduling.marks-complete`.
 *
 * @example
 * ```ts
 * import { decideSession, id, timedTiming } from '@coterie/core';
 *
 * const session = {
 *   id: id<'Session'>('equity-1'), title: null, kind: 'workshop', state: 'scheduled',
 *   timing: timedTiming('2024-02-01', '08:30', '11:30', 'America/Chicago'), statedMinutes: null,
 *   modality: 'virtual', place: null, joinLink: null, cycles: [], gathering: null, facilitators: [],
 *   tracks: [], alternativeOf: null, required: null,
 * } as const;
 * const early = decideSession(session, { kind: 'hold' }, { membersWithoutMark: null }, '2024-01-15T15:00:00Z');
 * early.ok ? [] : early.error.map((refusal) => refusal.ruleId); // => ['scheduling.held-after-start']
 * const held = decideSession(session, { kind: 'hold' }, { membersWithoutMark: null }, '2024-02-01T14:30:00Z');
 * held.ok && held.value.next.state; // => 'held'
 * ```
 */
export function decideSession(
  session: Session,
  command: SessionCommand,
  facts: SessionFacts,
  now: Instant,
): Decision<Session, SessionEvent, SessionRefusal> {
  const next = findTransition(sessionTransitions, session.state, command.kind);
  if (next === null) return err([notPossible(session, command.kind)]);
  const refusals = [...refusalsOfCommand(session, command, now), ...refusalsOfMarks(command, facts)];
  if (isNonEmpty(refusals)) return err(refusals);
  const timing = commandTiming(session, command);
  return ok({ next: { ...session, state: next, timing }, events: [event(session, command, facts, now)] });
}

/**
 * For each command about a session, whether it is possible now, or everything that stands against it. Of
 * `move` and `schedule` only what does not depend on the new time is checked. Facts as for
 * `decideSession`.
 *
 * @example
 * ```ts
 * import { availableSessionCommands, id } from '@coterie/core';
 *
 * const session = {
 *   id: id<'Session'>('kick-off'), title: null, kind: 'meeting', state: 'tentative',
 *   timing: { kind: 'to_be_announced' }, statedMinutes: 90, modality: null, place: null, joinLink: null,
 *   cycles: [], gathering: null, facilitators: [], tracks: [], alternativeOf: null, required: null,
 * } as const;
 * const commands = availableSessionCommands(session, { membersWithoutMark: null }, '2024-01-15T15:00:00Z');
 * commands.filter((one) => one.possible).map((one) => one.command); // => ['schedule', 'move', 'cancel']
 * ```
 */
export function availableSessionCommands(
  session: Session,
  facts: SessionFacts,
  now: Instant,
): readonly CommandAvailability<SessionCommandKind, SessionRefusal>[] {
  return sessionCommands.map((command) => {
    const refusals = refusalsWhateverTime(session, command, facts, now);
    return isNonEmpty(refusals) ? { command, possible: false, refusals } : { command, possible: true };
  });
}

function refusalsWhateverTime(
  session: Session,
  kind: SessionCommandKind,
  facts: SessionFacts,
  now: Instant,
): readonly SessionRefusal[] {
  if (findTransition(sessionTransitions, session.state, kind) === null) return [notPossible(session, kind)];
  if (kind === 'hold') return refusalsOfCommand(session, { kind }, now);
  if (kind !== 'closeAttendance') return [];
  const command = { kind, acceptMissingMarks: true } as const;
  return [...refusalsOfCommand(session, command, now), ...refusalsOfMarks(command, facts)];
}

function refusalsOfCommand(session: Session, command: SessionCommand, now: Instant): SessionRefusal[] {
  switch (command.kind) {
    case 'schedule':
      return refusalsOfFirmTiming(command.timing ?? session.timing);
    case 'move': {
      const refusals =
        session.state === 'scheduled'
          ? refusalsOfFirmTiming(command.timing)
          : [...checkTiming(command.timing)];
      if (isSameTiming(session.timing, command.timing)) {
        refusals.push({ kind: 'session_not_moved', ruleId: moveChangesTiming.id, timing: command.timing });
      }
      return refusals;
    }
    case 'hold':
      return hasBegun(session.timing, now) === false
        ? [{ kind: 'session_not_begun', ruleId: heldAfterStart.id, timing: session.timing, now }]
        : [];
    case 'closeAttendance':
      return isOver(session.timing, now) === false
        ? [{ kind: 'session_not_over', ruleId: attendanceClosesAfterEnd.id, timing: session.timing, now }]
        : [];
    case 'cancel':
      return [];
  }
}

function refusalsOfFirmTiming(timing: SessionTiming): SessionRefusal[] {
  const refusals = [...checkTiming(timing)];
  if (possibleDays(timing) === null || timing.kind === 'window') {
    refusals.unshift({ kind: 'session_date_unknown', ruleId: scheduledHasDate.id, timing });
  }
  return refusals;
}

function refusalsOfMarks(command: SessionCommand, facts: SessionFacts): SessionRefusal[] {
  const missing = facts.membersWithoutMark ?? 0;
  if (command.kind !== 'closeAttendance' || command.acceptMissingMarks || missing === 0) return [];
  return [{ kind: 'session_marks_missing', ruleId: marksComplete.id, membersWithoutMark: missing }];
}

function notPossible(session: Session, command: SessionCommandKind): SessionRefusal {
  return {
    kind: 'session_command_not_possible',
    ruleId: sessionLifecycle.id,
    command,
    state: session.state,
    possibleIn: sessionStates.filter((state) => findTransition(sessionTransitions, state, command) !== null),
  };
}

function commandTiming(session: Session, command: SessionCommand): SessionTiming {
  if (command.kind === 'move') return command.timing;
  return command.kind === 'schedule' ? (command.timing ?? session.timing) : session.timing;
}

function event(session: Session, command: SessionCommand, facts: SessionFacts, at: Instant): SessionEvent {
  const sessionId = session.id;
  switch (command.kind) {
    case 'schedule':
      return { kind: 'session_scheduled', sessionId, at, timing: commandTiming(session, command) };
    case 'move':
      return {
        kind: 'session_moved',
        sessionId,
        at,
        from: session.timing,
        to: command.timing,
        reason: command.reason,
      };
    case 'hold':
      return { kind: 'session_held', sessionId, at };
    case 'closeAttendance':
      return { kind: 'attendance_closed', sessionId, at, membersWithoutMark: facts.membersWithoutMark };
    case 'cancel':
      return { kind: 'session_cancelled', sessionId, at, reason: command.reason };
  }
}

/** Timings are flat plain data, so their fields say all. */
function isSameTiming(left: SessionTiming, right: SessionTiming): boolean {
  const leftFields: Readonly<Record<string, unknown>> = { ...left };
  const rightFields: Readonly<Record<string, unknown>> = { ...right };
  const names = new Set([...Object.keys(leftFields), ...Object.keys(rightFields)]);
  return [...names].every((name) => leftFields[name] === rightFields[name]);
}
