import type { Finding, Place } from '../../kernel/finding.ts';
import type { JsonValue } from '../../kernel/json.ts';
import { defineRule } from '../../kernel/rule-definition.ts';

export const readingIsUnambiguous = defineRule(
  'scheduling.reading-is-unambiguous',
  'What is printed can be understood in one way only.',
);

/** One printed passage and the ways in which it can be understood. */
export interface AmbiguousPassage {
  readonly place: Place;
  readonly quotation: string;
  /** What the passage is about, in words: `what a single entry covers`. */
  readonly label: string;
  readonly readings: readonly { readonly understood: string; readonly value: JsonValue }[];
  /** The reading that the document goes by, as an index; `null` where it goes by none. */
  readonly preferred: number | null;
  /** Why that reading is preferred; `null` where nothing speaks for it. */
  readonly reason: string | null;
}

/**
 * One finding where a passage has two readings or more.
 *
 * Rule: `scheduling.reading-is-unambiguous`, a note.
 *
 * @example
 * ```ts
 * import { findAmbiguousReading } from '@coterie/core';
 *
 * const [finding] = findAmbiguousReading({
 *   place: { pointer: '/fees/0/entitlement' },
 *   quotation: 'a single CoP gathering',
 *   label: 'what a single entry covers',
 *   readings: [
 *     { understood: 'one community’s session', value: 'session' },
 *     { understood: 'a whole gathering', value: 'gathering' },
 *   ],
 *   preferred: 0,
 *   reason: 'the heading says “Single CoP Event”',
 * });
 * finding?.understood; // => 'one community’s session'
 * ```
 */
export function findAmbiguousReading(passage: AmbiguousPassage): readonly Finding[] {
  const readings = passage.readings.filter(
    (reading, index, all) => all.findIndex((other) => other.understood === reading.understood) === index,
  );
  if (readings.length < 2) return [];
  const preferred = passage.preferred === null ? undefined : passage.readings[passage.preferred];
  return [
    {
      ruleId: readingIsUnambiguous.id,
      severity: 'note',
      place: passage.place,
      quotation: passage.quotation,
      understood: preferred?.understood ?? null,
      suggestion: null,
      facts: {
        label: passage.label,
        readings: readings.map(({ understood, value }) => ({ understood, value })),
        reason: passage.reason,
      },
    },
  ];
}
