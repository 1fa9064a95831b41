import { isNonEmpty, type Refusal, type Refusals } from '../kernel/decision.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { isIsoDate } from './fact.ts';
import type { Attribute, Collection, Vocabulary } from './vocabulary.ts';

export const vocabularyClash = defineRule(
  'rules.vocabulary-clash',
  'An extension adds names to a vocabulary; it gives no declared name another meaning.',
);
export const vocabularyShape = defineRule(
  'rules.vocabulary-shape',
  'A declared name is a word, and its choices and limits leave it a value to have.',
);

/** What an organization adds: attributes of the person, collections, or attributes of a declared collection. */
export interface VocabularyExtension {
  readonly attributes?: { readonly [name: string]: Attribute };
  readonly collections?: {
    readonly [name: string]: {
      /** Needed for a new collection. */
      readonly label?: string;
      readonly itemLabel?: string;
      readonly question?: string | null;
      readonly attributes: { readonly [name: string]: Attribute };
    };
  };
  readonly referenceDates?: { readonly [name: string]: string };
}

export type VocabularyRefusal =
  | (Refusal & {
      /** The name is declared already. */
      readonly kind: 'name_taken';
      readonly pointer: string;
      readonly name: string;
    })
  | (Refusal & {
      readonly kind: 'name_malformed' | 'choices_malformed' | 'limits_malformed' | 'label_missing';
      readonly pointer: string;
      readonly name: string;
    });

/**
 * Adds an organization's own names to a vocabulary. A name that is declared already is refused, so
 * that a rule means the same wherever it is read.
 *
 * @returns the whole vocabulary, or all that stands against it; rule ids `rules.vocabulary-clash`,
 *   `rules.vocabulary-shape`
 *
 * @example
 * ```ts
 * import { extendVocabulary, personVocabulary } from '@coterie/core';
 *
 * const bilingual = { kind: 'boolean', label: 'Bilingual', question: 'Do you teach in two languages?' } as const;
 * const extended = extendVocabulary(personVocabulary, { attributes: { bilingual } });
 * extended.ok && Object.hasOwn(extended.value.attributes, 'bilingual'); // => true
 * const clash = extendVocabulary(personVocabulary, { attributes: { sessionsAvailable: bilingual } });
 * clash.ok ? null : clash.error[0].kind; // => 'name_taken'
 * ```
 */
export function extendVocabulary(
  vocabulary: Vocabulary,
  extension: VocabularyExtension,
): Result<Vocabulary, Refusals<VocabularyRefusal>> {
  const refusals: VocabularyRefusal[] = [];
  const taken = (name: string, pointer: string) =>
    refusals.push({ kind: 'name_taken', ruleId: vocabularyClash.id, pointer, name });
  const malformed = (kind: Exclude<VocabularyRefusal['kind'], 'name_taken'>, name: string, pointer: string) =>
    refusals.push({ kind, ruleId: vocabularyShape.id, pointer, name });

  const extend = (
    base: { readonly [name: string]: Attribute },
    added: { readonly [name: string]: Attribute },
    pointer: string,
  ) => {
    for (const [name, attribute] of Object.entries(added)) {
      const at = `${pointer}/${name}`;
      if (Object.hasOwn(base, name)) taken(name, at);
      if (!isName(name)) malformed('name_malformed', name, at);
      if (attribute.label.trim() === '') malformed('label_missing', name, at);
      if (!hasUsableChoices(attribute)) malformed('choices_malformed', name, at);
      if (!hasUsableLimits(attribute)) malformed('limits_malformed', name, at);
    }
    return { ...base, ...added };
  };

  const attributes = extend(vocabulary.attributes, extension.attributes ?? {}, '/attributes');
  const collections: { [name: string]: Collection } = { ...vocabulary.collections };
  for (const [name, added] of Object.entries(extension.collections ?? {})) {
    const pointer = `/collections/${name}`;
    const declared = Object.hasOwn(vocabulary.collections, name) ? vocabulary.collections[name] : undefined;
    if (!isName(name)) malformed('name_malformed', name, pointer);
    if (declared !== undefined) {
      // A declared collection keeps what it is called; attributes are added to it.
      if (added.label !== undefined && added.label !== declared.label) taken(name, `${pointer}/label`);
      collections[name] = {
        ...declared,
        attributes: extend(declared.attributes, added.attributes, `${pointer}/attributes`),
      };
      continue;
    }
    const { label } = added;
    if (label === undefined || label.trim() === '') malformed('label_missing', name, `${pointer}/label`);
    collections[name] = {
      ...added,
      label: label ?? name,
      attributes: extend({}, added.attributes, `${pointer}/attributes`),
    };
  }
  const declaredDates = vocabulary.referenceDates ?? {};
  for (const name of Object.keys(extension.referenceDates ?? {})) {
    const pointer = `/referenceDates/${name}`;
    if (Object.hasOwn(declaredDates, name)) taken(name, pointer);
    if (!isName(name) || isIsoDate(name)) malformed('name_malformed', name, pointer);
  }
  if (isNonEmpty(refusals)) return err(refusals);
  return ok({
    attributes,
    collections,
    referenceDates: { ...declaredDates, ...extension.referenceDates },
  });
}

/** A word that can stand in a rule, a column heading or a form: letters, digits, underscores. */
function isName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && name !== 'constructor' && name !== 'prototype';
}

function hasUsableChoices(attribute: Attribute): boolean {
  if (attribute.choices === undefined) return true;
  if (attribute.kind !== 'choice' && attribute.kind !== 'choices') return false;
  const values = attribute.choices.map((choice) => choice.value);
  return values.length > 0 && new Set(values).size === values.length && !values.includes('');
}

function hasUsableLimits({ kind, min, max, whole }: Attribute): boolean {
  if (min === undefined && max === undefined && whole === undefined) return true;
  if (kind !== 'number') return false;
  const [least, most] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
  if (Number.isNaN(least) || Number.isNaN(most) || least > most) return false;
  return whole !== true || Math.ceil(least) <= Math.floor(most);
}
