/** What kind of value an attribute has, and so which operators may compare it. */
export type AttributeKind = 'boolean' | 'number' | 'text' | 'choice' | 'choices' | 'date';

/** One of the values that a `choice` or `choices` attribute may take. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** An attribute that rules may compare. */
export interface Attribute {
  readonly kind: AttributeKind;
  readonly label: string;
  /** What to ask the person; `null` where the person is not the one who knows. */
  readonly question: string | null;
  /** What a number counts: `sessions`, `hours a week`. */
  readonly unit?: string;
  /** The allowed values of `choice` and `choices`; where absent, any text is allowed. */
  readonly choices?: readonly Choice[];
  /** The least possible value of a number. */
  readonly min?: number;
  /** The greatest possible value of a number. */
  readonly max?: number;
  /** Whether a number is always whole. */
  readonly whole?: boolean;
  /** Whether somebody may have no value at all, which is known as `{ none: true }`; `known` asks for it. */
  readonly optional?: boolean;
}

export interface Collection {
  readonly label: string;
  /** What one item is called: `post`, `session`. */
  readonly itemLabel?: string;
  /** What to ask for further items; `null` or absent where the person is not the one who knows. */
  readonly question?: string | null;
  readonly attributes: { readonly [name: string]: Attribute };
}

/** The attributes, collections and reference days that a rule may name. */
export interface Vocabulary {
  readonly attributes: { readonly [name: string]: Attribute };
  readonly collections: { readonly [name: string]: Collection };
  /** Days that a rule may name, with their labels: `cycleStart`. */
  readonly referenceDates?: { readonly [name: string]: string };
}

/**
 * The attribute of that name, of the person or of an item of a collection; `null` where none is
 * declared. Names of the language's own prototypes are declared only if the vocabulary declares them.
 *
 * @example
 * ```ts
 * import { findAttribute, personVocabulary } from '@coterie/core';
 *
 * findAttribute(personVocabulary, 'affiliations', 'currentlyWorking')?.kind; // => 'boolean'
 * findAttribute(personVocabulary, null, 'toString'); // => null
 * ```
 */
export function findAttribute(
  vocabulary: Vocabulary,
  collection: string | null,
  name: string,
): Attribute | null {
  const attributes =
    collection === null ? vocabulary.attributes : findCollection(vocabulary, collection)?.attributes;
  return attributes !== undefined && Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
}

/**
 * The collection of that name; `null` where none is declared.
 *
 * @example
 * ```ts
 * import { findCollection, personVocabulary } from '@coterie/core';
 *
 * findCollection(personVocabulary, 'affiliations')?.label; // => 'Posts'
 * ```
 */
export function findCollection(vocabulary: Vocabulary, name: string): Collection | null {
  return Object.hasOwn(vocabulary.collections, name) ? (vocabulary.collections[name] ?? null) : null;
}
