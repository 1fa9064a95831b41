import type { ResolvedComparison } from './compare-value.ts';
import type { Bounds, KnownValue } from './fact.ts';
import { isAllowed } from './fact.ts';
import { addDays, subtractPeriod } from './reference-date.ts';
import type { Attribute } from './vocabulary.ts';

/** Sets of more than so many mentioned values are not told apart: 2^10 subsets are enough. */
const mostSubsetValues = 10;
/**
 * How many cells times values compared are worth the time. Beyond it, a rule with thousands of values
 * on one attribute, the conditions on it are not combined: still sound, no longer complete.
 */
const mostWork = 2 ** 21;

/**
 * An unknown value, taken apart: one representative for each way in which the comparisons of a rule
 * can tell values apart. Every value that somebody may have answers all of the comparisons as one of
 * the representatives does, and every representative is a value that somebody may have; so what
 * holds of all of them holds of anybody. `null` stands for having none.
 *
 * @param tests all comparisons of the rule on the attribute
 * @param bounds what is known of a number that still grows
 * @returns `null` where there are too many ways to tell apart
 */
export function valueCells(
  attribute: Attribute,
  tests: readonly ResolvedComparison[],
  bounds: Bounds | null,
): readonly (KnownValue | null)[] | null {
  let compared = tests.length;
  for (const { value } of tests) if (Array.isArray(value)) compared += value.length;
  if (compared * compared > mostWork) return null;
  const cells = cellsOfKind(attribute, tests, bounds);
  if (cells === null || cells.length * compared > mostWork) return null;
  // Numbers that grow have a value already, so they cannot turn out to have none.
  return attribute.optional === true && bounds === null ? [...cells, null] : cells;
}

function cellsOfKind(
  attribute: Attribute,
  tests: readonly ResolvedComparison[],
  bounds: Bounds | null,
): readonly KnownValue[] | null {
  switch (attribute.kind) {
    case 'boolean':
      return [true, false];
    case 'number':
      return numberCells(
        tests.flatMap(numbersOf),
        bounds?.atLeast ?? attribute.min ?? null,
        bounds === null ? (attribute.max ?? null) : bounds.atMost,
        attribute.whole === true,
      );
    case 'date':
      return dateCells(tests);
    case 'choice':
      return attribute.choices === undefined
        ? [...new Set(tests.flatMap(textsOf)), unmentioned(tests.flatMap(textsOf))]
        : attribute.choices.map((choice) => choice.value);
    case 'choices':
      return subsetCells(attribute, tests);
    case 'text':
      return textCells(tests);
  }
}

/**
 * Representatives of the numbers from `least` to `most`: each number mentioned, and one of each gap
 * between them.
 */
export function numberCells(
  mentioned: readonly number[],
  least: number | null,
  most: number | null,
  whole: boolean,
): readonly number[] {
  const inside = (value: number) => value >= (least ?? value) && value <= (most ?? value);
  const cuts = new Set(mentioned.filter(inside));
  if (least !== null) cuts.add(whole ? Math.ceil(least) : least);
  if (most !== null) cuts.add(whole ? Math.floor(most) : most);
  if (cuts.size === 0) cuts.add(0);
  const sorted = [...cuts].sort((one, other) => one - other);
  const cells = new Set<number>();
  for (const [index, cut] of sorted.entries()) {
    const next = sorted[index + 1];
    if (whole) {
      for (const near of [Math.ceil(cut) - 1, cut, Math.floor(cut) + 1]) {
        if (Number.isInteger(near)) cells.add(near);
      }
    } else {
      cells.add(cut);
      if (index === 0) cells.add(cut - Math.max(1, Math.abs(cut) * 0.5));
      cells.add(next === undefined ? cut + Math.max(1, Math.abs(cut) * 0.5) : cut + (next - cut) / 2);
    }
  }
  return [...cells].filter(inside);
}

function numbersOf(test: ResolvedComparison): readonly number[] {
  switch (test.operator) {
    case 'equals':
      return typeof test.value === 'number' ? [test.value] : [];
    case 'oneOf':
    case 'noneOf':
      return test.value.filter((value): value is number => typeof value === 'number');
    case 'min':
    case 'max':
    case 'moreThan':
    case 'lessThan':
      return [test.value];
    default:
      return [];
  }
}

function textsOf(test: ResolvedComparison): readonly string[] {
  switch (test.operator) {
    case 'equals':
    case 'contains':
      return typeof test.value === 'string' ? [test.value] : [];
    case 'oneOf':
    case 'noneOf':
    case 'overlaps':
    case 'includesAll':
      return (test.value as readonly unknown[]).filter((value) => typeof value === 'string');
    default:
      return [];
  }
}

/** A text that is none of those given. */
function unmentioned(texts: readonly string[]): string {
  let candidate = 'anything else';
  while (texts.some((text) => text === candidate)) candidate += '.';
  return candidate;
}

function dateCells(tests: readonly ResolvedComparison[]): readonly string[] {
  const cuts = tests.flatMap((test): readonly string[] => {
    switch (test.operator) {
      case 'equals':
        return typeof test.value === 'string' ? [test.value] : [];
      case 'onOrAfter':
      case 'onOrBefore':
        return [test.value];
      case 'heldFor': {
        // Adding a period to the last days of a month stops at the month's end, so that the latest
        // day that still suffices lies up to three days after the one found by subtracting.
        const latest = subtractPeriod(test.value.on, test.value.atLeast);
        return [0, 1, 2, 3].map((days) => addDays(latest, days));
      }
      default:
        return [];
    }
  });
  const near = new Set(cuts.flatMap((cut) => [addDays(cut, -1), cut, addDays(cut, 1)]));
  const cells = [...near].filter((date) => date.length === 10 && date > '0001');
  return cells.length === 0 ? ['2000-01-01'] : cells;
}

function subsetCells(
  attribute: Attribute,
  tests: readonly ResolvedComparison[],
): readonly (readonly string[])[] | null {
  const mentioned = [...new Set(tests.flatMap(textsOf))].filter((text) => isAllowed([text], attribute));
  if (mentioned.length > mostSubsetValues) return null;
  return subsets(mentioned);
}

function subsets<T>(values: readonly T[]): readonly (readonly T[])[] {
  let found: readonly (readonly T[])[] = [[]];
  for (const value of values) found = [...found, ...found.map((subset) => [...subset, value])];
  return found;
}

/**
 * Representatives of texts: each text mentioned as a whole; and besides, for each mentioned
 * beginning (or none), and each set of mentioned parts, one text that begins with the one and
 * contains the others, held apart by a sign that none of them has.
 */
function textCells(tests: readonly ResolvedComparison[]): readonly string[] | null {
  const whole = new Set<string>();
  const beginnings = new Set<string>(['']);
  const parts = new Set<string>();
  for (const test of tests) {
    if (test.operator === 'startsWith') beginnings.add(test.value);
    else if (test.operator === 'contains') parts.add(test.value);
    else for (const text of textsOf(test)) whole.add(text);
  }
  if (parts.size > mostSubsetValues) return null;
  const all = [...whole, ...beginnings, ...parts].join('');
  let apart = '\u241f';
  while (all.includes(apart)) apart += '\u241f';
  const cells = new Set<string>(whole);
  for (const beginning of beginnings) {
    for (const subset of subsets([...parts])) cells.add([beginning, ...subset, ''].join(apart));
  }
  return [...cells];
}
