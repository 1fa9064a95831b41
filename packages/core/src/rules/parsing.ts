import type { JsonValue } from '../kernel/json.ts';
import { pointTo } from '../kernel/json-pointer.ts';
import { nearestName } from './nearest-name.ts';
import { type RuleProblem, type RuleProblemKind, ruleProblem } from './rule-problem.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A JSON object that is being read. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** What the parser carries: the vocabulary, if names are to be checked, and the problems so far. */
export interface Parsing {
  readonly vocabulary: Vocabulary | null;
  readonly problems: RuleProblem[];
  readonly ids: Set<string>;
  readonly criteria: Map<string, string>;
  report(
    kind: RuleProblemKind,
    pointer: string,
    found: unknown,
    expected: readonly string[],
    nearest?: string | null,
  ): void;
}

/** No document is reported with more problems than anybody would read. */
const mostProblems = 100;

export function startParsing(vocabulary: Vocabulary | null): Parsing {
  const problems: RuleProblem[] = [];
  return {
    vocabulary,
    problems,
    ids: new Set(),
    criteria: new Map(),
    report: (kind, pointer, found, expected, nearest = null) => {
      if (problems.length < mostProblems) problems.push(ruleProblem(kind, pointer, found, expected, nearest));
    },
  };
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reports keys that nobody knows, so that a slip of the pen is not taken for "no condition". */
export function checkKeys(
  parsing: Parsing,
  object: JsonObject,
  pointer: string,
  known: readonly string[],
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    parsing.report('unknown_key', pointToKey(pointer, key), key, known, nearestName(key, known));
  }
}

/** The place under a key that came from outside, which may be of any length. */
export function pointToKey(pointer: string, key: string): string {
  return pointTo(pointer, key.slice(0, 100));
}
