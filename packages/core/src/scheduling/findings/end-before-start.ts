import type { Finding } from '../../kernel/finding.ts';
import { sessionEndsAfterStart } from '../check-timing.ts';
import { timingMinutes } from '../session-timing.ts';
import type { TimetableEntry } from './reading.ts';

// "10 PM – 1 AM" runs past midnight; "10:00 AM – 9:00 AM" does not run for 23 hours.
const longestPastMidnight = 12 * 60;

/**
 * One finding for each session that ends before it starts, or that ends at an earlier time of day and
 * would have to run past midnight for more than twelve hours in all.
 *
 * Rule: `scheduling.end-after-start`, an error.
 *
 * @example
 * ```ts
 * import { findEndsBeforeStart, timedTiming } from '@coterie/core';
 *
 * const entry = (start: `${number}:${number}`, end: `${number}:${number}`) =>
 *   ({ place: { pointer: '/sessions/0' }, label: 'Coaches', quotation: null, timing: timedTiming('2024-04-15', start, end, null) });
 * findEndsBeforeStart([entry('10:00', '09:00')]).length; // => 1
 * findEndsBeforeStart([entry('22:00', '01:00')]).length; // => 0
 * ```
 */
export function findEndsBeforeStart(entries: readonly TimetableEntry[]): readonly Finding[] {
  return entries.flatMap(({ place, label, quotation, timing }): Finding[] => {
    if (timing.kind === 'window') {
      if (timing.from <= timing.to) return [];
      return [
        finding(place, quotation, `${timing.from} to ${timing.to}`, {
          label,
          from: timing.from,
          to: timing.to,
        }),
      ];
    }
    if (timing.kind !== 'timed' && timing.kind !== 'time_only') return [];
    const minutes = timingMinutes(timing);
    if (minutes === null || timing.end === null) return [];
    const runsPastMidnight = timing.end <= timing.start;
    if (minutes > 0 && !(runsPastMidnight && minutes > longestPastMidnight)) return [];
    const facts = { label, start: timing.start, end: timing.end, minutes };
    return [finding(place, quotation, `${timing.start} to ${timing.end}`, facts)];
  });
}

function finding(
  place: Finding['place'],
  quotation: string | null,
  understood: string,
  facts: Finding['facts'],
): Finding {
  return {
    ruleId: sessionEndsAfterStart.id,
    severity: 'error',
    place,
    quotation,
    understood,
    suggestion: null,
    facts,
  };
}
