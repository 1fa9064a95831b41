import { type Period, periodDates } from '../calendar/period.ts';
import { toLocal } from '../calendar/zoned-instant.ts';
import type { Instant, LocalDate, TimeZoneId } from '../kernel/temporal.ts';

/**
 * The day on which the facilitators of a cycle must be trained: its first day, or today where that day
 * is unknown or past. See the rule `facilitation.training-current`.
 *
 * @param zone of the cycle; where it is unknown, today is that of UTC
 *
 * @example
 * ```ts
 * import { trainingNeededOn } from '@coterie/core';
 *
 * const period = { kind: 'dates', start: '2024-02-01', end: '2024-03-21' } as const;
 * trainingNeededOn(period, 'America/Chicago', '2024-01-15T15:00:00Z'); // => '2024-02-01'
 * trainingNeededOn(period, 'America/Chicago', '2024-02-10T03:00:00Z'); // => '2024-02-09'
 * trainingNeededOn(null, null, '2024-01-15T15:00:00Z'); // => '2024-01-15'
 * ```
 */
export function trainingNeededOn(period: Period | null, zone: TimeZoneId | null, now: Instant): LocalDate {
  const first = period === null ? null : (periodDates(period)?.start ?? null);
  const today = toLocal(now, zone ?? 'UTC').date;
  return first !== null && first > today ? first : today;
}
