import { defineRule } from '../kernel/rule-definition.ts';
import { checkRule } from '../rules/check-rule.ts';
import type { Facts } from '../rules/fact.ts';
import { findOpenQuestions, type OpenQuestion } from '../rules/find-open-questions.ts';
import type { RuleDocument } from '../rules/rule.ts';
import type { Outcome, Reason, Verdict } from '../rules/verdict.ts';
import type { Vocabulary } from '../rules/vocabulary.ts';
import { type Determination, unpublishedRuleCriterion } from './determination.ts';
import { personVocabulary } from './person-vocabulary.ts';

export const eligibilityMet = defineRule(
  'eligibility.rule-met',
  'Who asks to join a cycle meets its eligibility rule.',
);
export const eligibilityPublished = defineRule(
  'eligibility.rule-published',
  'Where no eligibility rule is published, nobody is taken to be eligible or ineligible until it is determined.',
);
export const eligibilityAdvice = defineRule(
  'eligibility.advice-warns',
  'Advice ("ideally", "space permitting") warns and never refuses.',
);

/** Advice beside the rule: it has a rule of its own, and whoever does not meet it is told so. */
export interface Advice {
  readonly rule: RuleDocument;
  /** The advice as it is said to people. */
  readonly statement: string;
}

export interface EligibilityPolicy {
  /** `null`: no rule is published. That lets nobody in and keeps nobody out; it is undetermined. */
  readonly rule: RuleDocument | null;
  readonly advice: readonly Advice[];
}

/** How one piece of advice stands: `false` is not followed, `undetermined` is not known. */
export interface AdviceNote {
  readonly ruleId: typeof eligibilityAdvice.id;
  readonly statement: string;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
}

export type EligibilityOutcome = 'eligible' | 'ineligible' | 'undetermined';

export interface EligibilityVerdict {
  readonly outcome: EligibilityOutcome;
  readonly ruleId: typeof eligibilityMet.id | typeof eligibilityPublished.id;
  /** Whether a rule is published at all. */
  readonly rulePublished: boolean;
  /** The verdict of the rule, with its reason tree. */
  readonly verdict: Verdict;
  /** Every advice that is not clearly followed. It warns; it changes nothing of the outcome. */
  readonly advice: readonly AdviceNote[];
  /** What is still worth asking the person, the most telling first. */
  readonly questions: readonly OpenQuestion[];
  /** What only others know and still can matter: questions that the vocabulary does not put to the person. */
  readonly staffQuestions: readonly OpenQuestion[];
  /** The determinations on which the outcome rests, shown wherever the verdict is shown. */
  readonly determinations: readonly Determination[];
}

const unpublishedRule: RuleDocument = {
  version: 1,
  when: {
    undefinedCriterion: unpublishedRuleCriterion,
    statement: 'Eligible by a rule that the program did not publish',
  },
};

/**
 * Checks whether a person may join, in three values, and says why, what is still worth asking, and
 * which advice is not followed. A person whose case is undetermined is under review, and needs a
 * determination before a seat.
 *
 * @param policy a rule and advice that were parsed with the vocabulary
 * @param facts what is known of the person
 * @param options `vocabulary`: the organization's own, `personVocabulary` by default; `determinations`:
 *   those in force, of this person and cycle
 * @returns rule ids: `eligibility.rule-met`, `eligibility.rule-published`, `eligibility.advice-warns`
 *
 * @example
 * ```ts
 * import { checkEligibility } from '@coterie/core';
 *
 * const when = { attribute: 'sessionsAvailable', min: 6 } as const;
 * const policy = { rule: { version: 1, when }, advice: [] } as const;
 * checkEligibility(policy, { attributes: { sessionsAvailable: 8 }, collections: {} }).outcome; // => 'eligible'
 * const unknown = checkEligibility(policy, { attributes: {}, collections: {} });
 * unknown.outcome; // => 'undetermined'
 * unknown.questions.map((one) => one.attribute); // => ['sessionsAvailable']
 * const unpublished = checkEligibility({ rule: null, advice: [] }, { attributes: {}, collections: {} });
 * unpublished.ruleId; // => 'eligibility.rule-published'
 * unpublished.outcome; // => 'undetermined'
 * ```
 */
export function checkEligibility(
  policy: EligibilityPolicy,
  facts: Facts,
  options: {
    readonly vocabulary?: Vocabulary;
    readonly determinations?: readonly Determination[];
  } = {},
): EligibilityVerdict {
  const vocabulary = options.vocabulary ?? personVocabulary;
  const determined = withDeterminations(facts, options.determinations ?? []);
  const rule = policy.rule ?? unpublishedRule;
  const verdict = checkRule(rule, determined, vocabulary);
  const open = findOpenQuestions(rule, determined, vocabulary);
  return {
    outcome: outcomeOf[verdict.outcome],
    ruleId: policy.rule === null ? eligibilityPublished.id : eligibilityMet.id,
    rulePublished: policy.rule !== null,
    verdict,
    advice: checkAdvice(policy.advice, determined, vocabulary),
    questions: open.filter((one) => one.question !== null),
    staffQuestions: open.filter((one) => one.question === null),
    determinations: decidedBy(verdict.reason, options.determinations ?? []),
  };
}

const outcomeOf = {
  true: 'eligible',
  false: 'ineligible',
  undetermined: 'undetermined',
} as const satisfies { readonly [O in Outcome]: EligibilityOutcome };

function withDeterminations(facts: Facts, determinations: readonly Determination[]): Facts {
  const settled: { [criterion: string]: boolean } = Object.create(null);
  Object.assign(settled, facts.determinations);
  // The later one stands: determinations are kept in the order in which they were made.
  for (const { criterion, holds } of determinations) settled[criterion] = holds;
  return { ...facts, determinations: settled };
}

function checkAdvice(advice: readonly Advice[], facts: Facts, vocabulary: Vocabulary): readonly AdviceNote[] {
  return advice
    .map(({ rule, statement }) => {
      const verdict = checkRule(rule, facts, vocabulary);
      return { ruleId: eligibilityAdvice.id, statement, outcome: verdict.outcome, verdict };
    })
    .filter((note) => note.outcome !== 'true');
}

function decidedBy(reason: Reason, determinations: readonly Determination[]): readonly Determination[] {
  const criteria = new Set<string>();
  const look = (one: Reason): void => {
    if (!one.decisive) return;
    if (one.kind === 'criterion' && one.observed?.state === 'determined') {
      criteria.add(String(one.required?.value));
    }
    one.children.forEach(look);
  };
  look(reason);
  const standing = new Map(determinations.map((one) => [one.criterion, one]));
  return [...standing.values()].filter((one) => criteria.has(one.criterion));
}
