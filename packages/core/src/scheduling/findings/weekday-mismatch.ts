import { type Weekday, weekdayOf } from '../../calendar/local-date.ts';
import type { Finding, Place } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import type { LocalDate } from '../../kernel/temporal.ts';

export const weekdayFitsDate = defineRule(
  'scheduling.weekday-fits-date',
  'A date falls on the day of the week that is printed with it.',
);

/** A date that is printed with its day of the week: "Friday, January 26, 2024". */
export interface DatedWeekday {
  readonly place: Place;
  readonly quotation: string;
  readonly date: LocalDate;
  readonly weekday: Weekday;
}

/**
 * One finding for each date that does not fall on the day of the week printed with it.
 *
 * Rule: `scheduling.weekday-fits-date`, a warning. `readPrintedDates` reads dates with weekdays.
 *
 * @example
 * ```ts
 * import { findWeekdayMismatches } from '@coterie/core';
 *
 * const deadline = { place: { pointer: '/window/closes' }, quotation: 'Friday, January 26, 2024', date: '2024-01-26' } as const;
 * findWeekdayMismatches([{ ...deadline, weekday: 'FR' }]); // => []
 * findWeekdayMismatches([{ ...deadline, weekday: 'TH' }])[0]?.facts; // => { date: '2024-01-26', printed: 'TH', actual: 'FR' }
 * ```
 */
export function findWeekdayMismatches(dates: readonly DatedWeekday[]): readonly Finding[] {
  return dates.flatMap(({ place, quotation, date, weekday }): Finding[] => {
    const actual = weekdayOf(date);
    if (actual === weekday) return [];
    return [
      {
        ruleId: weekdayFitsDate.id,
        severity: 'warning',
        place,
        quotation,
        understood: date,
        suggestion: null,
        facts: { date, printed: weekday, actual },
      },
    ];
  });
}
