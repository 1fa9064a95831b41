import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import type { Instant } from '../kernel/temporal.ts';
import {
  type Capacity,
  capacityNotBelowEnrolled,
  isCapacity,
  mostSeats,
  seatsWholeNumber,
} from './capacity.ts';
import type { Cycle } from './cycle.ts';
import { type CycleStateRefusal, refuseCycleState } from './decide-cycle.ts';

export type CapacityRefusal =
  | CycleStateRefusal
  | (Refusal & { readonly kind: 'capacity_not_possible'; readonly seats: number; readonly most: number });

export type CapacityEvent =
  | {
      readonly kind: 'capacity_changed';
      readonly from: Capacity;
      readonly to: Capacity;
      readonly at: Instant;
    }
  | {
      readonly kind: 'capacity_below_enrolled';
      readonly ruleId: string;
      readonly seats: number;
      readonly enrolled: number;
    };

/**
 * Sets the capacity of a cycle that is not over. Lowering it below the number enrolled drops nobody: it
 * is said by an event, and stands as a finding (`findCapacityFindings`). Lock the cycle's row. Rules:
 * `cycle.transition`, `capacity.seats-whole-number`, `capacity.not-below-enrolled`.
 *
 * @param enrolled active enrollments that take a seat
 *
 * @example
 * ```ts
 * import { decideCapacity, draftCycle, id } from '@coterie/core';
 *
 * const cycle = draftCycle({ id: id('c1'), communityId: id('k1') });
 * const now = '2024-01-15T15:00:00Z';
 * const lowered = decideCapacity(cycle, { kind: 'limited', seats: 10 }, 12, now);
 * lowered.ok ? lowered.value.events.map((event) => event.kind) : []; // => ['capacity_changed', 'capacity_below_enrolled']
 * decideCapacity(cycle, { kind: 'limited', seats: -1 }, 12, now).ok; // => false
 * ```
 */
export function decideCapacity(
  cycle: Cycle,
  capacity: Capacity,
  enrolled: number,
  now: Instant,
): Decision<Cycle, CapacityEvent, CapacityRefusal> {
  const refusals: CapacityRefusal[] = [];
  if (cycle.state === 'ended' || cycle.state === 'cancelled') {
    refusals.push(refuseCycleState(cycle.state, 'changeCapacity'));
  }
  if (capacity.kind === 'limited' && !isCapacity(capacity)) {
    const { seats } = capacity;
    refusals.push({ kind: 'capacity_not_possible', ruleId: seatsWholeNumber.id, seats, most: mostSeats });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const changed: CapacityEvent = { kind: 'capacity_changed', from: cycle.capacity, to: capacity, at: now };
  const next = { ...cycle, capacity };
  if (capacity.kind !== 'limited' || capacity.seats >= enrolled) return ok({ next, events: [changed] });
  const below: CapacityEvent = {
    kind: 'capacity_below_enrolled',
    ruleId: capacityNotBelowEnrolled.id,
    seats: capacity.seats,
    enrolled,
  };
  return ok({ next, events: [changed, below] });
}
