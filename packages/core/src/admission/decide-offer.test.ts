import { describe, expect, test } from 'vitest';
import { unstatedAdmissionPolicy } from '../cycle/admission-policy.ts';
import { exampleCycle } from '../cycle/testing/example-cycle.ts';
import { id } from '../kernel/brand.ts';
import { decideMakeOffer } from './decide-make-offer.ts';
import { availableOfferCommands, decideOffer } from './decide-offer.ts';
import { type OfferCommandKind, offerCommands, offerStates } from './offer.ts';
import { checkOffer } from './offer-lapse.ts';
import { exampleFacts, exampleOffer, exampleOverride } from './testing/example-entry.ts';

const now = '2024-01-30T15:00:00Z';
// Of the commands, `expire` needs an offer that has lapsed; the others one that has not.
const lapsed = { handedOverAt: '2024-01-20T15:00:00Z', lapsesAfter: 'P7D' } as const;

const cells: Record<string, Partial<Record<OfferCommandKind, string>>> = {
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
};

describe.each(offerStates)('an offer that is %s', (state) => {
  test.each(offerCommands)('%s', (kind) => {
    const offer = exampleOffer({ state, ...(kind === 'expire' ? lapsed : {}) });
    const decision = decideOffer(offer, { kind }, exampleFacts(), now);
    const expected = cells[state]?.[kind];
    if (expected === undefined) {
      expect(decision.ok ? null : decision.error).toEqual([
        { kind: 'offer_state', ruleId: 'admission.offer-transition', state, command: kind },
      ]);
    } else {
      expect(decision.ok && decision.value.next.state).toBe(expected);
    }
  });
});

test('the clock starts when the message was handed over, and only once', () => {
  const offer = exampleOffer({ lapsesAfter: 'P7D' });
  expect(checkOffer(offer, null, '2030-01-01T00:00:00Z')).toEqual({ lapsesAt: null, hasLapsed: false });
  const handedOver = decideOffer(offer, { kind: 'handOver' }, exampleFacts(), now);
  if (!handedOver.ok) throw new Error('refused');
  expect(checkOffer(handedOver.value.next, 'America/Chicago', now).lapsesAt).toBe('2024-02-06T15:00:00Z');
  const again = decideOffer(handedOver.value.next, { kind: 'handOver' }, exampleFacts(), now);
  expect(again.ok ? null : again.error[0].kind).toBe('offer_already_handed_over');
});

test('an offer that has lapsed is not answered any more; only its expiry is written down', () => {
  const offer = exampleOffer(lapsed);
  const possible = availableOfferCommands(offer, exampleFacts(), now).filter((one) => one.possible);
  expect(possible.map((one) => one.command)).toEqual(['expire']);
  const accepted = decideOffer(offer, { kind: 'accept' }, exampleFacts(), now);
  expect(accepted.ok ? null : accepted.error[0]).toEqual({
    kind: 'offer_lapsed',
    ruleId: 'admission.offer-transition',
    lapsedAt: '2024-01-27T15:00:00Z',
  });
  const early = decideOffer(offer, { kind: 'expire' }, exampleFacts(), '2024-01-27T14:59:59Z');
  expect(early.ok ? null : early.error[0].kind).toBe('offer_not_lapsed');
});

test('at the very instant of its lapse an offer has lapsed, and a moment before it has not', () => {
  const offer = exampleOffer(lapsed);
  const accept = (at: '2024-01-27T14:59:59.999Z' | '2024-01-27T15:00:00Z') =>
    decideOffer(offer, { kind: 'accept' }, exampleFacts(), at).ok;
  expect([accept('2024-01-27T14:59:59.999Z'), accept('2024-01-27T15:00:00Z')]).toEqual([true, false]);
  const expire = decideOffer(offer, { kind: 'expire' }, exampleFacts(), '2024-01-27T15:00:00Z');
  expect(expire.ok).toBe(true);
});

test('a zone that the runtime does not know counts as unknown', () => {
  const lapsesAt = (zone: string | null) => checkOffer(exampleOffer(lapsed), zone, now).lapsesAt;
  expect(lapsesAt('Nowhere/Land')).toBe(lapsesAt(null));
});

test('a seat is looked for again at the moment of acceptance', () => {
  const cycle = exampleCycle({ capacity: { kind: 'limited', seats: 2 } });
  const accept = (enrolled: number) =>
    decideOffer(
      exampleOffer(),
      { kind: 'accept' },
      exampleFacts({ cycle, taken: { enrolled, offered: 9 } }),
      now,
    );
  expect(accept(1).ok).toBe(true);
  const refused = accept(2);
  expect(refused.ok ? null : refused.error[0]).toMatchObject({
    kind: 'no_seat',
    ruleId: 'capacity.seat-free',
  });
});

test('the roster may have been locked since the offer was made', () => {
  const cycle = exampleCycle({ state: 'selecting', rosterLockedAt: '2024-01-29T00:00:00Z' });
  const refused = decideOffer(exampleOffer(), { kind: 'accept' }, exampleFacts({ cycle }), now);
  expect(refused.ok ? null : refused.error.map((one) => one.kind)).toEqual(['roster_locked']);
});

test.each(['decline', 'rescind'] as const)('%s frees the seat', (kind) => {
  const decision = decideOffer(exampleOffer(), { kind, reason: 'Moved away' }, exampleFacts(), now);
  expect(decision.ok && decision.value.events).toMatchObject([
    { kind: 'offer_moved', reason: 'Moved away' },
    { kind: 'seat_freed', cycleId: 'cycle' },
  ]);
});

describe('making an offer', () => {
  const request = {
    id: id<'Offer'>('offer'),
    cycleId: id<'Cycle'>('cycle'),
    personId: id<'Person'>('ana'),
    applicationId: id<'Application'>('application'),
    waitlistEntryId: null,
  };

  test('takes the time to answer from the policy', () => {
    const admission = { ...unstatedAdmissionPolicy, offerLapsesAfter: 'P5D' } as const;
    const facts = exampleFacts({ cycle: exampleCycle({ state: 'selecting', admission }) });
    const decision = decideMakeOffer(
      request,
      { ...facts, hasOpenOffer: false, applicationState: 'accepted' },
      null,
      now,
    );
    expect(decision.ok && decision.value.next).toMatchObject({
      state: 'open',
      lapsesAfter: 'P5D',
      handedOverAt: null,
    });
  });

  test('needs an accepted application, no other offer, and a seat that no offer holds', () => {
    const cycle = exampleCycle({ state: 'selecting', capacity: { kind: 'limited', seats: 2 } });
    const facts = exampleFacts({ cycle, taken: { enrolled: 1, offered: 1 } });
    const decision = decideMakeOffer(
      request,
      { ...facts, hasOpenOffer: true, applicationState: 'under_review' },
      exampleOverride(),
      now,
    );
    expect(decision.ok ? null : decision.error.map((one) => one.kind)).toEqual([
      'offer_already_open',
      'application_not_accepted',
      'no_seat',
    ]);
  });

  test('out of turn needs an override, also for somebody in the queue', () => {
    const cycle = exampleCycle({ state: 'selecting', capacity: { kind: 'limited', seats: 2 } });
    const facts = {
      ...exampleFacts({ cycle, taken: { enrolled: 1, offered: 0 }, waitingAhead: 1 }),
      hasOpenOffer: false,
      applicationState: 'accepted',
    } as const;
    const waiting = { ...request, waitlistEntryId: id<'WaitlistEntry'>('entry') };
    const jump = decideMakeOffer(waiting, facts, null, now);
    expect(jump.ok ? null : jump.error).toEqual([
      { kind: 'others_wait_first', ruleId: 'admission.queue-first', waiting: 1, left: 1 },
    ]);
    expect(decideMakeOffer(waiting, facts, exampleOverride(), now).ok).toBe(true);
    expect(decideMakeOffer(waiting, { ...facts, waitingAhead: 0 }, null, now).ok).toBe(true);
  });

  test('an override carries over to its acceptance', () => {
    const facts = {
      ...exampleFacts({ eligibility: 'undetermined' }),
      hasOpenOffer: false,
      applicationState: null,
    };
    const made = decideMakeOffer({ ...request, applicationId: null }, facts, exampleOverride(), now);
    if (!made.ok) throw new Error('refused');
    expect(decideOffer(made.value.next, { kind: 'accept' }, facts, now).ok).toBe(true);
  });
});
