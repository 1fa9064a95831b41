import type { Condition } from './rule.ts';

// Rules do not change: the key of each condition is made once.
const keys = new WeakMap<Condition, string>();

/**
 * The same text for conditions that ask the same, whatever they are called. Two counts over the same
 * items have one value, and are combined by it.
 */
export function conditionKey(condition: Condition | undefined): string {
  if (condition === undefined) return 'every item';
  let key = keys.get(condition);
  if (key === undefined) {
    key = JSON.stringify(condition, (name, value: unknown) =>
      name === 'label' || name === 'id' || name === 'quotation' ? undefined : sortKeys(value),
    );
    keys.set(condition, key);
  }
  return key;
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What `every` counts: the items that fail. Written so that a double `not` cancels. */
export function negatedKey(condition: Condition): string {
  return 'not' in condition ? conditionKey(condition.not) : `not ${conditionKey(condition)}`;
}

/** What a count over the condition counts, with `not` at its head written as `every` writes it. */
export function countKey(condition: Condition | undefined): string {
  return condition !== undefined && 'not' in condition ? negatedKey(condition.not) : conditionKey(condition);
}
