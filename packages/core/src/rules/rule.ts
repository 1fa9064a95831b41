import type { LocalDate } from '../kernel/temporal.ts';

/** What every condition may carry besides what it asks. None of it changes the outcome. */
export interface ConditionNotes {
  /** How the condition is called where it is shown; made from the vocabulary where it is absent. */
  readonly label?: string;
  /** A name that stays the same when the rule is rearranged. */
  readonly id?: string;
  /** The printed words that the condition stands for. */
  readonly quotation?: string;
}

/** Holds if every one of the conditions holds. */
export interface AllCondition extends ConditionNotes {
  readonly all: readonly Condition[];
}

/** Holds if one of the conditions holds, or more. */
export interface AnyCondition extends ConditionNotes {
  readonly any: readonly Condition[];
}

/** Holds if the condition does not. */
export interface NotCondition extends ConditionNotes {
  readonly not: Condition;
}

/** Holds if `atLeast` of the conditions hold. */
export interface AtLeastCondition extends ConditionNotes {
  readonly atLeast: number;
  readonly of: readonly Condition[];
}

/** Holds if one item of the collection meets the whole of `where` by itself: one post, not a post for each part. */
export interface SomeCondition extends ConditionNotes {
  readonly some: string;
  readonly where: Condition;
}

/** Holds if every item of the collection meets the whole of `where`; of an empty collection it holds. */
export interface EveryCondition extends ConditionNotes {
  readonly every: string;
  readonly where: Condition;
}

/** Holds if the number of items that meet `where` lies between `min` and `max`, both included. */
export interface CountCondition extends ConditionNotes {
  readonly count: string;
  readonly where?: Condition;
  readonly min?: number;
  readonly max?: number;
}

/** Holds if `sum`, added up over the items of `in` that meet `where`, lies between `min` and `max`. */
export interface SumCondition extends ConditionNotes {
  /** A numeric attribute of the collection. */
  readonly sum: string;
  /** The collection. */
  readonly in: string;
  readonly where?: Condition;
  readonly min?: number;
  readonly max?: number;
}

/** A criterion that the program left undefined: no answer settles it, a recorded determination does. */
export interface CriterionCondition extends ConditionNotes {
  /** The id under which a determination is recorded. */
  readonly undefinedCriterion: string;
  /** What has to be determined, as a sentence. */
  readonly statement: string;
}

/** A day: a date, the name of a declared reference day, or a reference day moved by a period. */
export type DateReference = LocalDate | string | MovedDate;

/** A reference day moved by an ISO 8601 period of days and more: two months after the last session. */
export interface MovedDate {
  readonly on: LocalDate | string;
  readonly plus?: string;
  readonly minus?: string;
}

/** For how long something must have been so, on which day. */
export interface HeldFor {
  /** An ISO 8601 period of days and more, `P2Y`, `P18M`. */
  readonly atLeast: string;
  readonly on: DateReference;
}

/** Which value each operator of a comparison takes. */
export interface OperatorValues {
  readonly equals: boolean | number | string;
  readonly oneOf: readonly (number | string)[];
  readonly noneOf: readonly (number | string)[];
  readonly min: number;
  readonly max: number;
  readonly moreThan: number;
  readonly lessThan: number;
  readonly known: true;
  readonly overlaps: readonly string[];
  readonly includesAll: readonly string[];
  readonly contains: string;
  readonly startsWith: string;
  readonly onOrAfter: DateReference;
  readonly onOrBefore: DateReference;
  readonly heldFor: HeldFor;
}

export type Operator = keyof OperatorValues;

/** One attribute compared by one operator. */
export type Comparison = {
  readonly [O in Operator]: ConditionNotes & { readonly attribute: string } & Pick<OperatorValues, O>;
}[Operator];

/** One condition of a rule. Exactly one of the shapes, told apart by their keys. */
export type Condition =
  | AllCondition
  | AnyCondition
  | NotCondition
  | AtLeastCondition
  | SomeCondition
  | EveryCondition
  | CountCondition
  | SumCondition
  | CriterionCondition
  | Comparison;

/** A rule as data: JSON, versioned, checked in three values. */
export interface RuleDocument {
  readonly version: 1;
  readonly when: Condition;
}

/** Every operator, in the order in which they are listed for people. */
export const operators = [
  'equals',
  'oneOf',
  'noneOf',
  'min',
  'max',
  'moreThan',
  'lessThan',
  'known',
  'overlaps',
  'includesAll',
  'contains',
  'startsWith',
  'onOrAfter',
  'onOrBefore',
  'heldFor',
] as const satisfies readonly Operator[];

/** A comparison taken apart, so that one exhaustive switch can serve every operator. */
export type OperatorAndValue = {
  readonly [O in Operator]: { readonly operator: O; readonly value: OperatorValues[O] };
}[Operator];

// Rules do not change, and are checked for many people: each comparison is taken apart once.
const takenApart = new WeakMap<Comparison, OperatorAndValue | null>();

/** Takes a comparison apart into its operator and value; `null` where it has none. */
export function operatorOf(comparison: Comparison): OperatorAndValue | null {
  let known = takenApart.get(comparison);
  if (known === undefined) {
    known = takeApart(comparison);
    takenApart.set(comparison, known);
  }
  return known;
}

function takeApart(comparison: Comparison): OperatorAndValue | null {
  for (const operator of operators) {
    if (Object.hasOwn(comparison, operator)) {
      const value = (comparison as unknown as { readonly [name: string]: unknown })[operator];
      return { operator, value } as OperatorAndValue;
    }
  }
  return null;
}
