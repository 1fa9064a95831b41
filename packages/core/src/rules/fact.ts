import type { LocalDate } from '../kernel/temporal.ts';
import type { Attribute } from './vocabulary.ts';

/** What still grows: at least so much, at most so much (`null`: no limit is known). */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost: number | null;
}

/** What is known of one attribute. `null`, like an absent fact, is missing: nobody has said. */
export type FactValue =
  | boolean
  | number
  | string
  | readonly string[]
  | null
  | Bounds
  /** Not yet decided: it lies in the future. */
  | { readonly pending: true }
  /** Known to have no value; only attributes that are `optional` may have none. */
  | { readonly none: true };

/** The items of a collection, and whether they are all of them. */
export interface CollectionFacts {
  readonly items: readonly { readonly [name: string]: FactValue }[];
  /** `false`: there may be further items that nobody has named. */
  readonly complete: boolean;
  /** Why there may be further items: nobody has said (`false`, the default), or they lie in the future. */
  readonly pending?: boolean;
}

/** All that is known of one person or enrollment, as a rule sees it. Absent is missing. */
export interface Facts {
  readonly attributes: { readonly [name: string]: FactValue };
  readonly collections: { readonly [name: string]: CollectionFacts };
  /** How undefined criteria were determined, by criterion id. */
  readonly determinations?: { readonly [criterion: string]: boolean };
  readonly referenceDates?: { readonly [name: string]: LocalDate };
}

/** A value that somebody really has. */
export type KnownValue = boolean | number | string | readonly string[];

/** A fact as the checker reads it. */
export type FactState =
  | { readonly state: 'known'; readonly value: KnownValue }
  | { readonly state: 'none' }
  | { readonly state: 'missing' }
  | { readonly state: 'pending' }
  | { readonly state: 'bounds'; readonly bounds: Bounds };

const missing: FactState = { state: 'missing' };

/**
 * Reads one fact. A value of the wrong kind, or one that the vocabulary does not allow, is no
 * knowledge: it is read as missing, never as something that fails a rule. `parseFacts` reports it.
 */
export function readFact(
  values: { readonly [name: string]: FactValue },
  name: string,
  attribute: Attribute,
): FactState {
  if (!Object.hasOwn(values, name)) return missing;
  const value = values[name];
  if (value === null || value === undefined) return missing;
  if (typeof value === 'object' && !Array.isArray(value)) {
    if ('pending' in value) return { state: 'pending' };
    if ('none' in value) return attribute.optional === true ? { state: 'none' } : missing;
    if ('atLeast' in value && attribute.kind === 'number') return readBounds(value, attribute);
    return missing;
  }
  return isAllowed(value as KnownValue, attribute) ? { state: 'known', value: value as KnownValue } : missing;
}

function readBounds(bounds: Bounds, attribute: Attribute): FactState {
  const { atLeast, atMost } = bounds;
  if (!Number.isFinite(atLeast) || (atMost !== null && !(atMost >= atLeast))) return missing;
  const least = Math.max(atLeast, attribute.min ?? atLeast);
  const most = atMost === null ? (attribute.max ?? null) : Math.min(atMost, attribute.max ?? atMost);
  if (most !== null && most < least) return missing;
  if (least === most) return { state: 'known', value: least };
  return { state: 'bounds', bounds: { atLeast: least, atMost: most } };
}

/** Whether somebody may have this value of the attribute. */
export function isAllowed(value: unknown, attribute: Attribute): value is KnownValue {
  switch (attribute.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isFinite(value) &&
        value >= (attribute.min ?? value) &&
        value <= (attribute.max ?? value) &&
        (attribute.whole !== true || Number.isInteger(value))
      );
    case 'text':
      return typeof value === 'string';
    case 'choice':
      return typeof value === 'string' && isChoice(value, attribute);
    case 'choices':
      return (
        Array.isArray(value) && value.every((one) => typeof one === 'string' && isChoice(one, attribute))
      );
    case 'date':
      return typeof value === 'string' && isIsoDate(value);
  }
}

function isChoice(value: string, attribute: Attribute): boolean {
  return attribute.choices === undefined || attribute.choices.some((choice) => choice.value === value);
}

/** Whether the text is a date of the calendar, years 0001 to 9999, in extended ISO form. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= length;
}

const empty: CollectionFacts = { items: [], complete: false };

/** What is known of a collection; of one that no fact names, that there may be items. */
export function readCollection(facts: Facts, name: string): CollectionFacts {
  return Object.hasOwn(facts.collections, name) ? (facts.collections[name] ?? empty) : empty;
}

/** How a fact's value is called in the vocabulary: the label of a choice, the value elsewhere. */
export function choiceLabel(attribute: Attribute, value: string): string {
  return attribute.choices?.find((choice) => choice.value === value)?.label ?? value;
}
