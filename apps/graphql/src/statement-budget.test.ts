import { beforeAll, expect, test } from 'vitest';
import { seedPrograms } from './seed/seed-programs.ts';
import { fillPages } from './testing/fill-pages.ts';
import { startTestServer } from './testing/start-test-server.ts';

const server = await startTestServer();
const now = new Date('2024-01-15T15:00:00Z');
const slug = 'educational-equity-network';
const key = 'equity-2024';
let cycleId = '';
beforeAll(async () => {
  await seedPrograms(server.database, { now, examplePeople: true });
  await fillPages(server.database, { slug, cycle: key }, now);
  const { data } = await server.send(
    null,
    'query ($slug: String!) { organization(slug: $slug) { cycles(first: 1) { edges { node { id key } } } } }',
    { slug },
  );
  const cycle = data.organization.cycles.edges[0].node;
  expect(cycle.key).toBe(key);
  cycleId = cycle.id;
});

const coordinator = 'wisconsin-equity-coordinator';
const member = 'wisconsin-equity-applicant';
const commands = 'availableCommands { command possible because { message } }';

/** A list with what a portal shows of its rows, and the most statements that it may take: what goes beyond is looked at. */
type Budget = readonly [
  list: string,
  viewer: string | null,
  budget: number,
  of: 'organization' | 'cycle',
  row: string,
];

const budgets: readonly Budget[] = [
  [
    'communities',
    null,
    14,
    'organization',
    `label status ${commands} regions { key } resources { edges { node { title } } }
      cycles(first: $size) { edges { node { label sessions(first: $size) { edges { node { label } } } } } }`,
  ],
  [
    'cycles',
    coordinator,
    49,
    'organization',
    `label ${commands} findings { ruleId } seatsTaken fees { label } membersToWarn { displayName }
      members(first: $size) { edges { node { completion { verdict } } } }
      facilitators(first: $size) { edges { node { displayName training { state } } } }`,
  ],
  [
    'gatherings',
    coordinator,
    34,
    'organization',
    `label findings { ruleId } fees { label } cycles(first: $size) { edges { node { label } } }
      sessions(first: $size) { edges { node { label } } }
      registrations(first: $size) { edges { node { payerName findings { ruleId } quote { statement }
        participants { displayName } ${commands} } } }`,
  ],
  [
    'sessions',
    coordinator,
    29,
    'cycle',
    `label ${commands} joinLink facilitators gathering { label } cycles(first: 3) { edges { node { label } } }
      participants { displayName attendance { mark } }
      attendance(first: $size) { edges { node { mark person { displayName } corrections { reason } } } }`,
  ],
  ['sessions', member, 19, 'cycle', 'label joinLink facilitators'],
  [
    'applications',
    coordinator,
    31,
    'cycle',
    `${commands} person { displayName email affiliations { id } } eligibility { outcome }
      determinations { criterion } offers(first: 2) { edges { node { status ${commands} } } }
      waitlistEntries(first: 2) { edges { node { position } } } enrollments { edges { node { status } } }`,
  ],
  ['offers', coordinator, 26, 'cycle', `${commands} person { displayName } application { status }`],
  ['waitlist', coordinator, 25, 'cycle', `${commands} position aheadCount person { displayName }`],
  [
    'enrollments',
    coordinator,
    26,
    'cycle',
    `${commands} person { displayName email } completion { verdict } attendance { session { label } }
      warnings { kind } participationFacts { kind } overrides { reason }`,
  ],
  ['members', member, 15, 'cycle', 'person { displayName }'],
  ['learningMap', member, 13, 'cycle', 'text outcomes { text } sessions { label }'],
  ['resources', member, 16, 'cycle', 'title cycle { label } community { label } gathering { label }'],
  [
    'persons',
    coordinator,
    16,
    'organization',
    'email affiliations { id } trainings { edges { node { id } } } applications { edges { node { status } } }',
  ],
];

test.each(budgets)(
  'a page of %s for %s takes at most %i statements, however long it is',
  async (list, viewer, budget, of, row) => {
    const rows = `${list}(first: $size) { edges { node { id ${row} } } }`;
    const query =
      of === 'organization'
        ? `query ($size: Int!) { of: organization(slug: "${slug}") { ${rows} } }`
        : `query ($size: Int!) { of: node(id: "${cycleId}") { ... on Cycle { ${rows} } } }`;
    const read = async (size: number) => {
      const before = server.database.statements();
      const { data, errors } = await server.send(viewer, query, { size });
      expect(errors).toBeUndefined();
      expect(data.of[list].edges).toHaveLength(size);
      return server.database.statements() - before;
    };
    const short = await read(2);
    const long = await read(20);
    expect(long).toBe(short);
    expect(long).toBeLessThanOrEqual(budget);
  },
);

test('nobody reads more nodes at once than a page has', async () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const page = await server.send(null, query, { ids: Array(100).fill(cycleId) });
  expect(page.data.nodes).toHaveLength(100);
  const tooMany = await server.send(null, query, { ids: Array(101).fill(cycleId) });
  expect(tooMany.errors?.[0]?.message).toBe('These are too many ids: at most 100 at once.');
});
