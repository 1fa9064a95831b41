import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

type Data = Record<string, unknown>;

async function read(query: string, variables: Data = {}, subject: string | null = null) {
  const answer = await server.send(subject, query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const { organization, other } = await read(`{
  organization(slug: "whsa") {
    gatherings(first: 10) { edges { node { id key } } }
    communities(first: 50) { edges { node { id key } } }
  }
  other: organization(slug: "calecse") { communities(first: 1) { edges { node { id } } } }
}`);
const idOf = (connection: { edges: { node: { id: string; key: string } }[] }, key: string) =>
  connection.edges.find(({ node }) => node.key === key)?.node.id ?? '';
const april = idOf(organization.gatherings, 'april-2024');
const february = idOf(organization.gatherings, 'february-2024');
const family = idOf(organization.communities, 'family-services');
const data = idOf(organization.communities, 'data-management');
const coaches = idOf(organization.communities, 'coaches');
const everyCommunity = organization.communities.edges.map(({ node }: { node: { id: string } }) => node.id);

const report = `verdict clashes { first { title } second { title } sharedMinutes } undetermined { session { label } reason }
  readOtherwise { session { title } printed { start end } suggested { start end date timeZone } }`;
const chosen = `query ($id: ID!, $communityIds: [ID!]!, $reading: TimeReading!) {
  node(id: $id) { ... on Gathering { clashes(communityIds: $communityIds, reading: $reading) { ${report} } } } }`;

async function clashes(id: string, communityIds: string[], reading: string) {
  return (await read(chosen, { id, communityIds, reading })).node.clashes;
}

test('Family Services clashes with Data Management as printed, and not as suggested', async () => {
  expect(await clashes(april, [family, data], 'AS_PRINTED')).toEqual({
    verdict: 'CLASH',
    clashes: [
      { first: { title: 'Data Management' }, second: { title: 'Family Services' }, sharedMinutes: 90 },
    ],
    undetermined: [],
    readOtherwise: [],
  });
  expect(await clashes(april, [family, data], 'AS_SUGGESTED')).toEqual({
    verdict: 'NO_CLASH',
    clashes: [],
    undetermined: [],
    readOtherwise: [
      {
        session: { title: 'Data Management' },
        printed: { start: '00:30', end: '14:00' },
        suggested: { start: '12:30', end: '14:00', date: '2024-04-18', timeZone: 'America/Chicago' },
      },
    ],
  });
});

test('read as suggested, nobody who attends everything in April has a clash', async () => {
  const atApril = (
    await read(
      `query ($id: ID!) { node(id: $id) { ... on Gathering { sessions(first: 50) { edges { node { cycles { edges { node { community { id } } } } } } } } } }`,
      { id: april },
    )
  ).node.sessions.edges.flatMap(
    ({ node }: { node: { cycles: { edges: { node: { community: { id: string } } }[] } } }) =>
      node.cycles.edges.map((edge) => edge.node.community.id),
  );
  expect(new Set(atApril)).toEqual(new Set(everyCommunity));
  expect(await clashes(april, everyCommunity, 'AS_SUGGESTED')).toMatchObject({
    verdict: 'NO_CLASH',
    clashes: [],
    undetermined: [],
  });
  expect((await clashes(april, everyCommunity, 'AS_PRINTED')).clashes).toHaveLength(1);
});

test('one community alone does not clash; a gathering without a timetable is undetermined, not free', async () => {
  expect(await clashes(april, [data], 'AS_PRINTED')).toMatchObject({ verdict: 'NO_CLASH' });
  const unknown = await clashes(february, [family, data], 'AS_SUGGESTED');
  expect(unknown).toMatchObject({
    verdict: 'UNDETERMINED',
    clashes: [],
    undetermined: [{ reason: 'TIME_UNKNOWN' }, { reason: 'TIME_UNKNOWN' }],
  });
});

test('communities that cannot be chosen are refused alike, whether unknown or of another organization', async () => {
  const refused = async (communityIds: unknown[]) =>
    (await server.send(null, chosen, { id: april, communityIds, reading: 'AS_PRINTED' })).errors?.[0];
  expect(await refused([])).toMatchObject({
    message: 'Choose at least one community.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect((await refused(Array.from({ length: 51 }, () => family)))?.message).toBe(
    'Choose at most 50 communities.',
  );
  const foreign = other.communities.edges[0].node.id;
  const unknown = Buffer.from(
    Buffer.from(family, 'base64url')
      .toString()
      .replace(/.{12}$/, '000000000000'),
  ).toString('base64url');
  expect((await refused([foreign]))?.message).toBe(
    'One of these communities holds no session at this gathering.',
  );
  expect((await refused([unknown]))?.message).toBe(
    'One of these communities holds no session at this gathering.',
  );
  expect((await refused(['nonsense']))?.message).toBe('This is not the id of a Community.');
});

const ownClashes = `query ($reading: TimeReading!) { viewer { clashes(reading: $reading) { ${report} } } }`;

test('a person sees their own clashes, over seats and registrations', async () => {
  const printed = (await read(ownClashes, { reading: 'AS_PRINTED' }, 'whsa-participant')).viewer.clashes;
  expect(printed).toMatchObject({
    verdict: 'CLASH',
    clashes: [
      { first: { title: 'Data Management' }, second: { title: 'Family Services' }, sharedMinutes: 90 },
    ],
  });
  const suggested = (await read(ownClashes, { reading: 'AS_SUGGESTED' }, 'whsa-participant')).viewer.clashes;
  expect(suggested.clashes).toEqual([]);
  // February has no timetable: two sessions on unknown days are not known to be free.
  expect(suggested).toMatchObject({
    verdict: 'UNDETERMINED',
    readOtherwise: [{ session: { title: 'Data Management' } }],
  });
  expect((await read(ownClashes, { reading: 'AS_PRINTED' }, null)).viewer.clashes).toMatchObject({
    verdict: 'NO_CLASH',
    clashes: [],
  });
  expect((await read(ownClashes, { reading: 'AS_PRINTED' }, 'whsa-payer')).viewer.clashes.verdict).toBe(
    'NO_CLASH',
  );
  await register('whsa-payer', [{ person: { self: true }, communityIds: [family, data] }]);
  expect((await read(ownClashes, { reading: 'AS_PRINTED' }, 'whsa-payer')).viewer.clashes).toMatchObject({
    verdict: 'CLASH',
    clashes: [{ sharedMinutes: 90 }],
    undetermined: [],
  });
  expect((await read(ownClashes, { reading: 'AS_SUGGESTED' }, 'whsa-payer')).viewer.clashes).toMatchObject({
    verdict: 'NO_CLASH',
    clashes: [],
  });
});

const counted = `query ($id: ID!, $reading: TimeReading!) { node(id: $id) { ... on Gathering {
  participantClashes(reading: $reading) { participants clashes { first { title } second { title } participants } undetermined { participants } } } } }`;

test('staff count the clashes of actual participants; whoever may not see the persons gets no small counts', async () => {
  const forStaff = (await read(counted, { id: april, reading: 'AS_PRINTED' }, 'whsa-coordinator')).node
    .participantClashes;
  // The example people are in two cycles each, and the payer has just registered.
  expect(forStaff).toEqual({
    participants: 3,
    clashes: [{ first: { title: 'Data Management' }, second: { title: 'Family Services' }, participants: 2 }],
    undetermined: [],
  });
  expect(
    (await read(counted, { id: april, reading: 'AS_SUGGESTED' }, 'whsa-coordinator')).node.participantClashes
      .clashes,
  ).toEqual([]);
  const forFacilitator = (await read(counted, { id: april, reading: 'AS_PRINTED' }, 'whsa-facilitator')).node
    .participantClashes;
  expect(forFacilitator).toMatchObject({ participants: null, clashes: [{ participants: null }] });
  await register(
    'whsa-coordinator',
    Array.from({ length: 8 }, (_, index) => ({
      person: { displayName: `Person ${index}` },
      communityIds: [family, data],
    })),
  );
  const ten = (await read(counted, { id: april, reading: 'AS_PRINTED' }, 'whsa-facilitator')).node
    .participantClashes;
  expect(ten).toMatchObject({ participants: 11, clashes: [{ participants: 10 }] });
  await register('whsa-coordinator', [{ person: { displayName: 'Person 9' }, communityIds: [coaches] }]);
  for (const subject of [null, 'whsa-participant', 'whsa-payer', 'california-coordinator']) {
    const answer = await server.send(subject, counted, { id: april, reading: 'AS_PRINTED' });
    expect(answer.data.node.participantClashes).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});

async function register(subject: string, participants: Data[]) {
  const mutation =
    'mutation ($input: RegisterForGatheringInput!) { registerForGathering(input: $input) { __typename ... on Refusal { message } } }';
  const answer = await read(mutation, { input: { gatheringId: april, participants } }, subject);
  expect(answer.registerForGathering.__typename).toBe('RegisterForGatheringSuccess');
}

test('no refusal was an error of the server', () => {
  expect(server.logged).toEqual([]);
});
