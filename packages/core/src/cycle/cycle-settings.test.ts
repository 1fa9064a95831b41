import { expect, test } from 'vitest';
import { unstatedAdmissionPolicy } from './admission-policy.ts';
import { checkCaps } from './attribute-cap.ts';
import { checkSeat, findCapacityFindings } from './capacity.ts';
import { cycleStates } from './cycle-transitions.ts';
import { decideAdmissionPolicy } from './decide-admission-policy.ts';
import { decideCapacity } from './decide-capacity.ts';
import { decideWindow } from './decide-window.ts';
import { decideRoster } from './roster.ts';
import { exampleCycle } from './testing/example-cycle.ts';

const now = '2024-01-29T15:00:00Z';
const closedWindow = { opens: null, closes: { kind: 'date', date: '2024-01-26' } } as const;
const longerWindow = { opens: null, closes: { kind: 'date', date: '2024-02-02' } } as const;

test('offers that are open hold seats', () => {
  expect(checkSeat({ kind: 'limited', seats: 3 }, { enrolled: 2, offered: 1 })).toMatchObject({
    state: 'none',
    refusal: { ruleId: 'capacity.seat-free', seats: 3, enrolled: 2, offered: 1, wanted: 1 },
  });
  expect(checkSeat({ kind: 'limited', seats: 3 }, { enrolled: 1, offered: 0 }, 3).state).toBe('none');
});

test('a lowered capacity is flagged and drops nobody', () => {
  const decision = decideCapacity(exampleCycle(), { kind: 'limited', seats: 10 }, 12, now);
  expect(decision.ok && decision.value.next.capacity).toEqual({ kind: 'limited', seats: 10 });
  expect(decision.ok && decision.value.events[1]).toEqual({
    kind: 'capacity_below_enrolled',
    ruleId: 'capacity.not-below-enrolled',
    seats: 10,
    enrolled: 12,
  });
  expect(findCapacityFindings({ kind: 'limited', seats: 10 }, 12, '/capacity')).toMatchObject([
    {
      ruleId: 'capacity.not-below-enrolled',
      place: { pointer: '/capacity' },
      facts: { seats: 10, enrolled: 12 },
    },
  ]);
});

test.each([-1, 2.5, Number.NaN, 1_000_001, Number.POSITIVE_INFINITY])('%d seats are refused', (seats) => {
  const decision = decideCapacity(exampleCycle(), { kind: 'limited', seats }, 0, now);
  expect(decision.ok ? null : decision.error[0].ruleId).toBe('capacity.seats-whole-number');
});

test('the capacity of a cycle that is over stays as it was', () => {
  const changeable = cycleStates.filter(
    (state) => decideCapacity(exampleCycle({ state }), { kind: 'unlimited' }, 0, now).ok,
  );
  expect(changeable).toEqual(['draft', 'announced', 'accepting', 'selecting', 'running', 'evaluating']);
});

test('to extend a window that is over reopens a cycle that was selecting', () => {
  const cycle = exampleCycle({ state: 'selecting', applicationWindow: closedWindow });
  const decision = decideWindow(cycle, longerWindow, 'Snow', { communityStatus: 'active' }, now);
  expect(decision.ok && decision.value).toMatchObject({
    next: { state: 'accepting', applicationWindow: longerWindow },
    events: [{ reopened: true, reason: 'Snow' }],
  });
});

test('a locked roster keeps a cycle from accepting again', () => {
  const rosterLockedAt = '2024-01-28T00:00:00Z';
  const cycle = exampleCycle({ state: 'selecting', applicationWindow: closedWindow, rosterLockedAt });
  const decision = decideWindow(cycle, longerWindow, null, { communityStatus: 'active' }, now);
  expect(decision.ok ? null : decision.error[0]).toMatchObject({
    kind: 'roster_locked',
    lockedAt: rosterLockedAt,
  });
});

test('where the community takes nobody, a longer window does not reopen its cycle', () => {
  const cycle = exampleCycle({ state: 'selecting', applicationWindow: closedWindow });
  const paused = { communityStatus: 'paused' } as const;
  const decision = decideWindow(cycle, longerWindow, null, paused, now);
  expect(decision.ok ? null : decision.error).toEqual([
    { kind: 'community_not_active', ruleId: 'cycle.community-active', status: 'paused' },
  ]);
  const before = exampleCycle({ state: 'announced', applicationWindow: closedWindow });
  expect(decideWindow(before, longerWindow, null, paused, now).ok).toBe(true);
});

test('a reversed window is refused, in whatever form its edges are', () => {
  const windows = [
    { opens: { kind: 'date', date: '2024-02-03' }, closes: { kind: 'date', date: '2024-02-02' } },
    { opens: { kind: 'instant', at: '2024-02-03T06:00:00Z' }, closes: { kind: 'date', date: '2024-02-02' } },
  ] as const;
  for (const window of windows) {
    const decision = decideWindow(exampleCycle(), window, null, { communityStatus: 'active' }, now);
    expect(decision.ok ? null : decision.error[0]).toEqual({
      kind: 'window_reversed',
      ruleId: 'cycle.window-in-order',
      window,
    });
  }
});

test('the window of a running cycle changes only where admission is open', () => {
  const allowed = (kind: 'open' | 'review') =>
    cycleStates.filter((state) => {
      const cycle = exampleCycle({ state, admission: { ...unstatedAdmissionPolicy, kind } });
      return decideWindow(cycle, longerWindow, null, { communityStatus: 'active' }, now).ok;
    });
  expect(allowed('review')).toEqual(['draft', 'announced', 'accepting', 'selecting']);
  expect(allowed('open')).toEqual(['draft', 'announced', 'accepting', 'selecting', 'running']);
});

test('a roster is locked and unlocked, until a closed cycle runs', () => {
  const closed = { ...unstatedAdmissionPolicy, rosterClosed: true };
  const kindOf = (decision: ReturnType<typeof decideRoster>) =>
    decision.ok ? decision.value.events[0]?.kind : decision.error[0].kind;
  const lock = { kind: 'lockRoster' } as const;
  const unlock = { kind: 'unlockRoster', reason: 'One more' } as const;
  const rosterLockedAt = '2024-01-28T00:00:00Z';
  expect(kindOf(decideRoster(exampleCycle({ admission: closed }), lock, now))).toBe('roster_locked');
  expect(kindOf(decideRoster(exampleCycle({ rosterLockedAt }), lock, now))).toBe('roster_locked');
  expect(decideRoster(exampleCycle({ rosterLockedAt }), lock, now).ok).toBe(false);
  expect(kindOf(decideRoster(exampleCycle({ rosterLockedAt, admission: closed }), unlock, now))).toBe(
    'roster_unlocked',
  );
  expect(kindOf(decideRoster(exampleCycle(), unlock, now))).toBe('roster_not_locked');
  const running = exampleCycle({ state: 'running', rosterLockedAt, admission: closed });
  expect(kindOf(decideRoster(running, unlock, now))).toBe('roster_closed_for_good');
  expect(kindOf(decideRoster({ ...running, admission: unstatedAdmissionPolicy }, unlock, now))).toBe(
    'roster_unlocked',
  );
  expect(kindOf(decideRoster(exampleCycle({ state: 'draft' }), lock, now))).toBe('roster_cycle_state');
});

test('a cap on one value leaves the others alone, and names from outside are no prototype', () => {
  const caps = [{ attribute: 'district', value: 'Racine', seats: 1 }];
  const taken = { district: { Racine: 1, Kenosha: 9 } };
  expect(checkCaps(caps, { values: { district: 'Kenosha' }, taken })).toEqual([]);
  expect(checkCaps(caps, { values: {}, taken })).toMatchObject([
    { kind: 'cap_value_unknown', fullValues: ['Racine'] },
  ]);
  expect(checkCaps(caps, { values: {}, taken: { district: {} } })).toEqual([]);
  expect(
    checkCaps([{ attribute: 'district', value: null, seats: 0 }], { values: {}, taken: {} }),
  ).toMatchObject([{ kind: 'cap_value_unknown', fullValues: [] }]);
  const odd = [{ attribute: 'constructor', value: null, seats: 1 }];
  expect(checkCaps(odd, { values: { constructor: 'toString' } as never, taken: {} })).toEqual([]);
  expect(
    checkCaps([{ attribute: 'role', value: null, seats: 0 }], { values: { role: 'x' }, taken: {} }),
  ).toMatchObject([{ kind: 'cap_reached', ruleId: 'capacity.cap-not-exceeded', seats: 0 }]);
});

test.each([
  ['P7D', true],
  ['P1M2DT3H', true],
  ['PT48H', true],
  ['P', false],
  ['PT', false],
  ['P0D', false],
  ['-P1D', false],
  ['PT0.5H', false],
  ['P99999Y', false],
  ['a week', false],
])('offers may lapse after %s: %s', (offerLapsesAfter, possible) => {
  const policy = { ...unstatedAdmissionPolicy, offerLapsesAfter: offerLapsesAfter as `P${string}` };
  expect(decideAdmissionPolicy(exampleCycle(), policy, now).ok).toBe(possible);
});

test('every value of a policy that is not possible is named', () => {
  const teams = { minSize: 3, maxSize: 2, requiredRoles: { teacher: 0 }, outcome: 'each' } as const;
  const policy = { ...unstatedAdmissionPolicy, personLimit: 0, teams };
  const decision = decideAdmissionPolicy(exampleCycle(), policy, now);
  expect(decision.ok ? null : decision.error.map((one) => 'pointer' in one && one.pointer)).toEqual([
    '/personLimit',
    '/teams/maxSize',
    '/teams/requiredRoles',
  ]);
});

test('a closed cycle is not opened by a change of policy while it runs', () => {
  const closed = { ...unstatedAdmissionPolicy, rosterClosed: true };
  const kindOf = (state: 'running' | 'selecting' | 'ended') => {
    const cycle = exampleCycle({ state, admission: closed });
    const decision = decideAdmissionPolicy(cycle, unstatedAdmissionPolicy, now);
    return decision.ok ? null : decision.error[0].kind;
  };
  expect([kindOf('running'), kindOf('selecting'), kindOf('ended')]).toEqual([
    'closed_roster_kept',
    null,
    'cycle_state',
  ]);
});
