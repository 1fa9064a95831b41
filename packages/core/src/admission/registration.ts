import type { Id } from '../kernel/brand.ts';
import type { Money } from '../kernel/money.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Transitions } from '../kernel/transitions.ts';
import type { Entitlement } from './entitlement.ts';

export const registrationStates = [
  'pending',
  'awaiting_payment',
  'confirmed',
  'cancelled',
  'transferred',
  'expired',
  'rejected',
] as const;
export type RegistrationState = (typeof registrationStates)[number];

export const registrationCommands = [
  'requestPayment',
  'recordPayment',
  'confirm',
  'substitute',
  'transfer',
  'cancel',
  'expire',
  'reject',
] as const;
export type RegistrationCommandKind = (typeof registrationCommands)[number];

/** The life of a registration. `substitute` changes who takes part and not the state. */
export const registrationTransitions = {
  pending: {
    requestPayment: 'awaiting_payment',
    confirm: 'confirmed',
    substitute: 'pending',
    cancel: 'cancelled',
    expire: 'expired',
    reject: 'rejected',
  },
  awaiting_payment: {
    recordPayment: 'awaiting_payment',
    confirm: 'confirmed',
    substitute: 'awaiting_payment',
    cancel: 'cancelled',
    expire: 'expired',
    reject: 'rejected',
  },
  confirmed: {
    recordPayment: 'confirmed',
    substitute: 'confirmed',
    transfer: 'transferred',
    cancel: 'cancelled',
  },
  cancelled: {},
  transferred: {},
  expired: {},
  rejected: {},
} as const satisfies Transitions<RegistrationState, RegistrationCommandKind>;

/** One fee that one person takes, and what it lets them into. */
export interface RegistrationParticipant {
  readonly personId: Id<'Person'>;
  /** The fee of the price list by which this participant takes part. */
  readonly feeKey: string;
  readonly entitlements: readonly Entitlement[];
}

/** An entry to a gathering: one payer, one or several participants. */
export interface Registration {
  readonly id: Id<'Registration'>;
  readonly gatheringId: Id<'Gathering'>;
  readonly payerId: Id<'Person'>;
  /** One for each person and each time that a fee is taken. */
  readonly participants: readonly RegistrationParticipant[];
  readonly state: RegistrationState;
  readonly registeredAt: Instant | null;
  /** What is owed; `null` while the price is not wholly known. */
  readonly amountDue: Money | null;
  /** What has been paid; `null` for nothing. */
  readonly amountPaid: Money | null;
  /** The first instant at which an unpaid registration expires; `null`: it does not. */
  readonly paymentDueBy: Instant | null;
  /** A fact of its own: it outlives the state and is settled elsewhere. `null`: nothing, or not yet said. */
  readonly moneyDueBack: Money | null;
  /** The registration to which this one was transferred. */
  readonly transferredTo: Id<'Registration'> | null;
  readonly reason: string | null;
}
