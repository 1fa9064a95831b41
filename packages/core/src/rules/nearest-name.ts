/**
 * The name that was most likely meant: the one that takes the fewest edits, and no more than a third
 * of its length; `null` where none is near.
 *
 * @example
 * ```ts
 * import { nearestName } from '@coterie/core';
 *
 * nearestName('employerkind', ['employer', 'employerKind', 'state']); // => 'employerKind'
 * nearestName('shoeSize', ['employer', 'employerKind', 'state']); // => null
 * ```
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  // A name is short; anything longer is not a slip of the pen, and would cost time.
  const longest = 80;
  if (name.length > longest) return null;
  let nearest: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    if (candidate.length > longest) continue;
    const edits = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const tolerated = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (edits <= tolerated && edits < fewest) {
      fewest = edits;
      nearest = candidate;
    }
  }
  return nearest;
}

/** How many letters must be put in, left out, replaced, or swapped with the next. */
function editDistance(one: string, other: string): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const swaps = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = swaps ? (before[column - 2] ?? 0) + 1 : replaced;
      current.push(Math.min(replaced, swapped, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    before = above;
    above = current;
  }
  return above[other.length] ?? 0;
}
