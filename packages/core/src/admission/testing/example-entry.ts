import { exampleCycle } from '../../cycle/testing/example-cycle.ts';
import { id } from '../../kernel/brand.ts';
import type { Application } from '../application.ts';
import { draftApplication } from '../draft-application.ts';
import type { Enrollment } from '../enrollment.ts';
import type { EntryFacts } from '../entry-gate.ts';
import type { Offer } from '../offer.ts';
import type { OverrideRequest } from '../override.ts';
import type { WaitlistEntry } from '../waitlist.ts';

/** Facts against which nothing speaks, but for what a test says. */
export function exampleFacts(known: Partial<EntryFacts> = {}): EntryFacts {
  return {
    cycle: exampleCycle(),
    wayIn: 'form',
    hasApplied: false,
    eligibility: 'eligible',
    isEnrolled: false,
    hasOtherApplication: false,
    seatsInSeason: 0,
    taken: { enrolled: 0, offered: 0 },
    caps: { values: {}, taken: {} },
    waitingAhead: 0,
    wanted: 1,
    standing: [],
    ...known,
  };
}

export function exampleApplication(known: Partial<Application> = {}): Application {
  return draftApplication({
    id: id('application'),
    cycleId: id('cycle'),
    applicant: { kind: 'person', personId: id('ana') },
    wayIn: 'form',
    ...known,
  });
}

export function exampleOffer(known: Partial<Offer> = {}): Offer {
  return {
    id: id('offer'),
    cycleId: id('cycle'),
    personId: id('ana'),
    applicationId: null,
    waitlistEntryId: null,
    state: 'open',
    madeAt: null,
    handedOverAt: null,
    lapsesAfter: null,
    answeredAt: null,
    reason: null,
    overrides: [],
    ...known,
  };
}

export function exampleEntry(known: Partial<WaitlistEntry> = {}): WaitlistEntry {
  return {
    id: id('entry'),
    cycleId: id('cycle'),
    personId: id('ana'),
    applicationId: null,
    state: 'waiting',
    enteredAt: '2024-01-20T09:00:00Z',
    sequence: 1,
    ...known,
  };
}

export function exampleEnrollment(state: Enrollment['state']): Enrollment {
  const facts = {
    id: id<'Enrollment'>('enrollment'),
    cycleId: id<'Cycle'>('cycle'),
    personId: id<'Person'>('ana'),
    trackId: null,
    role: 'member',
    origin: 'application',
    applicationId: null,
    offerId: null,
    enrolledAt: null,
    overrides: [],
  } as const;
  if (state === 'active') return { ...facts, state };
  if (state === 'ended') return { ...facts, state, endedAt: null, completion: 'undetermined' };
  return { ...facts, state, leftAt: null, reason: null };
}

export function exampleOverride(known: Partial<OverrideRequest> = {}): OverrideRequest {
  return {
    personId: id('max'),
    name: 'Max',
    reason: 'Fell ill before the deadline',
    permitted: true,
    ...known,
  };
}
