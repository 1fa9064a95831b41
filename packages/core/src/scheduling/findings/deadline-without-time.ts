import type { WindowEdge } from '../../calendar/date-window.ts';
import type { Finding, Place } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import type { TimeZoneId } from '../../kernel/temporal.ts';

export const deadlineHasTime = defineRule(
  'scheduling.deadline-has-time',
  'A published deadline says until what time of the day it runs.',
);

/** A deadline as it is published. */
export interface PublishedDeadline {
  readonly place: Place;
  readonly quotation: string;
  readonly closes: WindowEdge;
  readonly zone: TimeZoneId | null;
}

/**
 * One finding for each published deadline that is a date only. It is understood to end with that day
 * in the organization's zone.
 *
 * Rule: `scheduling.deadline-has-time`, a note.
 *
 * @example
 * ```ts
 * import { findDeadlinesWithoutTime } from '@coterie/core';
 *
 * const [finding] = findDeadlinesWithoutTime([{
 *   place: { pointer: '/cycles/0/window/closes' },
 *   quotation: 'Friday, January 26, 2024',
 *   closes: { kind: 'date', date: '2024-01-26' },
 *   zone: 'America/Chicago',
 * }]);
 * finding?.understood; // => 'until the end of 2024-01-26 in America/Chicago'
 * ```
 */
export function findDeadlinesWithoutTime(deadlines: readonly PublishedDeadline[]): readonly Finding[] {
  return deadlines.flatMap(({ place, quotation, closes, zone }): Finding[] => {
    if (closes.kind !== 'date') return [];
    return [
      {
        ruleId: deadlineHasTime.id,
        severity: 'note',
        place,
        quotation,
        understood: `until the end of ${closes.date}${zone === null ? '' : ` in ${zone}`}`,
        suggestion: null,
        facts: { date: closes.date, zone },
      },
    ];
  });
}
