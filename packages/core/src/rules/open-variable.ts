import type { ResolvedComparison } from './compare-value.ts';
import { conditionKey, countKey, negatedKey } from './condition-key.ts';
import type { Bounds, Facts, KnownValue } from './fact.ts';
import { foldText } from './fold-text.ts';
import { resolveDate } from './reference-date.ts';
import {
  type Comparison,
  type Condition,
  type OperatorAndValue,
  operatorOf,
  type RuleDocument,
} from './rule.ts';
import { numberCells, valueCells } from './value-cells.ts';
import type { Attribute } from './vocabulary.ts';

/** Something that is not known, and the ways in which the rule can tell its values apart. */
export interface OpenVariable {
  readonly key: string;
  readonly cells: readonly (KnownValue | null)[];
}

/** What the rule compares, gathered once: the comparisons by attribute, the limits by count or sum. */
export interface Mentions {
  readonly tests: ReadonlyMap<string, readonly OperatorAndValue[]>;
  readonly limits: ReadonlyMap<string, readonly number[]>;
  /** The attributes that are added up, by the same keys as the comparisons. */
  readonly summed: ReadonlySet<string>;
}

const attributeKey = (collection: string | null, attribute: string) =>
  JSON.stringify([collection, attribute]);

export const countVariable = (collection: string, where: Condition | undefined) =>
  JSON.stringify(['count', collection, countKey(where)]);
export const failureVariable = (collection: string, where: Condition) =>
  JSON.stringify(['count', collection, negatedKey(where)]);
export const sumVariable = (collection: string, attribute: string, where: Condition | undefined) =>
  JSON.stringify(['sum', collection, attribute, conditionKey(where)]);

// A rule does not change, and is checked for many people.
const gatheredOnce = new WeakMap<RuleDocument, Mentions>();

/** What the rule compares. */
export function mentionsOf(rule: RuleDocument): Mentions {
  let known = gatheredOnce.get(rule);
  if (known === undefined) {
    known = gatherMentions(rule);
    gatheredOnce.set(rule, known);
  }
  return known;
}

function gatherMentions(rule: RuleDocument): Mentions {
  const tests = new Map<string, OperatorAndValue[]>();
  const limits = new Map<string, number[]>();
  const summed = new Set<string>();
  const add = <T>(map: Map<string, T[]>, key: string, ...values: T[]) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, values);
    else list.push(...values);
  };
  const given = (...values: readonly (number | undefined)[]) =>
    values.filter((value): value is number => value !== undefined);
  const walk = (condition: Condition, collection: string | null): void => {
    if ('all' in condition) for (const one of condition.all) walk(one, collection);
    else if ('any' in condition) for (const one of condition.any) walk(one, collection);
    else if ('not' in condition) walk(condition.not, collection);
    else if ('of' in condition) for (const one of condition.of) walk(one, collection);
    else if ('some' in condition) {
      add(limits, countVariable(condition.some, condition.where), 1);
      walk(condition.where, condition.some);
    } else if ('every' in condition) {
      add(limits, failureVariable(condition.every, condition.where), 0);
      walk(condition.where, condition.every);
    } else if ('count' in condition) {
      add(limits, countVariable(condition.count, condition.where), ...given(condition.min, condition.max));
      if (condition.where !== undefined) walk(condition.where, condition.count);
    } else if ('sum' in condition) {
      const key = sumVariable(condition.in, condition.sum, condition.where);
      add(limits, key, ...given(condition.min, condition.max));
      summed.add(attributeKey(condition.in, condition.sum));
      if (condition.where !== undefined) walk(condition.where, condition.in);
    } else if ('attribute' in condition) {
      const test = operatorOf(condition);
      if (test !== null) add(tests, attributeKey(collection, condition.attribute), test);
    }
  };
  walk(rule.when, null);
  return { tests, limits, summed };
}

/** The attributes of a collection that the rule looks at. */
export function mentionedAttributes(mentions: Mentions, collection: string): readonly string[] {
  const names = new Set<string>();
  for (const key of [...mentions.tests.keys(), ...mentions.summed]) {
    const [of, name] = JSON.parse(key) as readonly [string | null, string];
    if (of === collection) names.add(name);
  }
  return [...names];
}

/** The comparisons of the rule on one attribute, those left out whose reference day has no date. */
export function testsOn(
  mentions: Mentions,
  collection: string | null,
  name: string,
  attribute: Attribute,
  facts: Facts,
): readonly ResolvedComparison[] {
  return (mentions.tests.get(attributeKey(collection, name)) ?? []).flatMap((test) => {
    const resolved = resolveTest(test, attribute, facts);
    return 'unknown' in resolved ? [] : [resolved.test];
  });
}

/** A comparison with its day found and its texts folded, or the name of the day whose date is unknown. */
export function resolveTest(
  test: OperatorAndValue,
  attribute: Attribute,
  facts: Facts,
): { readonly test: ResolvedComparison } | { readonly unknown: string } {
  switch (test.operator) {
    case 'onOrAfter':
    case 'onOrBefore': {
      const day = resolveDate(test.value, facts);
      return day.kind === 'unknown'
        ? { unknown: day.name }
        : { test: { operator: test.operator, value: day.date } };
    }
    case 'heldFor': {
      const day = resolveDate(test.value.on, facts);
      return day.kind === 'unknown'
        ? { unknown: day.name }
        : { test: { operator: 'heldFor', value: { atLeast: test.value.atLeast, on: day.date } } };
    }
    default:
      return { test: attribute.kind === 'text' ? foldTest(test) : test };
  }
}

type PlainTest = Exclude<OperatorAndValue, { operator: 'onOrAfter' | 'onOrBefore' | 'heldFor' }>;

function foldTest(test: PlainTest): PlainTest {
  const fold = <T>(value: T) => (typeof value === 'string' ? (foldText(value) as T & string) : value);
  switch (test.operator) {
    case 'equals':
      return { operator: 'equals', value: fold(test.value) };
    case 'oneOf':
    case 'noneOf':
      return { operator: test.operator, value: test.value.map(fold) };
    case 'contains':
    case 'startsWith':
      return { operator: test.operator, value: foldText(test.value) };
    default:
      return test;
  }
}

/** Hands out the variables of one check, each made once. */
export interface OpenVariables {
  attribute(place: AttributePlace, attribute: Attribute, bounds: Bounds | null): OpenVariable | null;
  criterion(id: string): OpenVariable;
  number(key: string, bounds: Bounds, whole: boolean): OpenVariable;
}

/** Where an open attribute stands: of the person, or of one item of a collection. */
export interface AttributePlace {
  readonly collection: string | null;
  readonly item: number | null;
  readonly name: Comparison['attribute'];
}

export function openVariables(rule: RuleDocument, facts: Facts): OpenVariables {
  const made = new Map<string, OpenVariable | null>();
  let gathered: Mentions | null = null;
  const mentions = () => (gathered ??= mentionsOf(rule));
  const once = (key: string, cells: () => OpenVariable['cells'] | null): OpenVariable | null => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const found = cells();
    const variable = found === null || found.length === 0 ? null : { key, cells: found };
    made.set(key, variable);
    return variable;
  };
  return {
    attribute: (place, attribute, bounds) =>
      once(JSON.stringify(['attribute', place.collection, place.item, place.name]), () =>
        valueCells(attribute, testsOn(mentions(), place.collection, place.name, attribute, facts), bounds),
      ),
    criterion: (id) => {
      const key = JSON.stringify(['criterion', id]);
      return once(key, () => [true, false]) ?? { key, cells: [true, false] };
    },
    number: (key, bounds, whole) =>
      once(key, () =>
        numberCells(
          mentions().limits.get(key) ?? [],
          Number.isFinite(bounds.atLeast) ? bounds.atLeast : null,
          bounds.atMost,
          whole,
        ),
      ) ?? { key, cells: [bounds.atLeast] },
  };
}
