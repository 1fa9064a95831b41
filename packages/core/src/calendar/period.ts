import { type LocalDate, Temporal } from '../kernel/temporal.ts';
import { daysBetween } from './local-date.ts';

/** 1 is January. */
export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** Exact dates, both inclusive. */
export interface DatePeriod {
  readonly kind: 'dates';
  readonly start: LocalDate;
  readonly end: LocalDate;
}

/** Whole months, both inclusive; October to April runs over New Year. */
export interface MonthPeriod {
  readonly kind: 'months';
  readonly startMonth: Month;
  readonly endMonth: Month;
  /** The year of the first month; `null` where no year is said. */
  readonly startYear: number | null;
}

/** When something runs: exact dates, or a month span with or without a year. */
export type Period = DatePeriod | MonthPeriod;

/** Whether a date lies in a period, as far as the period is known. */
export type PeriodPosition = 'before' | 'inside' | 'after' | 'outside' | 'undetermined';

/**
 * The first and the last day of a period, both inclusive; `null` for months without a year.
 *
 * @example
 * ```ts
 * import { periodDates } from '@coterie/core';
 *
 * periodDates({ kind: 'months', startMonth: 10, endMonth: 4, startYear: 2023 }); // => { start: '2023-10-01', end: '2024-04-30' }
 * periodDates({ kind: 'months', startMonth: 10, endMonth: 4, startYear: null }); // => null
 * ```
 */
export function periodDates(period: Period): { readonly start: LocalDate; readonly end: LocalDate } | null {
  if (period.kind === 'dates') return { start: period.start, end: period.end };
  if (period.startYear === null) return null;
  const first = Temporal.PlainYearMonth.from({ year: period.startYear, month: period.startMonth });
  const endYear = period.startYear + (runsOverNewYear(period) ? 1 : 0);
  const last = Temporal.PlainYearMonth.from({ year: endYear, month: period.endMonth });
  return {
    start: first.toPlainDate({ day: 1 }).toString() as LocalDate,
    end: last.toPlainDate({ day: last.daysInMonth }).toString() as LocalDate,
  };
}

/**
 * How many days a period has, both ends counted; `null` for months without a year. Zero or less
 * where the end lies before the start.
 *
 * @example
 * ```ts
 * import { periodDays } from '@coterie/core';
 *
 * periodDays({ kind: 'dates', start: '2024-04-15', end: '2024-04-18' }); // => 4
 * ```
 */
export function periodDays(period: Period): number | null {
  const dates = periodDates(period);
  return dates === null ? null : daysBetween(dates.start, dates.end) + 1;
}

/**
 * Where a date lies beside a period. Of months without a year only `outside` (in no year) or
 * `undetermined` can be said.
 *
 * @example
 * ```ts
 * import { checkInPeriod } from '@coterie/core';
 *
 * const winter = { kind: 'months', startMonth: 10, endMonth: 4, startYear: null } as const;
 * checkInPeriod(winter, '2024-07-01'); // => 'outside'
 * checkInPeriod(winter, '2024-01-15'); // => 'undetermined'
 * checkInPeriod({ kind: 'dates', start: '2024-04-15', end: '2024-04-18' }, '2024-04-18'); // => 'inside'
 * ```
 */
export function checkInPeriod(period: Period, date: LocalDate): PeriodPosition {
  const dates = periodDates(period);
  if (dates !== null) {
    if (Temporal.PlainDate.compare(date, dates.start) < 0) return 'before';
    return Temporal.PlainDate.compare(date, dates.end) > 0 ? 'after' : 'inside';
  }
  const { startMonth, endMonth } = period as MonthPeriod;
  const month = Temporal.PlainDate.from(date).month;
  const inMonths = runsOverNewYear(period as MonthPeriod)
    ? month >= startMonth || month <= endMonth
    : month >= startMonth && month <= endMonth;
  return inMonths ? 'undetermined' : 'outside';
}

function runsOverNewYear(period: MonthPeriod): boolean {
  return period.endMonth < period.startMonth;
}
