import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type Instant, Temporal } from '../kernel/temporal.ts';
import type { AdmissionPolicy } from './admission-policy.ts';
import type { Cycle } from './cycle.ts';
import { type CycleStateRefusal, refuseCycleState } from './decide-cycle.ts';

export type AdmissionPolicyRefusal =
  | CycleStateRefusal
  | (Refusal & {
      readonly kind: 'policy_value_not_possible';
      /** JSON pointer into the policy. */
      readonly pointer: string;
    })
  | (Refusal & { readonly kind: 'closed_roster_kept' });

export interface AdmissionPolicyChanged {
  readonly kind: 'admission_policy_changed';
  readonly from: AdmissionPolicy;
  readonly to: AdmissionPolicy;
  readonly at: Instant;
}

export const policyPossible = defineRule(
  'cycle.policy-possible',
  'The time to answer an offer is a duration above zero, of at most 9999 of each unit; limits and sizes of teams are whole numbers from 1, the least not above the most.',
);
export const closedRosterKept = defineRule(
  'cycle.closed-roster-kept',
  'A roster that was closed when the cycle started stays closed.',
);

/**
 * Sets the admission policy of a cycle that is not over. Offers that were made keep the time to answer
 * that they were made with. Lock the cycle's row. Rules: `cycle.transition`, `cycle.policy-possible`,
 * `cycle.closed-roster-kept`.
 *
 * @example
 * ```ts
 * import { decideAdmissionPolicy, draftCycle, id, unstatedAdmissionPolicy } from '@coterie/core';
 *
 * const cycle = draftCycle({ id: id('c1'), communityId: id('k1') });
 * const week = { ...unstatedAdmissionPolicy, kind: 'review', offerLapsesAfter: 'P1W' } as const;
 * decideAdmissionPolicy(cycle, week, '2024-01-15T15:00:00Z').ok; // => true
 * const never = decideAdmissionPolicy(cycle, { ...week, offerLapsesAfter: 'PT0S' }, '2024-01-15T15:00:00Z');
 * never.ok ? null : never.error[0]; // => {
 * //   kind: 'policy_value_not_possible',
 * //   ruleId: 'cycle.policy-possible',
 * //   pointer: '/offerLapsesAfter',
 * // }
 * ```
 */
export function decideAdmissionPolicy(
  cycle: Cycle,
  policy: AdmissionPolicy,
  now: Instant,
): Decision<Cycle, AdmissionPolicyChanged, AdmissionPolicyRefusal> {
  const { state } = cycle;
  const refusals: AdmissionPolicyRefusal[] = [];
  if (state === 'evaluating' || state === 'ended' || state === 'cancelled') {
    refusals.push(refuseCycleState(state, 'changeAdmission'));
  }
  for (const pointer of findImpossibleValues(policy)) {
    refusals.push({ kind: 'policy_value_not_possible', ruleId: policyPossible.id, pointer });
  }
  if (state === 'running' && cycle.admission.rosterClosed === true && policy.rosterClosed !== true) {
    refusals.push({ kind: 'closed_roster_kept', ruleId: closedRosterKept.id });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  return ok({
    next: { ...cycle, admission: policy },
    events: [{ kind: 'admission_policy_changed', from: cycle.admission, to: policy, at: now }],
  });
}

function findImpossibleValues(policy: AdmissionPolicy): readonly string[] {
  const { offerLapsesAfter, personLimit, teams } = policy;
  const pointers: string[] = [];
  if (offerLapsesAfter !== null && !isDuration(offerLapsesAfter)) pointers.push('/offerLapsesAfter');
  if (personLimit !== null && !isCount(personLimit)) pointers.push('/personLimit');
  if (teams === null) return pointers;
  const { minSize, maxSize } = teams;
  if (!isCount(minSize)) pointers.push('/teams/minSize');
  if (maxSize !== null && !(isCount(maxSize) && maxSize >= minSize)) pointers.push('/teams/maxSize');
  if (!Object.values(teams.requiredRoles).every(isCount)) pointers.push('/teams/requiredRoles');
  return pointers;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

// Whole units of at most four digits: what lies further ahead no calendar can reckon.
const wholeUnits =
  /^P(?=\d|T\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,4}M)?(\d{1,4}S)?)?$/;

function isDuration(text: string): boolean {
  return wholeUnits.test(text) && Temporal.Duration.from(text).sign > 0;
}
