import type { Refusal } from '../kernel/decision.ts';
import type { Finding } from '../kernel/finding.ts';
import { defineRule } from '../kernel/rule-definition.ts';

/** How many seats a cycle has. Zero seats means zero, not unlimited. */
export type Capacity =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'limited'; readonly seats: number };

/** Seats that are held, as loaded under the lock of the cycle's row. */
export interface SeatsTaken {
  /** Active enrollments that take a seat. */
  readonly enrolled: number;
  /** Seats kept for others: their offers that are open and have not lapsed. */
  readonly offered: number;
}

export type NoSeat = Refusal & {
  readonly kind: 'no_seat';
  readonly seats: number;
  readonly enrolled: number;
  readonly offered: number;
  readonly wanted: number;
};

/** `undetermined`: the capacity is unknown, so that nobody can say whether a seat is free. */
export type SeatVerdict =
  | { readonly state: 'free'; readonly left: number | null }
  | { readonly state: 'undetermined' }
  | { readonly state: 'none'; readonly refusal: NoSeat };

export const seatFree = defineRule(
  'capacity.seat-free',
  'A seat is given only while one is free; seats held by open offers are not free.',
);
export const capacityNotBelowEnrolled = defineRule(
  'capacity.not-below-enrolled',
  'The capacity covers everybody who is enrolled; where it is lowered below, nobody is dropped.',
);
export const seatsWholeNumber = defineRule(
  'capacity.seats-whole-number',
  'A number of seats is a whole number from 0 to 1000000.',
);

export const mostSeats = 1_000_000;

/**
 * Whether a seat is free. Zero seats means none. Rule: `capacity.seat-free`.
 *
 * @param wanted how many seats are asked for at once (a team takes one for each member)
 *
 * @example
 * ```ts
 * import { checkSeat } from '@coterie/core';
 *
 * checkSeat({ kind: 'limited', seats: 20 }, { enrolled: 17, offered: 2 }); // => { state: 'free', left: 1 }
 * checkSeat({ kind: 'limited', seats: 0 }, { enrolled: 0, offered: 0 }).state; // => 'none'
 * checkSeat({ kind: 'unlimited' }, { enrolled: 300, offered: 0 }); // => { state: 'free', left: null }
 * checkSeat({ kind: 'unknown' }, { enrolled: 0, offered: 0 }).state; // => 'undetermined'
 * ```
 */
export function checkSeat(capacity: Capacity, taken: SeatsTaken, wanted = 1): SeatVerdict {
  if (capacity.kind === 'unknown') return { state: 'undetermined' };
  if (capacity.kind === 'unlimited') return { state: 'free', left: null };
  const left = capacity.seats - taken.enrolled - taken.offered;
  if (left >= wanted) return { state: 'free', left };
  const { seats } = capacity;
  return { state: 'none', refusal: { kind: 'no_seat', ruleId: seatFree.id, seats, ...taken, wanted } };
}

/** Whether a capacity is one that can be set: a whole number of seats, not below zero, not absurd. */
export function isCapacity(capacity: Capacity): boolean {
  if (capacity.kind !== 'limited') return true;
  return Number.isInteger(capacity.seats) && capacity.seats >= 0 && capacity.seats <= mostSeats;
}

/**
 * Flags a capacity that is lower than the number of people enrolled. Nobody is dropped for it. Rule:
 * `capacity.not-below-enrolled`.
 *
 * @param pointer where the capacity stands in the caller's document
 *
 * @example
 * ```ts
 * import { findCapacityFindings } from '@coterie/core';
 *
 * findCapacityFindings({ kind: 'limited', seats: 10 }, 12, '/capacity')[0]?.severity; // => 'warning'
 * findCapacityFindings({ kind: 'limited', seats: 12 }, 12, '/capacity'); // => []
 * ```
 */
export function findCapacityFindings(
  capacity: Capacity,
  enrolled: number,
  pointer: string,
): readonly Finding[] {
  if (capacity.kind !== 'limited' || capacity.seats >= enrolled) return [];
  return [
    {
      ruleId: capacityNotBelowEnrolled.id,
      severity: 'warning',
      place: { pointer },
      quotation: null,
      understood: `${capacity.seats} seats, ${enrolled} enrolled`,
      suggestion: null,
      facts: { seats: capacity.seats, enrolled },
    },
  ];
}
