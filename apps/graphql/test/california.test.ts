import { expect, test } from 'vitest';
import { startServer } from './start-server.ts';

/**
 * The regional and the rural communities of California from their page to members of both, over HTTP
 * only. The steps follow one another: each test goes on where the one before it ended.
 */
const server = await startServer();
const { ask, command, send } = server;

const coordinator = 'california-coordinator';
const eligible = 'california-applicant';
/** Worked in a county office once, and elsewhere now. */
const moved = 'california-applicant-2';
/** Comes from another organization, and is a stranger here until they apply. */
const town = 'whsa-payer';
const elsewhere = [
  'wisconsin-equity-coordinator',
  'wisconsin-equity-administrator',
  'whsa-coordinator',
] as const;

type Post = Record<string, string | boolean>;

/** What somebody says of their posts; those that are not said are not there. */
function posts(...list: readonly Post[]) {
  return {
    facts: [],
    posts: list.map((post) => ({
      facts: Object.entries(post).map(([attribute, value]) =>
        typeof value === 'boolean' ? { attribute, boolean: value } : { attribute, text: value },
      ),
    })),
    postsComplete: true,
  };
}

const current = (employerKind: string): Post => ({ employerKind, currentlyWorking: true });
const former = (employerKind: string): Post => ({ employerKind, currentlyWorking: false });

interface Problem {
  readonly code: string;
  readonly ruleId: string | null;
}

const rulesOf = ({ problems = [] }: { problems?: readonly Problem[] }) =>
  problems.map(({ code, ruleId }) => `${code} by ${ruleId}`);
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query
const nodesOf = (connection: { edges: { node: any }[] }) => connection.edges.map((edge) => edge.node);

const { organization } = await ask(
  null,
  `{ organization(slug: "calecse") {
      id name timeZone currency
      regions(first: 20) { edges { node { id key name label provenance { path basis quotation note } } } }
      communities(first: 20) { totalCount edges { node { key title label scope status regions { key } purpose } } }
      cycles(first: 20) { edges { node {
        id key status period { kind } modality community { key }
        capacity { __typename } admission { kind rosterClosed } findings { ruleId }
        eligibility { statement conditions { kind label quotation } }
        sessions(first: 1) { edges { node { id } } }
        provenance { path basis quotation note }
      } } }
      programs(first: 2) { edges { node { title season { key } findings { ruleId } } } }
  } }`,
);
const regions = nodesOf(organization.regions);
const communities = nodesOf(organization.communities);
const cycles = nodesOf(organization.cycles);
const cycleIdOf = (community: string): string => cycles.find((one) => one.community.key === community).id;
const regional = cycleIdOf('region-4');
const rural = cycleIdOf('rural');

test('eleven regional communities without names, and a rural one for the whole state', () => {
  expect(organization).toMatchObject({ name: 'CalECSE', timeZone: null, currency: null });
  expect(regions.map((region) => region.name)).toEqual(Array(11).fill(null));
  expect(new Set(regions.map((region) => region.label)).size).toBe(11);
  for (const { label, provenance } of regions) {
    expect(label).toMatch(/name not published/);
    expect(provenance).toEqual([
      {
        path: '/name',
        basis: 'PRINTED',
        quotation: 'each of the eleven regions of California',
        note: 'The names are not published.',
      },
    ]);
  }
  const ofRegions = communities.filter((community) => community.scope === 'REGIONS');
  expect(ofRegions.map(({ title, status }) => [title, status])).toEqual(Array(11).fill([null, 'ACTIVE']));
  expect(ofRegions.map((community) => community.regions)).toEqual(regions.map(({ key }) => [{ key }]));
  expect(new Set(communities.map((community) => community.label)).size).toBe(12);
  for (const { label } of ofRegions) expect(label).toMatch(/title not published/);
  const others = communities.filter((community) => community.scope !== 'REGIONS');
  expect(others).toMatchObject([
    {
      title: 'Rural Community of Practice',
      label: 'Rural Community of Practice',
      scope: 'ORGANIZATION',
      regions: [],
    },
  ]);
  expect(nodesOf(organization.programs)).toEqual([
    { title: 'CalECSE Regional Communities of Practice', season: null, findings: [] },
  ]);
});

test('all of them run with open admission, and what the page does not say is not known', () => {
  expect(cycles).toHaveLength(12);
  for (const cycle of cycles) {
    expect(cycle).toMatchObject({
      status: 'RUNNING',
      period: null,
      modality: null,
      capacity: { __typename: 'UnknownCapacity' },
      admission: { kind: 'OPEN', rosterClosed: null },
      sessions: { edges: [] },
      findings: [],
    });
    expect(cycle.provenance).toContainEqual({
      path: '/schedule/modality',
      basis: 'PRINTED',
      quotation: 'most of our Communities of Practice are held virtually',
      note: 'Which of them meet in person is not published.',
    });
  }
});

test('somebody in a region finds the community of the region and the one for the whole state', async () => {
  const query = `query ($region: ID!) { organization(slug: "calecse") { communities(first: 20, filter: { region: $region }) { edges { node { key } } } cycles(first: 20, filter: { region: $region }) { edges { node { key } } } } }`;
  const found = await ask(null, query, { region: regions[3].id });
  expect(nodesOf(found.organization.communities)).toEqual([{ key: 'region-4' }, { key: 'rural' }]);
  expect(nodesOf(found.organization.cycles)).toEqual([{ key: 'region-4-ongoing' }, { key: 'rural-ongoing' }]);
});

const verdictFields = `outcome explanation
  questions { question attribute item }
  reasons { kind label item outcome decisive undetermined { kind attribute criterion statement } }`;
const preview = `query ($cycleId: ID!, $person: PersonFactsInput!) {
  eligibilityPreview(cycleId: $cycleId, person: $person) {
    __typename
    ... on EligibilityPreview { verdict { ${verdictFields} } }
    ... on Refusal { problems { path message } }
  }
}`;
const check = async (cycleId: string, person: object) =>
  (await ask(null, preview, { cycleId, person })).eligibilityPreview.verdict;

test('employer kind and "currently working" decide, on one post together', async () => {
  for (const kind of ['school_district', 'selpa', 'county_office_of_education']) {
    expect([kind, (await check(regional, posts(current(kind)))).outcome]).toEqual([kind, 'ELIGIBLE']);
    expect([kind, (await check(regional, posts(former(kind)))).outcome]).toEqual([kind, 'INELIGIBLE']);
  }
  for (const kind of ['head_start', 'child_care', 'higher_education', 'state_agency', 'other']) {
    expect([kind, (await check(regional, posts(current(kind)))).outcome]).toEqual([kind, 'INELIGIBLE']);
  }
  // One post has the employer, the other is current: no post is both.
  const two = await check(regional, posts(former('school_district'), current('higher_education')));
  expect(two.outcome).toBe('INELIGIBLE');
  expect(two.questions).toEqual([]);
  const deciding = two.reasons.filter(
    (reason: { kind: string; decisive: boolean }) => reason.kind === 'comparison' && reason.decisive,
  );
  expect(deciding.map(({ label, outcome }: { label: string; outcome: string }) => [label, outcome])).toEqual([
    ['Currently working in the post', 'FALSE'],
    ['Kind of employer', 'FALSE'],
  ]);
  expect(two.explanation).toMatch(/Post 1, Currently working.*known is no/);
  expect(two.explanation).toMatch(/Post 2, Kind of employer.*known is College or university/);
  // With a third post that is both, the other two do no harm.
  expect(
    (await check(regional, posts(former('school_district'), current('higher_education'), current('selpa'))))
      .outcome,
  ).toBe('ELIGIBLE');
});

test('what is not said of a post is asked for, about that post, and only where it can matter', async () => {
  const half = await check(regional, posts({ employerKind: 'school_district' }, { currentlyWorking: true }));
  expect(half.outcome).toBe('UNDETERMINED');
  expect(
    half.questions.map(({ attribute, item }: { attribute: string; item: number }) => [attribute, item]),
  ).toEqual([
    ['currentlyWorking', 0],
    ['employerKind', 1],
  ]);
  const beside = await check(regional, posts({ employerKind: 'selpa' }, current('higher_education')));
  expect(
    beside.questions.map(({ attribute, item }: { attribute: string; item: number }) => [attribute, item]),
  ).toEqual([['currentlyWorking', 0]]);
  // Whether there are further posts was left open.
  const open = await check(regional, {
    ...posts(former('school_district'), current('higher_education')),
    postsComplete: false,
  });
  expect(open.outcome).toBe('UNDETERMINED');
  expect(open.questions).toMatchObject([{ question: 'Where else do you work?', attribute: null }]);
});

test('"rural" is named as what the program left undefined, and nobody is asked about it', async () => {
  const able = await check(rural, posts(current('county_office_of_education')));
  expect(able.outcome).toBe('UNDETERMINED');
  expect(able.questions).toEqual([]);
  expect(able.explanation).toMatch(/Rural: the program left this undefined/);
  const open = able.reasons.filter((reason: { kind: string }) => reason.kind === 'criterion');
  expect(open).toMatchObject([
    {
      label: 'Rural',
      outcome: 'UNDETERMINED',
      decisive: true,
      undetermined: [
        {
          kind: 'criterion_undefined',
          attribute: null,
          criterion: 'rural',
          statement: 'The applicant belongs to a rural district or program.',
        },
      ],
    },
  ]);
  // Where a post is missing, it is asked for; rural still is not.
  const silent = await check(rural, { facts: [], posts: [], postsComplete: false });
  expect(silent.outcome).toBe('UNDETERMINED');
  expect(silent.questions.map(({ question }: { question: string }) => question)).toEqual([
    'Where else do you work?',
  ]);
  // Who has no such post cannot be helped by a determination.
  expect((await check(rural, posts(former('school_district')))).outcome).toBe('INELIGIBLE');
});

const enrollmentFields = 'enrollment { id status origin cycle { community { key } } }';
const applicationFields = `application { id status person { id } eligibility { ${verdictFields} determinations { criterion holds by reason } } enrollments(first: 5) { edges { node { id status origin } } } }`;
const noPosts = { facts: [], posts: [], postsComplete: false };
let robinInRegion = '';

test('who has such a post joins their region at once; who has none is refused with the rule and told why', async () => {
  const joined = await command(
    eligible,
    'joinCycle',
    { cycleId: regional, person: posts(current('school_district')) },
    enrollmentFields,
  );
  expect(joined).toMatchObject({
    __typename: 'JoinCycleSuccess',
    enrollment: { status: 'ACTIVE', origin: 'OPEN_ENTRY', cycle: { community: { key: 'region-4' } } },
  });
  robinInRegion = joined.enrollment.id;
  const twice = await command(
    eligible,
    'joinCycle',
    { cycleId: regional, person: noPosts },
    enrollmentFields,
  );
  expect(rulesOf(twice)).toEqual(['ALREADY_ENROLLED by admission.nobody-twice']);

  const twoPosts = posts(former('county_office_of_education'), current('child_care'));
  const refused = await command(
    moved,
    'joinCycle',
    { cycleId: regional, person: twoPosts },
    enrollmentFields,
  );
  expect(refused.__typename).toBe('NotEligible');
  expect(rulesOf(refused)).toEqual(['NOT_ELIGIBLE by admission.eligible-for-seat']);
  const told = await command(
    moved,
    'submitApplication',
    { cycleId: regional, person: twoPosts },
    applicationFields,
  );
  expect(told.application).toMatchObject({
    status: 'INELIGIBLE',
    eligibility: { outcome: 'INELIGIBLE' },
    enrollments: { edges: [] },
  });
  expect(told.application.eligibility.explanation).toMatch(/Post 1, Currently working/);
});

let robinToRural = '';

test('the rural community is waited for until a person with the right determines who is rural', async () => {
  const early = await command(eligible, 'joinCycle', { cycleId: rural, person: noPosts }, enrollmentFields);
  expect(rulesOf(early)).toEqual(['ELIGIBILITY_UNDETERMINED by admission.eligible-for-seat']);

  const { application } = await command(
    eligible,
    'submitApplication',
    { cycleId: rural, person: noPosts },
    applicationFields,
  );
  expect(application).toMatchObject({
    status: 'UNDER_REVIEW',
    eligibility: { outcome: 'UNDETERMINED', questions: [], determinations: [] },
    enrollments: { edges: [] },
  });
  robinToRural = application.id;
  const { node } = await ask(
    coordinator,
    'query ($id: ID!) { node(id: $id) { ... on Application { availableCommands { command possible because { ruleId } } } } }',
    { id: application.id },
  );
  expect(node.availableCommands).toContainEqual({
    command: 'acceptApplication',
    possible: false,
    because: [{ ruleId: 'admission.eligible-for-seat' }],
  });
  const undecided = await command(
    coordinator,
    'acceptApplication',
    { applicationId: application.id },
    'enrollment { id }',
  );
  expect(rulesOf(undecided)).toEqual(['ELIGIBILITY_UNDETERMINED by admission.eligible-for-seat']);

  const settle = {
    applicationId: application.id,
    criterion: 'rural',
    holds: true,
    reason: 'Their district lies in Modoc County.',
  };
  const byThemselves = await send(
    eligible,
    'mutation ($input: DetermineCriterionInput!) { determineCriterion(input: $input) { __typename } }',
    { input: settle },
  );
  expect(byThemselves.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  const another = await command(
    coordinator,
    'determineCriterion',
    { ...settle, criterion: 'urban' },
    applicationFields,
  );
  expect(rulesOf(another)).toEqual(['CRITERION_NOT_OPEN by eligibility.determination-criterion']);
  const silent = await command(
    coordinator,
    'determineCriterion',
    { ...settle, reason: ' ' },
    applicationFields,
  );
  expect(rulesOf(silent)).toEqual(['NAME_OR_REASON_MISSING by eligibility.determination-reason']);

  const settled = await command(coordinator, 'determineCriterion', settle, applicationFields);
  expect(settled.application).toMatchObject({
    status: 'UNDER_REVIEW',
    eligibility: {
      outcome: 'ELIGIBLE',
      determinations: [{ criterion: 'rural', holds: true, by: 'Carmen Example', reason: settle.reason }],
    },
  });
  const seated = await command(
    coordinator,
    'acceptApplication',
    { applicationId: application.id },
    `application { status } offer { id } ${enrollmentFields}`,
  );
  expect(seated).toMatchObject({
    application: { status: 'ACCEPTED' },
    offer: null,
    enrollment: { status: 'ACTIVE', origin: 'APPLICATION', cycle: { community: { key: 'rural' } } },
  });
});

test('who is determined not to be rural is not eligible, and a later determination stands', async () => {
  const { application } = await command(
    town,
    'submitApplication',
    { cycleId: rural, displayName: 'Quinn Example', person: posts(current('selpa')) },
    applicationFields,
  );
  const settle = (holds: boolean, reason: string) =>
    command(
      coordinator,
      'determineCriterion',
      { applicationId: application.id, criterion: 'rural', holds, reason },
      applicationFields,
    );
  const against = await settle(false, 'The district lies in a city.');
  expect(against.application.eligibility).toMatchObject({
    outcome: 'INELIGIBLE',
    determinations: [{ holds: false, reason: 'The district lies in a city.' }],
  });
  const refused = await command(
    coordinator,
    'acceptApplication',
    { applicationId: application.id },
    'enrollment { id }',
  );
  expect(rulesOf(refused)).toEqual(['NOT_ELIGIBLE by admission.eligible-for-seat']);
  const again = await settle(true, 'The program serves a rural part of it.');
  expect(again.application.eligibility).toMatchObject({
    outcome: 'ELIGIBLE',
    determinations: [{ holds: true, reason: 'The program serves a rural part of it.' }],
  });
  // What is settled for one person is settled for no other.
  expect((await check(rural, posts(current('selpa')))).outcome).toBe('UNDETERMINED');
});

test('a person is in their region and in the statewide community, and sees both seats', async () => {
  const { viewer } = await ask(
    eligible,
    '{ viewer { enrollments(first: 10) { edges { node { status cycle { community { key scope } } } } } persons { displayName person { id } } } }',
  );
  expect(nodesOf(viewer.enrollments)).toEqual([
    { status: 'ACTIVE', cycle: { community: { key: 'rural', scope: 'ORGANIZATION' } } },
    { status: 'ACTIVE', cycle: { community: { key: 'region-4', scope: 'REGIONS' } } },
  ]);
  expect(viewer.persons).toMatchObject([{ displayName: 'Robin Example' }]);
});

test('staff of other organizations see none of it: asked by id, it is as if nothing were there', async () => {
  const { viewer } = await ask(eligible, '{ viewer { persons { person { id affiliations { id } } } } }');
  const [{ person }] = viewer.persons;
  const [{ id: affiliation }] = person.affiliations;
  const ids: Record<string, string> = {
    application: robinToRural,
    enrollment: robinInRegion,
    person: person.id,
    affiliation,
  };
  const query = `query ($id: ID!) { node(id: $id) { __typename ... on Application { applied: status } ... on Enrollment { held: status } ... on Person { displayName } ... on Affiliation { position } } }`;
  // The same rows are there for those who may see them.
  for (const [what, id] of Object.entries(ids)) {
    const { node } = await ask(coordinator, query, { id });
    expect([what, node?.__typename.toLowerCase()]).toEqual([what, what]);
  }
  for (const subject of [...elsewhere, null]) {
    for (const [what, id] of Object.entries(ids)) {
      const asked = await send(subject, query, { id });
      const absent = await send(subject, query, { id: idOfNothingLike(id) });
      expect([subject, what, asked]).toEqual([subject, what, absent]);
      expect(asked.data.node).toBe(null);
    }
    const roster = await ask(
      subject,
      'query ($id: ID!) { node(id: $id) { ... on Cycle { applications(first: 5) { edges { node { id } } } offers(first: 5) { edges { node { id } } } enrollments(first: 5) { edges { node { id } } } waitlist(first: 5) { edges { node { id } } } } } }',
      { id: rural },
    );
    expect(roster.node).toEqual({
      applications: { edges: [] },
      offers: { edges: [] },
      enrollments: { edges: [] },
      waitlist: { edges: [] },
    });
    const counted = await send(
      subject,
      'query ($id: ID!) { node(id: $id) { ... on Cycle { seatsTaken } } }',
      { id: rural },
    );
    expect(counted.data.node.seatsTaken).toBe(null);
    expect(counted.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});

test('nor can they do anything about it: a command on its id is answered like one on nothing', async () => {
  const commands: [string, Record<string, unknown>, string][] = [
    ['acceptApplication', { applicationId: robinToRural }, 'application { id }'],
    ['rejectApplication', { applicationId: robinToRural }, 'application { id }'],
    [
      'determineCriterion',
      { applicationId: robinToRural, criterion: 'rural', holds: false, reason: 'No.' },
      'application { id }',
    ],
    ['removeEnrollment', { enrollmentId: robinInRegion, reason: 'No.' }, 'enrollment { id }'],
    ['withdrawEnrollment', { enrollmentId: robinInRegion }, 'enrollment { id }'],
  ];
  for (const subject of elsewhere) {
    for (const [name, input, selection] of commands) {
      const asked = await command(subject, name, input, selection);
      const [field, id] = Object.entries(input)[0] as [string, string];
      const absent = await command(subject, name, { ...input, [field]: idOfNothingLike(id) }, selection);
      expect([subject, name, asked]).toEqual([subject, name, absent]);
      expect(asked.__typename).toBe('NotFound');
    }
  }
  const { viewer } = await ask(
    eligible,
    '{ viewer { enrollments(first: 10) { edges { node { status } } } applications(first: 10) { edges { node { status } } } } }',
  );
  expect(nodesOf(viewer.enrollments)).toEqual([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
  expect(nodesOf(viewer.applications)).toEqual([{ status: 'ACCEPTED' }]);
});

test('another applicant of the same organization sees none of it either', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { __typename } }';
  for (const id of [robinToRural, robinInRegion]) expect((await ask(moved, query, { id })).node).toBe(null);
});

/** An id of the same type and organization that names no row. */
function idOfNothingLike(id: string): string {
  const text = Buffer.from(id, 'base64url').toString();
  return Buffer.from(`${text.slice(0, -12)}${'0'.repeat(12)}`).toString('base64url');
}
