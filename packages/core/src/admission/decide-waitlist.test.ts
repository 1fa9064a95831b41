import { describe, expect, test } from 'vitest';
import { unstatedAdmissionPolicy } from '../cycle/admission-policy.ts';
import { exampleCycle } from '../cycle/testing/example-cycle.ts';
import { id } from '../kernel/brand.ts';
import { availableWaitlistCommands, decideJoinWaitlist, decideWaitlistEntry } from './decide-waitlist.ts';
import { planNextOffer } from './plan-next-offer.ts';
import { exampleEntry, exampleFacts } from './testing/example-entry.ts';
import {
  findPosition,
  type WaitlistEntryCommandKind,
  waitlistEntryCommands,
  waitlistEntryStates,
} from './waitlist.ts';

const now = '2024-01-30T15:00:00Z';
const facts = { ...exampleFacts(), isWaiting: false, nextSequence: 7 };

const cells: Record<string, Partial<Record<WaitlistEntryCommandKind, string>>> = {
  waiting: { offer: 'offered', seat: 'seated', leave: 'left' },
  offered: { seat: 'seated', putBack: 'waiting', leave: 'left' },
  seated: {},
  left: { reinstate: 'waiting' },
};

describe.each(waitlistEntryStates)('a place in the queue that is %s', (state) => {
  test.each(waitlistEntryCommands)('%s', (kind) => {
    const decision = decideWaitlistEntry(exampleEntry({ state }), { kind }, facts, now);
    const expected = cells[state]?.[kind];
    if (expected === undefined) {
      expect(decision.ok ? null : decision.error).toEqual([
        { kind: 'waitlist_state', ruleId: 'admission.waitlist-once', state, command: kind },
      ]);
    } else {
      expect(decision.ok && decision.value.next.state).toBe(expected);
    }
  });
});

test('whoever is reinstated goes to the end; whoever is put back keeps the place', () => {
  const other = exampleEntry({ id: id('other'), enteredAt: '2024-01-25T09:00:00Z', sequence: 2 });
  const place = (state: 'left' | 'offered', kind: 'reinstate' | 'putBack') => {
    const decision = decideWaitlistEntry(exampleEntry({ state }), { kind }, facts, now);
    return decision.ok ? findPosition([decision.value.next, other], id('entry')) : null;
  };
  expect(place('left', 'reinstate')).toBe(2);
  expect(place('offered', 'putBack')).toBe(1);
});

test('nobody waits twice, or where no waitlist is kept', () => {
  const cycle = exampleCycle({ admission: { ...unstatedAdmissionPolicy, waitlist: false } });
  const decision = decideJoinWaitlist(exampleEntry(), { ...facts, cycle, isWaiting: true }, null, now);
  expect(decision.ok ? null : decision.error.map((one) => one.kind)).toEqual([
    'waitlist_not_kept',
    'already_waiting',
  ]);
  const commands = availableWaitlistCommands(
    exampleEntry({ state: 'left' }),
    { ...facts, isWaiting: true },
    now,
  );
  expect(commands.find((one) => one.command === 'reinstate')).toMatchObject({
    possible: false,
    refusals: [{ kind: 'already_waiting', ruleId: 'admission.waitlist-once' }],
  });
});

describe('the next in line', () => {
  const capped = exampleCycle({
    state: 'selecting',
    admission: { ...unstatedAdmissionPolicy, waitlist: true, nextInLine: 'at_once' },
    capacity: { kind: 'limited', seats: 2 },
    caps: [{ attribute: 'district', value: null, seats: 1 }],
  });
  const candidate = (name: string, sequence: number, district: string) => ({
    entry: exampleEntry({ id: id(name), sequence }),
    facts: exampleFacts({
      cycle: capped,
      taken: { enrolled: 1, offered: 0 },
      caps: { values: { district }, taken: { district: { Racine: 1 } } },
    }),
  });

  test('is passed over only for what concerns them alone', () => {
    const plan = planNextOffer([candidate('second', 2, 'Kenosha'), candidate('first', 1, 'Racine')], now);
    expect(plan).toMatchObject({
      kind: 'offer',
      entry: { id: 'second' },
      needsApproval: false,
      ruleIds: ['admission.next-in-line', 'admission.queue-by-entry'],
      passedOver: [{ entryId: 'first', refusals: [{ kind: 'cap_reached', value: 'Racine' }] }],
    });
  });

  test('waits while no seat is free, whoever comes after', () => {
    const full = candidate('first', 1, 'Kenosha');
    const plan = planNextOffer(
      [
        { ...full, facts: { ...full.facts, taken: { enrolled: 1, offered: 1 } } },
        candidate('second', 2, 'Dane'),
      ],
      now,
    );
    expect(plan).toMatchObject({ kind: 'nothing_to_offer', refusals: [{ kind: 'no_seat' }] });
  });

  test('is nobody once all are passed over', () => {
    const plan = planNextOffer([candidate('first', 1, 'Racine')], now);
    expect(plan).toMatchObject({ kind: 'nobody', passedOver: [{ entryId: 'first' }] });
  });

  test('may need approval first', () => {
    const { entry, facts: known } = candidate('first', 1, 'Dane');
    const admission = { ...capped.admission, nextInLine: 'after_approval' } as const;
    const plan = planNextOffer([{ entry, facts: { ...known, cycle: { ...capped, admission } } }], now);
    expect(plan).toMatchObject({ kind: 'offer', needsApproval: true });
  });
});
