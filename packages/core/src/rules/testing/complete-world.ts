import type { CollectionFacts, Facts, FactValue, KnownValue } from '../fact.ts';
import type { Condition } from '../rule.ts';
import type { Attribute } from '../vocabulary.ts';
import { everyValue, smallWorld } from './small-world.ts';

/** A person of the small world of whom everything is decided. */
export interface CompletePerson {
  readonly attributes: { readonly [name: string]: KnownValue | null };
  readonly posts: readonly { readonly [name: string]: KnownValue | null }[];
  readonly criteria: { readonly [id: string]: boolean };
}

type Values = { readonly [name: string]: KnownValue | null };

/** The slow and obvious evaluator: two values, nothing unknown, the sentence of each condition as code. */
export function holds(
  condition: Condition,
  person: CompletePerson,
  values: Values = person.attributes,
): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, person, values));
  if ('any' in condition) return condition.any.some((one) => holds(one, person, values));
  if ('not' in condition) return !holds(condition.not, person, values);
  if ('of' in condition) {
    return condition.of.filter((one) => holds(one, person, values)).length >= condition.atLeast;
  }
  if ('undefinedCriterion' in condition) return person.criteria[condition.undefinedCriterion] === true;
  if ('some' in condition) return person.posts.some((post) => holds(condition.where, person, post));
  if ('every' in condition) return person.posts.every((post) => holds(condition.where, person, post));
  if ('count' in condition || 'sum' in condition) {
    const { where, min, max } = condition;
    const posts = person.posts.filter((post) => where === undefined || holds(where, person, post));
    let total = posts.length;
    if ('sum' in condition) {
      total = 0;
      for (const post of posts) total += Number(post[condition.sum]);
    }
    return total >= (min ?? total) && total <= (max ?? total);
  }
  const value = values[condition.attribute] ?? null;
  if (value === null) return 'noneOf' in condition;
  if ('known' in condition) return true;
  if ('equals' in condition) return value === condition.equals;
  if ('min' in condition) return Number(value) >= condition.min;
  if ('max' in condition) return Number(value) <= condition.max;
  if ('moreThan' in condition) return Number(value) > condition.moreThan;
  if ('lessThan' in condition) return Number(value) < condition.lessThan;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if ('oneOf' in condition) return condition.oneOf.some((one) => list.includes(one));
  if ('noneOf' in condition) return !condition.noneOf.some((one) => list.includes(one));
  if ('overlaps' in condition) return condition.overlaps.some((one) => list.includes(one));
  if ('includesAll' in condition) return condition.includesAll.every((one) => list.includes(one));
  if ('contains' in condition) return list.includes(condition.contains);
  throw new Error('the small world compares no texts and dates');
}

/** Every value that a fact leaves possible. */
export function possibleValues(
  fact: FactValue | undefined,
  attribute: Attribute,
): readonly (KnownValue | null)[] {
  const all = everyValue(attribute);
  if (fact === null || fact === undefined) return all;
  if (typeof fact !== 'object' || Array.isArray(fact)) return [fact as KnownValue];
  if ('none' in fact) return [null];
  if ('pending' in fact) return all;
  if (!('atLeast' in fact)) return all;
  const { atLeast, atMost } = fact;
  return all.filter((one) => typeof one === 'number' && one >= atLeast && one <= (atMost ?? one));
}

/** How many further posts somebody is imagined to have where the collection is not complete. */
const mostFurther = 2;

/**
 * Draws one completion: what is unknown is chosen by `draw`, which gives a number in [0, 1). Trying
 * all of them is feasible for one attribute only; for more, many draws stand in.
 */
export function drawCompletion(facts: Facts, draw: () => number): CompletePerson {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T;
  const complete = (
    known: { readonly [name: string]: FactValue },
    attributes: { readonly [name: string]: Attribute },
  ) =>
    Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [
        name,
        pick(possibleValues(known[name], attribute)),
      ]),
    );
  const known: CollectionFacts = facts.collections['posts'] ?? { items: [], complete: false };
  const declared = smallWorld.collections.posts.attributes;
  const further = known.complete ? 0 : Math.floor(draw() * (mostFurther + 1));
  return {
    attributes: complete(facts.attributes, smallWorld.attributes),
    posts: [
      ...known.items.map((item) => complete(item, declared)),
      ...Array.from({ length: further }, () => complete({}, declared)),
    ],
    criteria: Object.fromEntries(
      ['rural', 'remote'].map((id) => [id, facts.determinations?.[id] ?? draw() < 0.5]),
    ),
  };
}

/** The completion as facts of which nothing is open. */
export function toFacts(person: CompletePerson): Facts {
  const asFacts = (values: Values) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]): [string, FactValue] => [name, value ?? { none: true }]),
    );
  return {
    attributes: asFacts(person.attributes),
    collections: { posts: { items: person.posts.map(asFacts), complete: true } },
    determinations: person.criteria,
  };
}
