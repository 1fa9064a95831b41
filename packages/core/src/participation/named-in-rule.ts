import type { Condition } from '../rules/rule.ts';

/** The attributes that a condition names, of the member (`collection` is `null`) or of a collection's items. */
export function attributesNamed(
  condition: Condition,
  collection: string | null,
  inside: string | null = null,
): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (one: Condition, scope: string | null) => {
    for (const name of attributesNamed(one, collection, scope)) names.add(name);
  };
  if ('all' in condition) for (const one of condition.all) add(one, inside);
  else if ('any' in condition) for (const one of condition.any) add(one, inside);
  else if ('of' in condition) for (const one of condition.of) add(one, inside);
  else if ('not' in condition) add(condition.not, inside);
  else if ('some' in condition) add(condition.where, condition.some);
  else if ('every' in condition) add(condition.where, condition.every);
  else if ('sum' in condition) {
    if (condition.in === collection) names.add(condition.sum);
    if (condition.where !== undefined) add(condition.where, condition.in);
  } else if ('count' in condition) {
    if (condition.where !== undefined) add(condition.where, condition.count);
  } else if ('attribute' in condition && inside === collection) names.add(condition.attribute);
  return names;
}
