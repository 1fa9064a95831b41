import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });
const { data } = await server.send(
  null,
  '{ organization(slug: "whsa") { communities { edges { node { id } } } } }',
);
const communityId = data.organization.communities.edges[0].node.id;

async function create(subject: string, input: Record<string, unknown>) {
  const answer = await server.send(
    subject,
    `mutation ($input: CreateCycleInput!) { createCycle(input: $input) {
      __typename ... on Refusal { problems { path ruleId } }
      ... on CreateCycleSuccess { cycle { id key status label period { start end } capacity { __typename } window { state } availableCommands { command possible } findings { ruleId } printedDeadline completion { statement } } }
    } }`,
    { input: { communityId, ...input } },
  );
  return answer.errors === undefined ? answer.data.createCycle : answer.errors[0];
}

test('a drafted cycle is seen by those who edit cycles only, until it is announced', async () => {
  const made = await create('whsa-coordinator', {
    key: 'next-season',
    startsOn: '2024-10-01',
    endsOn: '2025-04-30',
  });
  expect(made.cycle).toMatchObject({
    key: 'next-season',
    status: 'DRAFT',
    period: { start: '2024-10-01', end: '2025-04-30' },
    capacity: { __typename: 'UnknownCapacity' },
    findings: [],
  });
  const find = async (subject: string | null) =>
    (
      await server.send(subject, 'query ($id: ID!) { node(id: $id) { ... on Cycle { status } } }', {
        id: made.cycle.id,
      })
    ).data.node;
  expect(await find(null)).toBeNull();
  expect(await find('whsa-participant')).toBeNull();
  const announce = 'mutation ($id: ID!) { announceCycle(input: { cycleId: $id }) { __typename } }';
  expect((await server.send('whsa-participant', announce, { id: made.cycle.id })).data.announceCycle).toEqual(
    { __typename: 'NotFound' },
  );
  await server.send('whsa-coordinator', announce, { id: made.cycle.id });
  expect(await find(null)).toEqual({ status: 'ANNOUNCED' });
});

test('what cannot be a cycle is refused with its path', async () => {
  expect(await create('whsa-coordinator', { key: 'next-season' })).toMatchObject({
    problems: [{ path: ['key'], ruleId: 'program.keys-unique' }],
  });
  expect(await create('whsa-coordinator', { key: 'No Key!' })).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['key'] }],
  });
  expect(
    await create('whsa-coordinator', { key: 'back', startsOn: '2024-10-02', endsOn: '2024-10-01' }),
  ).toMatchObject({
    problems: [{ path: ['endsOn'], ruleId: 'program.periods-run-forward' }],
  });
  expect(await create('whsa-coordinator', { key: 'half', startsOn: '2024-10-02' })).toMatchObject({
    problems: [{ path: ['endsOn'] }],
  });
  expect(await create('california-coordinator', { key: 'elsewhere' })).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
});
