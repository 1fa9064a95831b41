import type { JsonValue } from '../kernel/json.ts';
import type { Operator } from './rule.ts';

/** One of the three values of a rule. */
export type Outcome = 'true' | 'false' | 'undetermined';

/** Why a condition could not be settled. */
export type Undetermination =
  /** Nobody has said; `attribute: null` asks for further items of the collection. */
  | { readonly kind: 'missing_fact'; readonly attribute: string | null; readonly collection: string | null }
  /** The program left it undefined; a recorded determination settles it, no answer does. */
  | { readonly kind: 'criterion_undefined'; readonly criterion: string; readonly statement: string }
  /** It lies in the future; `attribute: null` means further items of the collection. */
  | { readonly kind: 'not_yet'; readonly attribute: string | null; readonly collection: string | null }
  /** The rule names a day whose date is not known. */
  | { readonly kind: 'reference_date_unknown'; readonly referenceDate: string };

export type ReasonKind =
  | 'all'
  | 'any'
  | 'not'
  | 'at_least'
  | 'some'
  | 'every'
  | 'count'
  | 'sum'
  | 'comparison'
  | 'criterion'
  /** One item of a collection, under the condition that looks at it. */
  | 'item';

/** What a condition asked for. */
export interface Requirement {
  /** The operator of a comparison; the kind of a group elsewhere. */
  readonly operator:
    | Operator
    | 'all'
    | 'any'
    | 'not'
    | 'atLeast'
    | 'some'
    | 'every'
    | 'count'
    | 'sum'
    | 'criterion';
  /** The value as the rule has it; `{ min, max }` of a count or sum. */
  readonly value: JsonValue;
  /** The values in the words of the vocabulary. */
  readonly labels: readonly string[];
  readonly unit: string | null;
}

/** What was found where the condition looked. */
export interface Observation {
  readonly state: 'known' | 'none' | 'missing' | 'pending' | 'bounds' | 'determined' | 'undefined';
  /** The value; `{ atLeast, atMost }` of bounds; `null` where nothing is known. */
  readonly value: JsonValue;
  readonly labels: readonly string[];
}

/** One node of the reason tree: one condition, what it required, what was observed, whether it decided. */
export interface Reason {
  readonly kind: ReasonKind;
  /** JSON pointer into the rule; items of a collection share that of their `where`. */
  readonly pointer: string;
  /** The condition's `id`, if it has one. */
  readonly id: string | null;
  /** The condition's own label, or what the vocabulary calls its attribute or collection. */
  readonly label: string;
  readonly quotation: string | null;
  readonly outcome: Outcome;
  readonly attribute: string | null;
  readonly collection: string | null;
  /** Which item of the collection, from 0; `null` elsewhere. */
  readonly item: number | null;
  readonly required: Requirement | null;
  readonly observed: Observation | null;
  /** Whether the outcome of the whole rule rests on this condition. */
  readonly decisive: boolean;
  /**
   * Whether the conditions below settle this one only together: each is open, and yet every value
   * of what they share leads to the same outcome ("coach or not coach").
   */
  readonly combined: boolean;
  /** Why it is open; empty where it is settled. */
  readonly undetermined: readonly Undetermination[];
  readonly children: readonly Reason[];
}

/** The outcome of a rule with the whole tree of reasons. Plain JSON. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: Reason;
}
