import { type Decision, isNonEmpty } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';

/**
 * The stages of a community's life by version of the vocabulary, in order. Assessments keep the
 * version in which they were made: the word "active" of 1998 is no stage of 2002.
 */
export const maturityVocabularies = {
  '1998': ['potential', 'coalescing', 'active', 'dispersed', 'memorable'],
  '2002': ['potential', 'coalescing', 'maturing', 'stewardship', 'transformation'],
} as const;

export type MaturityVocabulary = keyof typeof maturityVocabularies;
export type MaturityStage = (typeof maturityVocabularies)[MaturityVocabulary][number];

export interface MaturityAssessment {
  readonly vocabulary: MaturityVocabulary;
  readonly stage: MaturityStage;
  readonly assessedAt: Instant;
  readonly reason: string;
}

/** The newest assessment is last; an empty list says that nobody has assessed the community. */
export type MaturityHistory = readonly MaturityAssessment[];

export type MaturityCommand =
  | { readonly kind: 'assess'; readonly vocabulary: string; readonly stage: string; readonly reason: string }
  | { readonly kind: 'withdraw' };

export const maturityStageInVocabulary = defineRule(
  'community.maturity-stage-in-vocabulary',
  'A maturity stage is one of the stages of the named version of the vocabulary.',
);

export const maturityHasReason = defineRule(
  'community.maturity-has-reason',
  'An assessment of maturity says why.',
);

export const maturityAssessedBeforeWithdrawal = defineRule(
  'community.maturity-assessed-before-withdrawal',
  'Only an assessment that was made can be withdrawn.',
);

export type MaturityRefusal =
  | {
      readonly kind: 'maturity_stage_unknown';
      readonly ruleId: string;
      readonly vocabulary: string;
      readonly stage: string;
      /** The stages of that version, or the known versions' names where the version is unknown. */
      readonly known: readonly string[];
    }
  | { readonly kind: 'maturity_reason_missing'; readonly ruleId: string }
  | { readonly kind: 'maturity_never_assessed'; readonly ruleId: string };

export type MaturityEvent =
  | { readonly kind: 'maturity_assessed'; readonly assessment: MaturityAssessment }
  | { readonly kind: 'maturity_assessment_withdrawn'; readonly assessment: MaturityAssessment };

/**
 * Assesses the maturity of a community, or withdraws the newest assessment. Any stage may follow any
 * other, in either direction; the status of the community is not touched.
 *
 * @example
 * ```ts
 * import { decideMaturity } from '@coterie/core';
 *
 * const decision = decideMaturity(
 *   [],
 *   { kind: 'assess', vocabulary: '2002', stage: 'coalescing', reason: 'Meets monthly by now.' },
 *   '2024-01-15T15:00:00Z',
 * );
 * decision.ok && decision.value.next.map((one) => one.stage); // => ['coalescing']
 * ```
 */
export function decideMaturity(
  history: MaturityHistory,
  command: MaturityCommand,
  now: Instant,
): Decision<MaturityHistory, MaturityEvent, MaturityRefusal> {
  if (command.kind === 'withdraw') {
    const newest = history.at(-1);
    if (newest === undefined) {
      return err([{ kind: 'maturity_never_assessed', ruleId: maturityAssessedBeforeWithdrawal.id }]);
    }
    return ok({
      next: history.slice(0, -1),
      events: [{ kind: 'maturity_assessment_withdrawn', assessment: newest }],
    });
  }
  const { vocabulary, stage, reason } = command;
  const refusals: MaturityRefusal[] = [];
  const stages: readonly string[] | null = isMaturityVocabulary(vocabulary)
    ? maturityVocabularies[vocabulary]
    : null;
  if (stages === null || !stages.includes(stage)) {
    refusals.push({
      kind: 'maturity_stage_unknown',
      ruleId: maturityStageInVocabulary.id,
      vocabulary,
      stage,
      known: stages ?? Object.keys(maturityVocabularies),
    });
  }
  if (reason.trim() === '') {
    refusals.push({ kind: 'maturity_reason_missing', ruleId: maturityHasReason.id });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const assessment: MaturityAssessment = {
    vocabulary: vocabulary as MaturityVocabulary,
    stage: stage as MaturityStage,
    assessedAt: now,
    reason,
  };
  return ok({ next: [...history, assessment], events: [{ kind: 'maturity_assessed', assessment }] });
}

function isMaturityVocabulary(text: string): text is MaturityVocabulary {
  return Object.hasOwn(maturityVocabularies, text);
}
