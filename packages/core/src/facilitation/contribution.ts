import type { Id } from '../kernel/brand.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { LocalDate } from '../kernel/temporal.ts';

/** Who contributes: a member of the cycle, or somebody invited from outside. */
export type Speaker =
  | { readonly kind: 'member'; readonly personId: Id<'Person'> }
  | { readonly kind: 'invited'; readonly name: string };

/** One member's answer to the call for a speaker. */
export interface CallAnswer {
  readonly personId: Id<'Person'>;
  /** `does_not_cover`: willing, but what is offered does not fill the gap. */
  readonly answer: 'offers' | 'declines' | 'does_not_cover';
  readonly note: string | null;
}

/** The evidence that the members were asked first and none of them fills the gap. */
export interface GapEvidence {
  readonly topicId: Id<'Topic'>;
  readonly calledOn: LocalDate;
  /** The last day on which members could answer. */
  readonly answersUntil: LocalDate;
  readonly membersAsked: number;
  readonly answers: readonly CallAnswer[];
}

/** A talk or activity on the learning map. */
export interface Contribution {
  readonly id: Id<'Contribution'>;
  readonly cycleId: Id<'Cycle'>;
  readonly topicId: Id<'Topic'>;
  readonly form: 'talk' | 'activity';
  readonly speaker: Speaker;
  readonly sessionId: Id<'Session'> | null;
  /** Kept with an invitation outside; `null` for a member's contribution. */
  readonly evidence: GapEvidence | null;
}

/** What must be loaded: the cycle's members and the topics of its learning map. Nothing is locked. */
export interface ContributionFacts {
  readonly memberIds: readonly Id<'Person'>[];
  readonly topicIds: readonly Id<'Topic'>[];
  /** Today in the organization's zone. */
  readonly today: LocalDate;
}

export type ContributionRefusal =
  | (Refusal & { readonly kind: 'contribution_topic_unknown'; readonly topicId: Id<'Topic'> })
  | (Refusal & { readonly kind: 'speaker_not_a_member'; readonly personId: Id<'Person'> })
  | (Refusal & { readonly kind: 'gap_evidence_missing' })
  | (Refusal & { readonly kind: 'gap_evidence_for_another_topic'; readonly topicId: Id<'Topic'> })
  | (Refusal & { readonly kind: 'gap_call_reached_nobody' })
  | (Refusal & { readonly kind: 'gap_call_still_open'; readonly answersUntil: LocalDate })
  | (Refusal & { readonly kind: 'member_fills_gap'; readonly personIds: readonly Id<'Person'>[] });

export interface ContributionPlanned {
  readonly kind: 'contribution_planned';
  readonly contributionId: Id<'Contribution'>;
  readonly speaker: Speaker['kind'];
}

export const contributionOnMap = defineRule(
  'facilitation.contribution-on-map',
  'A contribution belongs to a topic of the learning map, and a member who contributes is enrolled.',
);
export const communityFirst = defineRule(
  'facilitation.community-first',
  'A speaker from outside is invited only with the evidence that the members were asked and none fills the gap.',
);

/**
 * Plans a contribution: a speaker is sought among the members first. Rules:
 * `facilitation.contribution-on-map`, `facilitation.community-first`.
 *
 * @example
 * ```ts
 * import { decideContribution, id } from '@coterie/core';
 *
 * const decision = decideContribution(
 *   {
 *     id: id<'Contribution'>('k1'),
 *     cycleId: id<'Cycle'>('c1'),
 *     topicId: id<'Topic'>('t1'),
 *     form: 'talk',
 *     speaker: { kind: 'invited', name: 'A guest' },
 *     sessionId: null,
 *     evidence: null,
 *   },
 *   { memberIds: [], topicIds: [id<'Topic'>('t1')], today: '2024-02-01' },
 * );
 * decision.ok ? null : decision.error[0].kind; // => 'gap_evidence_missing'
 * ```
 */
export function decideContribution(
  contribution: Contribution,
  facts: ContributionFacts,
): Decision<Contribution, ContributionPlanned, ContributionRefusal> {
  const refusals: ContributionRefusal[] = [];
  const { topicId, speaker } = contribution;
  if (!facts.topicIds.includes(topicId)) {
    refusals.push({ kind: 'contribution_topic_unknown', ruleId: contributionOnMap.id, topicId });
  }
  if (speaker.kind === 'invited') {
    refusals.push(...checkGapEvidence(contribution.evidence, topicId, facts));
  } else if (!facts.memberIds.includes(speaker.personId)) {
    refusals.push({
      kind: 'speaker_not_a_member',
      ruleId: contributionOnMap.id,
      personId: speaker.personId,
    });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const planned = {
    kind: 'contribution_planned',
    contributionId: contribution.id,
    speaker: speaker.kind,
  } as const;
  return ok({ next: contribution, events: [planned] });
}

/**
 * What keeps the evidence of a gap from standing; empty where it stands. Rule:
 * `facilitation.community-first`.
 */
export function checkGapEvidence(
  evidence: GapEvidence | null,
  topicId: Id<'Topic'>,
  facts: ContributionFacts,
): readonly ContributionRefusal[] {
  const ruleId = communityFirst.id;
  if (evidence === null) return [{ kind: 'gap_evidence_missing', ruleId }];
  const refusals: ContributionRefusal[] = [];
  if (evidence.topicId !== topicId) {
    refusals.push({ kind: 'gap_evidence_for_another_topic', ruleId, topicId: evidence.topicId });
  }
  if (evidence.membersAsked < 1) refusals.push({ kind: 'gap_call_reached_nobody', ruleId });
  if (evidence.answersUntil >= facts.today) {
    refusals.push({ kind: 'gap_call_still_open', ruleId, answersUntil: evidence.answersUntil });
  }
  const willing = evidence.answers.filter((one) => one.answer === 'offers').map((one) => one.personId);
  if (willing.length > 0) refusals.push({ kind: 'member_fills_gap', ruleId, personIds: willing });
  return refusals;
}
