import type { Finding, Place } from '../../kernel/finding.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import type { Reading } from './reading.ts';

export const readingsAgree = defineRule(
  'scheduling.readings-agree',
  'What is printed of one value in several places says the same.',
);

/** The readings of one value, in the order of the page. */
export interface ValueReadings {
  /** Where the value stands in the document. */
  readonly place: Place;
  /** What the value is, in words: `dates of the gathering`. */
  readonly label: string;
  readonly readings: readonly Reading[];
  /** The reading that the document goes by, as an index; `null` where it goes by none. */
  readonly preferred: number | null;
}

/**
 * One finding where the readings of a value differ ("Apr. 15-19" beside "April 15-18"). All of them
 * are kept; none is chosen. Readings that were not understood are left out.
 *
 * Rule: `scheduling.readings-agree`, a warning.
 *
 * @example
 * ```ts
 * import { findConflictingReadings } from '@coterie/core';
 *
 * const place = { pointer: '/gatherings/3/dates' };
 * const findings = findConflictingReadings({
 *   place,
 *   label: 'dates of the gathering',
 *   preferred: 0,
 *   readings: [
 *     { place, quotation: 'April 15-18, 2024', understood: '15 to 18 April 2024', value: ['2024-04-15', '2024-04-18'] },
 *     { place, quotation: 'Apr. 15-19, 2024', understood: '15 to 19 April 2024', value: ['2024-04-15', '2024-04-19'] },
 *   ],
 * });
 * findings.map((finding) => finding.quotation); // => ['“April 15-18, 2024” beside “Apr. 15-19, 2024”']
 * ```
 */
export function findConflictingReadings(value: ValueReadings): readonly Finding[] {
  const byValue = new Map<string, Reading>();
  for (const reading of value.readings) {
    if (reading.value === null) continue;
    const key = canonical(reading.value);
    if (!byValue.has(key)) byValue.set(key, reading);
  }
  if (byValue.size < 2) return [];
  const different = [...byValue.values()];
  const preferred = value.preferred === null ? undefined : value.readings[value.preferred];
  return [
    {
      ruleId: readingsAgree.id,
      severity: 'warning',
      place: value.place,
      quotation: different.map((reading) => `“${reading.quotation}”`).join(' beside '),
      understood: preferred?.understood ?? null,
      suggestion: null,
      facts: {
        label: value.label,
        readings: different.map(({ place, quotation, understood, value: says }) => ({
          pointer: place.pointer,
          line: place.line ?? null,
          quotation,
          understood,
          value: says,
        })),
      },
    },
  ];
}

/** The same text for the same value, whatever the order of its names. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value as { readonly [key: string]: JsonValue });
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}
