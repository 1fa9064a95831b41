import type { Weekday } from '../calendar/local-date.ts';
import { expandRecurrence, type RecurrenceRefusal, weekly } from '../calendar/recurrence.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/temporal.ts';
import type { ProgramSeries } from './program.ts';

/** At most so many sessions come of one series. */
export const seriesLimit = 400;

const weekdayOfName = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
} as const satisfies { readonly [name: string]: Weekday };

/**
 * The dates of a series, in order; none where they are not published. Refused where its rule cannot
 * be read or does not end, and where a weekly series has no end or two.
 */
export function readSeriesDates(
  series: ProgramSeries,
): Result<readonly LocalDate[], RecurrenceRefusal | { readonly kind: 'series_end' }> {
  switch (series.repeats) {
    case 'unscheduled':
      return ok([]);
    case 'dates':
      return ok([...new Set(series.dates)].sort());
    case 'rrule':
      return expandRecurrence(
        { from: series.from, rule: series.rule, additionalDates: series.also, exceptDates: series.except },
        seriesLimit,
      );
    case 'weekly': {
      const { from, until, times } = series;
      if ((until === null) === (times === null)) return err({ kind: 'series_end' });
      const recurrence = weekly({
        from,
        on: [weekdayOfName[series.weekday]],
        end: until === null ? { kind: 'times', times: times ?? 1 } : { kind: 'until', date: until },
        everyWeeks: series.every,
        except: series.except,
      });
      return expandRecurrence(recurrence, seriesLimit);
    }
  }
}

/** `live-3` is the third session of the series `live`. */
export function isOfSeries(key: string, series: ReadonlySet<string>): boolean {
  const end = key.lastIndexOf('-');
  return end > 0 && /^[1-9]\d*$/.test(key.slice(end + 1)) && series.has(key.slice(0, end));
}
