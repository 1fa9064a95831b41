import { beforeAll, expect, test } from 'vitest';
import { encodeGlobalId } from '../../platform/global-id.ts';
import { inTransaction } from '../../platform/tenant-transaction.ts';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';
import { refusal, rowOf } from './testing/arrange-equity-cycle.ts';

// Quinn takes no part in any cycle, and is registered for one community at the April gathering.
const server = await startTestServer();
const quinn = 'whsa-payer';
const ids = { family: '', other: '', quinn: '' };

beforeAll(async () => {
  const now = new Date('2024-01-15T15:00:00Z');
  await seedPrograms(server.database, { now, examplePeople: true });
  const { data } = await server.send(
    null,
    `{ organization(slug: "whsa") { id gatherings(filter: { period: { from: "2024-04-15" } }) { edges { node { id
      sessions(first: 20) { edges { node { id kind cycles { edges { node { community { id key } } } } } } } } } } } }`,
  );
  const { organization } = data;
  const gathering = organization.gatherings.edges[0].node;
  const sessionOf = (key: string) =>
    gathering.sessions.edges
      .map(({ node }: { node: object }) => node)
      .find((session: { cycles: { edges: { node: { community: { key: string } } }[] } }) =>
        session.cycles.edges.some(({ node }) => node.community.key === key),
      );
  const family = sessionOf('family-services');
  ids.family = family.id;
  ids.other = sessionOf('fiscal')?.id ?? sessionOf('ersea').id;
  const organizationId = rowOf(organization.id);
  await inTransaction(
    server.database,
    { role: 'coterie_tenant', organizationIds: [organizationId] },
    async (tx) => {
      const person = await tx.person.findFirstOrThrow({
        where: { organizationId, displayName: 'Quinn Example' },
      });
      const [gatheringId, personId] = [rowOf(gathering.id), person.id];
      const communityId = rowOf(family.cycles.edges[0].node.community.id);
      const registration = await tx.registration.create({
        data: { organizationId, gatheringId, personId, status: 'confirmed', quote: {}, createdAt: now },
      });
      await tx.registrationParticipant.create({
        data: {
          organizationId,
          registrationId: registration.id,
          personId,
          payerId: personId,
          position: 1,
          feeKeys: ['one-community'],
          entitlements: [{ kind: 'community_session', gatheringId, communityId, fee: 0 }],
        },
      });
      ids.quinn = encodeGlobalId({ type: 'Person', organizationId, id: personId });
    },
  );
});

async function command(subject: string, name: string, input: object, selection = 'session { id }') {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data } = await server.send(
    subject,
    `mutation($input: ${type}Input!) { ${name}(input: $input) { ${refusal} ... on ${type}Success { ${selection} } } }`,
    { input },
  );
  return data[name];
}

test('a confirmed registration lets into the room of its community, and into no other', async () => {
  for (const sessionId of [ids.family, ids.other]) {
    await command('whsa-coordinator', 'setJoinLink', {
      sessionId,
      url: `https://example.org/${rowOf(sessionId)}`,
    });
  }
  const read = async (id: string) => {
    const answer = await server.send(
      quinn,
      'query($id: ID!) { node(id: $id) { ... on Session { joinLink } } }',
      { id },
    );
    return answer.data.node.joinLink ?? answer.errors?.[0]?.extensions?.['code'];
  };
  expect(await read(ids.family)).toBe(`https://example.org/${rowOf(ids.family)}`);
  expect(await read(ids.other)).toBe('FORBIDDEN');
});

test('whoever is registered is on the sheet and is marked, at the sessions of the registration only', async () => {
  await server.send(null, 'mutation { moveDevelopmentClock(to: "2024-04-20T12:00:00Z") }');
  const mark = (sessionId: string) =>
    command('whsa-coordinator', 'markAttendance', { sessionId, personId: ids.quinn, mark: 'PRESENT' });
  expect((await mark(ids.other)).__typename).toBe('NotAParticipant');
  expect((await mark(ids.family)).__typename).toBe('MarkAttendanceSuccess');
  const sheet = await server.send(
    'whsa-coordinator',
    'query($id: ID!) { node(id: $id) { ... on Session { participants { displayName basis attendance { mark } } } } }',
    { id: ids.family },
  );
  expect(sheet.data.node.participants).toContainEqual({
    displayName: 'Quinn Example',
    basis: 'ENTITLED',
    attendance: { mark: 'PRESENT' },
  });
  const own = await server.send(
    quinn,
    'query($id: ID!) { node(id: $id) { ... on Session { attendance { edges { node { mark } } } } } }',
    { id: ids.family },
  );
  expect(own.data.node.attendance.edges).toEqual([{ node: { mark: 'PRESENT' } }]);
});
