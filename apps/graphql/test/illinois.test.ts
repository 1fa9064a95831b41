import { expect, test } from 'vitest';
import { startServer } from './start-server.ts';

/** The Illinois community of providers of professional development, over HTTP only: two groups of the past. */
const { ask, command, send } = await startServer();

const coordinator = 'illinois-coordinator';
const alumnus = 'illinois-alumnus';
const otherAlumnus = 'illinois-alumnus-2';
const ofTheSecondGroup = 'illinois-alumnus-of-group-2';

// biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
type Data = any;
const nodes = (connection: Data): Data[] => connection.edges.map(({ node }: Data) => node);
const { organization } = await ask(
  null,
  `{ organization(slug: "early-choices") {
      name timeZone currency
      programs(first: 5) { edges { node {
        results { kind label value years provenance { path basis printed quotation note } }
        instruments
        findings { ruleId severity place { pointer } quotation }
      } } }
      cycles(first: 5) { edges { node {
        id title status modality rosterLockedAt
        period { start }
        capacity { __typename }
        admission { kind }
        eligibility { rulePublished }
        sessionPlan { plannedSessions sessionMinutes complete statement }
        provenance { path basis quotation note }
        details
        findings { ruleId }
        sessions(first: 20) { edges { node { startsAt endsAt minutes statedMinutes status modality printedTime printedDate timing { kind date start end from to timeZone } provenance { path basis quotation note } } } }
      } } }
  } }`,
);
const [program] = nodes(organization.programs);
const cycles = nodes(organization.cycles);
const [first, second] = cycles;

test('two cycles of the past each had six virtual sessions of 90 minutes', () => {
  expect(cycles).toHaveLength(2);
  for (const cycle of cycles) {
    expect(cycle).toMatchObject({
      status: 'ENDED',
      modality: 'VIRTUAL',
      sessionPlan: {
        plannedSessions: 6,
        sessionMinutes: 90,
        complete: true,
        statement: 'six virtual, 90-minute sessions',
      },
    });
    expect(
      nodes(cycle.sessions).map(({ statedMinutes, status, modality }) => [statedMinutes, status, modality]),
    ).toEqual(Array(6).fill([90, 'HELD', 'VIRTUAL']));
  }
});

test('what the page does not say of them is null, not guessed', () => {
  expect(organization).toMatchObject({ name: 'Early CHOICES', timeZone: null, currency: null });
  for (const cycle of cycles) {
    expect(cycle).toMatchObject({
      title: null,
      period: null,
      capacity: { __typename: 'UnknownCapacity' },
      admission: { kind: null },
      eligibility: { rulePublished: false },
      rosterLockedAt: null,
    });
    expect(cycle.provenance).toContainEqual({
      path: '/period',
      basis: 'PRINTED',
      quotation: 'In 2021 and 2022, Early CHOICES recruited two groups',
      note: 'Two groups in two years; not necessarily one a year.',
    });
    // The page says of the two groups together when they were recruited.
    expect(cycle.details.recruitment).toEqual({
      statement: 'In 2021 and 2022, Early CHOICES recruited two groups',
      years: [2021, 2022],
    });
    for (const session of nodes(cycle.sessions)) {
      expect(session).toMatchObject({
        startsAt: null,
        endsAt: null,
        minutes: null,
        printedTime: null,
        printedDate: null,
      });
      expect(session.timing).toEqual({
        kind: 'TO_BE_ANNOUNCED',
        date: null,
        start: null,
        end: null,
        from: null,
        to: null,
        timeZone: null,
      });
      expect(session.provenance).toContainEqual({
        path: '/timing',
        basis: 'PRINTED',
        quotation: 'six virtual, 90-minute sessions',
        note: 'Dates and times are not published.',
      });
    }
  }
});

test('two percentages and an average are missing on the page: null, with where they are printed', () => {
  expect(program.results.map(({ kind, value, years }: Data) => [kind, value, years])).toEqual([
    ['percentage', null, []],
    ['percentage', null, []],
    ['average', null, [2022, 2023]],
  ]);
  for (const { provenance } of program.results) {
    expect(provenance).toContainEqual({
      path: '/value',
      basis: 'PRINTED',
      printed: null,
      quotation: null,
      note: 'The number is missing on the page.',
    });
  }
  const [, , rating] = program.results;
  expect(rating.label).toBe("Participants' Average Overall Rating of CoP Interaction Quality");
  expect(rating.provenance).toContainEqual({
    path: '/years',
    basis: 'PRINTED',
    printed: '2022/2023',
    quotation: 'Data from 2022/2023 Evaluation of CoP for PD Providers',
    note: null,
  });
});

test('the rating has four items and no known scale', () => {
  const [prePost, quality] = program.instruments;
  expect(quality).toMatchObject({ title: 'CoP Interaction Quality', scale: null });
  expect(quality.items.map((item: { text: string }) => item.text)).toEqual([
    'Productivity of discussions among members',
    'Members getting answers to questions',
    'Sharing of experiences among members',
    'Sharing of resources/connections between members',
  ]);
  expect(prePost.moments).toEqual(['pre', 'post']);
  const [, , rating] = program.results;
  expect(rating.provenance).toContainEqual({
    path: '/scale',
    basis: 'PRINTED',
    printed: null,
    quotation: null,
    note: 'The page prints no scale.',
  });
});

test('the program is flagged by what a careful reader flags, with the original words, and by nothing besides', () => {
  expect(
    program.findings.map(({ ruleId, place, quotation }: Data) => [ruleId, place.pointer, quotation]),
  ).toEqual([
    ['scheduling.reading-is-unambiguous', '/instruments/0/moments', 'Pre- and post-session data'],
    [
      'scheduling.announced-value-is-printed',
      '/results/0/value',
      'of participants supported in their role and felt they could turn to CoP members for assistance',
    ],
    [
      'scheduling.announced-value-is-printed',
      '/results/1/value',
      'of participants had access to resources and information on inclusion they would not have easily obtained from another source',
    ],
    [
      'scheduling.announced-value-is-printed',
      '/results/2/value',
      "Participants' Average Overall Rating of CoP Interaction Quality",
    ],
    [
      'scheduling.announced-value-is-printed',
      '/results/2/scale',
      "Participants' Average Overall Rating of CoP Interaction Quality",
    ],
    [
      'scheduling.readings-agree',
      '/results/2/years',
      '“Data from 2022/2023 Evaluation of CoP for PD Providers” beside “In 2021 and 2022, Early CHOICES recruited two groups”',
    ],
  ]);
  expect(cycles.map(({ findings }) => findings)).toEqual([[], []]);
});

const rosterQuery =
  'query ($id: ID!) { node(id: $id) { ... on Cycle { enrollments(first: 20) { edges { node { id status person { id displayName } } } } } } }';
const roster = async (subject: string | null, cycle: { id: string }) =>
  nodes((await ask(subject, rosterQuery, { id: cycle.id })).node.enrollments);
const names = async (subject: string | null, cycle: { id: string }) =>
  (await roster(subject, cycle)).map(({ person }) => person.displayName).sort();

test('alumni of an ended cycle still see its people', async () => {
  expect(await names(alumnus, first)).toEqual(['Logan Example', 'Morgan Example']);
  expect(await names(otherAlumnus, first)).toEqual(['Logan Example', 'Morgan Example']);
  expect((await roster(alumnus, first)).map(({ status }) => status)).toEqual(['ENDED', 'ENDED']);
});

test('an alumnus of the other group sees nobody of the first, and a visitor sees nobody', async () => {
  expect(await names(ofTheSecondGroup, first)).toEqual([]);
  expect(await names(ofTheSecondGroup, second)).toEqual(['Noel Example']);
  expect(await names(alumnus, second)).toEqual([]);
  expect(await names(null, first)).toEqual([]);
  expect(await names('california-coordinator', first)).toEqual([]);
  expect(await names(coordinator, first)).toEqual(['Logan Example', 'Morgan Example']);

  for (const { id, person } of await roster(coordinator, first)) {
    for (const subject of [ofTheSecondGroup, null, 'california-coordinator']) {
      const { nodes: hidden } = await ask(subject, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: [id, person.id],
      });
      expect(hidden, String(subject)).toEqual([null, null]);
    }
  }
});

test('what is private of a person is for themselves and for staff, not for those who were in their cycle', async () => {
  const other = (await roster(alumnus, first)).find(({ person }) => person.displayName === 'Morgan Example');
  const query =
    'query ($id: ID!) { node(id: $id) { ... on Person { displayName email affiliations { id } } } }';
  const seen = await send(alumnus, query, { id: other.person.id });
  expect(seen.data.node).toEqual({ displayName: 'Morgan Example', email: null, affiliations: null });
  expect(seen.errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']])).toEqual([
    ['node.email', 'FORBIDDEN'],
    ['node.affiliations', 'FORBIDDEN'],
  ]);
  for (const subject of [otherAlumnus, coordinator]) {
    expect((await ask(subject, query, { id: other.person.id })).node.displayName).toBe('Morgan Example');
  }
});

const share = (cycle: { id: string }, title: string, visibility: 'MEMBERS' | 'PUBLIC') =>
  command(
    coordinator,
    'addResource',
    { cycleId: cycle.id, title, kind: 'document', url: 'https://example.org/shared', visibility },
    'resource { id title }',
  );
const resources = async (subject: string | null, cycle: { id: string }): Promise<string[]> =>
  nodes(
    (
      await ask(
        subject,
        'query ($id: ID!) { node(id: $id) { ... on Cycle { resources(first: 20) { edges { node { title } } } } } }',
        { id: cycle.id },
      )
    ).node.resources,
  ).map(({ title }) => title);

test('alumni of an ended cycle still see its resources, the others and a visitor do not', async () => {
  const { resource } = await share(first, 'Notes of the first group', 'MEMBERS');
  await share(second, 'Notes of the second group', 'MEMBERS');
  await share(first, 'What we learned', 'PUBLIC');
  expect(await resources(alumnus, first)).toEqual(['Notes of the first group', 'What we learned']);
  expect(await resources(otherAlumnus, first)).toEqual(['Notes of the first group', 'What we learned']);
  expect(await resources(ofTheSecondGroup, first)).toEqual(['What we learned']);
  expect(await resources(ofTheSecondGroup, second)).toEqual(['Notes of the second group']);
  expect(await resources(alumnus, second)).toEqual([]);
  expect(await resources(null, first)).toEqual(['What we learned']);
  expect(await resources(null, second)).toEqual([]);
  for (const subject of [ofTheSecondGroup, null, 'california-coordinator']) {
    const { node } = await ask(subject, 'query ($id: ID!) { node(id: $id) { id } }', { id: resource.id });
    expect(node, String(subject)).toBeNull();
  }
});

test('what the page itself names for the community is for everybody', async () => {
  const named = async (subject: string | null): Promise<string[]> =>
    nodes(
      (
        await ask(
          subject,
          '{ organization(slug: "early-choices") { communities(first: 5) { edges { node { resources(first: 20) { edges { node { title kind } } } } } } } }',
        )
      ).organization.communities,
    ).flatMap(({ resources }) => nodes(resources).map(({ kind }) => kind));
  for (const subject of [null, alumnus, ofTheSecondGroup]) {
    expect((await named(subject)).sort(), String(subject)).toEqual(['article', 'book', 'report']);
  }
});
