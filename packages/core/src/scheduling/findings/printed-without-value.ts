import type { Finding, Place } from '../../kernel/finding.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { defineRule } from '../../kernel/rule-definition.ts';

export const announcedValueIsPrinted = defineRule(
  'scheduling.announced-value-is-printed',
  'A value that a page announces is printed there.',
);

/** A value that a page may announce. */
export interface AnnouncedValue {
  readonly place: Place;
  /** What the value is, in words: `share of participants`. */
  readonly label: string;
  readonly value: JsonValue;
  /** The words that announce the value; `null` where the page does not speak of it at all. */
  readonly quotation: string | null;
}

/**
 * One finding where a page announces a value and leaves it out ("… of participants supported in their
 * role"). A value that the page does not speak of is unknown, and no finding.
 *
 * Rule: `scheduling.announced-value-is-printed`, a warning.
 *
 * @example
 * ```ts
 * import { findPrintedWithoutValue } from '@coterie/core';
 *
 * const place = { pointer: '/results/0/value' };
 * findPrintedWithoutValue({ place, label: 'share', value: null, quotation: 'of participants supported' }).length; // => 1
 * findPrintedWithoutValue({ place, label: 'share', value: 0.9, quotation: '90% of participants' }).length; // => 0
 * findPrintedWithoutValue({ place, label: 'capacity', value: null, quotation: null }).length; // => 0
 * ```
 */
export function findPrintedWithoutValue(announced: AnnouncedValue): readonly Finding[] {
  if (announced.value !== null || announced.quotation === null) return [];
  return [
    {
      ruleId: announcedValueIsPrinted.id,
      severity: 'warning',
      place: announced.place,
      quotation: announced.quotation,
      understood: null,
      suggestion: null,
      facts: { label: announced.label },
    },
  ];
}
