/**
 * A deterministic source of numbers in [0, 1): the same seed gives the same sequence everywhere
 * (mulberry32). For ties and search only; it is no source of secrets.
 *
 * @param seed any integer; it is taken modulo 2^32
 *
 * @example
 * ```ts
 * import { seededRandom } from '@coterie/core';
 *
 * seededRandom(7)() === seededRandom(7)(); // => true
 * ```
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
