import { unreachable } from '../kernel/invariant.ts';
import type { KnownValue } from './fact.ts';
import { foldText } from './fold-text.ts';
import { compareDates, hasHeldFor } from './reference-date.ts';
import type { Operator, OperatorAndValue } from './rule.ts';
import type { Attribute, AttributeKind } from './vocabulary.ts';

/** Which operators compare which kind of attribute. `known` asks only of attributes that are optional. */
export const operatorsOfKind = {
  boolean: ['equals', 'known'],
  number: ['equals', 'oneOf', 'noneOf', 'min', 'max', 'moreThan', 'lessThan', 'known'],
  text: ['equals', 'oneOf', 'noneOf', 'contains', 'startsWith', 'known'],
  choice: ['equals', 'oneOf', 'noneOf', 'known'],
  choices: ['overlaps', 'includesAll', 'contains', 'noneOf', 'known'],
  date: ['equals', 'onOrAfter', 'onOrBefore', 'heldFor', 'known'],
} as const satisfies { readonly [K in AttributeKind]: readonly Operator[] };

/**
 * A comparison whose days are found and whose texts are folded: nothing but the attribute's value is
 * open any more.
 */
export type ResolvedComparison =
  | Exclude<OperatorAndValue, { operator: 'onOrAfter' | 'onOrBefore' | 'heldFor' }>
  | { readonly operator: 'onOrAfter' | 'onOrBefore'; readonly value: string }
  | { readonly operator: 'heldFor'; readonly value: { readonly atLeast: string; readonly on: string } };

/**
 * Compares a value that somebody really has, so in two values. `null` is to have none, and then
 * only `noneOf` holds.
 */
export function compareValue(
  value: KnownValue | null,
  test: ResolvedComparison,
  attribute: Attribute,
): boolean {
  if (value === null) return test.operator === 'noneOf';
  if (attribute.kind === 'text' && typeof value === 'string') return compareText(foldText(value), test);
  switch (test.operator) {
    case 'known':
      return true;
    case 'equals':
      return value === test.value;
    case 'oneOf':
      return test.value.some((one) => value === one);
    case 'noneOf':
      return Array.isArray(value)
        ? !test.value.some((one) => value.includes(one))
        : !test.value.some((one) => value === one);
    case 'min':
      return (value as number) >= test.value;
    case 'max':
      return (value as number) <= test.value;
    case 'moreThan':
      return (value as number) > test.value;
    case 'lessThan':
      return (value as number) < test.value;
    case 'overlaps':
      return test.value.some((one) => (value as readonly string[]).includes(one));
    case 'includesAll':
      return test.value.every((one) => (value as readonly string[]).includes(one));
    case 'contains':
      return (value as readonly string[]).includes(test.value);
    case 'startsWith':
      return (value as string).startsWith(test.value);
    case 'onOrAfter':
      return compareDates(value as string, test.value) >= 0;
    case 'onOrBefore':
      return compareDates(value as string, test.value) <= 0;
    case 'heldFor':
      return hasHeldFor(value as string, test.value.atLeast, test.value.on);
    default:
      return unreachable(test);
  }
}

function compareText(value: string, test: ResolvedComparison): boolean {
  switch (test.operator) {
    case 'equals':
      return value === test.value;
    case 'oneOf':
      return test.value.includes(value);
    case 'noneOf':
      return !test.value.includes(value);
    case 'contains':
      return value.includes(test.value);
    case 'startsWith':
      return value.startsWith(test.value);
    default:
      return test.operator === 'known';
  }
}
