/** A stretch on any line of numbers, half-open: what ends at 3 does not meet what starts at 3. */
export interface Stretch<Key> {
  readonly key: Key;
  readonly start: number;
  readonly end: number;
}

/** Two stretches that meet, the earlier first, and the stretch that they share. */
export interface Overlap<Key> {
  readonly first: Key;
  readonly second: Key;
  readonly start: number;
  readonly end: number;
}

/**
 * All pairs of stretches that share time, in order of the later start. A stretch without length meets
 * nothing. Takes O(n log n) for n stretches, and what the pairs themselves take.
 * There may be n² / 2 of them: count them first where `n` is not small.
 *
 * @example
 * ```ts
 * import { findOverlaps } from '@coterie/core';
 *
 * findOverlaps([
 *   { key: 'Data Management', start: 30, end: 840 },
 *   { key: 'Family Services', start: 510, end: 600 },
 *   { key: 'Coaches', start: 840, end: 930 },
 * ]); // => [{ first: 'Data Management', second: 'Family Services', start: 510, end: 600 }]
 * ```
 */
export function findOverlaps<Key>(stretches: readonly Stretch<Key>[]): readonly Overlap<Key>[] {
  const inOrder = stretches
    .filter((each) => each.start < each.end)
    .sort((left, right) => left.start - right.start);
  const overlaps: Overlap<Key>[] = [];
  let running: Stretch<Key>[] = [];
  for (const next of inOrder) {
    // Whatever stays in `running` overlaps `next`, so looking at it costs no more than reporting it.
    running = running.filter((each) => each.end > next.start);
    for (const each of running) {
      overlaps.push({
        first: each.key,
        second: next.key,
        start: next.start,
        end: Math.min(each.end, next.end),
      });
    }
    running.push(next);
  }
  return overlaps;
}

/**
 * How many pairs of stretches share time, without listing them. Takes O(n log n).
 *
 * @example
 * ```ts
 * import { countOverlaps } from '@coterie/core';
 *
 * countOverlaps([{ start: 0, end: 90 }, { start: 60, end: 150 }, { start: 150, end: 240 }]); // => 1
 * ```
 */
export function countOverlaps(stretches: readonly Pick<Stretch<unknown>, 'start' | 'end'>[]): number {
  const real = stretches.filter((each) => each.start < each.end);
  const starts = real.map((each) => each.start).sort((left, right) => left - right);
  const ends = real.map((each) => each.end).sort((left, right) => left - right);
  let ended = 0;
  let count = 0;
  starts.forEach((start, begun) => {
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= start) ended += 1;
    count += begun - ended;
  });
  return count;
}
