import type { Place } from '../kernel/finding.ts';
import type { RuleDefinition } from '../kernel/rule-definition.ts';

/** What is wrong, as a name that a portal can write its own text for. */
export type ProgramProblemKind =
  | 'text_too_large'
  | 'malformed_text'
  | 'document_out_of_bounds'
  | 'not_plain_json'
  | 'control_character'
  | 'unknown_key'
  | 'missing_key'
  | 'wrong_value'
  | 'text_too_long'
  | 'number_out_of_range'
  | 'impossible_date'
  | 'unknown_zone'
  | 'reversed_period'
  | 'reversed_window'
  | 'nonexistent_time'
  | 'invalid_series'
  | 'too_many_sessions'
  | 'duplicate_key'
  | 'unknown_reference'
  | 'unresolved_path'
  | 'invalid_rule'
  | 'invalid_vocabulary';

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
  rule: RuleDefinition,
  kind: ProgramProblemKind,
  pointer: string,
  found: unknown,
  expected: string,
  suggestion: string | null = null,
): ProgramProblem {
  return {
    kind,
    ruleId: rule.id,
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
