import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Attendance, AttendanceMark } from './attendance.ts';
import type {
  AttendanceEvent,
  AttendanceRefusal,
  AttendanceSessionFacts,
  MarkAttendance,
  ParticipantBasis,
} from './attendance-command.ts';
import { applyMark, findMarkRefusals, findSessionRefusals } from './decide-attendance-mark.ts';

export const sheetsNameEachPersonOnce = defineRule(
  'attendance.sheet-names-each-person-once',
  'An attendance sheet names each person once.',
);
export const sheetsAreNotEmpty = defineRule(
  'attendance.sheet-is-not-empty',
  'An attendance sheet marks at least one person.',
);

export interface AttendanceSheetEntry {
  readonly personId: string;
  readonly mark: AttendanceMark;
  readonly minutes: number | null;
  /** A reason for this entry; where it is `null`, the reason of the sheet holds. */
  readonly reason: string | null;
}

export interface AttendanceSheet {
  readonly sessionId: string;
  readonly by: string;
  readonly reason: string | null;
  readonly entries: readonly AttendanceSheetEntry[];
}

export interface AttendanceSheetFacts {
  readonly session: AttendanceSessionFacts;
  /** By person id, for those on the sheet at least; who is not in it is no participant. */
  readonly participants: { readonly [personId: string]: ParticipantBasis };
  /** What is recorded of this session, for those on the sheet at least. */
  readonly recorded: readonly Attendance[];
}

/** A refusal with the place of its entry on the sheet; `null` where the whole sheet is meant. */
export type AttendanceSheetRefusal =
  | (AttendanceRefusal & { readonly index: number | null })
  | (Refusal & {
      readonly kind: 'marked_twice';
      readonly index: number;
      readonly firstIndex: number;
      readonly personId: string;
    })
  | (Refusal & { readonly kind: 'sheet_empty'; readonly index: null });

/**
 * Marks a whole session at once: all entries or none, with every problem and the index of its entry.
 * Who is not on the sheet keeps what is recorded of them, also where nothing is.
 *
 * The caller loads, and locks while deciding: the session, and what is recorded for those on the sheet.
 *
 * Rules: those of `decideAttendanceMark`, `attendance.sheet-names-each-person-once`,
 * `attendance.sheet-is-not-empty`.
 *
 * @returns the attendance of those on the sheet, in its order, with the events of those that changed
 *
 * @example
 * ```ts
 * import { decideAttendanceSheet } from '@coterie/core';
 *
 * const decision = decideAttendanceSheet(
 *   {
 *     sessionId: 's1', by: 'grace', reason: null,
 *     entries: [
 *       { personId: 'ada', mark: 'present', minutes: null, reason: null },
 *       { personId: 'nobody', mark: 'present', minutes: null, reason: null },
 *     ],
 *   },
 *   {
 *     session: { state: 'held', startsAt: null, minutes: 90 },
 *     participants: { ada: 'enrolled' },
 *     recorded: [],
 *   },
 *   '2024-02-01T14:40:00Z',
 * );
 * decision.ok ? [] : decision.error.map(({ kind, index }) => [kind, index]); // => [['not_a_participant', 1]]
 * ```
 */
export function decideAttendanceSheet(
  sheet: AttendanceSheet,
  facts: AttendanceSheetFacts,
  now: Instant,
): Decision<readonly Attendance[], AttendanceEvent, AttendanceSheetRefusal> {
  const { sessionId, by } = sheet;
  const refusals: AttendanceSheetRefusal[] = findSessionRefusals(sessionId, facts.session, now).map(
    (refusal) => ({ ...refusal, index: null }),
  );
  if (sheet.entries.length === 0) {
    refusals.push({ kind: 'sheet_empty', ruleId: sheetsAreNotEmpty.id, index: null });
  }
  const recordedByPerson = new Map(
    facts.recorded
      .filter((record) => record.sessionId === sessionId)
      .map((record) => [record.personId, record]),
  );
  const firstIndexByPerson = new Map<string, number>();
  const commands = sheet.entries.map((entry, index): MarkAttendance => {
    const { personId, mark, minutes } = entry;
    const command = { sessionId, personId, mark, minutes, by, reason: entry.reason ?? sheet.reason };
    const firstIndex = firstIndexByPerson.get(personId);
    if (firstIndex === undefined) firstIndexByPerson.set(personId, index);
    else {
      const ruleId = sheetsNameEachPersonOnce.id;
      refusals.push({ kind: 'marked_twice', ruleId, index, firstIndex, personId });
    }
    const participant = Object.hasOwn(facts.participants, personId)
      ? (facts.participants[personId] ?? 'none')
      : 'none';
    const recorded = recordedByPerson.get(personId) ?? null;
    for (const refusal of findMarkRefusals(recorded, command, { session: facts.session, participant })) {
      refusals.push({ ...refusal, index });
    }
    return command;
  });
  if (isNonEmpty(refusals)) return err(refusals);
  const closed = facts.session.state === 'attendance_closed';
  const applied = commands.map((command) =>
    applyMark(recordedByPerson.get(command.personId) ?? null, command, closed, now),
  );
  return ok({ next: applied.map(({ next }) => next), events: applied.flatMap(({ events }) => events) });
}
