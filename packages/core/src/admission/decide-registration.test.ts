import { describe, expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import type { RegistrationCommand } from './check-registration-command.ts';
import { availableRegistrationCommands, decideRegistration } from './decide-registration.ts';
import {
  type Registration,
  type RegistrationCommandKind,
  registrationCommands,
  registrationStates,
} from './registration.ts';

const now = '2024-04-02T15:00:00Z';
const nobody = { substituteIsRegistered: false };
const usd = (amount: number) => ({ amount, currency: 'USD' });

function registration(known: Partial<Registration> = {}): Registration {
  return {
    id: id('registration'),
    gatheringId: id('april'),
    payerId: id('payer'),
    participants: [{ personId: id('ana'), feeKey: 'single-cop', entitlements: [] }],
    state: 'awaiting_payment',
    registeredAt: null,
    amountDue: usd(9000),
    amountPaid: null,
    paymentDueBy: '2024-04-01T00:00:00Z',
    moneyDueBack: null,
    transferredTo: null,
    reason: null,
    ...known,
  };
}

const unpaid = { cancel: 'cancelled', expire: 'expired', reject: 'rejected', confirm: 'confirmed' };
const cells: Record<string, Partial<Record<RegistrationCommandKind, string>>> = {
  pending: { ...unpaid, requestPayment: 'awaiting_payment', substitute: 'pending' },
  awaiting_payment: { ...unpaid, recordPayment: 'awaiting_payment', substitute: 'awaiting_payment' },
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
};

function commandOf(kind: RegistrationCommandKind): RegistrationCommand {
  switch (kind) {
    case 'recordPayment':
      return { kind, amount: usd(100) };
    case 'confirm':
      return { kind, waiver: 'Invoiced in May' };
    case 'substitute':
      return { kind, from: id('ana'), to: id('ben') };
    case 'transfer':
      return { kind, to: id('june') };
    default:
      return { kind };
  }
}

describe.each(registrationStates)('a registration that is %s', (state) => {
  test.each(registrationCommands)('%s', (kind) => {
    const decision = decideRegistration(registration({ state }), commandOf(kind), nobody, now);
    const expected = cells[state]?.[kind];
    if (expected === undefined) {
      expect(decision.ok ? null : decision.error).toEqual([
        { kind: 'registration_state', ruleId: 'registration.transition', state, command: kind },
      ]);
    } else {
      expect(decision.ok && decision.value.next.state).toBe(expected);
    }
  });
});

function kindOf(one: Registration, command: RegistrationCommand, facts = nobody): string | null {
  const decision = decideRegistration(one, command, facts, now);
  return decision.ok ? null : decision.error[0].kind;
}

test('it is confirmed when what is owed is paid, in as many parts as it takes', () => {
  const paid = (amounts: readonly number[]) =>
    amounts.reduce((one, amount) => {
      const decision = decideRegistration(one, { kind: 'recordPayment', amount: usd(amount) }, nobody, now);
      return decision.ok ? decision.value.next : one;
    }, registration());
  expect(kindOf(paid([4000, 4999]), { kind: 'confirm' })).toBe('payment_outstanding');
  expect(kindOf(paid([4000, 5000]), { kind: 'confirm' })).toBe(null);
});

test('an unknown price is neither asked for nor confirmed until somebody states it', () => {
  const unknown = registration({ state: 'pending', amountDue: null });
  expect(kindOf(unknown, { kind: 'confirm' })).toBe('price_unknown');
  expect(kindOf(unknown, { kind: 'confirm', waiver: '  ' })).toBe('price_unknown');
  expect(kindOf(unknown, { kind: 'requestPayment' })).toBe('price_unknown');
  const asked = decideRegistration(unknown, { kind: 'requestPayment', amount: usd(15_000) }, nobody, now);
  expect(asked.ok && asked.value.next.amountDue).toEqual(usd(15_000));
});

test('money is whole, positive, of one currency, and no more comes back than was paid', () => {
  expect(kindOf(registration(), { kind: 'recordPayment', amount: usd(0) })).toBe('amount_not_possible');
  expect(kindOf(registration(), { kind: 'recordPayment', amount: usd(0.5) })).toBe('amount_not_possible');
  const euros = { amount: 1, currency: 'EUR' };
  expect(kindOf(registration(), { kind: 'recordPayment', amount: euros })).toBe('currency_differs');
  const paid = registration({ state: 'confirmed', amountPaid: usd(9000) });
  expect(kindOf(paid, { kind: 'cancel', moneyDueBack: usd(9001) })).toBe('money_back_exceeds_paid');
  const cancelled = decideRegistration(paid, { kind: 'cancel', moneyDueBack: usd(4500) }, nobody, now);
  expect(cancelled.ok && cancelled.value.next).toMatchObject({ state: 'cancelled', moneyDueBack: usd(4500) });
});

test('it expires when its payment is overdue, and never without a date', () => {
  expect(kindOf(registration({ paymentDueBy: '2024-04-02T15:00:01Z' }), { kind: 'expire' })).toBe(
    'payment_not_overdue',
  );
  expect(kindOf(registration({ paymentDueBy: now }), { kind: 'expire' })).toBe(null);
  expect(kindOf(registration({ paymentDueBy: null }), { kind: 'expire' })).toBe('payment_not_overdue');
});

test('a participant is substituted by somebody who does not take part yet', () => {
  const command = { kind: 'substitute', from: id<'Person'>('ana'), to: id<'Person'>('ben') } as const;
  const decision = decideRegistration(registration(), command, nobody, now);
  expect(decision.ok && decision.value.next.participants.map((one) => one.personId)).toEqual(['ben']);
  expect(kindOf(registration(), command, { substituteIsRegistered: true })).toBe(
    'substitute_already_registered',
  );
  expect(kindOf(registration(), { ...command, from: id('eva') })).toBe('not_a_participant');
  expect(kindOf(registration({ state: 'confirmed' }), { kind: 'transfer', to: id('registration') })).toBe(
    'transfer_to_itself',
  );
});

test('every command is listed with its reasons', () => {
  const possible = availableRegistrationCommands(registration({ participants: [] }), nobody, now)
    .filter((one) => one.possible)
    .map((one) => one.command);
  // It is unpaid, overdue and names no participant.
  expect(possible).toEqual(['recordPayment', 'cancel', 'expire', 'reject']);
});
