import { beforeAll, expect, test } from 'vitest';
import { encodeGlobalId } from '../../platform/global-id.ts';
import { inTransaction } from '../../platform/tenant-transaction.ts';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
const coordinator = 'closed-cohorts-coordinator';
const ids = { cycle: '', equityCycle: '', trained: '', second: '', untrained: '', stranger: '' };

beforeAll(async () => {
  await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });
  for (const slug of ['closed-cohorts', 'educational-equity-network']) {
    const { data } = await server.send(
      null,
      `{ organization(slug: "${slug}") { id cycles(first: 1) { edges { node { id } } } } }`,
    );
    const organizationId = Buffer.from(data.organization.id, 'base64url').toString().split(':').at(-1) ?? '';
    const persons = await inTransaction(
      server.database,
      { role: 'coterie_tenant', organizationIds: [organizationId] },
      (tx) => tx.person.findMany({ select: { id: true, displayName: true } }),
    );
    const idOf = (name: string) =>
      encodeGlobalId({
        type: 'Person',
        organizationId,
        id: persons.find(({ displayName }) => displayName === name)?.id ?? '',
      });
    const cycle = data.organization.cycles.edges[0].node.id;
    if (slug === 'closed-cohorts') {
      Object.assign(ids, {
        cycle,
        trained: idOf('Frankie Example'),
        second: idOf('Flynn Example'),
        untrained: idOf('Farah Example'),
      });
    } else Object.assign(ids, { equityCycle: cycle, stranger: idOf('Avery Example') });
  }
});

const refusal = '__typename ... on Refusal { message problems { path code message ruleId } }';

async function assign(
  personId: string,
  { subject = coordinator as string | null, cycleId = ids.cycle } = {},
) {
  const answer = await server.send(
    subject,
    `mutation($input: AssignFacilitatorInput!) { assignFacilitator(input: $input) { ${refusal}
      ... on AssignFacilitatorSuccess { assignment { id displayName status training { state onDate until } cycle { id } } } } }`,
    { input: { cycleId, personId } },
  );
  return { ...answer, result: answer.data?.assignFacilitator };
}

async function record(input: object, subject = coordinator) {
  const answer = await server.send(
    subject,
    `mutation($input: RecordTrainingInput!) { recordTraining(input: $input) { ${refusal}
      ... on RecordTrainingSuccess { training { id training completedOn expiresOn } } } }`,
    { input },
  );
  return { ...answer, result: answer.data?.recordTraining };
}

test('who has no training does not facilitate a cycle that asks for it, until a training is recorded', async () => {
  const refused = await assign(ids.untrained);
  expect(refused.result.__typename).toBe('TrainingNotCurrent');
  expect(refused.result.problems).toEqual([
    {
      path: ['personId'],
      code: 'TRAINING_NOT_CURRENT',
      message: expect.stringMatching(/^This person has no training on record. It must be current on /),
      ruleId: 'facilitation.training-current',
    },
  ]);
  const recorded = await record({
    personId: ids.untrained,
    training: 'Facilitating',
    completedOn: '2024-01-10',
    expiresOn: '2026-01-09',
  });
  expect(recorded.result.training).toMatchObject({
    training: 'Facilitating',
    completedOn: '2024-01-10',
    expiresOn: '2026-01-09',
  });
  const assigned = await assign(ids.untrained);
  expect(assigned.result.assignment).toMatchObject({
    displayName: 'Farah Example',
    status: 'ASSIGNED',
    training: { state: 'CURRENT', until: '2026-01-09' },
    cycle: { id: ids.cycle },
  });
  const again = await assign(ids.untrained);
  expect(again.result.__typename).toBe('AlreadyAssigned');
});

test('trainings are seen by whom they are of and by who records them', async () => {
  const query = `query($id: ID!) { node(id: $id) { ... on Person { displayName trainings { edges { node { training } } } } } }`;
  const read = async (subject: string) => (await server.send(subject, query, { id: ids.trained })).data.node;
  const own = {
    displayName: 'Frankie Example',
    trainings: { edges: [{ node: { training: 'Facilitating a community of practice' } }] },
  };
  expect(await read('closed-cohorts-facilitator-1')).toEqual(own);
  expect(await read(coordinator)).toEqual(own);
  expect(await read('wisconsin-equity-coordinator')).toBeNull();
});

test('a training that lies ahead, ends before it began and has no name is refused with all of that', async () => {
  const refused = await record({
    personId: ids.trained,
    training: ' ',
    completedOn: '2024-01-16',
    expiresOn: '2023-01-01',
  });
  expect(
    refused.result.problems.map(({ path, ruleId }: { path: string[]; ruleId: string }) => [path[0], ruleId]),
  ).toEqual([
    ['training', 'facilitation.training-named'],
    ['completedOn', 'facilitation.training-completed'],
    ['expiresOn', 'facilitation.training-counts-afterwards'],
  ]);
});

test('who is assigned sees it, is released once, and may be assigned again', async () => {
  const { assignment } = (await assign(ids.trained)).result;
  const own =
    'query($id: ID!) { node(id: $id) { ... on Cycle { facilitators { edges { node { displayName } } } } } }';
  const seen = await server.send('closed-cohorts-facilitator-1', own, { id: ids.cycle });
  expect(
    seen.data.node.facilitators.edges.map(({ node }: { node: { displayName: string } }) => node.displayName),
  ).toContain('Frankie Example');
  const visitor = await server.send(null, own, { id: ids.cycle });
  expect(visitor.data.node.facilitators).toBeNull();
  expect(visitor.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  const outsider = await server.send('wisconsin-equity-applicant', own, { id: ids.cycle });
  expect(outsider.data.node.facilitators.edges).toEqual([]);
  const end = async () =>
    (
      await server.send(
        coordinator,
        `mutation($input: EndAssignmentInput!) { endAssignment(input: $input) { ${refusal}
          ... on EndAssignmentSuccess { assignment { status endedAt } } } }`,
        { input: { assignmentId: assignment.id, reason: 'Fell ill' } },
      )
    ).data.endAssignment;
  expect((await end()).assignment).toEqual({ status: 'RELEASED', endedAt: '2024-01-15T15:00:00.000Z' });
  expect((await end()).__typename).toBe('AssignmentNotActive');
  expect((await assign(ids.trained)).result.assignment).toMatchObject({
    id: assignment.id,
    status: 'ASSIGNED',
  });
});

test('only those with the capability assign and record; people of another organization are not found', async () => {
  expect((await assign(ids.second, { subject: null })).errors?.[0]?.extensions).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect(
    (await assign(ids.second, { subject: 'closed-cohorts-facilitator-1' })).errors?.[0]?.extensions,
  ).toMatchObject({ code: 'FORBIDDEN' });
  expect((await assign(ids.stranger)).result).toMatchObject({
    __typename: 'NotFound',
    problems: [{ path: ['personId'] }],
  });
  expect((await assign(ids.stranger, { cycleId: ids.equityCycle })).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
  });
  const training = { training: 'Facilitating', completedOn: '2024-01-10' };
  expect((await record({ ...training, personId: ids.stranger })).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
  });
  const absent = Buffer.from(ids.trained, 'base64url').toString().replace(/.{4}$/, '0000');
  const notThere = await record({ ...training, personId: Buffer.from(absent).toString('base64url') });
  expect(notThere.result).toMatchObject({ __typename: 'NotFound', message: 'There is no such person.' });
});

test('two who assign the same person at the same time assign them once', async () => {
  const answers = await Promise.all([assign(ids.second), assign(ids.second), assign(ids.second)]);
  const names = answers.map(({ result }) => result.__typename).sort();
  expect(names).toEqual(['AlreadyAssigned', 'AlreadyAssigned', 'AssignFacilitatorSuccess']);
});
