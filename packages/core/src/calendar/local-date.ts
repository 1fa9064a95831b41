import { type LocalDate, Temporal } from '../kernel/temporal.ts';

/** A day of the week as RFC 5545 abbreviates it. */
export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';

/** The days of the week in ISO order, Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const satisfies readonly Weekday[];

/**
 * The day of the week on which a date falls.
 *
 * @example
 * ```ts
 * import { weekdayOf } from '@coterie/core';
 *
 * weekdayOf('2024-02-29'); // => 'TH'
 * ```
 */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1] as Weekday;
}

/**
 * The date so many days later; earlier where `days` is negative.
 *
 * @example
 * ```ts
 * import { addDays } from '@coterie/core';
 *
 * addDays('2024-02-28', 2); // => '2024-03-01'
 * ```
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/**
 * How many days lie from one date to another: 0 for the same date, negative where `to` is earlier.
 *
 * @example
 * ```ts
 * import { daysBetween } from '@coterie/core';
 *
 * daysBetween('2024-02-01', '2024-03-21'); // => 49
 * ```
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}
