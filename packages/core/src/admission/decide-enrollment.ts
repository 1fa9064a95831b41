import type { CycleState } from '../cycle/cycle-transitions.ts';
import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import type { Decision, Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { findTransition } from '../kernel/transitions.ts';
import {
  type CompletionOutcome,
  type Enrollment,
  type EnrollmentCommandKind,
  type EnrollmentState,
  enrollmentCommands,
  enrollmentTransitions,
} from './enrollment.ts';

export type EnrollmentCommand =
  | { readonly kind: 'withdraw'; readonly reason?: string | null }
  | { readonly kind: 'remove'; readonly reason: string }
  | { readonly kind: 'end'; readonly completion: CompletionOutcome };

/** What must be loaded: the state of the cycle. Lock the enrollment's row, and the cycle's, whose seat it frees. */
export interface EnrollmentFacts {
  readonly cycleState: CycleState;
}

export type EnrollmentRefusal =
  | (Refusal & {
      readonly kind: 'enrollment_state';
      readonly state: EnrollmentState;
      readonly command: EnrollmentCommandKind;
    })
  | (Refusal & { readonly kind: 'removal_reason_missing' })
  | (Refusal & { readonly kind: 'cycle_not_over'; readonly state: CycleState });

export type EnrollmentEvent =
  | {
      readonly kind: 'enrollment_moved';
      readonly enrollmentId: Enrollment['id'];
      readonly command: EnrollmentCommandKind;
      readonly to: EnrollmentState;
      readonly at: Instant;
      readonly reason: string | null;
    }
  /** A seat is free again: the next in line may be offered it (`planNextOffer`). */
  | { readonly kind: 'seat_freed'; readonly cycleId: Enrollment['cycleId']; readonly at: Instant };

export const enrollmentTransitionKnown = defineRule(
  'admission.enrollment-transition',
  'An enrollment is left, removed or ended once.',
);
export const removalReasoned = defineRule(
  'admission.removal-reasoned',
  'Whoever is removed from a cycle is told why.',
);
export const endedWithCycle = defineRule(
  'admission.ended-with-cycle',
  'An enrollment ends, with its completion verdict, when its cycle is evaluated or over.',
);

/**
 * Decides a command about an enrollment. Leaving frees the seat; ending carries the completion verdict.
 * Rules: `admission.enrollment-transition`, `admission.removal-reasoned`, `admission.ended-with-cycle`.
 *
 * @example
 * ```ts
 * import { decideEnrollment, id } from '@coterie/core';
 *
 * const enrollment = {
 *   id: id<'Enrollment'>('e1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   trackId: null,
 *   role: 'member',
 *   origin: 'application',
 *   applicationId: null,
 *   offerId: null,
 *   enrolledAt: null,
 *   overrides: [],
 *   state: 'active',
 * } as const;
 * const at = '2024-03-22T15:00:00Z';
 * const ended = decideEnrollment(enrollment, { kind: 'end', completion: 'completed' }, { cycleState: 'evaluating' }, at);
 * ended.ok ? ended.value.next.state : null; // => 'ended'
 * const early = decideEnrollment(enrollment, { kind: 'end', completion: 'completed' }, { cycleState: 'running' }, at);
 * early.ok ? null : early.error[0].kind; // => 'cycle_not_over'
 * ```
 */
export function decideEnrollment(
  enrollment: Enrollment,
  command: EnrollmentCommand,
  facts: EnrollmentFacts,
  now: Instant,
): Decision<Enrollment, EnrollmentEvent, EnrollmentRefusal> {
  const { state } = enrollment;
  if (enrollment.state !== 'active' || findTransition(enrollmentTransitions, state, command.kind) === null) {
    const ruleId = enrollmentTransitionKnown.id;
    return err([{ kind: 'enrollment_state', ruleId, state, command: command.kind }]);
  }
  const { id: enrollmentId, cycleId } = enrollment;
  if (command.kind === 'end') {
    if (!['evaluating', 'ended', 'cancelled'].includes(facts.cycleState)) {
      return err([{ kind: 'cycle_not_over', ruleId: endedWithCycle.id, state: facts.cycleState }]);
    }
    const next = { ...enrollment, state: 'ended', endedAt: now, completion: command.completion } as const;
    const ended = { kind: 'enrollment_moved', enrollmentId, command: 'end', to: 'ended', at: now } as const;
    return ok({ next, events: [{ ...ended, reason: null }] });
  }
  if (command.kind === 'remove' && command.reason.trim() === '') {
    return err([{ kind: 'removal_reason_missing', ruleId: removalReasoned.id }]);
  }
  const to = enrollmentTransitions.active[command.kind];
  const reason = command.reason ?? null;
  const moved = {
    kind: 'enrollment_moved',
    enrollmentId,
    command: command.kind,
    to,
    at: now,
    reason,
  } as const;
  const freed = { kind: 'seat_freed', cycleId, at: now } as const;
  return ok({
    next: { ...enrollment, state: to, leftAt: now, reason },
    events: enrollment.role === 'member' ? [moved, freed] : [moved],
  });
}

/**
 * For each command about an enrollment, whether it is possible now, or what stands against it. Facts as
 * for `decideEnrollment`.
 *
 * @example
 * ```ts
 * import { availableEnrollmentCommands, id } from '@coterie/core';
 *
 * const enrollment = {
 *   id: id<'Enrollment'>('e1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   trackId: null,
 *   role: 'member',
 *   origin: 'application',
 *   applicationId: null,
 *   offerId: null,
 *   enrolledAt: null,
 *   overrides: [],
 *   state: 'active',
 * } as const;
 * const commands = availableEnrollmentCommands(enrollment, { cycleState: 'running' }, '2024-02-08T15:00:00Z');
 * commands.filter((one) => one.possible).map((one) => one.command); // => ['withdraw', 'remove']
 * ```
 */
export function availableEnrollmentCommands(
  enrollment: Enrollment,
  facts: EnrollmentFacts,
  now: Instant,
): readonly CommandAvailability<EnrollmentCommandKind, EnrollmentRefusal>[] {
  return enrollmentCommands.map((kind) =>
    availabilityOf(kind, decideEnrollment(enrollment, exampleOf(kind), facts, now)),
  );
}

function exampleOf(kind: EnrollmentCommandKind): EnrollmentCommand {
  if (kind === 'end') return { kind, completion: 'undetermined' };
  return { kind, reason: '?' };
}
