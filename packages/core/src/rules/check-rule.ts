import { evaluateRule } from './evaluate-condition.ts';
import type { Facts } from './fact.ts';
import { reasonOf } from './reason-of.ts';
import type { RuleDocument } from './rule.ts';
import type { Verdict } from './verdict.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Checks a rule against what is known, in three values, and says why: for each condition what was
 * required, what was observed, and whether it decided.
 *
 * The outcome is sound: `true` holds however the unknown turns out, and so does `false`. The
 * connectives follow Kleene's strong logic, after conditions on one attribute are combined over its
 * domain, so that "coach or not coach" holds of anybody. Facts of the wrong kind count as missing.
 *
 * @param rule a rule that `parseRule` accepted with this vocabulary
 * @throws InvariantViolation if it was not
 *
 * @example
 * ```ts
 * import { checkRule, type Vocabulary } from '@coterie/core';
 *
 * const vocabulary: Vocabulary = {
 *   attributes: { sessions: { kind: 'number', label: 'Sessions', question: 'How many can you attend?' } },
 *   collections: {},
 * };
 * const rule = { version: 1, when: { attribute: 'sessions', min: 6 } } as const;
 * checkRule(rule, { attributes: { sessions: 8 }, collections: {} }, vocabulary).outcome; // => 'true'
 * checkRule(rule, { attributes: {}, collections: {} }, vocabulary).outcome; // => 'undetermined'
 * const soFar = { attributes: { sessions: { atLeast: 3, atMost: 5 } }, collections: {} };
 * checkRule(rule, soFar, vocabulary).outcome; // => 'false'
 * ```
 */
export function checkRule(rule: RuleDocument, facts: Facts, vocabulary: Vocabulary): Verdict {
  const evaluated = evaluateRule(rule, facts, vocabulary);
  return { outcome: evaluated.truth.outcome, reason: reasonOf(evaluated, facts, vocabulary) };
}
