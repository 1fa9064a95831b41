import type { Id } from '../kernel/brand.ts';
import type { Refusal } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { LocalDate } from '../kernel/temporal.ts';
import { checkTraining, type Training, type TrainingState, trainingCurrent } from './training.ts';

/** What a program asks of those who guide a cycle. */
export interface FacilitatorRequirement {
  /** At least so many facilitators guide the cycle together. */
  readonly count: number;
  /** Whether each of them must be trained. */
  readonly trained: boolean;
}

/** A facilitator who is assigned, with all trainings that are on record. */
export interface AssignedFacilitator {
  readonly personId: Id<'Person'>;
  readonly trainings: readonly Training[];
}

export interface FacilitatorsMissing extends Refusal {
  readonly kind: 'facilitators_missing';
  readonly required: number;
  readonly assigned: number;
  /** How many of those assigned meet the requirement. */
  readonly ready: number;
}

export interface FacilitatorUntrained extends Refusal {
  readonly kind: 'facilitator_untrained';
  readonly personId: Id<'Person'>;
  readonly training: Exclude<TrainingState, 'current'>;
  readonly onDate: LocalDate;
}

export type FacilitatorReadinessRefusal = FacilitatorsMissing | FacilitatorUntrained;

export const enoughFacilitators = defineRule(
  'facilitation.enough-facilitators',
  'A cycle is guided by as many facilitators as its program asks for.',
);

/**
 * What is missing of the facilitators that a program asks for; empty where nothing is. Rules:
 * `facilitation.enough-facilitators`, `facilitation.training-current`.
 *
 * @param onDate the day on which they must be ready, such as the start of the cycle
 *
 * @example
 * ```ts
 * import { checkFacilitatorReadiness, id } from '@coterie/core';
 *
 * const ana = { personId: id<'Person'>('ana'), trainings: [] };
 * const unmet = checkFacilitatorReadiness({ count: 2, trained: true }, [ana], '2023-10-02');
 * unmet.map((one) => one.kind); // => ['facilitators_missing', 'facilitator_untrained']
 * checkFacilitatorReadiness({ count: 1, trained: false }, [ana], '2023-10-02'); // => []
 * ```
 */
export function checkFacilitatorReadiness(
  requirement: FacilitatorRequirement,
  assigned: readonly AssignedFacilitator[],
  onDate: LocalDate,
): readonly FacilitatorReadinessRefusal[] {
  // One person assigned twice guides once.
  const byPerson = new Map(assigned.map((facilitator) => [facilitator.personId, facilitator]));
  const untrained: FacilitatorUntrained[] = [];
  for (const { personId, trainings } of requirement.trained ? byPerson.values() : []) {
    const { state } = checkTraining(trainings, onDate);
    if (state !== 'current') {
      untrained.push({
        kind: 'facilitator_untrained',
        ruleId: trainingCurrent.id,
        personId,
        training: state,
        onDate,
      });
    }
  }
  const ready = byPerson.size - untrained.length;
  if (ready >= requirement.count) return untrained;
  const missing: FacilitatorsMissing = {
    kind: 'facilitators_missing',
    ruleId: enoughFacilitators.id,
    required: requirement.count,
    assigned: byPerson.size,
    ready,
  };
  return [missing, ...untrained];
}
