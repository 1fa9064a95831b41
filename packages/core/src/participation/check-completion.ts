import type { CompletionOutcome } from '../admission/enrollment.ts';
import type { Instant } from '../kernel/temporal.ts';
import { checkRule } from '../rules/check-rule.ts';
import type { RuleDocument } from '../rules/rule.ts';
import type { Verdict } from '../rules/verdict.ts';
import { judgeSessions, type UnstatedPolicyPart } from './attended.ts';
import type { CompletionFacts } from './completion-facts.ts';
import type { CompletionPolicy } from './completion-policy.ts';
import { toCompletionRuleFacts } from './completion-rule-facts.ts';
import { completionVocabulary } from './completion-vocabulary.ts';

/** Under this id a determination is recorded where a program publishes no completion rule. */
export const unstatedCompletionCriterion = 'completion-rule';

const unstatedRule: RuleDocument = {
  version: 1,
  when: {
    undefinedCriterion: unstatedCompletionCriterion,
    statement: 'The program publishes no rule of completion.',
  },
};

/** The judgement of a member against the completion policy, as things stand at `now`. */
export interface CompletionVerdict {
  readonly outcome: CompletionOutcome;
  /** The outcome of the rule with its whole reason tree. */
  readonly verdict: Verdict;
  /** Sessions that are past and of which nothing, or not enough, is recorded. */
  readonly notRecorded: readonly string[];
  /** Sessions that are still to come. */
  readonly toCome: readonly string[];
  /** Missed sessions that may still be made up for. */
  readonly mayBeMadeUp: readonly string[];
  /** What the program does not say, and what this member's marks turn on. */
  readonly unstated: readonly UnstatedPolicyPart[];
}

/** The rule of the policy; where none is published, one that only a determination settles. */
export function completionRuleOf(policy: CompletionPolicy): RuleDocument {
  return policy.rule ?? unstatedRule;
}

/**
 * Judges a member against the completion policy: `completed` and `not_completed` hold whatever is
 * still to come or to be recorded; everything else is `undetermined`, and the reasons say whether
 * something is missing, was left undefined, or lies in the future. A past session of which nothing is
 * recorded is missing, never an absence.
 *
 * @param policy its rule is one that `parseRule` accepted with `completionVocabulary`, or with the
 *   extended vocabulary in `facts.own`
 *
 * @example
 * ```ts
 * import { checkCompletion, unstatedCompletionPolicy } from '@coterie/core';
 *
 * const session = {
 *   sessionId: 's1', kind: 'workshop', modality: 'virtual', required: null, track: null,
 *   state: 'held', date: '2024-02-01', startsAt: null, endsAt: null, minutes: 180,
 *   attendance: { mark: 'present', minutes: null }, madeUpAt: null, waived: false,
 * } as const;
 * const policy = {
 *   ...unstatedCompletionPolicy,
 *   rule: {
 *     version: 1,
 *     when: { count: 'sessions', where: { attribute: 'attended', equals: true }, min: 1 },
 *   },
 * } as const;
 * const facts = { sessions: [session], scheduleComplete: true, closed: false, zone: null };
 * checkCompletion(policy, facts, '2024-02-02T00:00:00Z').outcome; // => 'completed'
 * const unmarked = { ...facts, sessions: [{ ...session, attendance: null }] };
 * checkCompletion(policy, unmarked, '2024-02-02T00:00:00Z').notRecorded; // => ['s1']
 * ```
 */
export function checkCompletion(
  policy: CompletionPolicy,
  facts: CompletionFacts,
  now: Instant,
): CompletionVerdict {
  const verdict = checkRule(
    completionRuleOf(policy),
    toCompletionRuleFacts(policy, facts, now),
    facts.own?.vocabulary ?? completionVocabulary,
  );
  const judgements = judgeSessions(policy, facts, now);
  const idsOf = (attended: (typeof judgements)[number]['attended']) =>
    judgements.filter((judgement) => judgement.attended === attended).map(({ session }) => session.sessionId);
  const unstated = new Set(judgements.map((judgement) => judgement.unstated));
  return {
    outcome: outcomes[verdict.outcome],
    verdict,
    notRecorded: idsOf('not_recorded'),
    toCome: idsOf('to_come'),
    mayBeMadeUp: idsOf('may_be_made_up'),
    unstated: [...unstated].filter((part) => part !== null),
  };
}

const outcomes = { true: 'completed', false: 'not_completed', undetermined: 'undetermined' } as const;
