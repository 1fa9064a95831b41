import { checkInPeriod, type Period } from '../../calendar/period.ts';
import type { Finding } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import { possibleDays } from '../session-timing.ts';
import type { TimetableEntry } from './reading.ts';

export const sessionWithinPeriod = defineRule(
  'scheduling.session-within-period',
  'A session takes place within the period of its cycle and on the dates of its gathering.',
);

/** The period of a cycle, or the dates of a gathering. */
export interface PeriodOf {
  readonly pointer: string;
  readonly label: string;
  readonly period: Period;
}

/**
 * One finding for each session that lies, with any of its possible days, outside a period. Months
 * without a year are judged by the month only.
 *
 * Rule: `scheduling.session-within-period`, a warning.
 *
 * @example
 * ```ts
 * import { findSessionsOutsidePeriod } from '@coterie/core';
 *
 * const cycle = { pointer: '/cycles/0', label: 'Coaches', period: { kind: 'months', startMonth: 10, endMonth: 4, startYear: null } } as const;
 * const entry = { place: { pointer: '/sessions/7' }, label: 'Closing', quotation: null, timing: { kind: 'date_only', date: '2024-05-02', zone: null } } as const;
 * findSessionsOutsidePeriod([entry], cycle).length; // => 1
 * ```
 */
export function findSessionsOutsidePeriod(
  entries: readonly TimetableEntry[],
  of: PeriodOf,
): readonly Finding[] {
  return entries.flatMap(({ place, label, quotation, timing }): Finding[] => {
    const days = possibleDays(timing);
    if (days === null) return [];
    const positions = [checkInPeriod(of.period, days.from), checkInPeriod(of.period, days.to)];
    const outside = positions.find((position) => position !== 'inside' && position !== 'undetermined');
    if (outside === undefined) return [];
    return [
      {
        ruleId: sessionWithinPeriod.id,
        severity: 'warning',
        place,
        quotation,
        understood: days.from === days.to ? days.from : `${days.from} to ${days.to}`,
        suggestion: null,
        facts: {
          label,
          from: days.from,
          to: days.to,
          position: outside,
          periodOf: { pointer: of.pointer, label: of.label },
          period: { ...of.period },
        },
      },
    ];
  });
}
