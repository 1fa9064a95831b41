import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { seedPrograms } from './seed/seed-programs.ts';
import { arrangePrivateMatters, type Insider, secretsIn } from './testing/arrange-private-matters.ts';
import { startTestServer } from './testing/start-test-server.ts';
import { selectAll } from './testing/walk-schema.ts';

// Inside one organization: somebody in one cycle has every private matter there is, each with a text of
// its own. People all around ask for everything that the schema offers; a table says what each may learn.
const now = new Date('2024-01-15T15:00:00Z');
const server = await startTestServer({ now: now.toISOString() });
await seedPrograms(server.database, { now, examplePeople: true });
const cycle = 'education-managers-specialists-2023-24';
const community = 'education-managers-specialists';
const insiders: readonly Insider[] = [
  { subject: 'alumnus-elsewhere', enrolled: { cycle: 'coaches-2023-24', status: 'ended' } },
  { subject: 'coordinator-elsewhere', grant: { role: 'coordinator', community: 'data-management' } },
  { subject: 'reviewer-elsewhere', grant: { role: 'reviewer', community: 'data-management' } },
  { subject: 'waiting', waitsFor: cycle },
  { subject: 'withdrawn', enrolled: { cycle, status: 'withdrawn' } },
  { subject: 'fellow-member', enrolled: { cycle, status: 'active' } },
  { subject: 'fellow-alumnus', enrolled: { cycle, status: 'ended' } },
  { subject: 'own-facilitator', facilitates: cycle },
  { subject: 'own-reviewer', grant: { role: 'reviewer', community } },
];
const matters = await arrangePrivateMatters(
  server.database,
  { slug: 'whsa', cycle, otherCycle: 'data-management-2023-24' },
  insiders,
  now,
);
const schema: GraphQLSchema = buildClientSchema((await server.send(null, getIntrospectionQuery())).data);

const house = ['resource of the house'];
const roster = ['learning map', 'name', 'resource of the community', 'resource of the cycle', ...house];
const guided = [...['address', 'attendance', 'join link', 'participation', 'post', 'way in'], ...roster];
const reviewed = ['address', 'application', 'determination', 'name', 'offer', 'post'];

/** Who may learn what. Whoever is not of the cycle learns at most what is shared with the whole house. */
const mayLearn: readonly (readonly [subject: string | null, secrets: readonly string[]])[] = [
  [null, []],
  ['whsa-payer', []],
  ['whsa-participant', house],
  ['alumnus-elsewhere', house],
  ['whsa-facilitator', house],
  ['coordinator-elsewhere', house],
  ['reviewer-elsewhere', []],
  ['waiting', []],
  ['withdrawn', []],
  ['fellow-alumnus', roster],
  ['fellow-member', ['join link', ...roster]],
  ['own-facilitator', guided],
  ['own-reviewer', reviewed],
];

function globalId(typeName: string, id: string, organizationId = matters.organizationId): string {
  return Buffer.from(`${typeName}:${organizationId}:${id}`).toString('base64url');
}

/** Where walks begin: every private row, and the public ones around them. */
const beginnings: readonly (readonly [typeName: string, id: string])[] = [
  ...Object.entries(matters.rows),
  ['Cycle', matters.cycleId],
  ['Session', matters.sessionId],
  ['Gathering', matters.gatheringId],
  ['Community', matters.communityId],
];

/** From the catalog on, walks have beginnings of their own. */
const catalog = /^(sessions|gathering|gatherings|cycles|cycle|community|program|session)$/;

/** Everything that can be selected from a type on, a branch at a time to keep documents small. */
function branchesOf(typeName: string): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((arg) => arg.type.toString().endsWith('!') && arg.defaultValue === undefined))
      return [];
    const inner = getNamedType(field.type);
    if (!isObjectType(inner) || inner.name === 'Organization') return [];
    const args = field.args.some(({ name }) => name === 'first') ? '(first: 25)' : '';
    const depth = catalog.test(field.name) ? 0 : 1;
    return [`{ ${field.name}${args} ${selectAll(schema, inner, depth, [typeName])} }`];
  });
}

async function learn(subject: string | null): Promise<{ secrets: string[]; nodes: string[] }> {
  const texts: string[] = [];
  const nodes: string[] = [];
  const ask = async (query: string, variables = {}) => {
    const answer = await server.send(subject, query, variables);
    for (const { extensions, message } of answer.errors ?? []) {
      expect(['FORBIDDEN', 'UNAUTHENTICATED'], message).toContain(extensions?.['code']);
    }
    texts.push(JSON.stringify(answer));
    return answer.data;
  };
  for (const [typeName, id] of beginnings) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(typeName);
    const variables = { id: globalId(typeName, id) };
    const whole = `query ($id: ID!) { node(id: $id) { __typename ... on ${typeName} ${selectAll(schema, type, 1)} } }`;
    const data = await ask(whole, variables);
    if (data?.node === null) continue;
    if (matters.rows[typeName] === id) nodes.push(typeName);
    for (const branch of branchesOf(typeName)) {
      await ask(`query ($id: ID!) { node(id: $id) { ... on ${typeName} ${branch} } }`, variables);
    }
  }
  for (const branch of branchesOf('Organization').filter((one) => /^{ (cycles|resources)/.test(one))) {
    await ask(`{ organization(slug: "whsa") ${branch} }`);
  }
  for (const branch of branchesOf('Viewer')) await ask(`{ viewer ${branch} }`);
  return { secrets: secretsIn(texts.join('\n')), nodes };
}

const seesNodes: Readonly<Record<string, readonly string[]>> = {
  'fellow-alumnus': ['Enrollment', 'FacilitatorAssignment', 'LearningMapItem', 'Person', 'Resource'],
  'fellow-member': ['Enrollment', 'FacilitatorAssignment', 'LearningMapItem', 'Person', 'Resource'],
  'own-facilitator': [
    ...['Affiliation', 'Enrollment', 'FacilitatorAssignment', 'LearningMapItem', 'Person', 'Resource'],
  ],
  'own-reviewer': ['Affiliation', 'Application', 'Offer', 'Person'],
};

test.each(mayLearn)(
  '%s learns what the table says, by every way through the graph',
  async (subject, secrets) => {
    const learned = await learn(subject);
    expect(learned.secrets).toEqual([...secrets].sort());
    expect(learned.nodes.sort()).toEqual(seesNodes[subject ?? ''] ?? []);
  },
);

test('whoever coordinates the organization learns all that can be shown at all', async () => {
  const { secrets } = await learn('whsa-coordinator');
  // The history is shown to nobody yet.
  const whole = [...guided, ...reviewed, 'claim code', 'draft', 'payment', 'training'];
  expect(secrets).toEqual([...new Set(whole)].sort());
});
