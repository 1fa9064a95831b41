import { expect, test } from 'vitest';
import { eligibleEducator, openAdmissionWorld } from './testing/admission-world.ts';

const world = await openAdmissionWorld();
const cycleId = await world.cycleId('educational-equity-network', 'equity-2024');
const coordinator = 'wisconsin-equity-coordinator';

const applied = `application {
  id status submittedAt
  eligibility { outcome explanation questions { attribute question } determinations { criterion } }
  answers { posts { facts { attribute text boolean } } }
  person { displayName } cycle { key }
}`;

test('an eligible applicant applies, is accepted, is offered a seat, and takes it', async () => {
  const submitted = await world.carryOut(
    'somebody-new',
    'submitApplication',
    { cycleId, displayName: 'Sky Example', person: eligibleEducator },
    applied,
  );
  expect(submitted.application).toMatchObject({
    status: 'UNDER_REVIEW',
    submittedAt: '2024-01-15T15:00:00.000Z',
    eligibility: { outcome: 'ELIGIBLE', questions: [] },
    person: { displayName: 'Sky Example' },
    cycle: { key: 'equity-2024' },
  });
  const applicationId = submitted.application.id;
  const accepted = await world.carryOut(
    coordinator,
    'acceptApplication',
    { applicationId },
    'application { status } offer { id status lapsesAt } enrollment { id }',
  );
  expect(accepted).toMatchObject({
    application: { status: 'ACCEPTED' },
    offer: { status: 'OPEN', lapsesAt: null },
    enrollment: null,
  });
  const taken = await world.carryOut(
    'somebody-new',
    'acceptOffer',
    { offerId: accepted.offer.id },
    'offer { status } enrollment { status role origin overrides { name } }',
  );
  expect(taken).toMatchObject({
    offer: { status: 'ACCEPTED' },
    enrollment: { status: 'ACTIVE', role: 'MEMBER', origin: 'APPLICATION', overrides: [] },
  });
  const { viewer } = await world.read(
    'somebody-new',
    '{ viewer { enrollments { edges { node { status cycle { key } } } } applications { edges { node { status } } } } }',
  );
  expect(viewer).toEqual({
    enrollments: { edges: [{ node: { status: 'ACTIVE', cycle: { key: 'equity-2024' } } }] },
    applications: { edges: [{ node: { status: 'ACCEPTED' } }] },
  });
});

/** The equity rule's applicant, but for what is said. */
function educator(
  known: { sessions?: number | null; state?: string; educator?: boolean; role?: string } = {},
) {
  const { sessions = 8, state = 'WI', educator: teaches = true, role } = known;
  const [post] = eligibleEducator.posts;
  return {
    ...eligibleEducator,
    facts: [
      ...(sessions === null ? [] : [{ attribute: 'sessionsAvailable', number: sessions }]),
      { attribute: 'willEngageInPlatform', boolean: true },
    ],
    posts: [
      {
        facts: [
          ...(post?.facts ?? []).filter(({ attribute }) => !['state', 'educator'].includes(attribute)),
          { attribute: 'state', text: state },
          { attribute: 'educator', boolean: teaches },
          ...(role === undefined ? [] : [{ attribute: 'role', text: role }]),
        ],
      },
    ],
  };
}

const submit = (subject: string, person: object, displayName = `${subject} Example`) =>
  world.carryOut(
    subject,
    'submitApplication',
    { cycleId, displayName, person },
    `${applied.trimEnd().slice(0, -1)} availableCommands { command possible because { code } } informationNeeded reason }`,
  );

test('an ineligible applicant is told why, and may be looked at again', async () => {
  const { application } = await submit('outsider', educator({ state: 'Illinois' }));
  expect(application).toMatchObject({
    status: 'INELIGIBLE',
    eligibility: { outcome: 'INELIGIBLE', questions: [] },
  });
  expect(application.eligibility.explanation).toContain('State');
  const accepted = await world.command(coordinator, 'acceptApplication', { applicationId: application.id });
  expect(accepted).toMatchObject({
    __typename: 'ApplicationStateRefused',
    problems: [{ ruleId: 'admission.application-transition' }],
  });
  const reopened = await world.carryOut(
    coordinator,
    'reopenApplication',
    { applicationId: application.id, reason: 'moves to Wisconsin' },
    'application { status reason }',
  );
  expect(reopened.application).toEqual({ status: 'UNDER_REVIEW', reason: 'moves to Wisconsin' });
  expect(
    await world.command(coordinator, 'acceptApplication', { applicationId: application.id }),
  ).toMatchObject({ __typename: 'NotEligible' });
  expect(
    await world.command(coordinator, 'acceptApplication', {
      applicationId: application.id,
      override: { reason: 'fits' },
    }),
  ).toMatchObject({
    problems: [{ code: 'NOT_ELIGIBLE' }, { code: 'OVERRIDE_NOT_PERMITTED', path: ['override'] }],
  });
});

test('what is missing is asked for, and what the applicant adds changes the verdict', async () => {
  const { application } = await submit('forgetful', educator({ sessions: null }));
  expect(application).toMatchObject({
    status: 'UNDER_REVIEW',
    eligibility: { outcome: 'UNDETERMINED', questions: [{ attribute: 'sessionsAvailable' }] },
  });
  const { id: applicationId } = application;
  expect(
    await world.command(coordinator, 'requestInformation', { applicationId, questions: [' '] }),
  ).toMatchObject({ __typename: 'QuestionsMissing', problems: [{ path: ['questions'] }] });
  await world.carryOut(coordinator, 'requestInformation', {
    applicationId,
    questions: ['How many sessions?'],
  });
  const asked = await world.read(
    'forgetful',
    '{ viewer { applications { edges { node { status informationNeeded availableCommands { command possible } } } } } }',
  );
  const [{ node }] = asked.viewer.applications.edges;
  expect(node).toMatchObject({ status: 'NEEDS_INFORMATION', informationNeeded: ['How many sessions?'] });
  expect(
    node.availableCommands
      .filter((one: { possible: boolean }) => one.possible)
      .map((one: { command: string }) => one.command),
  ).toEqual(['provideInformation', 'withdrawApplication']);
  const provided = await world.carryOut(
    'forgetful',
    'provideInformation',
    { applicationId, person: { facts: [{ attribute: 'sessionsAvailable', number: 6 }] } },
    'application { status eligibility { outcome } answers { facts { attribute number } posts { facts { attribute } } } }',
  );
  expect(provided.application).toMatchObject({
    status: 'UNDER_REVIEW',
    eligibility: { outcome: 'ELIGIBLE' },
  });
  expect(provided.application.answers.posts[0].facts.length).toBeGreaterThan(3);
});

test('one may save a draft, hand it in, take it back and apply again, but not twice at a time', async () => {
  const draft = await world.carryOut(
    'careful',
    'saveApplication',
    { cycleId, displayName: 'Careful Example', person: educator() },
    'application { id status eligibility { outcome } submittedAt }',
  );
  expect(draft.application).toMatchObject({ status: 'DRAFT', eligibility: null, submittedAt: null });
  const handedIn = await world.carryOut(
    'careful',
    'submitApplication',
    { cycleId, person: {} },
    'application { id status eligibility { outcome } }',
  );
  expect(handedIn.application).toEqual({
    id: draft.application.id,
    status: 'UNDER_REVIEW',
    eligibility: { outcome: 'ELIGIBLE' },
  });
  for (const name of ['submitApplication', 'saveApplication']) {
    expect(await world.command('careful', name, { cycleId, person: educator() })).toMatchObject({
      __typename: 'AlreadyApplied',
      problems: [{ ruleId: 'admission.nobody-twice' }],
    });
  }
  await world.carryOut('careful', 'withdrawApplication', { applicationId: draft.application.id });
  const again = await submit('careful', educator());
  expect(again.application.id).not.toBe(draft.application.id);
});

test('applicants see their own matters; nobody else does, and nobody without the right decides', async () => {
  const { application } = await submit('private-one', educator());
  const { id: applicationId } = application;
  const query = 'query ($id: ID!) { node(id: $id) { id } }';
  expect(await world.read('private-one', query, { id: applicationId })).toEqual({
    node: { id: applicationId },
  });
  for (const other of [
    null,
    'private-two',
    'whsa-coordinator',
    'california-coordinator',
    'wisconsin-equity-applicant',
  ]) {
    expect(await world.read(other, query, { id: applicationId })).toEqual({ node: null });
  }
  for (const other of ['private-two', 'whsa-coordinator', 'wisconsin-equity-applicant']) {
    for (const [name, input] of [
      ['acceptApplication', {}],
      ['rejectApplication', {}],
      ['withdrawApplication', {}],
      ['determineCriterion', { criterion: 'x', holds: true, reason: 'y' }],
    ] as const) {
      expect(await world.command(other, name, { applicationId, ...input })).toMatchObject({
        __typename: 'NotFound',
        message: 'There is no such application.',
      });
    }
  }
  const mutation =
    'mutation ($input: AcceptApplicationInput!) { acceptApplication(input: $input) { __typename } }';
  const own = await world.send('private-one', mutation, { input: { applicationId } });
  expect(own.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', capability: 'application.decide' });
  const visitor = await world.send(null, mutation, { input: { applicationId } });
  expect(visitor.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  const list = await world.read(
    'private-one',
    'query ($id: ID!) { node(id: $id) { ... on Cycle { applications(first: 50) { edges { node { id } } } enrollments { edges { node { id } } } } } }',
    { id: cycleId },
  );
  expect(list.node.applications.edges).toEqual([{ node: { id: applicationId } }]);
  const seats = await world.send(
    'private-one',
    'query ($id: ID!) { node(id: $id) { ... on Cycle { key seatsTaken } } }',
    { id: cycleId },
  );
  expect(seats.data.node).toEqual({ key: 'equity-2024', seatsTaken: null });
  expect(seats.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('what cannot be used is refused with its place, and nothing is half-written', async () => {
  const input = (person: object, more: object = {}) => ({
    cycleId,
    displayName: 'Bad Example',
    person,
    ...more,
  });
  const problems = async (person: object, more: object = {}) => {
    const answer = await world.command('bad-input', 'submitApplication', input(person, more));
    expect(answer.__typename).toBe('InvalidInput');
    return answer.problems.map(({ path, message }: { path: string[]; message: string }) => [
      path.join('.'),
      message,
    ]);
  };
  expect(await problems({ facts: [{ attribute: 'sessionAvailable', number: 8 }] })).toEqual([
    ['person.facts.0.attribute', 'There is no fact named sessionAvailable. Is sessionsAvailable meant?'],
  ]);
  expect(await problems({ facts: [{ attribute: 'sessionsAvailable', text: 'six' }] })).toEqual([
    ['person.facts.0', expect.stringContaining('whole number from 0')],
  ]);
  expect(await problems({ facts: [{ attribute: 'sessionsAvailable' }] })).toEqual([
    ['person.facts.0', expect.stringContaining('exactly one value')],
  ]);
  expect(
    await problems({
      facts: [
        { attribute: 'sessionsAvailable', number: 1 },
        { attribute: 'sessionsAvailable', number: 2 },
      ],
    }),
  ).toEqual([['person.facts.1.attribute', 'sessionsAvailable is given twice.']]);
  expect(await problems({ facts: [{ attribute: 'cyclesCompleted', number: 9 }] })).toEqual([
    ['person.facts.0.attribute', expect.stringContaining('recorded by the program')],
  ]);
  expect(
    await problems({ posts: [{ facts: [{ attribute: 'employerKind', text: 'school_distrikt' }] }] }),
  ).toEqual([['person.posts.0.facts.0', expect.stringContaining('Is school_district meant?')]]);
  expect(await problems({}, { displayName: 'x'.repeat(1_000_000) })).toEqual([
    ['displayName', expect.stringContaining('1000000 characters')],
  ]);
  expect(await problems({}, { displayName: 'a\u0000b' })).toEqual([
    ['displayName', expect.stringContaining('control characters')],
  ]);
  expect(await problems({}, { displayName: '   ' })).toEqual([
    ['displayName', expect.stringContaining('1 to 200')],
  ]);
  expect(
    await problems({
      facts: Array.from({ length: 101 }, () => ({ attribute: 'sessionsAvailable', number: 1 })),
    }),
  ).toContainEqual(['person.facts', 'At most 100 facts can be taken.']);
  for (const unknown of [
    'nonsense',
    '',
    Buffer.from('Cycle:1:2').toString('base64url'),
    cycleId.slice(0, -2),
  ]) {
    expect(
      await world.command('bad-input', 'submitApplication', { ...input({}), cycleId: unknown }),
    ).toMatchObject({ __typename: 'NotFound', problems: [{ path: ['cycleId'] }] });
  }
  const { viewer } = await world.read(
    'bad-input',
    '{ viewer { persons { displayName } applications { edges { node { id } } } } }',
  );
  expect(viewer).toEqual({ persons: [], applications: { edges: [] } });
  expect(world.logged).toEqual([]);
});

test('after the deadline an application is refused with the rule and the day in the zone of the organization', async () => {
  await world.read(null, 'mutation { moveDevelopmentClock(to: "2024-01-27T05:59:59Z") }');
  await submit('last-minute', educator());
  await world.read(null, 'mutation { moveDevelopmentClock(to: "2024-01-27T06:00:00Z") }');
  const late = await world.command(
    'too-late',
    'submitApplication',
    { cycleId, displayName: 'Late Example', person: educator() },
    '__typename',
  );
  expect(late).toMatchObject({
    __typename: 'WindowClosed',
    message: 'Applications closed at the end of January 26, 2024 (America/Chicago).',
    problems: [{ ruleId: 'admission.window-open' }],
  });
  await world.read(null, 'mutation { moveDevelopmentClock(to: "2024-01-15T15:00:00Z") }');
});

test('a person in several organizations sees their own rows in all of them', async () => {
  const open = await world.cycleId('calecse', 'region-1-ongoing');
  const there = {
    facts: [],
    posts: [
      {
        facts: [
          { attribute: 'employerKind', text: 'selpa' },
          { attribute: 'state', text: 'CA' },
          { attribute: 'currentlyWorking', boolean: true },
        ],
      },
    ],
    postsComplete: true,
  };
  await submit('everywhere', educator(), 'Here Example');
  await world.carryOut('everywhere', 'joinCycle', {
    cycleId: open,
    displayName: 'There Example',
    person: there,
  });
  const { viewer } = await world.read(
    'everywhere',
    '{ viewer { persons { displayName organization { slug } person { displayName affiliations { facts { attribute text } } } } applications { edges { node { cycle { key } person { displayName } } } } enrollments { edges { node { cycle { key } origin person { displayName } } } } } }',
  );
  expect(
    viewer.persons.map((one: { organization: { slug: string } }) => one.organization.slug).sort(),
  ).toEqual(['calecse', 'educational-equity-network']);
  expect(viewer.applications.edges).toEqual([
    { node: { cycle: { key: 'equity-2024' }, person: { displayName: 'Here Example' } } },
  ]);
  expect(viewer.enrollments.edges).toEqual([
    {
      node: {
        cycle: { key: 'region-1-ongoing' },
        origin: 'OPEN_ENTRY',
        person: { displayName: 'There Example' },
      },
    },
  ]);
});
