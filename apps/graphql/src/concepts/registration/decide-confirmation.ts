import {
  type Decision,
  decideRegistration,
  type Instant,
  type Money,
  type Registration,
  type RegistrationCommand,
  type RegistrationEvent,
  type RegistrationRefusal,
} from '@coterie/core';

/** What is known of the payment by which a registration is confirmed. */
export interface Payment {
  /** The reference of the payment; `null`: nothing was paid. */
  readonly reference: string | null;
  /** What was received; `null`: what is owed. */
  readonly received: Money | null;
  /** What is owed, where the price list left it unknown; `null`: as it stands. */
  readonly owed: Money | null;
  /** Why it is confirmed although it is not paid. */
  readonly waiver: string | null;
}

/** Confirms by the core's own steps: what is owed is stated, what came in is recorded, then it is confirmed. */
export function decideConfirmation(
  registration: Registration,
  { reference, received, owed, waiver }: Payment,
  now: Instant,
): Decision<Registration, RegistrationEvent, RegistrationRefusal> {
  const facts = { substituteIsRegistered: false };
  // What cannot be confirmed even for a reason is refused as such, before any amount is looked at.
  const possible = decideRegistration(registration, { kind: 'confirm', waiver: 'any' }, facts, now);
  if (!possible.ok) return possible;
  const events: RegistrationEvent[] = [];
  let current = registration;
  for (const step of steps()) {
    const decision = decideRegistration(current, step(current), facts, now);
    if (!decision.ok) return decision;
    current = decision.value.next;
    events.push(...decision.value.events);
  }
  return { ok: true, value: { next: current, events } };

  function steps(): ((held: Registration) => RegistrationCommand)[] {
    const confirm = (): RegistrationCommand => ({ kind: 'confirm', waiver });
    const request = (): RegistrationCommand => ({ kind: 'requestPayment', amount: owed });
    const asks = registration.state === 'pending' && (reference !== null || owed !== null);
    if (reference === null) return asks ? [request, confirm] : [confirm];
    const record = (held: Registration): RegistrationCommand => ({
      kind: 'recordPayment',
      amount: received ?? outstanding(held),
    });
    const free = received === null && registration.amountDue?.amount === 0 && owed === null;
    return [...(asks ? [request] : []), ...(free ? [] : [record]), confirm];
  }
}

function outstanding({ amountDue, amountPaid }: Registration): Money {
  if (amountDue === null) return { amount: 0, currency: 'XXX' };
  return { ...amountDue, amount: amountDue.amount - (amountPaid?.amount ?? 0) };
}
