import type { Id } from '../kernel/brand.ts';
import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { findTransition } from '../kernel/transitions.ts';
import {
  checkRegistrationCommand,
  type RegistrationChangeFacts,
  type RegistrationCommand,
  type RegistrationRefusal,
  waiverOf,
} from './check-registration-command.ts';
import {
  type Registration,
  type RegistrationCommandKind,
  type RegistrationState,
  registrationCommands,
  registrationTransitions,
} from './registration.ts';

export interface RegistrationEvent {
  readonly kind: 'registration_moved';
  readonly registrationId: Id<'Registration'>;
  readonly command: RegistrationCommandKind;
  readonly from: RegistrationState;
  readonly to: RegistrationState;
  readonly at: Instant;
  readonly reason: string | null;
}

export const registrationTransitionKnown = defineRule(
  'registration.transition',
  'A registration moves only along its table of states and commands.',
);
/**
 * Decides a command about a registration. Money due back is a fact of its own: it is said on
 * cancellation, bounded by what was paid, and settled elsewhere. Rules: `registration.transition`,
 * `registration.paid-before-confirmed`, `registration.expires-unpaid`, `registration.money-in-order`,
 * `registration.substitute`, `registration.transfer-elsewhere`.
 *
 * @param facts see {@link RegistrationChangeFacts} for what to load and to lock
 *
 * @example
 * ```ts
 * import { decideRegistration, id } from '@coterie/core';
 *
 * const registration = {
 *   id: id<'Registration'>('r1'),
 *   gatheringId: id<'Gathering'>('april'),
 *   payerId: id<'Person'>('ana'),
 *   participants: [],
 *   state: 'awaiting_payment',
 *   registeredAt: null,
 *   amountDue: { amount: 9000, currency: 'USD' },
 *   amountPaid: null,
 *   paymentDueBy: null,
 *   moneyDueBack: null,
 *   transferredTo: null,
 *   reason: null,
 * } as const;
 * const facts = { substituteIsRegistered: false };
 * const unpaid = decideRegistration(registration, { kind: 'confirm' }, facts, '2024-04-01T15:00:00Z');
 * unpaid.ok ? null : unpaid.error[0].kind; // => 'payment_outstanding'
 * ```
 */
export function decideRegistration(
  registration: Registration,
  command: RegistrationCommand,
  facts: RegistrationChangeFacts,
  now: Instant,
): Decision<Registration, RegistrationEvent, RegistrationRefusal> {
  const from = registration.state;
  const to = findTransition(registrationTransitions, from, command.kind);
  if (to === null) {
    const ruleId = registrationTransitionKnown.id;
    return err([{ kind: 'registration_state', ruleId, state: from, command: command.kind }]);
  }
  const refusals = checkRegistrationCommand(registration, command, facts, now);
  if (isNonEmpty(refusals)) return err(refusals);
  const reason = 'reason' in command ? (command.reason ?? null) : waiverOf(command);
  const next: Registration = { ...changed(registration, command), state: to, reason };
  const { id: registrationId } = registration;
  const moved = {
    kind: 'registration_moved',
    registrationId,
    command: command.kind,
    from,
    to,
    at: now,
  } as const;
  return ok({ next, events: [{ ...moved, reason }] });
}

function changed(registration: Registration, command: RegistrationCommand): Registration {
  switch (command.kind) {
    case 'requestPayment':
      return { ...registration, amountDue: command.amount ?? registration.amountDue };
    case 'recordPayment': {
      const amount = (registration.amountPaid?.amount ?? 0) + command.amount.amount;
      return { ...registration, amountPaid: { amount, currency: command.amount.currency } };
    }
    case 'substitute':
      return {
        ...registration,
        participants: registration.participants.map((one) =>
          one.personId === command.from ? { ...one, personId: command.to } : one,
        ),
      };
    case 'transfer':
      return { ...registration, transferredTo: command.to };
    case 'cancel':
      return { ...registration, moneyDueBack: command.moneyDueBack ?? null };
    default:
      return registration;
  }
}

/**
 * For each command about a registration, whether it is possible now, or everything that stands against
 * it. Commands that carry amounts or people are tried with ones that fit. Facts as for
 * `decideRegistration`.
 *
 * @example
 * ```ts
 * import { availableRegistrationCommands, id } from '@coterie/core';
 *
 * const registration = {
 *   id: id<'Registration'>('r1'),
 *   gatheringId: id<'Gathering'>('april'),
 *   payerId: id<'Person'>('ana'),
 *   participants: [],
 *   state: 'cancelled',
 *   registeredAt: null,
 *   amountDue: null,
 *   amountPaid: null,
 *   paymentDueBy: null,
 *   moneyDueBack: null,
 *   transferredTo: null,
 *   reason: null,
 * } as const;
 * const facts = { substituteIsRegistered: false };
 * const commands = availableRegistrationCommands(registration, facts, '2024-04-01T15:00:00Z');
 * commands.some((one) => one.possible); // => false
 * ```
 */
export function availableRegistrationCommands(
  registration: Registration,
  facts: RegistrationChangeFacts,
  now: Instant,
): readonly CommandAvailability<RegistrationCommandKind, RegistrationRefusal>[] {
  return registrationCommands.map((kind) =>
    availabilityOf(kind, decideRegistration(registration, exampleOf(kind, registration), facts, now)),
  );
}

function exampleOf(kind: RegistrationCommandKind, registration: Registration): RegistrationCommand {
  const currency = (registration.amountPaid ?? registration.amountDue)?.currency ?? 'XXX';
  const someone = registration.participants[0]?.personId ?? registration.payerId;
  switch (kind) {
    case 'recordPayment':
      return { kind, amount: { amount: 1, currency } };
    case 'substitute':
      return { kind, from: someone, to: `${registration.id}/substitute` as Id<'Person'> };
    case 'transfer':
      return { kind, to: `${registration.id}/transfer` as Id<'Registration'> };
    default:
      return { kind };
  }
}
