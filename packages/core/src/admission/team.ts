import type { TeamPolicy } from '../cycle/admission-policy.ts';
import type { Refusal } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Applicant } from './application.ts';

export type TeamRefusal =
  | (Refusal & { readonly kind: 'teams_not_taken' })
  | (Refusal & {
      readonly kind: 'team_size';
      readonly size: number;
      readonly minSize: number;
      readonly maxSize: number | null;
    })
  | (Refusal & {
      readonly kind: 'team_role_missing';
      readonly role: string;
      readonly required: number;
      readonly named: number;
    })
  | (Refusal & { readonly kind: 'team_member_twice'; readonly personId: string });

export const teamAsAsked = defineRule(
  'admission.team',
  'A team applies where teams are taken, with the size and the roles that the program asks for.',
);

/**
 * What a team lacks of what the program asks for; empty for one person alone. Rule: `admission.team`.
 *
 * @example
 * ```ts
 * import { checkTeam, id } from '@coterie/core';
 *
 * const team = { kind: 'team', name: 'North', members: [{ personId: id<'Person'>('ana'), role: 'teacher' }] } as const;
 * const policy = { minSize: 2, maxSize: 5, requiredRoles: { administrator: 1 }, outcome: 'together' } as const;
 * checkTeam(policy, team).map((one) => one.kind); // => ['team_size', 'team_role_missing']
 * ```
 */
export function checkTeam(policy: TeamPolicy | null, applicant: Applicant): readonly TeamRefusal[] {
  if (applicant.kind === 'person') return [];
  const ruleId = teamAsAsked.id;
  if (policy === null) return [{ kind: 'teams_not_taken', ruleId }];
  const refusals: TeamRefusal[] = [];
  const { minSize, maxSize } = policy;
  const size = applicant.members.length;
  if (size < minSize || (maxSize !== null && size > maxSize)) {
    refusals.push({ kind: 'team_size', ruleId, size, minSize, maxSize });
  }
  for (const [role, required] of Object.entries(policy.requiredRoles)) {
    const named = applicant.members.filter((member) => member.role === role).length;
    if (named < required) refusals.push({ kind: 'team_role_missing', ruleId, role, required, named });
  }
  const seen = new Set<string>();
  for (const { personId } of applicant.members) {
    if (seen.has(personId)) refusals.push({ kind: 'team_member_twice', ruleId, personId });
    seen.add(personId);
  }
  return refusals;
}
