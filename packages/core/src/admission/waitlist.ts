import type { Id } from '../kernel/brand.ts';
import type { Instant } from '../kernel/temporal.ts';

export const waitlistEntryStates = ['waiting', 'offered', 'seated', 'left'] as const;
export type WaitlistEntryState = (typeof waitlistEntryStates)[number];

/** A place in the queue for a seat. Waiting for a seat is not waiting for approval. */
export interface WaitlistEntry {
  readonly id: Id<'WaitlistEntry'>;
  readonly cycleId: Id<'Cycle'>;
  readonly personId: Id<'Person'>;
  readonly applicationId: Id<'Application'> | null;
  readonly state: WaitlistEntryState;
  /** The time of entry to the waitlist, which alone orders it. Reinstated entries get a new one. */
  readonly enteredAt: Instant;
  /** Breaks ties of `enteredAt`: ascending in the order of entry within one cycle. */
  readonly sequence: number;
}
