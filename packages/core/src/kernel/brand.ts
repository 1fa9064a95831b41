declare const brand: unique symbol;

/** A string that only the named concept may be identified by: a `CycleId` is no `PersonId`. */
export type Id<Concept extends string> = string & { readonly [brand]: Concept };

/**
 * Marks a string as the id of a concept. Which strings are ids is the caller's knowledge.
 *
 * @example
 * ```ts
 * import { id } from '@coterie/core';
 *
 * id<'Cycle'>('equity-2024'); // => 'equity-2024'
 * ```
 */
export function id<Concept extends string>(value: string): Id<Concept> {
  return value as Id<Concept>;
}
