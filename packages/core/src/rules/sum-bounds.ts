import type { Bounds, FactState } from './fact.ts';
import type { OpenVariable } from './open-variable.ts';
import type { Truth } from './truth-of-group.ts';
import type { Attribute } from './vocabulary.ts';

/** What a sum over items comes to, as far as it is known. `-Infinity` and `null` stand for no limit. */
export interface SumBounds {
  readonly bounds: Bounds;
  /** The sum for each value of the one variable that it depends on, where there is only one. */
  readonly byCell: { readonly variable: OpenVariable; readonly sums: readonly number[] } | null;
}

/**
 * Adds up a numeric attribute over the items that meet a condition.
 *
 * @param truths whether each item counts
 * @param values what is known of the attribute of each
 * @param mayFollow whether there may be further items that count
 */
export function sumBounds(
  truths: readonly Truth[],
  values: readonly FactState[],
  attribute: Attribute,
  mayFollow: boolean,
): SumBounds {
  let atLeast = 0;
  let atMost = 0;
  let variable: OpenVariable | null = null;
  let single = !mayFollow;
  for (const [index, truth] of truths.entries()) {
    if (truth.outcome === 'false') continue;
    const [low, high] = range(values[index] ?? { state: 'missing' }, attribute);
    if (low !== high) single = false;
    if (truth.outcome === 'true') {
      atLeast += low;
      atMost += high;
      continue;
    }
    atLeast += Math.min(0, low);
    atMost += Math.max(0, high);
    if (truth.variable === null || (variable !== null && variable !== truth.variable)) single = false;
    else variable = truth.variable;
  }
  if (mayFollow) {
    const [low, high] = range({ state: 'missing' }, attribute);
    if (low < 0) atLeast = Number.NEGATIVE_INFINITY;
    if (high > 0) atMost = Number.POSITIVE_INFINITY;
  }
  const bounds: Bounds = { atLeast, atMost: Number.isFinite(atMost) ? atMost : null };
  if (!single || variable === null) return { bounds, byCell: null };
  const sums = variable.cells.map((_, cell) => {
    let sum = 0;
    for (const [index, truth] of truths.entries()) {
      if (holdsInCell(truth, cell)) sum += range(values[index] ?? { state: 'missing' }, attribute)[0];
    }
    return sum;
  });
  return { bounds, byCell: { variable, sums } };
}

function holdsInCell(truth: Truth, cell: number): boolean {
  if (truth.outcome !== 'undetermined') return truth.outcome === 'true';
  return truth.variable !== null && truth.cells[cell] === 1;
}

function range(value: FactState, attribute: Attribute): readonly [number, number] {
  switch (value.state) {
    case 'known':
      return typeof value.value === 'number' ? [value.value, value.value] : [0, 0];
    case 'none':
      return [0, 0];
    case 'bounds':
      return [value.bounds.atLeast, value.bounds.atMost ?? Number.POSITIVE_INFINITY];
    case 'missing':
    case 'pending': {
      const low = attribute.min ?? Number.NEGATIVE_INFINITY;
      const high = attribute.max ?? Number.POSITIVE_INFINITY;
      return attribute.optional === true ? [Math.min(0, low), Math.max(0, high)] : [low, high];
    }
  }
}
