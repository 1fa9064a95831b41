import { describe, expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import { decideRegister, type RegistrationFacts, type RegistrationItem } from './decide-register.ts';
import { isEntitledTo } from './entitlement.ts';
import { type Fee, type PriceList, quoteRegistration } from './fees.ts';

const now = '2024-01-15T15:00:00Z';
const usd = (amount: number) => ({ amount, currency: 'USD' });
const singleCop: Fee = {
  key: 'single-cop',
  label: 'Single CoP Event',
  amount: usd(9000),
  per: 'participant',
  entitlements: [{ kind: 'community_session', communities: 1 }, { kind: 'keynote' }],
  limitPerPerson: null,
  provenance: [],
};
const prices: PriceList = { fees: [singleCop], several: { kind: 'unknown' } };
const facts: RegistrationFacts = {
  prices,
  gathering: 'to_come',
  window: { opens: null, closes: null },
  zone: null,
  communityIds: [id('fiscal'), id('family-services')],
  entitled: [],
  paymentDueBy: null,
};
const item = (person: string, community = 'fiscal', feeKey = 'single-cop'): RegistrationItem => ({
  personId: id(person),
  feeKey,
  communityIds: [id(community)],
});
function register(items: readonly RegistrationItem[], known: Partial<RegistrationFacts> = {}) {
  const request = {
    id: id<'Registration'>('r'),
    gatheringId: id<'Gathering'>('april'),
    payerId: id<'Person'>('payer'),
    items,
  };
  return decideRegister(request, { ...facts, ...known }, now);
}
function kindsOf(
  items: readonly RegistrationItem[],
  known: Partial<RegistrationFacts> = {},
): readonly string[] {
  const decision = register(items, known);
  return decision.ok ? [] : decision.error.map((one) => one.kind);
}

test('one payer registers several participants, each with a session and the keynote', () => {
  const decision = register([item('ana'), item('ben', 'family-services')]);
  if (!decision.ok) throw new Error('refused');
  const { next, events } = decision.value;
  expect(next).toMatchObject({ state: 'pending', payerId: 'payer', amountDue: usd(18_000) });
  expect(next.participants[1]?.entitlements).toEqual([
    { kind: 'community_session', gatheringId: 'april', communityId: 'family-services' },
    { kind: 'keynote', gatheringId: 'april' },
  ]);
  expect(events[0]?.quote.unknown).toEqual([]);
});

test('where part of the price is unknown, both halves are said and nothing is owed for certain', () => {
  const decision = register([item('ana'), item('ana', 'family-services'), item('ben')]);
  if (!decision.ok) throw new Error('refused');
  expect(decision.value.next.amountDue).toBe(null);
  expect(decision.value.events[0]?.quote).toMatchObject({
    byPrintedFee: usd(27_000),
    total: null,
    unknown: [
      { kind: 'price_for_several_unknown', participant: 'ana', quantity: 2, ruleId: 'fees.printed-fee' },
    ],
  });
});

describe('a registration is refused', () => {
  test('for a gathering that is over, cancelled or not published', () => {
    expect(kindsOf([item('ana')], { gathering: 'over' })).toEqual(['gathering_not_open']);
    expect(kindsOf([item('ana')], { gathering: 'cancelled' })).toEqual(['gathering_not_open']);
  });

  test('outside its window', () => {
    const closes = { kind: 'instant', at: now } as const;
    expect(kindsOf([item('ana')], { window: { opens: null, closes } })).toEqual(['registration_closed']);
    const opens = { kind: 'instant', at: '2024-01-15T15:00:01Z' } as const;
    expect(kindsOf([item('ana')], { window: { opens, closes: null } })).toEqual([
      'registration_not_yet_open',
    ]);
  });

  test('for what it names wrongly, all at once', () => {
    const items = [
      item('ana', 'knitting'),
      item('ben', 'fiscal', 'all-inclusive'),
      { ...item('eva'), communityIds: [] },
    ];
    expect(kindsOf(items)).toEqual([
      'community_not_at_gathering',
      'fee_not_in_list',
      'communities_to_choose',
    ]);
    expect(kindsOf([])).toEqual(['participants_missing']);
  });

  test('for the same community twice, but not for the keynote that comes with each', () => {
    expect(kindsOf([item('ana'), item('ana')])).toEqual(['already_registered']);
    const gatheringId = id<'Gathering'>('april');
    const held = { kind: 'community_session', gatheringId, communityId: id<'Community'>('fiscal') } as const;
    const entitled = [
      { personId: id<'Person'>('ana'), entitlement: held },
      { personId: id<'Person'>('ana'), entitlement: { kind: 'keynote', gatheringId } as const },
    ];
    expect(kindsOf([item('ana')], { entitled })).toEqual(['already_registered']);
    expect(kindsOf([item('ana', 'family-services')], { entitled })).toEqual([]);
  });

  test('beyond the limit of a fee', () => {
    const limited = { fees: [{ ...singleCop, limitPerPerson: 1 }], several: { kind: 'none' } } as const;
    const items = [item('ana'), item('ana', 'family-services'), item('ben')];
    expect(kindsOf(items, { prices: limited })).toEqual(['fee_limit_reached']);
  });
});

describe('a quote', () => {
  const quote = (quantity: number, list: PriceList) =>
    quoteRegistration(list, [{ participant: 'ana', feeKey: 'single-cop', quantity }]);

  test('is certain where the program says that there is no price for several', () => {
    expect(quote(2, { ...prices, several: { kind: 'none' } })).toMatchObject({
      total: usd(18_000),
      unknown: [],
    });
  });

  test('uses the highest tier that is reached, beside the printed fee', () => {
    const several = {
      kind: 'tiers',
      tiers: [
        { from: 2, each: usd(8000) },
        { from: 4, each: usd(7000) },
      ],
    } as const;
    expect(quote(1, { ...prices, several }).total).toEqual(usd(9000));
    expect(quote(3, { ...prices, several })).toMatchObject({ total: usd(24_000), byPrintedFee: usd(27_000) });
    expect(quote(5, { ...prices, several }).total).toEqual(usd(35_000));
  });

  test('of an unknown amount or an unknown fee is unknown, not zero', () => {
    expect(quote(1, { ...prices, fees: [{ ...singleCop, amount: null }] })).toMatchObject({
      byPrintedFee: null,
      total: null,
      unknown: [{ kind: 'amount_unknown', feeKey: 'single-cop' }],
    });
    expect(quote(1, { ...prices, fees: [] }).unknown.map((one) => one.kind)).toEqual(['no_such_fee']);
  });

  test('of two currencies is not added up', () => {
    const other = { ...singleCop, key: 'other', amount: { amount: 100, currency: 'EUR' } };
    const list = { ...prices, fees: [singleCop, other] };
    const mixed = quoteRegistration(list, [
      { participant: 'ana', feeKey: 'single-cop', quantity: 1 },
      { participant: 'ana', feeKey: 'other', quantity: 1 },
    ]);
    expect(mixed).toMatchObject({
      byPrintedFee: null,
      total: null,
      unknown: [{ kind: 'several_currencies', currencies: ['USD', 'EUR'] }],
    });
  });

  test('of a fee for each organization is unknown where several may share one', () => {
    const list = { ...prices, fees: [{ ...singleCop, per: 'organization' }] } as const;
    const items = ['ana', 'ben'].map((participant) => ({ participant, feeKey: 'single-cop', quantity: 1 }));
    expect(quoteRegistration(list, items)).toMatchObject({
      byPrintedFee: usd(18_000),
      total: null,
      unknown: [{ kind: 'sharing_unknown', feeKey: 'single-cop', per: 'organization', participants: 2 }],
    });
    expect(quote(1, list).total).toEqual(usd(9000));
  });

  test('of something free of charge is certain however often it is taken', () => {
    expect(quote(3, { ...prices, fees: [{ ...singleCop, amount: usd(0) }] }).total).toEqual(usd(0));
  });
});

test('an entitlement lets its holder into what it names, at its own gathering', () => {
  const gatheringId = id<'Gathering'>('april');
  const session = {
    id: id<'Session'>('s'),
    gatheringId,
    cycleIds: [id<'Cycle'>('c')],
    communityIds: [id<'Community'>('fiscal')],
    kind: 'meeting',
  };
  const keynote = { ...session, id: id<'Session'>('k'), cycleIds: [], communityIds: [], kind: 'keynote' };
  const elsewhere = { ...session, gatheringId: null, cycleIds: [] };
  const entered = (entitlement: Parameters<typeof isEntitledTo>[0]) =>
    [session, keynote, elsewhere].map((one) => isEntitledTo(entitlement, one));
  expect(entered({ kind: 'gathering', gatheringId })).toEqual([true, true, false]);
  expect(entered({ kind: 'keynote', gatheringId })).toEqual([false, true, false]);
  expect(entered({ kind: 'session', gatheringId, sessionId: id('s') })).toEqual([true, false, false]);
  expect(entered({ kind: 'community_session', gatheringId, communityId: id('fiscal') })).toEqual([
    true,
    false,
    false,
  ]);
  expect(entered({ kind: 'cycle', cycleId: id('c') })).toEqual([true, false, false]);
});
