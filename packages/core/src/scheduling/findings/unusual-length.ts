import { minutesOfTime, type TimeRange, timeOfMinutes, timeRangeMinutes } from '../../calendar/time-range.ts';
import type { Finding } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import { type SessionTiming, timingMinutes } from '../session-timing.ts';
import type { TimetableEntry } from './reading.ts';
import { wordsOfMinutes, wordsOfRange } from './words-of-time.ts';

export const lengthIsUsual = defineRule(
  'scheduling.length-is-usual',
  'A session is about as long as the others beside it.',
);

// Fewer than three others do not make a custom; within a factor of two, lengths simply vary.
const fewestOthers = 3;
const largestFactor = 2;

/**
 * One finding for each session that is more than twice, or less than half, as long as the others
 * usually are (their median; at least three others with a known length). Where another half of the
 * day for the start or the end gives just the usual length, that is suggested: "12:30 AM – 2:00 PM"
 * beside sessions of 90 minutes is probably 12:30 PM.
 *
 * Rule: `scheduling.length-is-usual`, a warning. Give the sessions of one gathering or one cycle.
 *
 * @example
 * ```ts
 * import { findUnusualLengths, timedTiming } from '@coterie/core';
 *
 * const entry = (label: string, start: `${number}:${number}`, end: `${number}:${number}`) => ({
 *   place: { pointer: `/sessions/${label}` }, label, quotation: null, timing: timedTiming('2024-04-18', start, end, null),
 * });
 * const [finding] = findUnusualLengths([
 *   entry('ERSEA', '08:30', '10:00'), entry('Health', '14:30', '16:00'),
 *   entry('Coaches', '13:30', '15:00'), entry('Data Management', '00:30', '14:00'),
 * ]);
 * finding?.suggestion; // => '12:30 PM – 2:00 PM'
 * ```
 */
export function findUnusualLengths(entries: readonly TimetableEntry[]): readonly Finding[] {
  const lengths = entries.map((entry) => positiveMinutes(entry.timing));
  const sorted = lengths.filter((minutes) => minutes !== null).sort((left, right) => left - right);
  if (sorted.length <= fewestOthers) return [];
  return entries.flatMap((entry, index): Finding[] => {
    const minutes = lengths[index] ?? null;
    if (minutes === null) return [];
    const usual = medianWithout(sorted, minutes);
    if (minutes <= usual * largestFactor && minutes * largestFactor >= usual) return [];
    const printed = rangeOf(entry.timing);
    const likelier = printed === null ? null : otherHalfOfDay(printed, usual);
    return [
      {
        ruleId: lengthIsUsual.id,
        severity: 'warning',
        place: entry.place,
        quotation: entry.quotation,
        understood: `${printed === null ? '' : `${wordsOfRange(printed)}, `}${wordsOfMinutes(minutes)}`,
        suggestion: likelier === null ? null : wordsOfRange(likelier),
        facts: {
          label: entry.label,
          minutes,
          usualMinutes: usual,
          others: sorted.length - 1,
          suggested: likelier === null ? null : { ...likelier },
        },
      },
    ];
  });
}

function positiveMinutes(timing: SessionTiming): number | null {
  const minutes = timingMinutes(timing);
  return minutes !== null && minutes > 0 ? minutes : null;
}

/** The median of all but one of the sorted lengths, in constant time. */
function medianWithout(sorted: readonly number[], excluded: number): number {
  const others = sorted.length - 1;
  const position = sorted.indexOf(excluded);
  const at = (index: number): number => sorted[index < position ? index : index + 1] as number;
  const middle = Math.floor(others / 2);
  return others % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

function rangeOf(timing: SessionTiming): TimeRange | null {
  if (timing.kind === 'timed') {
    return { start: timing.start, end: timing.end, endsNextDay: timing.endDate !== timing.date };
  }
  if (timing.kind !== 'time_only') return null;
  return {
    start: timing.start,
    end: timing.end,
    endsNextDay: timing.end !== null && timing.end <= timing.start,
  };
}

/** The range with AM and PM exchanged at its start or its end, where that gives the usual length. */
function otherHalfOfDay(range: TimeRange, usual: number): TimeRange | null {
  if (range.end === null) return null;
  const start = minutesOfTime(range.start);
  const end = minutesOfTime(range.end);
  const candidates = [
    [start + 720, end],
    [start, end + 720],
  ].map(([from = 0, to = 0]): TimeRange => {
    const [first, last] = [from % 1440, to % 1440];
    return { start: timeOfMinutes(first), end: timeOfMinutes(last), endsNextDay: last <= first };
  });
  const usualOnes = candidates.filter((each) => timeRangeMinutes(each) === usual);
  // Few sessions run past midnight.
  return usualOnes.find((each) => !each.endsNextDay) ?? usualOnes[0] ?? null;
}
