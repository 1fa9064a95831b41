import type { AttributeCap, CapFacts } from './attribute-cap.ts';

/** One post of a person, by the names of the vocabulary. */
type Post = Readonly<Record<string, unknown>>;

/**
 * What caps look at: the values of a person, and how many of the others who hold or are offered a seat share
 * each. Somebody's value is that of the first post that they hold now. See `capacity.cap-not-exceeded`.
 *
 * @param own the posts of the person, in their order
 * @param others the posts of each of the others
 *
 * @example
 * ```ts
 * import { countCapValues } from '@coterie/core';
 *
 * const caps = [{ attribute: 'district', value: null, seats: 3 }];
 * const own = [{ district: 'Kenosha', currentlyWorking: false }, { district: 'Racine' }];
 * const others = [[{ district: 'Racine' }], [{ district: 'Racine' }, { district: 'Kenosha' }], []];
 * countCapValues(caps, own, others); // => { values: { district: 'Racine' }, taken: { district: { Racine: 2 } } }
 * ```
 */
export function countCapValues(
  caps: readonly AttributeCap[],
  own: readonly Post[],
  others: readonly (readonly Post[])[],
): CapFacts {
  const attributes = [...new Set(caps.map((cap) => cap.attribute))];
  return {
    values: Object.fromEntries(attributes.map((attribute) => [attribute, valueHeld(own, attribute)])),
    taken: Object.fromEntries(attributes.map((attribute) => [attribute, countValues(others, attribute)])),
  };
}

function countValues(
  others: readonly (readonly Post[])[],
  attribute: string,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const posts of others) {
    const value = valueHeld(posts, attribute);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function valueHeld(posts: readonly Post[], attribute: string): string | null {
  for (const post of posts) {
    const value = post[attribute];
    if (typeof value === 'string' && post['currentlyWorking'] !== false) return value;
  }
  return null;
}
