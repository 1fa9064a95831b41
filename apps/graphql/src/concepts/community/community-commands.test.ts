import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

async function findCommunity(slug: string, key: string): Promise<string> {
  const { data } = await server.send(
    null,
    `{ organization(slug: "${slug}") { communities(first: 100) { edges { node { id key } } } } }`,
  );
  return data.organization.communities.edges.find(({ node }: { node: { key: string } }) => node.key === key)
    .node.id;
}

async function command(subject: string | null, name: string, communityId: string) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const answer = await server.send(
    subject,
    `mutation ($input: ${type}CommunityInput!) { result: ${name}Community(input: $input) {
      __typename ... on Refusal { message problems { path ruleId } } ... on ${type}CommunitySuccess { community { status version } }
    } }`,
    { input: { communityId } },
  );
  return answer.errors === undefined ? answer.data.result : answer.errors[0];
}

test('a community goes its way from announced to archived and back', async () => {
  const id = await findCommunity('closed-cohorts', 'program-designers-visionaries');
  const subject = 'closed-cohorts-coordinator';
  expect(await command(subject, 'pause', id)).toMatchObject({
    __typename: 'CommunityStatusForbids',
    message: 'A community that is announced cannot pause; it can activate or archive.',
    problems: [{ path: ['communityId'], ruleId: 'community.command-fits-status' }],
  });
  expect(await command(subject, 'activate', id)).toMatchObject({
    community: { status: 'ACTIVE', version: 2 },
  });
  expect(await command(subject, 'pause', id)).toMatchObject({ community: { status: 'PAUSED' } });
  expect(await command(subject, 'resume', id)).toMatchObject({ community: { status: 'ACTIVE' } });
  expect(await command(subject, 'archive', id)).toMatchObject({ __typename: 'CommunityHasLiveCycles' });
  const ended = await findCommunity('early-choices', 'pd-providers');
  expect(await command('illinois-coordinator', 'archive', ended)).toMatchObject({
    community: { status: 'ARCHIVED' },
  });
  expect(await command('illinois-coordinator', 'restore', ended)).toMatchObject({
    community: { status: 'PAUSED' },
  });
});

test('only those who edit the community may', async () => {
  const id = await findCommunity('closed-cohorts', 'coaches');
  expect(await command('closed-cohorts-facilitator-1', 'pause', id)).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect(await command('whsa-coordinator', 'pause', id)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect(await command(null, 'pause', id)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
});

test('available commands name their mutations', async () => {
  const id = await findCommunity('closed-cohorts', 'coaches');
  const query =
    'query ($id: ID!) { node(id: $id) { ... on Community { availableCommands { command possible because { code } } } } }';
  const { data } = await server.send('closed-cohorts-administrator', query, { id });
  expect(data.node.availableCommands).toEqual([
    { command: 'activateCommunity', possible: false, because: [{ code: 'COMMUNITY_COMMAND_NOT_POSSIBLE' }] },
    { command: 'pauseCommunity', possible: true, because: [] },
    { command: 'resumeCommunity', possible: false, because: [{ code: 'COMMUNITY_COMMAND_NOT_POSSIBLE' }] },
    {
      command: 'archiveCommunity',
      possible: false,
      because: [{ code: 'COMMUNITY_HAS_LIVE_CYCLES' }],
    },
    { command: 'restoreCommunity', possible: false, because: [{ code: 'COMMUNITY_COMMAND_NOT_POSSIBLE' }] },
  ]);
});
