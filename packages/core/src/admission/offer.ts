import type { IsoDuration } from '../cycle/admission-policy.ts';
import type { Id } from '../kernel/brand.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Transitions } from '../kernel/transitions.ts';
import type { RecordedOverride } from './override.ts';

export const offerStates = ['open', 'accepted', 'declined', 'expired', 'rescinded'] as const;
export type OfferState = (typeof offerStates)[number];

export const offerCommands = ['handOver', 'accept', 'decline', 'expire', 'rescind'] as const;
export type OfferCommandKind = (typeof offerCommands)[number];

/** The life of an offer. `handOver` starts its clock and is answered once. */
export const offerTransitions = {
  open: {
    handOver: 'open',
    accept: 'accepted',
    decline: 'declined',
    expire: 'expired',
    rescind: 'rescinded',
  },
  accepted: {},
  declined: {},
  expired: {},
  rescinded: {},
} as const satisfies Transitions<OfferState, OfferCommandKind>;

/** A seat in a cycle, offered to one person. Several offers may follow one another. */
export interface Offer {
  readonly id: Id<'Offer'>;
  readonly cycleId: Id<'Cycle'>;
  readonly personId: Id<'Person'>;
  /** The application that it answers; `null` for an invitation. */
  readonly applicationId: Id<'Application'> | null;
  /** The place in the queue that it answers, where there was one. */
  readonly waitlistEntryId: Id<'WaitlistEntry'> | null;
  readonly state: OfferState;
  readonly madeAt: Instant | null;
  /** When its message was handed over for delivery; its clock starts here. `null`: not yet. */
  readonly handedOverAt: Instant | null;
  /** Taken from the policy when the offer was made, so that a later change does not touch it. */
  readonly lapsesAfter: IsoDuration | null;
  readonly answeredAt: Instant | null;
  readonly reason: string | null;
  /** The overrides by which it was made against rules; they carry over to the enrollment. */
  readonly overrides: readonly RecordedOverride[];
}
