import type { Bounds } from './fact.ts';
import type { OpenVariable } from './open-variable.ts';
import type { Outcome } from './verdict.ts';

/**
 * The truth of a condition, as far as it is known. An undetermined one either depends on a single
 * open variable, and then on how, cell by cell; or on more, and then nothing else is known of it.
 */
export type Truth =
  | { readonly outcome: 'true' }
  | { readonly outcome: 'false' }
  | { readonly outcome: 'undetermined'; readonly variable: OpenVariable; readonly cells: Uint8Array }
  | { readonly outcome: 'undetermined'; readonly variable: null };

export const isTrue: Truth = { outcome: 'true' };
export const isFalse: Truth = { outcome: 'false' };
export const isOpen: Truth = { outcome: 'undetermined', variable: null };

/** The truth of a condition whose truth in each cell of the variable is known. */
export function truthByCell(variable: OpenVariable, cells: Uint8Array): Truth {
  if (cells.every((cell) => cell === 1)) return isTrue;
  if (cells.every((cell) => cell === 0)) return isFalse;
  return { outcome: 'undetermined', variable, cells };
}

export function negateOutcome(outcome: Outcome): Outcome {
  return outcome === 'true' ? 'false' : outcome === 'false' ? 'true' : 'undetermined';
}

export function negateTruth(truth: Truth): Truth {
  if (truth.outcome === 'true') return isFalse;
  if (truth.outcome === 'false') return isTrue;
  if (truth.variable === null) return isOpen;
  return { ...truth, cells: truth.cells.map((cell) => 1 - cell) };
}

/** How many of a group hold, and whether that is so many as asked. */
export interface GroupTruth {
  readonly truth: Truth;
  /** At least and at most so many of the group hold; `null` is no limit. */
  readonly count: Bounds;
}

/**
 * Counts how many of a group hold, and says whether the number lies from `least` to `most`. Members
 * that depend on the same one variable are first counted together, cell by cell, so that two that
 * exclude each other are never both counted; the rest follows Kleene.
 *
 * @param further how many unnamed members there may be besides
 */
export function truthOfGroup(
  members: readonly Truth[],
  least: number,
  most: number,
  further: number,
): GroupTruth {
  let certain = 0;
  let open = 0;
  const byVariable = new Map<OpenVariable, Uint32Array>();
  for (const member of members) {
    if (member.outcome === 'true') certain += 1;
    else if (member.outcome === 'false') continue;
    else if (member.variable === null) open += 1;
    else {
      let counts = byVariable.get(member.variable);
      if (counts === undefined) {
        counts = new Uint32Array(member.cells.length);
        byVariable.set(member.variable, counts);
      }
      for (let cell = 0; cell < counts.length; cell += 1) counts[cell]! += member.cells[cell]!;
    }
  }
  let atLeast = certain;
  let atMost = certain + open + further;
  for (const counts of byVariable.values()) {
    let fewest = Number.POSITIVE_INFINITY;
    let greatest = 0;
    for (const count of counts) {
      if (count < fewest) fewest = count;
      if (count > greatest) greatest = count;
    }
    atLeast += fewest;
    atMost += greatest;
  }
  const count: Bounds = { atLeast, atMost: Number.isFinite(atMost) ? atMost : null };
  if (atLeast >= least && atMost <= most) return { truth: isTrue, count };
  if (atMost < least || atLeast > most) return { truth: isFalse, count };
  const [only, ...others] = byVariable;
  if (only === undefined || others.length > 0 || open > 0 || further > 0) return { truth: isOpen, count };
  const cells = new Uint8Array(only[1].length);
  for (const [cell, counted] of only[1].entries()) {
    const total = certain + counted;
    cells[cell] = total >= least && total <= most ? 1 : 0;
  }
  return { truth: truthByCell(only[0], cells), count };
}
