import type { Id } from '../kernel/brand.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant, LocalDate } from '../kernel/temporal.ts';
import { checkTraining, type Training, type TrainingState, trainingCurrent } from './training.ts';

/** One person who guides one cycle. */
export interface FacilitatorAssignment {
  readonly id: Id<'FacilitatorAssignment'>;
  readonly cycleId: Id<'Cycle'>;
  readonly personId: Id<'Person'>;
  readonly state: 'assigned' | 'released';
  readonly assignedAt: Instant | null;
  readonly releasedAt: Instant | null;
  readonly reason: string | null;
}

/** A time at which somebody cannot guide; both days included. */
export interface Unavailability {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * What must be loaded to assign somebody. Lock the cycle's row, so that nobody is assigned twice.
 */
export interface AssignmentFacts {
  /** Everybody who is assigned to the cycle now. */
  readonly assignedToCycle: readonly Id<'Person'>[];
  readonly cycleIsFinal: boolean;
  /** Whether the program asks for training. */
  readonly trainingRequired: boolean;
  readonly trainings: readonly Training[];
  /** The day on which training is needed: the start of the cycle, or today where that is unknown. */
  readonly onDate: LocalDate;
  /** How many other running or coming cycles this person guides. */
  readonly load: number;
  /** How many cycles one person may guide at a time; `null`: no limit was stated. */
  readonly loadLimit: number | null;
  /** The days of the cycle's sessions, or of its period's ends, as far as they are known. */
  readonly cycleDates: readonly LocalDate[];
  readonly unavailable: readonly Unavailability[];
}

export type AssignmentRefusal =
  | (Refusal & { readonly kind: 'already_assigned'; readonly personId: Id<'Person'> })
  | (Refusal & { readonly kind: 'assignment_not_active'; readonly state: 'released' })
  | (Refusal & { readonly kind: 'assignment_cycle_final' })
  | (Refusal & {
      readonly kind: 'training_not_current';
      readonly personId: Id<'Person'>;
      readonly training: Exclude<TrainingState, 'current'>;
      readonly onDate: LocalDate;
    })
  | (Refusal & { readonly kind: 'facilitator_load_exceeded'; readonly load: number; readonly limit: number })
  | (Refusal & { readonly kind: 'facilitator_unavailable'; readonly dates: readonly LocalDate[] });

export type AssignmentEvent =
  | { readonly kind: 'facilitator_assigned'; readonly personId: Id<'Person'>; readonly at: Instant }
  | {
      readonly kind: 'facilitator_released';
      readonly personId: Id<'Person'>;
      readonly at: Instant;
      readonly reason: string | null;
    };

export const assignedOnce = defineRule(
  'facilitation.assigned-once',
  'A person is assigned to a cycle once, and released once.',
);
export const assignmentCycleOpen = defineRule(
  'facilitation.assignment-cycle-open',
  'Facilitators are assigned to cycles that are not over.',
);
export const loadWithinLimit = defineRule(
  'facilitation.load-within-limit',
  'A facilitator guides no more cycles at a time than the program allows.',
);
export const facilitatorAvailable = defineRule(
  'facilitation.available',
  'A facilitator is available on the days of the cycle.',
);

/**
 * Assigns somebody to a cycle, or says everything that stands against it. Rules:
 * `facilitation.assigned-once`, `facilitation.assignment-cycle-open`, `facilitation.training-current`,
 * `facilitation.load-within-limit`, `facilitation.available`.
 *
 * @example
 * ```ts
 * import { decideAssignment, id } from '@coterie/core';
 *
 * const who = { id: id<'FacilitatorAssignment'>('a1'), cycleId: id<'Cycle'>('c1'), personId: id<'Person'>('ana') };
 * const decision = decideAssignment(
 *   who,
 *   {
 *     assignedToCycle: [],
 *     cycleIsFinal: false,
 *     trainingRequired: true,
 *     trainings: [],
 *     onDate: '2023-10-02',
 *     load: 1,
 *     loadLimit: 1,
 *     cycleDates: [],
 *     unavailable: [],
 *   },
 *   '2023-09-01T12:00:00Z',
 * );
 * decision.ok ? [] : decision.error.map((one) => one.kind); // => ['training_not_current', 'facilitator_load_exceeded']
 * ```
 */
export function decideAssignment(
  who: Pick<FacilitatorAssignment, 'id' | 'cycleId' | 'personId'>,
  facts: AssignmentFacts,
  now: Instant,
): Decision<FacilitatorAssignment, AssignmentEvent, AssignmentRefusal> {
  const { personId } = who;
  const refusals: AssignmentRefusal[] = [];
  if (facts.cycleIsFinal) {
    refusals.push({ kind: 'assignment_cycle_final', ruleId: assignmentCycleOpen.id });
  }
  if (facts.assignedToCycle.includes(personId)) {
    refusals.push({ kind: 'already_assigned', ruleId: assignedOnce.id, personId });
  }
  const training = checkTraining(facts.trainings, facts.onDate).state;
  if (facts.trainingRequired && training !== 'current') {
    refusals.push({
      kind: 'training_not_current',
      ruleId: trainingCurrent.id,
      personId,
      training,
      onDate: facts.onDate,
    });
  }
  if (facts.loadLimit !== null && facts.load >= facts.loadLimit) {
    refusals.push({
      kind: 'facilitator_load_exceeded',
      ruleId: loadWithinLimit.id,
      load: facts.load,
      limit: facts.loadLimit,
    });
  }
  const dates = facts.cycleDates.filter((date) =>
    facts.unavailable.some(({ from, to }) => from <= date && date <= to),
  );
  if (dates.length > 0) {
    refusals.push({ kind: 'facilitator_unavailable', ruleId: facilitatorAvailable.id, dates });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const next: FacilitatorAssignment = {
    id: who.id,
    cycleId: who.cycleId,
    personId,
    state: 'assigned',
    assignedAt: now,
    releasedAt: null,
    reason: null,
  };
  return ok({ next, events: [{ kind: 'facilitator_assigned', personId, at: now }] });
}

/**
 * Releases a facilitator from a cycle. Whether the cycle is still ready is for its start to say.
 * Rule: `facilitation.assigned-once`. Lock the assignment's row.
 *
 * @example
 * ```ts
 * import { decideRelease, id } from '@coterie/core';
 *
 * const assignment = {
 *   id: id<'FacilitatorAssignment'>('a1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   state: 'assigned',
 *   assignedAt: null,
 *   releasedAt: null,
 *   reason: null,
 * } as const;
 * const decision = decideRelease(assignment, 'Fell ill', '2024-02-08T15:00:00Z');
 * decision.ok ? decision.value.next.state : null; // => 'released'
 * ```
 */
export function decideRelease(
  assignment: FacilitatorAssignment,
  reason: string | null,
  now: Instant,
): Decision<FacilitatorAssignment, AssignmentEvent, AssignmentRefusal> {
  if (assignment.state === 'released') {
    return err([{ kind: 'assignment_not_active', ruleId: assignedOnce.id, state: 'released' }]);
  }
  return ok({
    next: { ...assignment, state: 'released', releasedAt: now, reason },
    events: [{ kind: 'facilitator_released', personId: assignment.personId, at: now, reason }],
  });
}
