import type { LocalDate } from '../kernel/temporal.ts';
import type {
  Comparison,
  Condition,
  ConditionNotes,
  DateReference,
  MovedDate,
  RuleDocument,
} from './rule.ts';
import type { Attribute, Vocabulary } from './vocabulary.ts';

type Attributes = { readonly [name: string]: Attribute };

/** The values that a choice attribute may take, as the vocabulary spells them. */
type ChoiceOf<A extends Attribute> = A extends {
  readonly choices: readonly { readonly value: infer Value extends string }[];
}
  ? Value
  : string;

type Exactly<Shape, Keys extends string> = Shape & { readonly [K in Keys]?: never };
type OneOf<Tests, All extends string = keyof Tests & string> = {
  [K in keyof Tests]: Exactly<{ readonly [P in K]: Tests[K] }, Exclude<All, K & string>>;
}[keyof Tests];

type DayIn<V extends Vocabulary> =
  | LocalDate
  | (keyof V['referenceDates'] & string)
  | (Omit<MovedDate, 'on'> & { readonly on: LocalDate | (keyof V['referenceDates'] & string) });

interface TestsOfKind<A extends Attribute, Day> {
  readonly boolean: { readonly equals: boolean };
  readonly number: {
    readonly equals: number;
    readonly oneOf: readonly number[];
    readonly noneOf: readonly number[];
    readonly min: number;
    readonly max: number;
    readonly moreThan: number;
    readonly lessThan: number;
  };
  readonly text: {
    readonly equals: string;
    readonly oneOf: readonly string[];
    readonly noneOf: readonly string[];
    readonly contains: string;
    readonly startsWith: string;
  };
  readonly choice: {
    readonly equals: ChoiceOf<A>;
    readonly oneOf: readonly ChoiceOf<A>[];
    readonly noneOf: readonly ChoiceOf<A>[];
  };
  readonly choices: {
    readonly overlaps: readonly ChoiceOf<A>[];
    readonly includesAll: readonly ChoiceOf<A>[];
    readonly noneOf: readonly ChoiceOf<A>[];
    readonly contains: ChoiceOf<A>;
  };
  readonly date: {
    readonly equals: LocalDate;
    readonly onOrAfter: Day;
    readonly onOrBefore: Day;
    readonly heldFor: { readonly atLeast: string; readonly on: Day };
  };
}

/** What may be asked of an attribute: one operator of its kind, with a value of its kind. */
export type TestOf<A extends Attribute, Day = DateReference> = OneOf<
  TestsOfKind<A, Day>[A['kind']] &
    (A extends { readonly optional: true } ? { readonly known: true } : unknown)
>;

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

type NumericOf<A extends Attributes> = {
  [N in keyof A]: A[N]['kind'] extends 'number' ? N : never;
}[keyof A] &
  string;

/** Conditions on one attribute of the person, or of an item. */
export interface ItemConditions<A extends Attributes, Day> {
  is<N extends keyof A & string>(attribute: N, test: TestOf<A[N], Day>, notes?: ConditionNotes): Condition;
}

/** Builds conditions whose names and values the compiler checks against a vocabulary. */
export interface RuleBuilder<V extends Vocabulary> extends ItemConditions<V['attributes'], DayIn<V>> {
  rule(when: Condition): RuleDocument;
  all(conditions: readonly [Condition, ...Condition[]], notes?: ConditionNotes): Condition;
  any(conditions: readonly [Condition, ...Condition[]], notes?: ConditionNotes): Condition;
  not(condition: Condition, notes?: ConditionNotes): Condition;
  atLeast(least: number, of: readonly [Condition, ...Condition[]], notes?: ConditionNotes): Condition;
  some<C extends keyof V['collections'] & string>(
    collection: C,
    where: (item: ItemConditions<V['collections'][C]['attributes'], DayIn<V>>) => Condition,
    notes?: ConditionNotes,
  ): Condition;
  every<C extends keyof V['collections'] & string>(
    collection: C,
    where: (item: ItemConditions<V['collections'][C]['attributes'], DayIn<V>>) => Condition,
    notes?: ConditionNotes,
  ): Condition;
  count<C extends keyof V['collections'] & string>(
    collection: C,
    limits: Limits,
    where?: (item: ItemConditions<V['collections'][C]['attributes'], DayIn<V>>) => Condition,
    notes?: ConditionNotes,
  ): Condition;
  sum<C extends keyof V['collections'] & string>(
    collection: C,
    attribute: NumericOf<V['collections'][C]['attributes']>,
    limits: Limits,
    where?: (item: ItemConditions<V['collections'][C]['attributes'], DayIn<V>>) => Condition,
    notes?: ConditionNotes,
  ): Condition;
  undefinedCriterion(id: string, statement: string, notes?: ConditionNotes): Condition;
}

/**
 * A builder of rules over a vocabulary that is written in TypeScript (`as const satisfies
 * Vocabulary`): a rule that names an unknown attribute, collection, choice or reference day, or
 * compares the wrong kind, does not compile. What it builds is the same plain data that `parseRule`
 * reads.
 *
 * @example
 * ```ts
 * import { personVocabulary, ruleBuilder } from '@coterie/core';
 *
 * const { rule, all, some, is } = ruleBuilder(personVocabulary);
 * const built = rule(
 *   all([
 *     is('sessionsAvailable', { min: 6 }),
 *     some('affiliations', (post) =>
 *       all([post.is('employerKind', { equals: 'school_district' }), post.is('currentlyWorking', { equals: true })]),
 *     ),
 *   ]),
 * );
 * JSON.stringify(built.when).slice(0, 52); // => '{"all":[{"attribute":"sessionsAvailable","min":6},{"'
 * ```
 */
export function ruleBuilder<const V extends Vocabulary>(_vocabulary: V): RuleBuilder<V> {
  const is = (attribute: string, test: object, notes: ConditionNotes = {}): Condition =>
    ({ attribute, ...test, ...notes }) as Comparison;
  const item = { is };
  const whereOf = (where: ((one: typeof item) => Condition) | undefined) =>
    where === undefined ? {} : { where: where(item) };
  const builder: RuleBuilder<Vocabulary> = {
    is,
    rule: (when) => ({ version: 1, when }),
    all: (conditions, notes) => ({ all: conditions, ...notes }),
    any: (conditions, notes) => ({ any: conditions, ...notes }),
    not: (condition, notes) => ({ not: condition, ...notes }),
    atLeast: (least, of, notes) => ({ atLeast: least, of, ...notes }),
    some: (collection, where, notes) => ({ some: collection, where: where(item), ...notes }),
    every: (collection, where, notes) => ({ every: collection, where: where(item), ...notes }),
    count: (collection, limits, where, notes) => ({
      count: collection,
      ...whereOf(where),
      ...limits,
      ...notes,
    }),
    sum: (collection, sum, limits, where, notes) => ({
      sum,
      in: collection,
      ...whereOf(where),
      ...limits,
      ...notes,
    }),
    undefinedCriterion: (id, statement, notes) => ({ undefinedCriterion: id, statement, ...notes }),
  };
  return builder as unknown as RuleBuilder<V>;
}
