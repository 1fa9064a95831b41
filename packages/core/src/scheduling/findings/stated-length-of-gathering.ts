import { type Period, periodDays } from '../../calendar/period.ts';
import type { Finding, Place } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';

export const statedDaysAgree = defineRule(
  'scheduling.stated-days-agree',
  'How many days something is said to take agrees with its dates.',
);

/** A number of days that is said of one or several gatherings, and their dates. */
export interface StatedDays {
  /** Where the statement stands. */
  readonly place: Place;
  readonly quotation: string;
  readonly days: number;
  /** "Around three days": said to be rough. It is noted all the same, but only as a note. */
  readonly approximate: boolean;
  readonly dates: readonly { readonly pointer: string; readonly label: string; readonly period: Period }[];
}

/**
 * One finding where the dates of some gatherings are longer or shorter than a statement about them
 * says ("around three days" beside gatherings of four). Gatherings without known dates are left out.
 *
 * Rule: `scheduling.stated-days-agree`, a warning; a note where the statement is rough.
 *
 * @example
 * ```ts
 * import { findStatedDaysConflicts } from '@coterie/core';
 *
 * const dates = (pointer: string, start: `${number}-${number}-${number}`, end: typeof start) =>
 *   ({ pointer, label: pointer, period: { kind: 'dates', start, end } }) as const;
 * const [finding] = findStatedDaysConflicts({
 *   place: { pointer: '/gatherings' },
 *   quotation: 'around three days',
 *   days: 3,
 *   approximate: true,
 *   dates: [dates('/gatherings/1', '2023-12-11', '2023-12-13'), dates('/gatherings/3', '2024-04-15', '2024-04-18')],
 * });
 * finding?.facts.different; // => [{ pointer: '/gatherings/3', label: '/gatherings/3', days: 4 }]
 * ```
 */
export function findStatedDaysConflicts(stated: StatedDays): readonly Finding[] {
  const different = stated.dates.flatMap(({ pointer, label, period }) => {
    const days = periodDays(period);
    return days === null || days === stated.days ? [] : [{ pointer, label, days }];
  });
  if (different.length === 0) return [];
  return [
    {
      ruleId: statedDaysAgree.id,
      severity: stated.approximate ? 'note' : 'warning',
      place: stated.place,
      quotation: stated.quotation,
      understood: `${stated.days} days, beside ${different.map(({ label, days }) => `${days} (${label})`).join(', ')}`,
      suggestion: null,
      facts: { stated: stated.days, approximate: stated.approximate, different },
    },
  ];
}
