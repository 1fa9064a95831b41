import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from './start-server.ts';

/**
 * The Wisconsin equity program from its page to completed members, over HTTP only. The steps follow one
 * another: each test goes on where the one before it ended.
 */
const server = await startServer();
const { ask, command, moveClock, send } = server;

const coordinator = 'wisconsin-equity-coordinator';
const facilitator = 'wisconsin-equity-facilitator';
const eligible = 'wisconsin-equity-applicant';
const declining = 'wisconsin-equity-applicant-2';
const unclear = 'wisconsin-equity-applicant-3';

/** What somebody says of themselves; a post in a Wisconsin public district unless said otherwise. */
function person(sessions: number | null, post: Record<string, string | boolean> = {}) {
  const facts: Record<string, string | boolean> = {
    employerKind: 'school_district',
    publicSchool: true,
    state: 'Wisconsin',
    role: 'teacher',
    educator: true,
    currentlyWorking: true,
    ...post,
  };
  return {
    facts: [
      ...(sessions === null ? [] : [{ attribute: 'sessionsAvailable', number: sessions }]),
      { attribute: 'willEngageInPlatform', boolean: true },
    ],
    posts: [
      {
        facts: Object.entries(facts).map(([attribute, value]) =>
          typeof value === 'boolean' ? { attribute, boolean: value } : { attribute, text: value },
        ),
      },
    ],
    postsComplete: true,
  };
}

const catalog = await ask(
  null,
  `{ organization(slug: "educational-equity-network") {
      timeZone
      cycles(first: 1) { edges { node {
        id status window { state closesAt } capacity { __typename }
        editorNotes { note }
        program { findings { ruleId severity quotation } }
        sessions(first: 20) { edges { node { id startsAt endsAt timing { date start end timeZone } } } }
      } } }
  } }`,
);
const cycle = catalog.organization.cycles.edges[0].node;
const sessions: { id: string; startsAt: string; timing: { date: string } }[] = cycle.sessions.edges.map(
  (edge: { node: object }) => edge.node,
);
const preview = `query ($cycleId: ID!, $person: PersonFactsInput!) {
  eligibilityPreview(cycleId: $cycleId, person: $person) {
    __typename
    ... on EligibilityPreview { verdict { outcome explanation questions { attribute question } reasons { label outcome decisive undetermined { kind criterion } } } }
    ... on Refusal { problems { path message } }
  }
}`;

test('the first query of the README answers as the README says', async () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
  const block = (language: string): string =>
    new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readme)?.[1] ?? '';
  const { data } = await send(null, block('graphql'));
  expect({ data }).toEqual(JSON.parse(block('json')));
});

test('eight Thursdays at 8:30 in Chicago keep their hour when the clocks change', () => {
  expect(sessions.map((session) => session.timing.date)).toEqual([
    '2024-02-01',
    '2024-02-08',
    '2024-02-15',
    '2024-02-22',
    '2024-02-29',
    '2024-03-07',
    '2024-03-14',
    '2024-03-21',
  ]);
  expect(sessions.map((session) => session.startsAt.slice(11, 16))).toEqual([
    '14:30',
    '14:30',
    '14:30',
    '14:30',
    '14:30',
    '14:30',
    '13:30',
    '13:30',
  ]);
  expect(cycle.program.findings.map((finding: { ruleId: string }) => finding.ruleId).sort()).toEqual([
    'scheduling.deadline-has-time',
    'scheduling.reading-is-unambiguous',
    'scheduling.words-fit-window',
  ]);
  expect(cycle.editorNotes).toHaveLength(1);
  expect(cycle.capacity).toEqual({ __typename: 'UnknownCapacity' });
  expect(cycle.window).toMatchObject({ state: 'OPEN', closesAt: '2024-01-27T06:00:00.000Z' });
});

test('a visitor describes a person and reads why they could join, or not, and what is worth asking', async () => {
  const check = async (described: object) =>
    (await ask(null, preview, { cycleId: cycle.id, person: described })).eligibilityPreview.verdict;
  expect((await check(person(8))).outcome).toBe('ELIGIBLE');

  const elsewhere = await check(person(8, { state: 'Illinois' }));
  expect(elsewhere.outcome).toBe('INELIGIBLE');
  expect(elsewhere.questions).toEqual([]);

  const few = await check(person(5));
  expect(few.outcome).toBe('INELIGIBLE');
  expect(few.explanation).toMatch(/6/);

  const silent = await check(person(null));
  expect(silent.outcome).toBe('UNDETERMINED');
  expect(silent.questions.map((open: { attribute: string }) => open.attribute)).toEqual([
    'sessionsAvailable',
  ]);

  const leader = await check(person(8, { role: 'leader', educator: false }));
  expect(leader.outcome).toBe('UNDETERMINED');
  expect(
    leader.reasons.flatMap((reason: { undetermined: { criterion: string }[] }) =>
      reason.undetermined.map((why) => why.criterion),
    ),
  ).toContain('leader-counts-as-educator');
  expect(leader.questions).toEqual([]);
});

const applicationFields =
  'application { id status eligibility { outcome explanation determinations { criterion holds by reason } } availableCommands { command possible because { message } } }';
const apply = (subject: string, described: object, displayName?: string) =>
  command(
    subject,
    'submitApplication',
    { cycleId: cycle.id, person: described, ...(displayName === undefined ? {} : { displayName }) },
    applicationFields,
  );

test('an eligible applicant is under review, an ineligible one is told why, an undetermined one waits for a determination', async () => {
  const applied = await apply(eligible, person(8));
  expect(applied).toMatchObject({
    __typename: 'SubmitApplicationSuccess',
    application: { status: 'UNDER_REVIEW', eligibility: { outcome: 'ELIGIBLE' } },
  });
  expect(await apply(declining, person(7))).toMatchObject({ application: { status: 'UNDER_REVIEW' } });

  const outsider = await apply('california-applicant', person(8, { state: 'California' }), 'Sky Example');
  expect(outsider).toMatchObject({
    application: { status: 'INELIGIBLE', eligibility: { outcome: 'INELIGIBLE' } },
  });
  expect(outsider.application.eligibility.explanation).toMatch(/Wisconsin/);

  const leader = await apply(unclear, person(8, { role: 'leader', educator: false }));
  expect(leader).toMatchObject({
    application: { status: 'UNDER_REVIEW', eligibility: { outcome: 'UNDETERMINED' } },
  });
  const { id } = leader.application;

  const early = await command(coordinator, 'acceptApplication', { applicationId: id }, applicationFields);
  expect(early.problems).toMatchObject([
    { code: 'ELIGIBILITY_UNDETERMINED', ruleId: 'admission.eligible-for-seat' },
  ]);

  const settled = await command(
    coordinator,
    'determineCriterion',
    {
      applicationId: id,
      criterion: 'leader-counts-as-educator',
      holds: true,
      reason: 'Leads the instruction of a district.',
    },
    applicationFields,
  );
  expect(settled.application.eligibility).toMatchObject({
    outcome: 'ELIGIBLE',
    determinations: [
      {
        criterion: 'leader-counts-as-educator',
        holds: true,
        by: 'Casey Example',
        reason: 'Leads the instruction of a district.',
      },
    ],
  });

  const twice = await apply(eligible, person(8));
  expect(twice.problems).toMatchObject([{ code: 'ALREADY_APPLIED', ruleId: 'admission.nobody-twice' }]);
});

test('the program offers, and the applicant says yes or no', async () => {
  const ids = await ask(
    coordinator,
    'query ($id: ID!) { node(id: $id) { ... on Cycle { applications(first: 20) { edges { node { id status person { displayName } } } } } } }',
    { id: cycle.id },
  );
  const byName = new Map<string, string>(
    ids.node.applications.edges.map(({ node }: { node: { id: string; person: { displayName: string } } }) => [
      node.person.displayName,
      node.id,
    ]),
  );
  const accept = async (name: string) => {
    const accepted = await command(
      coordinator,
      'acceptApplication',
      { applicationId: byName.get(name) },
      'application { status offers(first: 5) { edges { node { id status } } } }',
    );
    expect(accepted).toMatchObject({ application: { status: 'ACCEPTED' } });
    const [{ node: offer }] = accepted.application.offers.edges;
    expect(offer.status).toBe('OPEN');
    return offer.id as string;
  };
  const offered = {
    avery: await accept('Avery Example'),
    blake: await accept('Blake Example'),
    cameron: await accept('Cameron Example'),
  };
  for (const offerId of Object.values(offered)) {
    expect(
      await command(coordinator, 'markOfferHandedOver', { offerId }, 'offer { handedOverAt }'),
    ).toMatchObject({ offer: { handedOverAt: expect.any(String) } });
  }
  const enrolled = await command(
    eligible,
    'acceptOffer',
    { offerId: offered.avery },
    'offer { status } enrollment { id status origin }',
  );
  expect(enrolled).toMatchObject({
    offer: { status: 'ACCEPTED' },
    enrollment: { status: 'ACTIVE', origin: 'APPLICATION' },
  });
  expect(
    await command(declining, 'declineOffer', { offerId: offered.blake }, 'offer { status }'),
  ).toMatchObject({ offer: { status: 'DECLINED' } });
  expect(
    await command(unclear, 'acceptOffer', { offerId: offered.cameron }, 'enrollment { status }'),
  ).toMatchObject({ enrollment: { status: 'ACTIVE' } });

  const someoneElses = await command(eligible, 'acceptOffer', { offerId: offered.blake }, 'offer { status }');
  expect(someoneElses.__typename).toBe('NotFound');
});

test('after the deadline an application is refused with the rule and the day', async () => {
  await moveClock('2024-01-27T05:59:00Z');
  const inTime = await apply('whsa-participant', person(6), 'Parker Example');
  expect(inTime.__typename).toBe('SubmitApplicationSuccess');
  await moveClock('2024-01-27T06:00:00Z');
  const late = await apply('whsa-participant-2', person(8), 'Peyton Example');
  expect(late).toMatchObject({ __typename: 'WindowClosed', problems: [{ ruleId: 'admission.window-open' }] });
  expect(late.message).toMatch(/January 26, 2024/);
});

/** Who is on the roster, by name: the person and the enrollment. */
const roster = new Map<string, { enrollment: string; person: string }>();

test('the cycle starts, with a member whom the coordinator invited beside those who applied', async () => {
  await moveClock('2024-01-29T15:00:00Z');
  const invited = await command(
    coordinator,
    'enrollPerson',
    { cycleId: cycle.id, displayName: 'Drew Example', person: person(6), origin: 'INVITATION' },
    'enrollment { status origin }',
  );
  // Applications are over, and an invitation is a way in like any other: it passes the same gate.
  expect(invited.problems).toMatchObject([{ ruleId: 'admission.window-open' }]);
  await command(
    coordinator,
    'setApplicationWindow',
    { cycleId: cycle.id, closes: { date: '2024-01-30' }, reason: 'One seat is left.' },
    'cycle { id }',
  );
  expect(
    await command(
      coordinator,
      'enrollPerson',
      { cycleId: cycle.id, displayName: 'Drew Example', person: person(6), origin: 'INVITATION' },
      'enrollment { status origin }',
    ),
  ).toMatchObject({ enrollment: { status: 'ACTIVE', origin: 'INVITATION' } });

  await moveClock('2024-02-01T14:00:00Z');
  expect(
    await command(coordinator, 'closeApplications', { cycleId: cycle.id }, 'cycle { status }'),
  ).toMatchObject({ cycle: { status: 'SELECTING' } });
  expect(await command(coordinator, 'startCycle', { cycleId: cycle.id }, 'cycle { status }')).toMatchObject({
    cycle: { status: 'RUNNING' },
  });
  const { node } = await ask(
    facilitator,
    'query ($id: ID!) { node(id: $id) { ... on Cycle { enrollments(first: 10) { edges { node { id person { id displayName } } } } } } }',
    { id: cycle.id },
  );
  for (const edge of node.enrollments.edges) {
    roster.set(edge.node.person.displayName, { enrollment: edge.node.id, person: edge.node.person.id });
  }
  expect([...roster.keys()].sort()).toEqual(['Avery Example', 'Cameron Example', 'Drew Example']);
});

const mark = (session: { id: string }, marks: Record<string, string>) =>
  command(
    facilitator,
    'markAttendanceSheet',
    {
      sessionId: session.id,
      entries: Object.entries(marks).map(([name, value]) => ({
        personId: roster.get(name)?.person,
        mark: value,
      })),
    },
    'session { id }',
  );
const standing = async (name: string, subject = coordinator) =>
  (
    await ask(
      subject,
      `query ($id: ID!) { node(id: $id) { ... on Enrollment { status completionOutcome warnings { kind bestAttainable minimum }
        completion { verdict explanation forecast { state attended bestAttainable minimum mayStillMiss remainingSessions { id } } } } } }`,
      { id: roster.get(name)?.enrollment },
    )
  ).node;

test('nobody is marked before a session starts; no mark is no absence', async () => {
  const [first] = sessions;
  await moveClock('2024-02-01T14:29:00Z');
  const early = await mark(first as { id: string }, { 'Avery Example': 'PRESENT' });
  expect(early.problems).toMatchObject([
    { code: 'SESSION_NOT_STARTED', ruleId: 'attendance.marks-after-session-start' },
  ]);
  expect(await standing('Avery Example')).toMatchObject({
    completion: {
      verdict: 'UNDETERMINED',
      forecast: { state: 'ON_TRACK', attended: 0, bestAttainable: 8, minimum: 6, mayStillMiss: 2 },
    },
  });
});

test('eight, six and five sessions: a member is warned as soon as six can no longer be reached, once', async () => {
  /** Avery is always there; Cameron misses the 2nd and 4th; Drew the 1st, 3rd and 5th. */
  for (const [index, session] of sessions.entries()) {
    await moveClock(new Date(Date.parse(session.startsAt) + 3 * 3600_000).toISOString());
    const missing = { cameron: [1, 3].includes(index), drew: [0, 2, 4].includes(index) };
    expect(
      await mark(session, {
        'Avery Example': 'PRESENT',
        'Cameron Example': missing.cameron ? 'ABSENT' : 'PRESENT',
        'Drew Example': missing.drew ? 'ABSENT' : 'PRESENT',
      }),
    ).toMatchObject({ __typename: 'MarkAttendanceSheetSuccess' });
    const drew = await standing('Drew Example');
    const outOfReach = drew.warnings.filter((warning: { kind: string }) => warning.kind === 'OUT_OF_REACH');
    expect(outOfReach).toHaveLength(index >= 4 ? 1 : 0);
    if (index === 4) {
      expect(outOfReach).toMatchObject([{ bestAttainable: 5, minimum: 6 }]);
      expect(drew.completion).toMatchObject({
        verdict: 'NOT_COMPLETED',
        forecast: { state: 'CANNOT_COMPLETE', attended: 2, bestAttainable: 5 },
      });
      const { node } = await ask(
        facilitator,
        'query ($id: ID!) { node(id: $id) { ... on Cycle { membersToWarn { enrollment { person { displayName } } } } } }',
        { id: cycle.id },
      );
      expect(
        node.membersToWarn.map(
          (member: { enrollment: { person: { displayName: string } } }) =>
            member.enrollment.person.displayName,
        ),
      ).toContain('Drew Example');
    }
  }
  expect(await standing('Avery Example', eligible)).toMatchObject({
    completion: { verdict: 'COMPLETED', forecast: { attended: 8 } },
  });
  expect(await standing('Cameron Example')).toMatchObject({
    completion: { verdict: 'COMPLETED', forecast: { attended: 6 } },
  });
  expect((await standing('Avery Example', eligible)).warnings).toEqual([]);
  // A member sees their own standing and not another's.
  const others = await send(
    eligible,
    'query ($id: ID!) { node(id: $id) { ... on Enrollment { completion { verdict } } } }',
    {
      id: roster.get('Drew Example')?.enrollment,
    },
  );
  expect(others.data.node?.completion ?? null).toBeNull();
});

test('at the end each enrollment carries its verdict, and members become alumni', async () => {
  await moveClock('2024-03-22T15:00:00Z');
  expect(
    await command(coordinator, 'beginEvaluation', { cycleId: cycle.id }, 'cycle { status }'),
  ).toMatchObject({ cycle: { status: 'EVALUATING' } });
  expect(await command(coordinator, 'endCycle', { cycleId: cycle.id }, 'cycle { status }')).toMatchObject({
    cycle: { status: 'ENDED' },
  });
  expect(await standing('Avery Example', eligible)).toMatchObject({
    status: 'ENDED',
    completionOutcome: 'COMPLETED',
  });
  expect(await standing('Cameron Example')).toMatchObject({
    status: 'ENDED',
    completionOutcome: 'COMPLETED',
  });
  expect(await standing('Drew Example')).toMatchObject({
    status: 'ENDED',
    completionOutcome: 'NOT_COMPLETED',
  });
});
