import type { Refusal } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';

/** At most so many seats for people who share one value of an attribute, inside the capacity. */
export interface AttributeCap {
  /** An attribute of the person as the caller knows it: `district`, `region`, `role`. */
  readonly attribute: string;
  /** The value that is limited; `null`: each value alike. */
  readonly value: string | null;
  readonly seats: number;
}

/**
 * What must be loaded to check caps, for every attribute that a cap names. Count under the lock of the
 * cycle's row: enrollments, and open offers of others.
 */
export interface CapFacts {
  /** The person's own values; `null` where unknown. */
  readonly values: { readonly [attribute: string]: string | null };
  /** How many seats are taken, by attribute and value: `{ district: { Racine: 3 } }`. */
  readonly taken: { readonly [attribute: string]: { readonly [value: string]: number } };
}

export type CapRefusal =
  | (Refusal & {
      readonly kind: 'cap_reached';
      readonly attribute: string;
      readonly value: string;
      readonly seats: number;
    })
  | (Refusal & {
      readonly kind: 'cap_value_unknown';
      readonly attribute: string;
      readonly fullValues: readonly string[];
    });

export const capNotExceeded = defineRule(
  'capacity.cap-not-exceeded',
  'Of the seats, no more go to people who share a district, region or role than the program allows.',
);

/**
 * Which caps stand against one more seat; empty where none does. Somebody whose value is unknown is
 * held back only where a cap that might be theirs is full. Rule: `capacity.cap-not-exceeded`.
 *
 * @example
 * ```ts
 * import { checkCaps } from '@coterie/core';
 *
 * const caps = [{ attribute: 'district', value: null, seats: 3 }];
 * const taken = { district: { Racine: 3, Kenosha: 1 } };
 * checkCaps(caps, { values: { district: 'Racine' }, taken })[0]?.kind; // => 'cap_reached'
 * checkCaps(caps, { values: { district: 'Kenosha' }, taken }); // => []
 * checkCaps(caps, { values: { district: null }, taken })[0]?.kind; // => 'cap_value_unknown'
 * ```
 */
export function checkCaps(caps: readonly AttributeCap[], facts: CapFacts): readonly CapRefusal[] {
  return caps.flatMap((cap): readonly CapRefusal[] => {
    const own = ownValue(facts.values, cap.attribute) ?? null;
    const taken = ownValue(facts.taken, cap.attribute) ?? {};
    const { attribute, seats } = cap;
    const ruleId = capNotExceeded.id;
    if (own !== null) {
      const applies = cap.value === null || cap.value === own;
      const isFull = (ownValue(taken, own) ?? 0) >= seats;
      return applies && isFull ? [{ kind: 'cap_reached', ruleId, attribute, value: own, seats }] : [];
    }
    const candidates = cap.value === null ? Object.keys(taken) : [cap.value];
    const fullValues = candidates.filter((value) => (ownValue(taken, value) ?? 0) >= seats);
    // No seat for anybody of any value: then whatever theirs is, it is full.
    const isFull = fullValues.length > 0 || (cap.value === null && seats <= 0);
    return isFull ? [{ kind: 'cap_value_unknown', ruleId, attribute, fullValues }] : [];
  });
}

// Names come from outside: "constructor" is no attribute of anybody.
function ownValue<T>(record: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
