import {
  type AssignedFacilitator,
  checkFacilitatorReadiness,
  type FacilitatorReadinessRefusal,
  type FacilitatorRequirement,
} from '../facilitation/facilitator-readiness.ts';
import type { Refusal } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { LocalDate } from '../kernel/temporal.ts';
import type { AdmissionPolicy } from './admission-policy.ts';
import type { Capacity } from './capacity.ts';

/** What the program asks for before a cycle may start. */
export interface ReadinessRequirement {
  /** Who must guide it; `null`: the program never said. */
  readonly facilitators: FacilitatorRequirement | null;
  /** How many members it needs at least; `null`: the program never said. */
  readonly members: number | null;
}

/** Asks for nothing: the program published no requirement. */
export const nothingRequired: ReadinessRequirement = { facilitators: null, members: null };

/** What must be loaded to judge readiness. */
export interface ReadinessFacts {
  readonly facilitators: readonly AssignedFacilitator[];
  /** Active enrollments that take a seat. */
  readonly enrolled: number;
  /** The day on which the cycle starts: its first day, or today where that is unknown or past. */
  readonly startsOn: LocalDate;
}

export type ReadinessRefusal =
  | FacilitatorReadinessRefusal
  | (Refusal & { readonly kind: 'capacity_unknown' })
  | (Refusal & { readonly kind: 'members_missing'; readonly required: number; readonly enrolled: number });

export const capacityKnown = defineRule(
  'cycle.capacity-known',
  'A cycle whose roster is closed, or that seats people as they come, knows its capacity.',
);
export const enoughMembers = defineRule(
  'cycle.enough-members',
  'A cycle starts with as many members as its program asks for.',
);

/**
 * What is missing before a cycle may start; empty where nothing is. Rules: `cycle.capacity-known`,
 * `cycle.enough-members`, `facilitation.enough-facilitators`, `facilitation.training-current`.
 *
 * @example
 * ```ts
 * import { checkReadiness, unstatedAdmissionPolicy } from '@coterie/core';
 *
 * const missing = checkReadiness(
 *   {
 *     admission: { ...unstatedAdmissionPolicy, rosterClosed: true },
 *     capacity: { kind: 'unknown' },
 *     readiness: { facilitators: { count: 2, trained: true }, members: null },
 *   },
 *   { facilitators: [], enrolled: 0, startsOn: '2023-10-02' },
 * );
 * missing.map((one) => one.kind); // => ['capacity_unknown', 'facilitators_missing']
 * ```
 */
export function checkReadiness(
  cycle: {
    readonly admission: AdmissionPolicy;
    readonly capacity: Capacity;
    readonly readiness: ReadinessRequirement;
  },
  facts: ReadinessFacts,
): readonly ReadinessRefusal[] {
  const missing: ReadinessRefusal[] = [];
  if (cycle.admission.rosterClosed === true && cycle.capacity.kind === 'unknown') {
    missing.push({ kind: 'capacity_unknown', ruleId: capacityKnown.id });
  }
  const { members, facilitators } = cycle.readiness;
  if (members !== null && facts.enrolled < members) {
    missing.push({
      kind: 'members_missing',
      ruleId: enoughMembers.id,
      required: members,
      enrolled: facts.enrolled,
    });
  }
  if (facilitators !== null) {
    missing.push(...checkFacilitatorReadiness(facilitators, facts.facilitators, facts.startsOn));
  }
  return missing;
}
