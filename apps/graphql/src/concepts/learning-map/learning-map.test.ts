import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

type Data = Record<string, unknown>;

const { data } = await server.send(
  null,
  `{ organization(slug: "whsa") { cycles(first: 50) { edges { node { id key
  sessions(first: 20) { edges { node { id title gathering { key } } } } } } } } }`,
);
const cycles = new Map<string, { id: string; sessions: { edges: { node: { id: string } }[] } }>(
  data.organization.cycles.edges.map(({ node }: { node: { key: string } }) => [node.key, node]),
);
const family = cycles.get('family-services-2023-24');
const dataManagement = cycles.get('data-management-2023-24');
const session = family?.sessions.edges[0]?.node.id;

async function command(name: string, input: Data, subject: string | null) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const mutation = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on Refusal { message problems { path ruleId } }
    ... on ${type}Success { item { id kind text progress outcomes { text } sessions { id } } cycle { key } } } }`;
  const answer = await server.send(subject, mutation, { input });
  return answer.errors === undefined ? answer.data[name] : answer.errors[0];
}

const add = (input: Data, subject: string | null = 'whsa-participant') =>
  command(
    'addLearningMapItem',
    { cycleId: family?.id, kind: 'OUTCOME', text: 'Families are heard', ...input },
    subject,
  );

test('members write outcomes and topics, tie topics to sessions, and record progress', async () => {
  const outcome = await add({});
  expect(outcome).toMatchObject({
    item: { kind: 'OUTCOME', text: 'Families are heard', progress: 'OPEN' },
    cycle: { key: 'family-services-2023-24' },
  });
  const topic = await add({ kind: 'TOPIC', text: 'Home visits', outcomeIds: [outcome.item.id] });
  expect(topic.item).toMatchObject({
    kind: 'TOPIC',
    outcomes: [{ text: 'Families are heard' }],
    sessions: [],
  });
  const tied = await command(
    'tieTopicToSession',
    { itemId: topic.item.id, sessionId: session },
    'whsa-participant',
  );
  expect(tied.item).toMatchObject({ progress: 'PLANNED', sessions: [{ id: session }] });
  const reached = await command(
    'recordLearningMapProgress',
    { itemId: outcome.item.id, progress: 'REACHED' },
    'whsa-participant',
  );
  expect(reached.item).toMatchObject({ progress: 'REACHED' });
  expect(
    await command(
      'recordLearningMapProgress',
      { itemId: outcome.item.id, progress: 'COVERED' },
      'whsa-participant',
    ),
  ).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['progress'] }],
  });
  const elsewhere = dataManagement?.sessions.edges[0]?.node.id;
  for (const sessionId of [elsewhere, 'nonsense']) {
    expect(
      await command('tieTopicToSession', { itemId: topic.item.id, sessionId }, 'whsa-participant'),
    ).toMatchObject({
      __typename: 'LearningMapUnknownPart',
      message: 'This is no session of this cycle.',
    });
  }
});

test('the map is seen by those who take part and by staff', async () => {
  const seen = async (subject: string | null) => {
    const answer = await server.send(
      subject,
      'query ($id: ID!) { node(id: $id) { ... on Cycle { learningMap(first: 50) { edges { node { text } } } } } }',
      { id: family?.id },
    );
    return answer.data.node.learningMap.edges.length;
  };
  expect(await seen('whsa-participant')).toBe(2);
  expect(await seen('whsa-coordinator')).toBe(2);
  for (const subject of [
    null,
    'whsa-participant-2',
    'whsa-facilitator',
    'whsa-payer',
    'california-coordinator',
  ])
    expect(await seen(subject)).toBe(0);
});

test('others do not write it, and nothing without words, too long or unknown is taken', async () => {
  expect(await add({}, 'whsa-coordinator')).toMatchObject({
    __typename: 'LearningMapNotYours',
    problems: [{ ruleId: 'facilitation.learning-map-by-members' }],
  });
  for (const subject of ['whsa-participant-2', 'whsa-payer', 'california-coordinator'])
    expect(await add({}, subject)).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect(await add({}, null)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  expect(await add({ text: '  ' })).toMatchObject({
    __typename: 'LearningMapTextMissing',
    problems: [{ path: ['text'] }],
  });
  expect(await add({ text: 'a'.repeat(1001) })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await add({ text: 'a\u0000' })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await add({ kind: 'TOPIC', outcomeIds: ['nonsense'] })).toMatchObject({
    __typename: 'LearningMapUnknownPart',
  });
  expect(await add({ kind: 'TOPIC', outcomeIds: Array.from({ length: 51 }, () => 'x') })).toMatchObject({
    __typename: 'InvalidInput',
  });
  expect(await add({ cycleId: 'nonsense' })).toMatchObject({
    __typename: 'NotFound',
    problems: [{ path: ['cycleId'] }],
  });
  expect(
    await command('recordLearningMapProgress', { itemId: session, progress: 'OPEN' }, 'whsa-participant'),
  ).toMatchObject({ __typename: 'NotFound' });
});

test('what one cycle wrote is as if it did not exist for members of another', async () => {
  const { item } = await add({});
  const answer = await command(
    'recordLearningMapProgress',
    { itemId: item.id, progress: 'REACHED' },
    'whsa-participant-2',
  );
  expect(answer).toMatchObject({ __typename: 'NotFound', problems: [{ path: ['itemId'] }] });
});

test('no refusal was an error of the server', () => {
  expect(server.logged).toEqual([]);
});
