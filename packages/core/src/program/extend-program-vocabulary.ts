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
