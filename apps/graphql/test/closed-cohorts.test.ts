import { expect, test } from 'vitest';
import { startServer } from './start-server.ts';

/**
 * The closed, co-facilitated cohorts from their page to a locked roster, over HTTP only. The steps follow
 * one another: each test goes on where the one before it ended.
 */
const server = await startServer();
const { ask, command, moveClock } = server;

const coordinator = 'closed-cohorts-coordinator';
/** Runs everything but holds no `entry.override`. */
const administrator = 'closed-cohorts-administrator';
const trained = ['closed-cohorts-facilitator-1', 'closed-cohorts-facilitator-2'] as const;
const untrained = 'closed-cohorts-facilitator-untrained';
const applicant = 'closed-cohorts-applicant';
/** People of other organizations, who may apply here as anybody may. */
const slow = 'illinois-alumnus';
const undecided = 'illinois-alumnus-2';
const late = 'california-applicant';
/** Began an application in time, and hands it in too late. */
const hesitant = 'whsa-payer';
const stranger = 'whsa-participant';

interface Problem {
  readonly path: readonly string[];
  readonly code: string;
  readonly ruleId: string | null;
  readonly message: string;
}

const rulesOf = ({ problems = [] }: { problems?: readonly Problem[] }) =>
  problems.map(({ code, ruleId }) => `${code} by ${ruleId}`);

const commands = 'availableCommands { command possible because { path code ruleId message } }';

interface Availability {
  readonly command: string;
  readonly possible: boolean;
  readonly because: readonly Problem[];
}

/** What the list of available commands says of one of them. */
function sayingOf(object: { availableCommands: readonly Availability[] }, name: string): Availability {
  const found = object.availableCommands.find((one) => one.command === name);
  if (found === undefined)
    throw new Error(`no ${name} among ${object.availableCommands.map((one) => one.command).join(', ')}`);
  return found;
}

const catalog = await ask(
  null,
  `{ organization(slug: "closed-cohorts") {
      id name label timeZone currency locale
      communities(first: 10) { totalCount edges { node { id key title label status provenance { path basis quotation note } } } }
      cycles(first: 10) { edges { node {
        id key title label status season timeZone printedDeadline rosterLockedAt
        community { key }
        period { kind startMonth endMonth startYear start end }
        window { state opens { __typename } closes { __typename } opensAt closesAt unknown }
        capacity { __typename }
        admission { kind waitlist rosterClosed }
        readiness { facilitators facilitatorsTrained members }
        sessionPlan { minimumSessions plannedSessions sessionMinutes complete }
        sessions(first: 1) { edges { node { id } } }
        fees { id }
        eligibility { rulePublished }
        findings { ruleId }
        provenance { path basis printed quotation note }
      } } }
      programs(first: 2) { edges { node { title season { key } findings { ruleId } editorNotes { note } } } }
  } }`,
);
const { organization } = catalog;
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above
const nodesOf = (connection: { edges: { node: any }[] }) => connection.edges.map((edge) => edge.node);
const communities = nodesOf(organization.communities);
const cycles = nodesOf(organization.cycles);
const cycleOf = (community: string) => cycles.find((one) => one.community.key === community);
const cycleId: string = cycleOf('coaches').id;

const personIds = new Map<string, string>();
for (const subject of [...trained, untrained, applicant]) {
  const { viewer } = await ask(subject, '{ viewer { persons { person { id } } } }');
  personIds.set(subject, viewer.persons[0].person.id);
}

test('four communities, two of them without a title: none is invented, a label is computed, the page is quoted', () => {
  expect(organization).toMatchObject({ name: null, timeZone: null, currency: null, locale: null });
  expect(communities.map(({ key, title, status }) => [key, title, status])).toEqual([
    ['providers-and-teachers', 'Providers and Teachers', 'ACTIVE'],
    ['program-administration', null, 'ANNOUNCED'],
    ['program-designers-visionaries', 'Program Designers & Visionaries', 'ANNOUNCED'],
    ['coaches', null, 'ACTIVE'],
  ]);
  const labels = communities.map((one) => one.label);
  expect(new Set(labels).size).toBe(4);
  for (const { title, label, provenance } of communities) {
    if (title !== null) {
      expect(label).toBe(title);
      continue;
    }
    expect(label).toMatch(/title not published/);
    const said = provenance.find((one: { path: string }) => one.path === '/title');
    expect(said).toMatchObject({
      basis: 'PRINTED',
      quotation: null,
      note: expect.stringMatching(/missing on the page/),
    });
  }
  const announced = communities.filter((one) => one.status === 'ANNOUNCED');
  for (const { provenance } of announced) {
    expect(provenance).toContainEqual({
      path: '/status',
      basis: 'PRINTED',
      quotation: 'Coming Soon',
      note: null,
    });
  }
  expect(organization.label).toMatch(/name not published/);
  const [program] = nodesOf(organization.programs);
  expect(program).toEqual({ title: null, season: null, findings: [], editorNotes: [] });
});

test('what the page does not say of a cycle is not known, and its provenance says so', () => {
  expect(cycles).toHaveLength(4);
  for (const cycle of cycles) {
    expect(cycle).toMatchObject({
      title: null,
      status: 'ANNOUNCED',
      season: null,
      timeZone: null,
      printedDeadline: null,
      rosterLockedAt: null,
      window: { state: 'UNDETERMINED', opens: null, closes: null, opensAt: null, closesAt: null },
      capacity: { __typename: 'UnknownCapacity' },
      admission: { kind: null, waitlist: null, rosterClosed: true },
      readiness: { facilitators: 2, facilitatorsTrained: true, members: null },
      sessionPlan: { minimumSessions: null, plannedSessions: null, sessionMinutes: null, complete: null },
      sessions: { edges: [] },
      fees: [],
      eligibility: { rulePublished: false },
      findings: [],
    });
    const noteAt = (path: string) =>
      cycle.provenance.find((one: { path: string }) => one.path === path)?.note;
    expect(noteAt('/capacity')).toBe('The number is not published.');
    expect(noteAt('/schedule/minimumSessions')).toBe('The number is not published.');
  }
  const months = { kind: 'MONTHS', startMonth: 10, endMonth: 4, startYear: null, start: null, end: null };
  expect(cycles.map((one) => [one.community.key, one.period])).toEqual([
    ['providers-and-teachers', months],
    ['program-administration', null],
    ['program-designers-visionaries', null],
    ['coaches', months],
  ]);
  expect(cycleOf('coaches').provenance).toContainEqual({
    path: '/period',
    basis: 'PRINTED',
    printed: 'Oct - Apr',
    quotation: null,
    note: 'No year is printed.',
  });
});

const applied =
  'application { id status eligibility { outcome rulePublished questions { question } reasons { undetermined { kind criterion } } } }';
const noAnswers = { facts: [], posts: [], postsComplete: false };
const apply = (subject: string, to: string, displayName?: string) =>
  command(
    subject,
    'submitApplication',
    { cycleId: to, person: noAnswers, ...(displayName === undefined ? {} : { displayName }) },
    applied,
  );

test('what is only announced takes no application and says so, whoever tries', async () => {
  for (const { id, community } of cycles) {
    const refused = await apply(applicant, id);
    expect([community.key, refused.__typename, rulesOf(refused)]).toEqual([
      community.key,
      'CycleAdmitsNobody',
      ['CYCLE_ADMITS_NOBODY by admission.cycle-admits'],
    ]);
    expect(refused.message).toMatch(/announced and takes no applications yet/);
  }
  const { id } = cycleOf('program-administration');
  const enrolled = await command(
    coordinator,
    'enrollPerson',
    {
      cycleId: id,
      personId: personIds.get(applicant),
      origin: 'INVITATION',
      override: { reason: 'We know them well.' },
    },
    'enrollment { id }',
  );
  // An announced cycle is one of the things that no override sets aside.
  expect(rulesOf(enrolled)).toEqual(['CYCLE_ADMITS_NOBODY by admission.cycle-admits']);
  const { viewer } = await ask(
    applicant,
    '{ viewer { applications(first: 5) { edges { node { id } } } enrollments(first: 5) { edges { node { id } } } } }',
  );
  expect(viewer).toEqual({ applications: { edges: [] }, enrollments: { edges: [] } });
});

test('an announced community opens nothing: it says so, and what can be done about it', async () => {
  const { id } = communities.find((one) => one.key === 'program-administration');
  const announced = cycleOf('program-administration');
  const refusal = {
    code: 'COMMUNITY_NOT_ACTIVE',
    ruleId: 'cycle.community-active',
    message: 'The community of this cycle is announced and takes no applications. Activate it first.',
  };
  const open = () => command(coordinator, 'openApplications', { cycleId: announced.id }, 'cycle { status }');
  expect(await open()).toMatchObject({ __typename: 'CommunityNotActive', problems: [refusal] });
  const query = `query ($id: ID!) { node(id: $id) { ... on Cycle { ${commands} } ... on Community { ${commands} } } }`;
  const sayingTo = async (subject: string, object: string, name: string) =>
    sayingOf((await ask(subject, query, { id: object })).node, name);
  expect(await sayingTo(coordinator, announced.id, 'openApplications')).toEqual({
    command: 'openApplications',
    possible: false,
    because: [{ path: [], ...refusal }],
  });
  expect(await sayingTo(coordinator, id, 'resumeCommunity')).toMatchObject({
    possible: false,
    because: [{ code: 'COMMUNITY_COMMAND_NOT_POSSIBLE', ruleId: 'community.command-fits-status' }],
  });
  expect(await sayingTo(applicant, id, 'activateCommunity')).toMatchObject({
    possible: false,
    because: [{ code: 'FORBIDDEN', ruleId: 'community.capability-held' }],
  });
  const possible = (name: string) => ({ command: name, possible: true, because: [] });
  expect(await sayingTo(coordinator, id, 'activateCommunity')).toEqual(possible('activateCommunity'));
  await command(coordinator, 'activateCommunity', { communityId: id }, 'community { status }');
  expect(await sayingTo(coordinator, announced.id, 'openApplications')).toEqual(possible('openApplications'));
});

let slowOffer = '';
let undecidedApplication = '';

test('opened, it takes applications; where no rule is published, a determination precedes the seat', async () => {
  const opened = await command(coordinator, 'openApplications', { cycleId }, 'cycle { status }');
  expect(opened).toMatchObject({ __typename: 'OpenApplicationsSuccess', cycle: { status: 'ACCEPTING' } });

  const { application } = await apply(applicant, cycleId);
  expect(application).toMatchObject({
    status: 'UNDER_REVIEW',
    eligibility: { outcome: 'UNDETERMINED', rulePublished: false, questions: [] },
  });
  const [{ criterion }] = application.eligibility.reasons.flatMap(
    (reason: { undetermined: object[] }) => reason.undetermined,
  );
  expect(criterion).toBe('eligibility-rule');
  const early = await command(
    coordinator,
    'acceptApplication',
    { applicationId: application.id },
    'offer { id }',
  );
  expect(rulesOf(early)).toEqual(['ELIGIBILITY_UNDETERMINED by admission.eligible-for-seat']);

  const settle = (applicationId: string) =>
    command(
      coordinator,
      'determineCriterion',
      { applicationId, criterion, holds: true, reason: 'Coaches in our programs.' },
      'application { eligibility { outcome determinations { by reason } } }',
    );
  expect((await settle(application.id)).application.eligibility).toEqual({
    outcome: 'ELIGIBLE',
    determinations: [{ by: 'Charlie Example', reason: 'Coaches in our programs.' }],
  });
  const accept = async (applicationId: string): Promise<string> => {
    const { application: accepted, offer } = await command(
      coordinator,
      'acceptApplication',
      { applicationId },
      'application { status } offer { id status }',
    );
    expect([accepted.status, offer.status]).toEqual(['ACCEPTED', 'OPEN']);
    return offer.id;
  };
  const seated = await command(
    applicant,
    'acceptOffer',
    { offerId: await accept(application.id) },
    'enrollment { status origin overrides { name } }',
  );
  expect(seated.enrollment).toEqual({ status: 'ACTIVE', origin: 'APPLICATION', overrides: [] });

  const another = await apply(slow, cycleId, 'Logan Example');
  await settle(another.application.id);
  slowOffer = await accept(another.application.id);
  undecidedApplication = (await apply(undecided, cycleId, 'Morgan Example')).application.id;
  const draft = await command(
    hesitant,
    'saveApplication',
    { cycleId, displayName: 'Quinn Example', person: noAnswers },
    'application { status submittedAt }',
  );
  expect(draft.application).toEqual({ status: 'DRAFT', submittedAt: null });
});

const start = () => command(coordinator, 'startCycle', { cycleId }, 'cycle { status rosterLockedAt }');
const assign = (subject: string) =>
  command(
    coordinator,
    'assignFacilitator',
    { cycleId, personId: personIds.get(subject) },
    'assignment { id displayName training { state } }',
  );
const sayOfStart = async () => {
  const { node } = await ask(
    coordinator,
    `query ($id: ID!) { node(id: $id) { ... on Cycle { ${commands} } } }`,
    { id: cycleId },
  );
  return sayingOf(node, 'startCycle');
};

test('it does not start before its capacity is set and two trained facilitators are assigned; all that is missing is said at once', async () => {
  const whileOpen = await start();
  expect(rulesOf(whileOpen)).toEqual([
    'APPLICATIONS_STILL_OPEN by cycle.selection-before-start',
    'CAPACITY_UNKNOWN by cycle.capacity-known',
    'FACILITATORS_MISSING by facilitation.enough-facilitators',
  ]);
  await command(coordinator, 'closeApplications', { cycleId }, 'cycle { status }');
  const nothing = await start();
  expect(rulesOf(nothing)).toEqual([
    'CAPACITY_UNKNOWN by cycle.capacity-known',
    'FACILITATORS_MISSING by facilitation.enough-facilitators',
  ]);
  const said = await sayOfStart();
  expect(said.possible).toBe(false);
  expect(said.because.map(({ message }) => message)).toEqual(
    nothing.problems.map(({ message }: Problem) => message),
  );

  expect(rulesOf(await assign(untrained))).toEqual(['TRAINING_NOT_CURRENT by facilitation.training-current']);
  expect((await assign(trained[0])).assignment).toMatchObject({
    displayName: 'Frankie Example',
    training: { state: 'CURRENT' },
  });
  expect(rulesOf(await assign(trained[0]))).toEqual(['ALREADY_ASSIGNED by facilitation.assigned-once']);
  const set = await command(
    coordinator,
    'setCapacity',
    { cycleId, capacity: { seats: 6 } },
    'cycle { capacity { ... on LimitedCapacity { seats } } }',
  );
  expect(set.cycle).toEqual({ capacity: { seats: 6 } });
  const alone = await start();
  expect(rulesOf(alone)).toEqual(['FACILITATORS_MISSING by facilitation.enough-facilitators']);
  expect(alone.message).toMatch(/needs 2 facilitators.*1 of those assigned/);
});

test('a training that is over does not count: the facilitator is named as untrained, and replaced', async () => {
  const recorded = await command(
    coordinator,
    'recordTraining',
    {
      personId: personIds.get(untrained),
      training: 'Facilitating a community of practice',
      completedOn: '2024-01-10',
      expiresOn: '2024-01-20',
    },
    'training { completedOn expiresOn }',
  );
  expect(recorded.training).toEqual({ completedOn: '2024-01-10', expiresOn: '2024-01-20' });
  const { assignment } = await assign(untrained);
  expect(assignment.training).toEqual({ state: 'CURRENT' });
  expect(await sayOfStart()).toEqual({ command: 'startCycle', possible: true, because: [] });
  await moveClock('2024-01-21T12:00:00Z');
  expect(rulesOf(await start())).toEqual([
    'FACILITATORS_MISSING by facilitation.enough-facilitators',
    'FACILITATOR_UNTRAINED by facilitation.training-current',
  ]);
  await command(
    coordinator,
    'endAssignment',
    { assignmentId: assignment.id, reason: 'The training is over.' },
    'assignment { status }',
  );
  expect((await assign(trained[1])).assignment).toMatchObject({
    displayName: 'Flynn Example',
    training: { state: 'CURRENT' },
  });
  expect(await sayOfStart()).toEqual({ command: 'startCycle', possible: true, because: [] });
});

test('the roster locks when the cycle starts, and stays locked', async () => {
  await moveClock('2024-01-22T15:00:00Z');
  const started = await start();
  expect(started).toEqual({
    __typename: 'StartCycleSuccess',
    cycle: { status: 'RUNNING', rosterLockedAt: '2024-01-22T15:00:00.000Z' },
  });
  const unlock = await command(
    coordinator,
    'unlockRoster',
    { cycleId, reason: 'One more.' },
    'cycle { rosterLockedAt }',
  );
  expect(rulesOf(unlock)).toEqual(['ROSTER_CLOSED_FOR_GOOD by cycle.closed-roster-stays-locked']);
  const { node } = await ask(
    coordinator,
    `query ($id: ID!) { node(id: $id) { ... on Cycle { ${commands} } } }`,
    { id: cycleId },
  );
  expect(sayingOf(node, 'unlockRoster')).toMatchObject({
    possible: false,
    because: [{ ruleId: 'cycle.closed-roster-stays-locked' }],
  });
  expect(sayingOf(node, 'reopenApplications')).toMatchObject({
    possible: false,
    because: [{ ruleId: 'cycle.transition' }],
  });
});

const locked = 'ROSTER_LOCKED by cycle.roster-not-locked';
const enrollment =
  'enrollment { id status origin person { displayName } overrides { name reason at setAside { code ruleId } } }';
const enroll = (subject: string, input: Record<string, unknown>) =>
  command(subject, 'enrollPerson', { cycleId, ...input }, enrollment);

test('after that nobody comes in, by any way, and each is told the rule', async () => {
  await moveClock('2024-02-05T15:00:00Z');
  const ofUndecided = (name: string) =>
    command(coordinator, name, { applicationId: undecidedApplication }, 'application { id }');
  const ways: Record<string, () => Promise<{ problems?: readonly Problem[] }>> = {
    'the form': () => apply(late, cycleId, 'Robin Example'),
    'a draft that was begun in time': () => apply(hesitant, cycleId),
    'joining at once': () =>
      command(
        stranger,
        'joinCycle',
        { cycleId, displayName: 'Parker Example', person: noAnswers },
        'enrollment { id }',
      ),
    'an invitation': () => enroll(coordinator, { displayName: 'Rowan Example', origin: 'INVITATION' }),
    'an offer to a person': () =>
      command(coordinator, 'makeOffer', { cycleId, personId: personIds.get(untrained) }, 'offer { id }'),
    'an import of one': () => enroll(coordinator, { displayName: 'Rowan Example', origin: 'IMPORT' }),
    'an offer made in time': () => command(slow, 'acceptOffer', { offerId: slowOffer }, 'enrollment { id }'),
    'accepting an application handed in in time': () => ofUndecided('acceptApplication'),
    'shortlisting it': () => ofUndecided('shortlistApplication'),
    'letting it wait for a seat': () => ofUndecided('waitlistApplication'),
  };
  for (const [way, go] of Object.entries(ways)) {
    const answer = await go();
    expect([way, rulesOf(answer)]).toEqual([way, expect.arrayContaining([locked])]);
  }
  const list = await command(
    coordinator,
    'importEnrollments',
    {
      cycleId,
      entries: ['Rowan Example', 'River Example'].map((displayName) => ({ displayName, origin: 'IMPORT' })),
    },
    'enrollments { id }',
  );
  const placesOfLock = list.problems
    .filter((problem: Problem) => problem.code === 'ROSTER_LOCKED')
    .map(({ path }: Problem) => path);
  expect(placesOfLock).toEqual([
    ['entries', '0'],
    ['entries', '1'],
  ]);
  const { node } = await ask(
    coordinator,
    'query ($id: ID!) { node(id: $id) { ... on Cycle { seatsTaken enrollments(first: 10) { edges { node { person { displayName } } } } } } }',
    { id: cycleId },
  );
  expect(node).toEqual({
    seatsTaken: 1,
    enrollments: { edges: [{ node: { person: { displayName: 'Armani Example' } } }] },
  });
});

test('the commands that would let somebody in say beforehand that the roster is locked', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Application { ${commands} } ... on Offer { ${commands} } } }`;
  const application = (await ask(coordinator, query, { id: undecidedApplication })).node;
  for (const name of ['acceptApplication', 'shortlistApplication', 'waitlistApplication']) {
    const saying = sayingOf(application, name);
    expect([name, saying.possible, rulesOf({ problems: saying.because })]).toEqual([
      name,
      false,
      expect.arrayContaining([locked]),
    ]);
  }
  expect(sayingOf(application, 'rejectApplication')).toMatchObject({ possible: true, because: [] });
  const offer = (await ask(slow, query, { id: slowOffer })).node;
  expect(rulesOf({ problems: sayingOf(offer, 'acceptOffer').because })).toEqual([locked]);
  expect(sayingOf(offer, 'declineOffer')).toMatchObject({ possible: true, because: [] });
  expect(sayingOf(offer, 'rescindOffer').because).toMatchObject([{ code: 'FORBIDDEN' }]);
});

test('who holds the right admits against the rule, by name and with a reason that is shown; who does not is refused', async () => {
  const input = { personId: personIds.get(untrained), origin: 'INVITATION' };
  const withoutRight = await enroll(administrator, {
    ...input,
    override: { reason: 'They were ill in January.' },
  });
  expect(rulesOf(withoutRight)).toEqual(
    expect.arrayContaining([locked, 'OVERRIDE_NOT_PERMITTED by admission.override']),
  );
  const withoutReason = await enroll(coordinator, { ...input, override: { reason: '  ' } });
  expect(rulesOf(withoutReason)).toContain('OVERRIDE_REASON_MISSING by admission.override');

  const admitted = await enroll(coordinator, { ...input, override: { reason: 'They were ill in January.' } });
  const [override, ...others] = admitted.enrollment.overrides;
  expect(others).toEqual([]);
  expect(admitted.enrollment).toMatchObject({
    status: 'ACTIVE',
    origin: 'INVITATION',
    person: { displayName: 'Farah Example' },
  });
  expect(override).toMatchObject({
    name: 'Charlie Example',
    reason: 'They were ill in January.',
    at: '2024-02-05T15:00:00.000Z',
  });
  expect(override.setAside).toContainEqual({ code: 'ROSTER_LOCKED', ruleId: 'cycle.roster-not-locked' });

  const own = await ask(
    untrained,
    '{ viewer { enrollments(first: 5) { edges { node { overrides { name reason } } } } } }',
  );
  expect(own.viewer.enrollments.edges).toEqual([
    { node: { overrides: [{ name: 'Charlie Example', reason: 'They were ill in January.' }] } },
  ]);
});

test('an application that came in time is accepted by an override, too, and its reason goes with it to the seat', async () => {
  const reason = 'The review took until after the start.';
  const withoutRight = await command(
    administrator,
    'acceptApplication',
    { applicationId: undecidedApplication, override: { reason } },
    'offer { id }',
  );
  expect(rulesOf(withoutRight)).toEqual(
    expect.arrayContaining([locked, 'OVERRIDE_NOT_PERMITTED by admission.override']),
  );
  const accepted = await command(
    coordinator,
    'acceptApplication',
    { applicationId: undecidedApplication, override: { reason } },
    'application { status overrides { reason } } offer { id status overrides { reason } }',
  );
  expect(accepted).toMatchObject({
    application: { status: 'ACCEPTED', overrides: [{ reason }] },
    offer: { status: 'OPEN', overrides: [{ reason }] },
  });
  const taken = await command(undecided, 'acceptOffer', { offerId: accepted.offer.id }, enrollment);
  expect(taken.enrollment).toMatchObject({
    status: 'ACTIVE',
    origin: 'APPLICATION',
    overrides: [{ name: 'Charlie Example', reason }],
  });
});

test('no override gives a seat that is not there; fewer seats than members drop nobody and stand as a finding', async () => {
  const capacityOf = (seats: number) =>
    command(
      coordinator,
      'setCapacity',
      { cycleId, capacity: { seats } },
      'cycle { seatsTaken findings { ruleId severity } }',
    );
  expect((await capacityOf(3)).cycle).toEqual({ seatsTaken: 3, findings: [] });
  const full = await enroll(coordinator, {
    displayName: 'Rowan Example',
    origin: 'INVITATION',
    override: { reason: 'One more.' },
  });
  expect(rulesOf(full)).toEqual(['NO_SEAT by capacity.seat-free']);
  expect((await capacityOf(2)).cycle).toEqual({
    seatsTaken: 3,
    findings: [{ ruleId: 'capacity.not-below-enrolled', severity: 'WARNING' }],
  });
});
