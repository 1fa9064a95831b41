import { periodDates } from '../calendar/period.ts';
import { toLocal } from '../calendar/zoned-instant.ts';
import { type Instant, type LocalDate, Temporal, type TimeZoneId } from '../kernel/temporal.ts';
import type { Cycle } from './cycle.ts';

/**
 * The days that an eligibility rule may name for a cycle (`heldFor … on cycleStart`). What is not
 * known is left out, and a rule that names it is undetermined.
 *
 * @returns dates by the names of the vocabulary of persons: `today`, `applicationDeadline` (the last day
 *   to apply), `cycleStart`, `cycleEnd`
 *
 * @example
 * ```ts
 * import { referenceDatesOfCycle } from '@coterie/core';
 *
 * const cycle = {
 *   period: { kind: 'dates', start: '2024-02-01', end: '2024-03-21' },
 *   applicationWindow: { opens: null, closes: { kind: 'date', date: '2024-01-26' } },
 *   zone: 'America/Chicago',
 * } as const;
 * referenceDatesOfCycle(cycle, '2024-01-16T03:00:00Z').today; // => '2024-01-15'
 * referenceDatesOfCycle(cycle, '2024-01-16T03:00:00Z').applicationDeadline; // => '2024-01-26'
 * ```
 */
export function referenceDatesOfCycle(
  cycle: Pick<Cycle, 'period' | 'applicationWindow' | 'zone'>,
  now: Instant,
): { readonly [name: string]: LocalDate } {
  const { period, applicationWindow, zone } = cycle;
  const days = period === null ? null : periodDates(period);
  const { closes } = applicationWindow;
  const deadline =
    closes === null ? null : closes.kind === 'date' ? closes.date : lastDayBefore(closes.at, zone);
  return {
    ...(zone === null ? {} : { today: toLocal(now, zone).date }),
    ...(deadline === null ? {} : { applicationDeadline: deadline }),
    ...(days === null ? {} : { cycleStart: days.start, cycleEnd: days.end }),
  };
}

/** Windows are half-open: one that closes at midnight has the day before as its last. */
function lastDayBefore(closes: Instant, zone: TimeZoneId | null): LocalDate | null {
  if (zone === null) return null;
  const lastMoment = Temporal.Instant.from(closes).subtract({ nanoseconds: 1 }).toString() as Instant;
  return toLocal(lastMoment, zone).date;
}
