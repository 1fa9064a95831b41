import type { Finding } from '../kernel/finding.ts';
import type { Refusal } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';

/** How many seats a cycle has. Zero seats means zero, not unlimited. */
export type Capacity =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'limited'; readonly seats: number };

/** At most so many seats for people who share one value of an attribute, inside the capacity. */
export interface AttributeCap {
  /** An attribute of the person as the caller knows it: `district`, `region`, `role`. */
  readonly attribute: string;
  /** The value that is limited; `null`: each value alike. */
  readonly value: string | null;
  readonly seats: number;
}

/** Seats that are held, as loaded under the lock of the cycle's row. */
export interface SeatsTaken {
  /** Active enrollments that take a seat. */
  readonly enrolled: number;
  /** Offers to others that are open and have not lapsed: a seat is kept for each. */
  readonly offered: number;
}
