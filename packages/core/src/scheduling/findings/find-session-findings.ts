import type { Finding } from '../../kernel/finding.ts';
import { findEndsBeforeStart } from './end-before-start.ts';
import { findSessionsOnHolidays, type Holiday } from './holiday.ts';
import { findClockChangeTimes } from './local-time.ts';
import { findMissingMeridiems } from './missing-meridiem.ts';
import { findSessionsOutsidePeriod, type PeriodOf } from './outside-period.ts';
import { findOverlappingSessions, type OccupyingEntry } from './overlapping-sessions.ts';
import { findStatedMinutesConflicts } from './stated-minutes.ts';
import { findUnusualLengths } from './unusual-length.ts';

/** What the sessions of one gathering or one cycle are looked at beside. */
export interface TimetableContext {
  /** The period of the cycle, or the dates of the gathering; `null` where none is known. */
  readonly within: PeriodOf | null;
  readonly holidays: readonly Holiday[];
}

/**
 * All findings of the general rules on the sessions of one gathering or one cycle, in the order of the
 * sessions: missing meridiem, unusual length, stated length, end before start, times that do not exist, outside the
 * period, holiday, overlap. Lengths are compared among the sessions given, so give those of one kind
 * of timetable together.
 *
 * @example
 * ```ts
 * import { findSessionFindings, timedTiming } from '@coterie/core';
 *
 * const within = { pointer: '/gatherings/3', label: 'April', period: { kind: 'dates', start: '2024-04-15', end: '2024-04-18' } } as const;
 * const findings = findSessionFindings(
 *   [{
 *     place: { pointer: '/gatherings/3/sessions/6' }, label: 'Mental Health', quotation: '12:30 – 02:00PM', occupies: [],
 *     timing: timedTiming('2024-04-17', '12:30', '14:00', 'America/Chicago'),
 *   }],
 *   { within, holidays: [] },
 * );
 * findings.map((finding) => finding.ruleId); // => ['scheduling.meridiem-is-printed']
 * ```
 */
export function findSessionFindings(
  entries: readonly OccupyingEntry[],
  context: TimetableContext,
): readonly Finding[] {
  const findings = [
    ...findMissingMeridiems(entries),
    ...findUnusualLengths(entries),
    ...findStatedMinutesConflicts(entries),
    ...findEndsBeforeStart(entries),
    ...findClockChangeTimes(entries),
    ...(context.within === null ? [] : findSessionsOutsidePeriod(entries, context.within)),
    ...findSessionsOnHolidays(entries, context.holidays),
    ...findOverlappingSessions(entries),
  ];
  const order = new Map(entries.map((entry, index) => [entry.place.pointer, index]));
  const rank = (finding: Finding): number => order.get(finding.place.pointer) ?? entries.length;
  return findings.sort((left, right) => rank(left) - rank(right));
}
