import { describe, expect, test } from 'vitest';
import { unstatedAdmissionPolicy } from './admission-policy.ts';
import { type CycleCommandKind, cycleCommands, cycleStates } from './cycle-transitions.ts';
import { availableCycleCommands, type CycleFacts, decideCycle } from './decide-cycle.ts';
import { exampleCycle } from './testing/example-cycle.ts';

const now = '2024-01-15T15:00:00Z';
const facts: CycleFacts = {
  communityStatus: 'active',
  facilitators: [],
  enrolled: 0,
  startsOn: '2024-02-01',
};

// One line a state; in it the commands that it answers and where each leads. Admission is open here.
const cells: Record<string, Partial<Record<CycleCommandKind, string>>> = {
  draft: { announce: 'announced', cancel: 'cancelled' },
  announced: { openApplications: 'accepting', cancel: 'cancelled' },
  accepting: { closeApplications: 'selecting', start: 'running', cancel: 'cancelled' },
  selecting: { reopen: 'accepting', start: 'running', cancel: 'cancelled' },
  running: { beginEvaluation: 'evaluating', cancel: 'cancelled' },
  evaluating: { end: 'ended', cancel: 'cancelled' },
  ended: {},
  cancelled: {},
};

describe.each(cycleStates)('a cycle that is %s', (state) => {
  test.each(cycleCommands)('%s', (kind) => {
    const cycle = exampleCycle({ state, admission: { ...unstatedAdmissionPolicy, kind: 'open' } });
    const decision = decideCycle(cycle, { kind }, facts, now);
    const expected = cells[state]?.[kind];
    if (expected === undefined) {
      expect(decision.ok ? null : decision.error).toEqual([
        { kind: 'cycle_state', ruleId: 'cycle.transition', state, command: kind },
      ]);
    } else {
      expect(decision.ok && decision.value.next.state).toBe(expected);
    }
  });
});

test('applications are opened only in a community that is active', () => {
  for (const communityStatus of ['announced', 'paused', 'archived'] as const) {
    for (const [state, kind] of [
      ['announced', 'openApplications'],
      ['selecting', 'reopen'],
    ] as const) {
      const decision = decideCycle(exampleCycle({ state }), { kind }, { ...facts, communityStatus }, now);
      expect(decision.ok ? null : decision.error).toEqual([
        { kind: 'community_not_active', ruleId: 'cycle.community-active', status: communityStatus },
      ]);
    }
  }
  // What runs goes on to its end.
  const closing = decideCycle(
    exampleCycle({ state: 'running' }),
    { kind: 'beginEvaluation' },
    { ...facts, communityStatus: 'paused' },
    now,
  );
  expect(closing.ok && closing.value.next.state).toBe('evaluating');
});

test('only open admission starts while applications are taken', () => {
  for (const kind of ['first_come', 'review', 'mutual_selection', null] as const) {
    const cycle = exampleCycle({ admission: { ...unstatedAdmissionPolicy, kind } });
    const decision = decideCycle(cycle, { kind: 'start' }, facts, now);
    expect(decision.ok ? null : decision.error[0].ruleId).toBe('cycle.selection-before-start');
  }
});

test('a closed cycle does not start before its capacity is set and two trained facilitators are assigned', () => {
  const cycle = exampleCycle({
    state: 'selecting',
    admission: { ...unstatedAdmissionPolicy, rosterClosed: true },
    capacity: { kind: 'unknown' },
    readiness: { facilitators: { count: 2, trained: true }, members: 5 },
  });
  const decision = decideCycle(cycle, { kind: 'start' }, facts, now);
  expect(decision.ok ? null : decision.error).toMatchObject([
    { kind: 'capacity_unknown' },
    { kind: 'members_missing', required: 5, enrolled: 0 },
    { kind: 'facilitators_missing', required: 2, assigned: 0, ready: 0 },
  ]);
});

test('the roster of a closed cycle is locked when it starts, at the latest', () => {
  const admission = { ...unstatedAdmissionPolicy, rosterClosed: true };
  const start = (rosterLockedAt: '2024-01-02T00:00:00Z' | null) => {
    const cycle = exampleCycle({ state: 'selecting', admission, rosterLockedAt });
    const decision = decideCycle(cycle, { kind: 'start' }, facts, now);
    return decision.ok
      ? [decision.value.next.rosterLockedAt, decision.value.events.map((event) => event.kind)]
      : decision.error;
  };
  expect(start(null)).toEqual([now, ['cycle_moved', 'roster_locked']]);
  expect(start('2024-01-02T00:00:00Z')).toEqual(['2024-01-02T00:00:00Z', ['cycle_moved']]);
});

test('a roster that is not closed stays open when the cycle starts', () => {
  const decision = decideCycle(exampleCycle({ state: 'selecting' }), { kind: 'start' }, facts, now);
  expect(decision.ok && decision.value.next.rosterLockedAt).toBe(null);
});

test('applications are not opened again once their window is over or the roster is locked', () => {
  const cycle = exampleCycle({
    state: 'selecting',
    applicationWindow: { opens: null, closes: { kind: 'date', date: '2024-01-14' } },
    rosterLockedAt: '2024-01-15T00:00:00Z',
  });
  const decision = decideCycle(cycle, { kind: 'reopen' }, facts, now);
  expect(decision.ok ? null : decision.error).toEqual([
    { kind: 'application_window_over', ruleId: 'cycle.window-not-over', closedAt: '2024-01-15T06:00:00Z' },
    { kind: 'roster_locked', ruleId: 'cycle.roster-not-locked', lockedAt: '2024-01-15T00:00:00Z' },
  ]);
});

test('the reason of a cancellation is kept', () => {
  const decision = decideCycle(exampleCycle(), { kind: 'cancel', reason: 'No funding' }, facts, now);
  expect(decision.ok && decision.value.events[0]).toMatchObject({ to: 'cancelled', reason: 'No funding' });
});

test('every command is listed with its reasons', () => {
  const list = availableCycleCommands(exampleCycle(), facts, now);
  expect(list.filter((one) => one.possible).map((one) => one.command)).toEqual([
    'closeApplications',
    'cancel',
  ]);
  expect(list.find((one) => one.command === 'start')).toEqual({
    command: 'start',
    possible: false,
    refusals: [{ kind: 'applications_still_open', ruleId: 'cycle.selection-before-start' }],
  });
});
