import { toInstant } from '../../calendar/zoned-instant.ts';
import type { Finding } from '../../kernel/finding.ts';
import { readTimeZone } from '../../kernel/read-time-value.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import { localTimeExists } from '../check-timing.ts';
import type { TimetableEntry } from './reading.ts';

export const localTimeIsUnique = defineRule(
  'scheduling.local-time-is-unique',
  'A session begins and ends at times that the clocks of its zone show only once.',
);

/**
 * One finding for each start or end that the clocks of the zone skip (an error) or show twice (a
 * warning), where they are changed.
 *
 * Rules: `scheduling.local-time-exists`, `scheduling.local-time-is-unique`.
 *
 * @example
 * ```ts
 * import { findClockChangeTimes, timedTiming } from '@coterie/core';
 *
 * const timing = timedTiming('2024-03-10', '02:30', '04:00', 'America/Chicago');
 * findClockChangeTimes([{ place: { pointer: '/sessions/0' }, label: 'Early', quotation: null, timing }])[0]?.suggestion; // => '2024-03-10T07:30:00Z or 2024-03-10T08:30:00Z'
 * ```
 */
export function findClockChangeTimes(entries: readonly TimetableEntry[]): readonly Finding[] {
  return entries.flatMap(({ place, label, quotation, timing }): Finding[] => {
    if (timing.kind !== 'timed' || timing.zone === null || readTimeZone(timing.zone) === null) return [];
    const zone = timing.zone;
    const edges = [{ edge: 'start', date: timing.date, time: timing.start }];
    if (timing.end !== null && timing.endDate !== null) {
      edges.push({ edge: 'end', date: timing.endDate, time: timing.end });
    }
    return edges.flatMap(({ edge, date, time }): Finding[] => {
      const found = toInstant(date, time, zone);
      if (found.kind === 'exact') return [];
      const isGap = found.kind === 'gap';
      const { earlier, later } = found;
      return [
        {
          ruleId: isGap ? localTimeExists.id : localTimeIsUnique.id,
          severity: isGap ? 'error' : 'warning',
          place,
          quotation,
          understood: `${date} ${time} in ${zone}, which the clocks ${isGap ? 'skip' : 'show twice'}`,
          suggestion: `${earlier} or ${later}`,
          facts: { label, edge, date, time, zone, earlier, later },
        },
      ];
    });
  });
}
