import { describe, expect, test } from 'vitest';
import { unstatedAdmissionPolicy } from '../cycle/admission-policy.ts';
import { exampleCycle } from '../cycle/testing/example-cycle.ts';
import { id } from '../kernel/brand.ts';
import {
  type ApplicationCommandKind,
  applicationCommands,
  applicationStates,
} from './application-transitions.ts';
import {
  type ApplicationCommand,
  availableApplicationCommands,
  decideApplication,
} from './decide-application.ts';
import type { OverrideRequest } from './override.ts';
import { exampleApplication, exampleFacts, exampleOverride } from './testing/example-entry.ts';

const now = '2024-01-20T15:00:00Z';

const ahead = {
  requestInformation: 'needs_information',
  startReview: 'under_review',
  markIneligible: 'ineligible',
  shortlist: 'shortlisted',
  accept: 'accepted',
  reject: 'rejected',
  waitlist: 'waitlisted',
  withdraw: 'withdrawn',
};
const { startReview: _review, ...underReview } = ahead;
const { shortlist: _shortlist, ...shortlisted } = ahead;
// One line a state; in it the commands that it answers and where each leads.
const cells: Record<string, Partial<Record<ApplicationCommandKind, string>>> = {
  draft: { saveDraft: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: ahead,
  needs_information: {
    provideInformation: 'under_review',
    markIneligible: 'ineligible',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  under_review: underReview,
  ineligible: { reopen: 'under_review', withdraw: 'withdrawn' },
  shortlisted,
  accepted: {},
  rejected: { reopen: 'under_review', withdraw: 'withdrawn' },
  waitlisted: { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' },
  withdrawn: {},
};

function commandOf(kind: ApplicationCommandKind): ApplicationCommand {
  switch (kind) {
    case 'saveDraft':
    case 'provideInformation':
      return { kind, answers: { role: 'teacher' } };
    case 'requestInformation':
      return { kind, questions: ['Who employs you?'] };
    default:
      return { kind };
  }
}

describe.each(applicationStates)('an application that is %s', (state) => {
  test.each(applicationCommands)('%s', (kind) => {
    const eligibility = kind === 'markIneligible' ? 'ineligible' : 'eligible';
    const facts = exampleFacts({ eligibility });
    const decision = decideApplication(exampleApplication({ state }), commandOf(kind), facts, now);
    const expected = cells[state]?.[kind];
    if (expected === undefined) {
      expect(decision.ok ? null : decision.error).toEqual([
        { kind: 'application_state', ruleId: 'admission.application-transition', state, command: kind },
      ]);
    } else {
      expect(decision.ok && decision.value.next.state).toBe(expected);
    }
  });
});

test('somebody who is not eligible may ask, and gets no seat', () => {
  const facts = exampleFacts({ eligibility: 'ineligible' });
  const asked = decideApplication(exampleApplication(), { kind: 'submit' }, facts, now);
  expect(asked.ok && asked.value.next).toMatchObject({ state: 'submitted', submittedAt: now });
  const accepted = decideApplication(
    exampleApplication({ state: 'submitted' }),
    { kind: 'accept' },
    facts,
    now,
  );
  expect(accepted.ok ? null : accepted.error).toEqual([
    { kind: 'not_eligible', ruleId: 'admission.eligible-for-seat' },
  ]);
});

test('whoever is undetermined is neither seated, nor queued, nor marked ineligible', () => {
  const facts = exampleFacts({ eligibility: 'undetermined' });
  const kindsOf = (kind: 'accept' | 'waitlist' | 'markIneligible' | 'shortlist') => {
    const decision = decideApplication(exampleApplication({ state: 'under_review' }), { kind }, facts, now);
    return decision.ok ? decision.value.next.state : decision.error.map((one) => one.kind);
  };
  expect(kindsOf('accept')).toEqual(['eligibility_undetermined']);
  expect(kindsOf('waitlist')).toEqual(['eligibility_undetermined']);
  expect(kindsOf('markIneligible')).toEqual(['ineligibility_not_shown']);
  expect(kindsOf('shortlist')).toBe('shortlisted');
});

test('a deadline given as a date ends with that day, and holds for handing in only', () => {
  const applicationWindow = { opens: null, closes: { kind: 'date', date: '2024-01-26' } } as const;
  const facts = exampleFacts({ cycle: exampleCycle({ applicationWindow }) });
  const submit = (at: '2024-01-27T05:59:59Z' | '2024-01-27T06:00:00Z') =>
    decideApplication(exampleApplication(), { kind: 'submit' }, facts, at);
  expect(submit('2024-01-27T05:59:59Z').ok).toBe(true);
  const late = submit('2024-01-27T06:00:00Z');
  expect(late.ok ? null : late.error).toEqual([
    { kind: 'window_closed', ruleId: 'admission.window-open', closedAt: '2024-01-27T06:00:00Z' },
  ]);
  const submitted = exampleApplication({ state: 'submitted' });
  expect(decideApplication(submitted, { kind: 'accept' }, facts, '2024-02-01T06:00:00Z').ok).toBe(true);
});

test('an override stays with the application and is not asked for again', () => {
  const applicationWindow = { opens: null, closes: { kind: 'date', date: '2024-01-12' } } as const;
  const rosterLockedAt = '2024-01-13T00:00:00Z';
  const facts = exampleFacts({ cycle: exampleCycle({ applicationWindow, rosterLockedAt }) });
  const override = exampleOverride();
  const submitted = decideApplication(exampleApplication(), { kind: 'submit', override }, facts, now);
  expect(submitted.ok && submitted.value.events[0]?.override).toEqual({
    personId: 'max',
    name: 'Max',
    reason: 'Fell ill before the deadline',
    at: now,
    setAside: [
      { kind: 'window_closed', ruleId: 'admission.window-open' },
      { kind: 'roster_locked', ruleId: 'cycle.roster-not-locked' },
    ],
  });
  if (!submitted.ok) return;
  const accepted = decideApplication(submitted.value.next, { kind: 'accept' }, facts, now);
  expect(accepted.ok && accepted.value).toMatchObject({
    next: { overrides: [{ name: 'Max' }] },
    events: [{ override: null }],
  });
});

test('the waitlist has to be kept, and questions have to be named', () => {
  const cycle = exampleCycle({ admission: { ...unstatedAdmissionPolicy, waitlist: false } });
  const application = exampleApplication({ state: 'submitted' });
  const waitlisted = decideApplication(application, { kind: 'waitlist' }, exampleFacts({ cycle }), now);
  expect(waitlisted.ok ? null : waitlisted.error[0].ruleId).toBe('admission.waitlist-kept');
  const command = { kind: 'requestInformation', questions: [' '] } as const;
  const asked = decideApplication(application, command, exampleFacts(), now);
  expect(asked.ok ? null : asked.error[0].ruleId).toBe('admission.questions-named');
});

test('whoever waits is accepted in their turn, or out of it by an override', () => {
  const cycle = exampleCycle({ state: 'selecting', capacity: { kind: 'limited', seats: 1 } });
  const application = exampleApplication({ state: 'waitlisted' });
  const accept = (waitingAhead: number, override: OverrideRequest | null = null) =>
    decideApplication(application, { kind: 'accept', override }, exampleFacts({ cycle, waitingAhead }), now);
  const early = accept(1);
  expect(early.ok ? null : early.error).toEqual([
    { kind: 'others_wait_first', ruleId: 'admission.queue-first', waiting: 1, left: 1 },
  ]);
  expect(accept(0).ok).toBe(true);
  expect(accept(1, exampleOverride()).ok).toBe(true);
});

test('information that was asked for is kept until it is given, and given answers add up', () => {
  const application = exampleApplication({ state: 'submitted', answers: { county: 'Dane' } });
  const command = { kind: 'requestInformation', questions: ['Who employs you?'] } as const;
  const asked = decideApplication(application, command, exampleFacts(), now);
  if (!asked.ok) throw new Error('refused');
  expect(asked.value.next.informationNeeded).toEqual(['Who employs you?']);
  const answers = { employer: 'Racine Unified' };
  const given = decideApplication(
    asked.value.next,
    { kind: 'provideInformation', answers },
    exampleFacts(),
    now,
  );
  expect(given.ok && given.value.next).toMatchObject({
    answers: { county: 'Dane', employer: 'Racine Unified' },
    informationNeeded: [],
  });
});

test('a team is asked for its size, its roles and each member once', () => {
  const teams = { minSize: 3, maxSize: 4, requiredRoles: { administrator: 1 }, outcome: 'together' } as const;
  const cycle = exampleCycle({ admission: { ...unstatedAdmissionPolicy, teams } });
  const ana = { personId: id<'Person'>('ana'), role: 'teacher' };
  const applicant = { kind: 'team', name: 'North', members: [ana, ana] } as const;
  const submit = (facts: ReturnType<typeof exampleFacts>) => {
    const decision = decideApplication(exampleApplication({ applicant }), { kind: 'submit' }, facts, now);
    return decision.ok ? [] : decision.error.map((one) => one.kind);
  };
  expect(submit(exampleFacts({ cycle }))).toEqual(['team_size', 'team_role_missing', 'team_member_twice']);
  expect(submit(exampleFacts())).toEqual(['teams_not_taken']);
});

test('an announced cycle takes no application, and says so', () => {
  const facts = exampleFacts({ cycle: exampleCycle({ state: 'announced' }) });
  const submit = availableApplicationCommands(exampleApplication(), facts, now).find(
    (one) => one.command === 'submit',
  );
  expect(submit).toEqual({
    command: 'submit',
    possible: false,
    refusals: [{ kind: 'cycle_admits_nobody', ruleId: 'admission.cycle-admits', state: 'announced' }],
  });
});
