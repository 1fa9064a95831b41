import * as v from 'valibot';
import { personVocabulary } from '../eligibility/person-vocabulary.ts';
import type { Refusals } from '../kernel/decision.ts';
import type { Result } from '../kernel/result.ts';
import { completionVocabulary } from '../participation/completion-vocabulary.ts';
import {
  extendVocabulary,
  type VocabularyExtension,
  type VocabularyRefusal,
} from '../rules/extend-vocabulary.ts';
import type { Vocabulary } from '../rules/vocabulary.ts';
import type { Program } from './program.ts';
import { described, name, text, unknownable } from './value-schema.ts';

const attribute = v.strictObject({
  kind: v.picklist(['boolean', 'number', 'text', 'choice', 'choices', 'date']),
  label: name,
  question: described(unknownable(text), 'What to ask the person; null where others know it.'),
  unit: v.exactOptional(name),
  choices: v.exactOptional(v.pipe(v.array(v.strictObject({ value: name, label: name })), v.maxLength(500))),
  min: v.exactOptional(v.pipe(v.number(), v.finite())),
  max: v.exactOptional(v.pipe(v.number(), v.finite())),
  whole: v.exactOptional(v.boolean()),
  optional: described(v.exactOptional(v.boolean()), 'Whether somebody may have no value at all.'),
});

const attributes = v.optional(v.record(name, attribute), {});

const extension = v.strictObject({
  attributes,
  collections: v.optional(
    v.record(
      name,
      v.strictObject({
        label: described(v.exactOptional(name), 'Needed for a collection that is new.'),
        itemLabel: v.exactOptional(name),
        question: v.exactOptional(v.nullable(text)),
        attributes,
      }),
    ),
    {},
  ),
});

/** What rules of a program may name beyond what they may name anyway. */
export const programVocabulary = v.strictObject({
  persons: described(v.optional(extension, {}), 'For rules of eligibility.'),
  completion: described(v.optional(extension, {}), 'For rules of completion.'),
});

type ExtendedBy = Pick<Program, 'vocabulary' | 'referenceDates'>;
type Extended = Result<Vocabulary, Refusals<VocabularyRefusal>>;

/**
 * The vocabulary of a program's rules of eligibility: that of all programs, its own names, and its
 * reference dates. A program that was parsed has one; refused is a name with two meanings.
 *
 * @example
 * ```ts
 * import { extendPersonVocabulary } from '@coterie/core';
 *
 * const bilingual = { kind: 'boolean', label: 'Bilingual', question: null } as const;
 * const none = { attributes: {}, collections: {} };
 * const extended = extendPersonVocabulary({
 *   vocabulary: { persons: { attributes: { bilingual }, collections: {} }, completion: none },
 *   referenceDates: [],
 * });
 * extended.ok && extended.value.attributes.bilingual?.label; // => 'Bilingual'
 * ```
 */
export function extendPersonVocabulary({ vocabulary, referenceDates }: ExtendedBy): Extended {
  return extendVocabulary(personVocabulary, withDates(vocabulary.persons, referenceDates));
}

/**
 * The vocabulary of a program's rules of completion: that of all programs, its own names, and its
 * reference dates. Refused is a name with two meanings.
 *
 * @example
 * ```ts
 * import { extendCompletionVocabulary } from '@coterie/core';
 *
 * const attended = { kind: 'number', label: 'Another share', question: null } as const;
 * const extended = extendCompletionVocabulary({
 *   vocabulary: {
 *     persons: { attributes: {}, collections: {} },
 *     completion: { attributes: { attendedShare: attended }, collections: {} },
 *   },
 *   referenceDates: [],
 * });
 * extended.ok ? null : extended.error[0].kind; // => 'name_taken'
 * ```
 */
export function extendCompletionVocabulary({ vocabulary, referenceDates }: ExtendedBy): Extended {
  return extendVocabulary(completionVocabulary, withDates(vocabulary.completion, referenceDates));
}

function withDates(
  { attributes: added, collections }: ExtendedBy['vocabulary']['persons'],
  referenceDates: Program['referenceDates'],
): VocabularyExtension {
  const dates = Object.fromEntries(referenceDates.map(({ key, label }) => [key, label ?? key]));
  return { attributes: added, collections, referenceDates: dates } as VocabularyExtension;
}
