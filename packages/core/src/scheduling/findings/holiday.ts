import type { Finding } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import type { LocalDate } from '../../kernel/temporal.ts';
import type { TimetableEntry } from './reading.ts';

export const notOnHoliday = defineRule('scheduling.not-on-holiday', 'A session does not fall on a holiday.');

export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
}

/**
 * One finding for each session on a holiday of the given calendar. Which days are holidays is for the
 * caller to know; without a calendar there is nothing to find.
 *
 * Rule: `scheduling.not-on-holiday`, a warning.
 *
 * @example
 * ```ts
 * import { findSessionsOnHolidays } from '@coterie/core';
 *
 * const timing = { kind: 'date_only', date: '2023-11-23', zone: null } as const;
 * const entry = { place: { pointer: '/sessions/1' }, label: 'Second meeting', quotation: null, timing };
 * findSessionsOnHolidays([entry], [{ date: '2023-11-23', name: 'Thanksgiving' }])[0]?.facts.holiday; // => 'Thanksgiving'
 * ```
 */
export function findSessionsOnHolidays(
  entries: readonly TimetableEntry[],
  holidays: readonly Holiday[],
): readonly Finding[] {
  const names = new Map(holidays.map((holiday) => [holiday.date, holiday.name]));
  return entries.flatMap(({ place, label, quotation, timing }): Finding[] => {
    if (timing.kind !== 'timed' && timing.kind !== 'date_only') return [];
    const holiday = names.get(timing.date);
    if (holiday === undefined) return [];
    return [
      {
        ruleId: notOnHoliday.id,
        severity: 'warning',
        place,
        quotation,
        understood: timing.date,
        suggestion: null,
        facts: { label, date: timing.date, holiday },
      },
    ];
  });
}
