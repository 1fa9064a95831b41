/**
 * The outcome of something that may be refused. Refusals are values; a throw means that we erred.
 */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/**
 * Wraps a value as a success.
 *
 * @example
 * ```ts
 * import { ok } from '@coterie/core';
 *
 * ok(6); // => { ok: true, value: 6 }
 * ```
 */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/**
 * Wraps an error as a failure.
 *
 * @example
 * ```ts
 * import { err } from '@coterie/core';
 *
 * err('no seat'); // => { ok: false, error: 'no seat' }
 * ```
 */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
