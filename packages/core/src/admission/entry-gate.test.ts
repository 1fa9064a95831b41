import { describe, expect, test } from 'vitest';
import { unstatedAdmissionPolicy } from '../cycle/admission-policy.ts';
import { cycleStates } from '../cycle/cycle-transitions.ts';
import { exampleCycle } from '../cycle/testing/example-cycle.ts';
import { checkEntry, type EntryFacts, type EntryStep } from './entry-gate.ts';
import { exampleFacts, exampleOverride } from './testing/example-entry.ts';

const now = '2024-01-20T15:00:00Z';

function kindsOf(step: EntryStep, facts: EntryFacts, override = false): readonly string[] {
  const verdict = checkEntry(step, facts, override ? exampleOverride() : null, now);
  return verdict.admissible ? [] : verdict.refusals.map((one) => one.kind);
}

describe('the state of the cycle', () => {
  const enterable = (step: EntryStep, hasApplied: boolean, kind: 'open' | 'review') =>
    cycleStates.filter((state) => {
      const cycle = exampleCycle({ state, admission: { ...unstatedAdmissionPolicy, kind } });
      return kindsOf(step, exampleFacts({ cycle, hasApplied })).length === 0;
    });

  test('asking is for a cycle that accepts, and for one that runs with open admission', () => {
    expect(enterable('ask', false, 'review')).toEqual(['accepting']);
    expect(enterable('ask', false, 'open')).toEqual(['accepting', 'running']);
  });

  test('whoever has asked in time may be seated until the evaluation', () => {
    expect(enterable('seat', true, 'review')).toEqual(['accepting', 'selecting', 'running']);
  });

  test('whoever has not asked is seated only where asking is possible', () => {
    expect(enterable('seat', false, 'review')).toEqual(['accepting']);
  });
});

test.each(['form', 'import', 'invitation', 'api', 'open_entry'] as const)(
  'a locked roster refuses entry by %s alike',
  (wayIn) => {
    const cycle = exampleCycle({ state: 'running', rosterLockedAt: '2024-01-02T00:00:00Z' });
    expect(kindsOf('seat', exampleFacts({ cycle, wayIn, hasApplied: true }))).toEqual(['roster_locked']);
    expect(kindsOf('seat', exampleFacts({ cycle, wayIn, hasApplied: true }), true)).toEqual([]);
  },
);

test('a closed cycle that runs is locked even where nobody recorded when', () => {
  const cycle = exampleCycle({
    state: 'running',
    admission: { ...unstatedAdmissionPolicy, rosterClosed: true },
  });
  const verdict = checkEntry('seat', exampleFacts({ cycle, hasApplied: true }), null, now);
  expect(verdict.admissible ? null : verdict.refusals).toEqual([
    { kind: 'roster_locked', ruleId: 'cycle.roster-not-locked', lockedAt: null },
  ]);
});

test('everything that stands against entry is listed', () => {
  const cycle = exampleCycle({
    applicationWindow: { opens: { kind: 'date', date: '2024-02-01' }, closes: null },
    rosterLockedAt: '2024-01-02T00:00:00Z',
    admission: { ...unstatedAdmissionPolicy, personLimit: 1 },
    capacity: { kind: 'limited', seats: 1 },
    caps: [{ attribute: 'district', value: null, seats: 1 }],
  });
  const facts = exampleFacts({
    cycle,
    eligibility: 'ineligible',
    isEnrolled: true,
    hasOtherApplication: true,
    seatsInSeason: 1,
    taken: { enrolled: 1, offered: 0 },
    caps: { values: { district: 'Racine' }, taken: { district: { Racine: 1 } } },
  });
  expect(kindsOf('seat', facts)).toEqual([
    'window_not_yet_open',
    'roster_locked',
    'already_enrolled',
    'already_applied',
    'not_eligible',
    'person_limit_reached',
    'no_seat',
    'cap_reached',
  ]);
  // What an override can never set aside remains.
  expect(kindsOf('seat', facts, true)).toEqual(['already_enrolled', 'already_applied', 'no_seat']);
  expect(kindsOf('ask', facts)).toEqual([
    'window_not_yet_open',
    'roster_locked',
    'already_enrolled',
    'already_applied',
  ]);
});

test('an unknown capacity refuses only where no person decides', () => {
  const kinds = (kind: 'first_come' | 'review' | 'open' | null) => {
    const cycle = exampleCycle({
      capacity: { kind: 'unknown' },
      admission: { ...unstatedAdmissionPolicy, kind },
    });
    return kindsOf('seat', exampleFacts({ cycle }));
  };
  expect(kinds('first_come')).toEqual(['capacity_unknown']);
  expect([kinds('review'), kinds('open'), kinds(null)]).toEqual([[], [], []]);
});

test('a free seat belongs to those who wait for one', () => {
  const cycle = exampleCycle({ capacity: { kind: 'limited', seats: 3 } });
  const facts = exampleFacts({ cycle, taken: { enrolled: 1, offered: 0 } });
  expect(kindsOf('seat', { ...facts, waitingAhead: 1 })).toEqual([]);
  expect(kindsOf('seat', { ...facts, waitingAhead: 2 })).toEqual(['others_wait_first']);
  expect(kindsOf('queue', { ...facts, waitingAhead: 2 })).toEqual([]);
  expect(kindsOf('seat', exampleFacts({ waitingAhead: 2 }))).toEqual([]);
});

test('those who take no seat pass a full cycle', () => {
  const cycle = exampleCycle({ capacity: { kind: 'limited', seats: 0 } });
  expect(kindsOf('seat', exampleFacts({ cycle, wanted: 0 }))).toEqual([]);
  expect(kindsOf('seat', exampleFacts({ cycle }))).toEqual(['no_seat']);
});

test('an override needs the capability, a name and a reason, and says all that is missing', () => {
  const facts = exampleFacts({ eligibility: 'ineligible' });
  const override = exampleOverride({ permitted: false, name: ' ', reason: '' });
  const verdict = checkEntry('seat', facts, override, now);
  expect(verdict.admissible ? null : verdict.refusals.map((one) => one.kind)).toEqual([
    'not_eligible',
    'override_not_permitted',
    'override_reason_missing',
    'override_name_missing',
  ]);
});

test('an override that nothing needed leaves no record', () => {
  const verdict = checkEntry('seat', exampleFacts(), exampleOverride({ permitted: false }), now);
  expect(verdict).toEqual({ admissible: true, overrides: [] });
});

test('an earlier override covers only what it set aside', () => {
  const earlier = checkEntry('seat', exampleFacts({ eligibility: 'ineligible' }), exampleOverride(), now);
  if (!earlier.admissible) throw new Error('refused');
  const standing = earlier.overrides;
  const rosterLockedAt = '2024-01-02T00:00:00Z';
  const facts = exampleFacts({ eligibility: 'ineligible', standing });
  expect(kindsOf('seat', facts)).toEqual([]);
  expect(kindsOf('seat', { ...facts, cycle: exampleCycle({ rosterLockedAt }) })).toEqual(['roster_locked']);
});
