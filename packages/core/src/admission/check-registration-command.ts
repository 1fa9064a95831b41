import type { Id } from '../kernel/brand.ts';
import type { Refusal } from '../kernel/decision.ts';
import type { Money } from '../kernel/money.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type Instant, Temporal } from '../kernel/temporal.ts';
import type { Registration, RegistrationCommandKind, RegistrationState } from './registration.ts';

export type RegistrationCommand =
  /** States what is owed, where the price list left it unknown. */
  | { readonly kind: 'requestPayment'; readonly amount?: Money | null }
  | { readonly kind: 'recordPayment'; readonly amount: Money }
  /** `waiver`: why it is confirmed although it is not paid (it is invoiced later, it is waived). */
  | { readonly kind: 'confirm'; readonly waiver?: string | null }
  | { readonly kind: 'substitute'; readonly from: Id<'Person'>; readonly to: Id<'Person'> }
  | { readonly kind: 'transfer'; readonly to: Id<'Registration'> }
  /** `moneyDueBack`: what is to be paid back; `null` where nobody has said yet. */
  | { readonly kind: 'cancel'; readonly reason?: string | null; readonly moneyDueBack?: Money | null }
  | { readonly kind: 'expire' }
  | { readonly kind: 'reject'; readonly reason?: string | null };

/** What must be loaded. Lock the registration's row, and the gathering's for `substitute`. */
export interface RegistrationChangeFacts {
  /** Whether the substitute is already entitled to something that they would get twice. */
  readonly substituteIsRegistered: boolean;
}

export type RegistrationRefusal =
  | (Refusal & {
      readonly kind: 'registration_state';
      readonly state: RegistrationState;
      readonly command: RegistrationCommandKind;
    })
  | (Refusal & { readonly kind: 'price_unknown' })
  | (Refusal & { readonly kind: 'payment_outstanding'; readonly due: Money; readonly paid: Money | null })
  | (Refusal & { readonly kind: 'payment_not_overdue'; readonly dueBy: Instant | null })
  | (Refusal & { readonly kind: 'amount_not_possible'; readonly amount: Money })
  | (Refusal & { readonly kind: 'currency_differs'; readonly expected: string; readonly given: string })
  | (Refusal & {
      readonly kind: 'money_back_exceeds_paid';
      readonly moneyDueBack: Money;
      readonly paid: Money | null;
    })
  | (Refusal & { readonly kind: 'not_a_participant'; readonly personId: Id<'Person'> })
  | (Refusal & { readonly kind: 'substitute_already_registered'; readonly personId: Id<'Person'> })
  | (Refusal & { readonly kind: 'transfer_to_itself' });

export const paidBeforeConfirmed = defineRule(
  'registration.paid-before-confirmed',
  'A registration is confirmed when what is owed is known and paid, or when a person says why it is confirmed without.',
);
export const expiresUnpaid = defineRule(
  'registration.expires-unpaid',
  'A registration expires when its payment is overdue, and not before.',
);
export const moneyInOrder = defineRule(
  'registration.money-in-order',
  'Amounts are whole minor units above zero in the currency of the registration, and no more comes back than was paid.',
);
export const substituteForParticipant = defineRule(
  'registration.substitute',
  'A participant is substituted by somebody who does not take part yet.',
);
export const transferElsewhere = defineRule(
  'registration.transfer-elsewhere',
  'A registration is transferred to another registration.',
);

/**
 * What stands against a command about a registration, beside its state; empty where nothing does. Rules:
 * `registration.paid-before-confirmed`, `registration.expires-unpaid`, `registration.money-in-order`,
 * `registration.substitute`, `registration.transfer-elsewhere`.
 */
export function checkRegistrationCommand(
  registration: Registration,
  command: RegistrationCommand,
  facts: RegistrationChangeFacts,
  now: Instant,
): readonly RegistrationRefusal[] {
  const { amountDue, amountPaid, paymentDueBy } = registration;
  switch (command.kind) {
    case 'requestPayment': {
      const amount = command.amount ?? amountDue;
      if (amount === null) return [{ kind: 'price_unknown', ruleId: paidBeforeConfirmed.id }];
      return checkAmount(amount, amountPaid?.currency ?? null, 0);
    }
    case 'recordPayment':
      return checkAmount(command.amount, (amountPaid ?? amountDue)?.currency ?? null, 1);
    case 'confirm': {
      const ruleId = paidBeforeConfirmed.id;
      if (waiverOf(command) !== null) return [];
      if (amountDue === null) return [{ kind: 'price_unknown', ruleId }];
      const isPaid = (amountPaid?.amount ?? 0) >= amountDue.amount;
      return isPaid ? [] : [{ kind: 'payment_outstanding', ruleId, due: amountDue, paid: amountPaid }];
    }
    case 'substitute':
      return checkSubstitute(registration, command, facts);
    case 'transfer':
      if (command.to !== registration.id) return [];
      return [{ kind: 'transfer_to_itself', ruleId: transferElsewhere.id }];
    case 'cancel': {
      const moneyDueBack = command.moneyDueBack ?? null;
      if (moneyDueBack === null) return [];
      const ruleId = moneyInOrder.id;
      const refusals = [...checkAmount(moneyDueBack, amountPaid?.currency ?? null, 0)];
      if (moneyDueBack.amount > (amountPaid?.amount ?? 0)) {
        refusals.push({ kind: 'money_back_exceeds_paid', ruleId, moneyDueBack, paid: amountPaid });
      }
      return refusals;
    }
    case 'expire': {
      const isOverdue =
        paymentDueBy !== null &&
        Temporal.Instant.compare(Temporal.Instant.from(now), Temporal.Instant.from(paymentDueBy)) >= 0;
      return isOverdue
        ? []
        : [{ kind: 'payment_not_overdue', ruleId: expiresUnpaid.id, dueBy: paymentDueBy }];
    }
    case 'reject':
      return [];
  }
}

function checkSubstitute(
  { participants }: Registration,
  { from, to }: { readonly from: Id<'Person'>; readonly to: Id<'Person'> },
  facts: RegistrationChangeFacts,
): readonly RegistrationRefusal[] {
  const ruleId = substituteForParticipant.id;
  const refusals: RegistrationRefusal[] = [];
  if (!participants.some((one) => one.personId === from)) {
    refusals.push({ kind: 'not_a_participant', ruleId, personId: from });
  }
  if (facts.substituteIsRegistered || participants.some((one) => one.personId === to)) {
    refusals.push({ kind: 'substitute_already_registered', ruleId, personId: to });
  }
  return refusals;
}

function checkAmount(amount: Money, currency: string | null, least: number): readonly RegistrationRefusal[] {
  const ruleId = moneyInOrder.id;
  const refusals: RegistrationRefusal[] = [];
  if (!Number.isSafeInteger(amount.amount) || amount.amount < least) {
    refusals.push({ kind: 'amount_not_possible', ruleId, amount });
  }
  if (currency !== null && currency !== amount.currency) {
    refusals.push({ kind: 'currency_differs', ruleId, expected: currency, given: amount.currency });
  }
  return refusals;
}

/** Why a registration is confirmed without payment; `null` where no reason was given. */
export function waiverOf(command: RegistrationCommand): string | null {
  if (command.kind !== 'confirm') return null;
  const waiver = command.waiver?.trim() ?? '';
  return waiver === '' ? null : waiver;
}
