import type { Result } from './result.ts';

/** Why a command was not carried out: a name, the rule that forbade it, and the facts. */
export interface Refusal {
  /** Names the refusal: `window_closed`. Unions of refusals are discriminated by it. */
  readonly kind: string;
  readonly ruleId: string;
}

/** Everything that stands against a command, not just the first thing. */
export type Refusals<R extends Refusal> = readonly [R, ...R[]];

/** What came to pass; kept for history and for those who must be told. */
export interface DomainEvent {
  readonly kind: string;
}

/** What a `decide*` function returns: the next state with its events, or all refusals. */
export type Decision<Next, Event extends DomainEvent, R extends Refusal> = Result<
  { readonly next: Next; readonly events: readonly Event[] },
  Refusals<R>
>;

/** Narrows a list to a non-empty one, so that it can be returned as refusals. */
export function isNonEmpty<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
