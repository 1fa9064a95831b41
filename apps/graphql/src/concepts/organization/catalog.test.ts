import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

async function read(query: string, variables: Record<string, unknown> = {}, subject: string | null = null) {
  const answer = await server.send(subject, query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

test('the equity program is found with its window, its rule and eight Thursdays across the clock change', async () => {
  const { organization } = await read(`{
    organization(slug: "educational-equity-network") {
      cycles(filter: { status: [ACCEPTING], audience: "racial DISPROPORTIONALITY" }) {
        totalCount
        edges { node {
          key label status audience printedDeadline
          period { kind start end }
          window { opens { date } closes { date } closesAt state unknown }
          capacity { __typename ... on LimitedCapacity { seats } }
          eligibility { rulePublished statement rule conditions { label quotation depth } }
          completion { rulePublished rule partialCounts }
          admission { kind waitlist }
          sessionPlan { plannedSessions sessionMinutes complete }
          community { key title status scope cycles { totalCount } }
          program { key contacts { role topic } findings { ruleId place { pointer line column } } }
          editorNotes { path note }
          provenance { path basis }
          sessions(first: 20) { edges { node { startsAt endsAt minutes kind timing { kind date start end timeZone clockChange } cycles { edges { node { key } } } } } }
        } }
      }
    }
  }`);
  expect(organization.cycles.totalCount).toBe(1);
  const cycle = organization.cycles.edges[0].node;
  expect(cycle).toMatchObject({
    status: 'ACCEPTING',
    period: { kind: 'DATES', start: '2024-02-01', end: '2024-03-21' },
    window: {
      opens: null,
      closes: { date: '2024-01-26' },
      closesAt: '2024-01-27T06:00:00.000Z',
      state: 'OPEN',
      unknown: [],
    },
    capacity: { __typename: 'UnknownCapacity' },
    admission: { kind: 'MUTUAL_SELECTION', waitlist: null },
    community: { key: 'educational-equity', status: 'ACTIVE', cycles: { totalCount: 1 } },
    program: {
      key: 'wisconsin-educational-equity-2024',
      contacts: [{ role: 'project manager', topic: 'questions' }],
    },
  });
  expect(cycle.eligibility.rulePublished).toBe(true);
  expect(cycle.eligibility.conditions.map(({ quotation }: { quotation: string }) => quotation)).toContain(
    'engage in the virtual platform',
  );
  expect(cycle.editorNotes[0].note).toContain('narrower');
  const sessions = cycle.sessions.edges.map(({ node }: { node: object }) => node);
  expect(sessions.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
    '2024-02-01T14:30:00.000Z',
    '2024-02-08T14:30:00.000Z',
    '2024-02-15T14:30:00.000Z',
    '2024-02-22T14:30:00.000Z',
    '2024-02-29T14:30:00.000Z',
    '2024-03-07T14:30:00.000Z',
    '2024-03-14T13:30:00.000Z',
    '2024-03-21T13:30:00.000Z',
  ]);
  expect(sessions[0]).toMatchObject({
    kind: 'WORKSHOP',
    minutes: 180,
    cycles: { edges: [{ node: { key: 'equity-2024' } }] },
  });
});

test('pages of sessions follow one another by date, also where dates are not known', async () => {
  const keys: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 60; page += 1) {
    const { organization } = await read(
      'query ($after: String) { organization(slug: "whsa") { sessions(first: 7, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { key timing { kind date from } } } } } }',
      { after },
    );
    keys.push(...organization.sessions.edges.map(({ node }: { node: { key: string } }) => node.key));
    if (!organization.sessions.pageInfo.hasNextPage) {
      expect(keys).toHaveLength(organization.sessions.totalCount);
      break;
    }
    after = organization.sessions.pageInfo.endCursor;
  }
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(30);
});

test('what pages do not tell is null, and the regions and communities of California have computed labels', async () => {
  const { organization } = await read(`{ organization(slug: "calecse") {
    timeZone
    regions(first: 100) { totalCount edges { node { key name label provenance { path quotation } } } }
    communities(first: 100) { totalCount edges { node { key title label scope regions { key } maturity { stage } cycles { edges { node { window { state opens { date } } period { kind } } } } } } }
  } }`);
  expect(organization.timeZone).toBeNull();
  expect(organization.regions.totalCount).toBe(11);
  expect(organization.regions.edges[0].node).toMatchObject({
    name: null,
    label: 'Region 1 (name not published)',
  });
  const regional = organization.communities.edges.map(({ node }: { node: object }) => node);
  expect(regional).toHaveLength(12);
  expect(regional.filter(({ scope }: { scope: string }) => scope === 'REGIONS')).toHaveLength(11);
});

test('a region finds its own community and the one for the whole state', async () => {
  const { organization } = await read(
    '{ organization(slug: "calecse") { regions(first: 1) { edges { node { id } } } } }',
  );
  const region = organization.regions.edges[0].node.id;
  const found = await read(
    'query ($region: ID) { organization(slug: "calecse") { communities(filter: { region: $region }) { edges { node { scope } } } cycles(filter: { region: $region }) { totalCount } } }',
    { region },
  );
  expect(
    found.organization.communities.edges.map(({ node }: { node: { scope: string } }) => node.scope).sort(),
  ).toEqual(['ORGANIZATION', 'REGIONS']);
  expect(found.organization.cycles.totalCount).toBe(2);
});

test('the April gathering of WHSA has its timetable, its two readings and its price', async () => {
  const { organization } = await read(`{ organization(slug: "whsa") {
    currency
    gatherings(filter: { period: { from: "2024-04-01", through: "2024-04-30" } }) { totalCount edges { node {
      label agendaPublished agendaHeading readings { path readings { printed understood } }
      fees { key price { amount currency } per entitlements { kind communities } }
      sessions(first: 20) { totalCount edges { node { label startsAt endsAt printedTime readings { favors readings { printed } } gathering { key } } } }
    } } }
  } }`);
  expect(organization.gatherings.totalCount).toBe(1);
  const april = organization.gatherings.edges[0].node;
  expect(april.agendaPublished).toBe(true);
  expect(april.readings[0].readings).toHaveLength(2);
  expect(april.fees).toEqual([
    {
      key: 'single-cop-event',
      price: { amount: 9000, currency: 'USD' },
      per: 'PARTICIPANT',
      entitlements: [
        { kind: 'COMMUNITY_SESSION', communities: 1 },
        { kind: 'KEYNOTE', communities: null },
      ],
    },
  ]);
  expect(april.sessions.totalCount).toBe(10);
  const data = april.sessions.edges
    .map(({ node }: { node: { label: string } }) => node)
    .find(({ label }: { label: string }) => label === 'Data Management');
  expect(data).toMatchObject({
    startsAt: '2024-04-18T05:30:00.000Z',
    printedTime: '12:30 AM – 2:00 PM',
    readings: [{ favors: 1 }],
  });
});

test('sessions are filtered by kind, gathering, cycle and community', async () => {
  const { organization } = await read(`{ organization(slug: "whsa") {
    gatherings(filter: { period: { from: "2024-04-15" } }) { edges { node { id } } }
    cycles(first: 1) { edges { node { id community { id } } } }
  } }`);
  const cycle = organization.cycles.edges[0].node;
  const found = await read(
    `query ($gathering: ID, $cycle: ID, $community: ID) { organization(slug: "whsa") {
      both: sessions(filter: { gathering: $gathering, cycle: $cycle }) { totalCount }
      community: sessions(filter: { community: $community }) { totalCount }
      interactive: sessions(filter: { kind: [INTERACTIVE] }) { edges { node { label } } }
      inPerson: sessions(filter: { modality: [IN_PERSON] }) { totalCount }
      april: sessions(filter: { period: { from: "2024-04-17", through: "2024-04-17" } }) { totalCount }
    } }`,
    { gathering: organization.gatherings.edges[0].node.id, cycle: cycle.id, community: cycle.community.id },
  );
  expect(found.organization).toMatchObject({
    both: { totalCount: 1 },
    community: { totalCount: 4 },
    inPerson: { totalCount: 0 },
    april: { totalCount: 4 },
  });
  expect(found.organization.interactive.edges).toHaveLength(1);
});

test.each([
  [
    '{ organization(slug: "whsa") { cycles(filter: { period: { from: "2024-02-02", through: "2024-02-01" } }) { totalCount } } }',
    /backwards/,
  ],
  [
    '{ organization(slug: "whsa") { cycles(filter: { period: { from: "2024-02-30" } }) { totalCount } } }',
    /./,
  ],
  [
    '{ organization(slug: "whsa") { cycles(filter: { community: "Q29tbXVuaXR5" }) { totalCount } } }',
    /not the id of a Community/,
  ],
  [
    '{ organization(slug: "whsa") { cycles(filter: { audience: "\\u0000" }) { totalCount } } }',
    /control characters/,
  ],
  ['{ organization(slug: "whsa") { cycles(first: -1) { totalCount edges { cursor } } } }', /./],
  [
    '{ organization(slug: "whsa") { cycles(after: "R1BDOlQ6WyJTOmEiLCJTOmIiXQ==") { edges { cursor } } } }',
    /./,
  ],
  ['{ organization(slug: "whsa") { cycles(after: "%") { edges { cursor } } } }', /./],
  ['{ organizations(after: "R1BDOlM6\\u0000") { edges { cursor } } }', /./],
])('%s is a plain error, not a masked one', async (query, message) => {
  const answer = await server.send(null, query);
  expect(answer.errors?.[0]?.message).toMatch(message);
  expect(answer.errors?.map(({ extensions }) => extensions?.code)).not.toContain('INTERNAL_SERVER_ERROR');
});

test('a slug that cannot be one finds nothing', async () => {
  expect(
    await read('{ a: organization(slug: "\\u0000") { id } b: organization(slug: "no-such") { id } }'),
  ).toEqual({ a: null, b: null });
});

test('text in a filter is looked for as it stands, also where it has signs of patterns', async () => {
  const { organization } = await read(
    '{ organization(slug: "educational-equity-network") { cycles(filter: { audience: "%" }) { totalCount } } }',
  );
  expect(organization.cycles.totalCount).toBe(0);
});
