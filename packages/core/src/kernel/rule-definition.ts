/** A rule of the domain: what every refusal and finding that it causes quotes. */
export interface RuleDefinition<RuleId extends string = string> {
  /** Stable, dotted and lower case: `admission.window-open`. */
  readonly id: RuleId;
  /** The rule as one sentence that a person can read aloud. */
  readonly statement: string;
}

/**
 * States a rule once. `docs/rules.md` is generated from these calls, so the id and the statement
 * must be string literals, and the call must stand in the file that holds the rule's function.
 *
 * @example
 * ```ts
 * import { defineRule } from '@coterie/core';
 *
 * defineRule('api.known-id', 'An id names something that exists.').id; // => 'api.known-id'
 * ```
 */
export function defineRule<const RuleId extends string>(
  id: RuleId,
  statement: string,
): RuleDefinition<RuleId> {
  return { id, statement };
}
