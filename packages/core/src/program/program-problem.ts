import type { Place } from '../kernel/finding.ts';
import type { RuleDefinition } from '../kernel/rule-definition.ts';
import {
  documentBounded,
  keysUnique,
  knownKeys,
  localTimesExist,
  pathsResolve,
  periodsRunForward,
  plainText,
  programDatesExist,
  programValueShape,
  referencesResolve,
  requiredKeys,
  rulesParse,
  sensibleNumbers,
  seriesEnd,
  sessionsBounded,
  textBounded,
  textLength,
  textWellFormed,
  vocabularyExtends,
  windowsRunForward,
  zonesKnown,
} from './program-rules.ts';

const ruleOfKind = {
  text_too_large: textBounded,
  malformed_text: textWellFormed,
  document_out_of_bounds: documentBounded,
  not_plain_json: documentBounded,
  control_character: plainText,
  unknown_key: knownKeys,
  missing_key: requiredKeys,
  wrong_value: programValueShape,
  text_too_long: textLength,
  number_out_of_range: sensibleNumbers,
  impossible_date: programDatesExist,
  unknown_zone: zonesKnown,
  reversed_period: periodsRunForward,
  reversed_window: windowsRunForward,
  nonexistent_time: localTimesExist,
  invalid_series: seriesEnd,
  too_many_sessions: sessionsBounded,
  duplicate_key: keysUnique,
  unknown_reference: referencesResolve,
  unresolved_path: pathsResolve,
  invalid_rule: rulesParse,
  invalid_vocabulary: vocabularyExtends,
} as const satisfies { readonly [kind: string]: RuleDefinition };

export type ProgramProblemKind = keyof typeof ruleOfKind;

/** Why a program file is not one: what is wrong, where, and what would be right. */
export interface ProgramProblem {
  readonly kind: ProgramProblemKind;
  readonly ruleId: string;
  readonly place: Place;
  /** What stands there, shortened; `null` where nothing does. */
  readonly found: string | null;
  /** What would be right, in words. */
  readonly expected: string;
  /** The nearest name that would be right; `null` where none is near. */
  readonly suggestion: string | null;
}

/** No more problems than this are listed for one file. */
export const problemLimit = 1_000;

const foundLimit = 80;

/** States a problem under the rule that it breaks. */
export function programProblem(
  kind: ProgramProblemKind,
  pointer: string,
  found: unknown,
  expected: string,
  suggestion: string | null = null,
): ProgramProblem {
  return {
    kind,
    ruleId: ruleOfKind[kind].id,
    place: { pointer },
    found: showValue(found),
    expected,
    suggestion,
  };
}

/** A value as a person would recognize it, on one line and short. */
function showValue(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return shorten(String(value));
}

function shorten(text: string): string {
  // Control characters must not reach a terminal or a log through a message about them.
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD');
  return plain.length <= foundLimit ? plain : `${[...plain.slice(0, foundLimit - 1)].join('')}…`;
}
