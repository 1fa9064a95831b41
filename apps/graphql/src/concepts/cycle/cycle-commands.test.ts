import { expect, test } from 'vitest';
import { decodeGlobalId } from '../../platform/global-id.ts';
import { inTransaction } from '../../platform/tenant-transaction.ts';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

const coordinator = 'closed-cohorts-coordinator';

async function findCycle(slug: string, key: string): Promise<string> {
  const { data } = await server.send(
    null,
    `{ organization(slug: "${slug}") { cycles(first: 100) { edges { node { id key } } } } }`,
  );
  return data.organization.cycles.edges.find(({ node }: { node: { key: string } }) => node.key === key).node
    .id;
}

/** Gives a command by its name; what comes back is its success or its refusal. */
async function command(subject: string | null, name: string, input: Record<string, unknown>) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return await server.send(
    subject,
    `mutation ($input: ${type}!) { result: ${name}(input: $input) {
      __typename
      ... on Refusal { message problems { path code message ruleId } }
      ... on ${type.replace(/Input$/, 'Success')} { cycle { id status version rosterLockedAt capacity { __typename ... on LimitedCapacity { seats } } window { state closes { date } } } }
    } }`,
    { input },
  );
}

async function succeeds(subject: string, name: string, input: Record<string, unknown>) {
  const answer = await command(subject, name, input);
  expect(answer.errors).toBeUndefined();
  expect(answer.data.result).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
  return answer.data.result.cycle;
}

async function refused(subject: string, name: string, input: Record<string, unknown>) {
  const answer = await command(subject, name, input);
  expect(answer.errors).toBeUndefined();
  expect(answer.data.result.problems).toBeDefined();
  return answer.data.result;
}

test('a closed cohort starts only with its capacity set and two trained facilitators', async () => {
  const cycleId = await findCycle('closed-cohorts', 'coaches-next');
  expect(await succeeds(coordinator, 'openApplications', { cycleId })).toMatchObject({
    status: 'ACCEPTING',
    version: 2,
  });
  expect(await succeeds(coordinator, 'closeApplications', { cycleId })).toMatchObject({
    status: 'SELECTING',
  });
  const refusal = await refused(coordinator, 'startCycle', { cycleId });
  expect(refusal).toMatchObject({ __typename: 'CapacityUnknown' });
  expect(refusal.problems.map(({ code }: { code: string }) => code)).toEqual([
    'CAPACITY_UNKNOWN',
    'FACILITATORS_MISSING',
  ]);
  expect(refusal.problems[0]).toMatchObject({ path: ['cycleId'], ruleId: 'cycle.capacity-known' });

  expect(await refused(coordinator, 'setCapacity', { cycleId, capacity: { seats: -1 } })).toMatchObject({
    __typename: 'CapacityNotPossible',
  });
  expect(await refused(coordinator, 'setCapacity', { cycleId, capacity: { seats: 1e12 } })).toMatchObject({
    problems: [{ path: ['capacity', 'seats'] }],
  });
  expect(await succeeds(coordinator, 'setCapacity', { cycleId, capacity: { seats: 12 } })).toMatchObject({
    capacity: { seats: 12 },
  });
  expect(
    await succeeds(coordinator, 'setCapacity', { cycleId, capacity: { unlimited: true } }),
  ).toMatchObject({
    capacity: { __typename: 'UnlimitedCapacity' },
  });
  expect((await refused(coordinator, 'startCycle', { cycleId })).problems).toHaveLength(1);

  await assign(cycleId, 'Farah Example');
  await assign(cycleId, 'Flynn Example');
  const untrained = await refused(coordinator, 'startCycle', { cycleId });
  expect(untrained.problems.map(({ code }: { code: string }) => code)).toEqual([
    'FACILITATORS_MISSING',
    'FACILITATOR_UNTRAINED',
  ]);
});

test('with capacity and two trained facilitators it starts, and its roster locks', async () => {
  const cycleId = await findCycle('closed-cohorts', 'program-designers-visionaries-next');
  expect(await refused(coordinator, 'openApplications', { cycleId })).toMatchObject({
    __typename: 'CommunityNotActive',
    problems: [{ path: ['cycleId'], code: 'COMMUNITY_NOT_ACTIVE', ruleId: 'cycle.community-active' }],
  });
  await activateCommunityOf(cycleId);
  await succeeds(coordinator, 'openApplications', { cycleId });
  await succeeds(coordinator, 'closeApplications', { cycleId });
  await succeeds(coordinator, 'setCapacity', { cycleId, capacity: { seats: 12 } });
  await assign(cycleId, 'Frankie Example');
  await assign(cycleId, 'Flynn Example');
  expect(await succeeds(coordinator, 'startCycle', { cycleId })).toMatchObject({
    status: 'RUNNING',
    rosterLockedAt: '2024-01-15T15:00:00.000Z',
  });
  expect(await refused(coordinator, 'unlockRoster', { cycleId, reason: 'a late friend' })).toMatchObject({
    __typename: 'RosterClosedForGood',
  });
});

async function activateCommunityOf(cycleId: string): Promise<void> {
  const { data } = await server.send(
    coordinator,
    'query ($id: ID!) { node(id: $id) { ... on Cycle { community { id } } } }',
    { id: cycleId },
  );
  const activated = await server.send(
    coordinator,
    'mutation ($input: ActivateCommunityInput!) { activateCommunity(input: $input) { __typename } }',
    { input: { communityId: data.node.community.id } },
  );
  expect(activated.data).toEqual({ activateCommunity: { __typename: 'ActivateCommunitySuccess' } });
}

/** Assigns somebody by the rows alone: assigning is another concept's command. */
async function assign(cycleId: string, displayName: string): Promise<void> {
  const { organizationId = '', id = '' } = decodeGlobalId(cycleId) ?? {};
  await inTransaction(
    server.database,
    { role: 'coterie_tenant', organizationIds: [organizationId] },
    async (tx) => {
      const person = await tx.person.findFirstOrThrow({ where: { organizationId, displayName } });
      await tx.facilitatorAssignment.create({
        data: {
          organizationId,
          cycleId: id,
          personId: person.id,
          status: 'assigned',
          assignedAt: new Date('2024-01-15T15:00:00Z'),
        },
      });
    },
  );
}

test('a roster is locked once, and unlocked with a reason', async () => {
  const cycleId = await findCycle('closed-cohorts', 'providers-and-teachers-next');
  expect(await succeeds(coordinator, 'lockRoster', { cycleId })).toMatchObject({
    rosterLockedAt: '2024-01-15T15:00:00.000Z',
  });
  expect(await refused(coordinator, 'lockRoster', { cycleId })).toMatchObject({ __typename: 'RosterLocked' });
  expect(await refused(coordinator, 'openApplications', { cycleId })).toMatchObject({
    __typename: 'RosterLocked',
  });
  expect(await succeeds(coordinator, 'unlockRoster', { cycleId, reason: 'one more seat' })).toMatchObject({
    rosterLockedAt: null,
  });
});

test('a cycle that runs is evaluated and ends, and then answers nothing', async () => {
  const cycleId = await findCycle('whsa', 'health-2023-24');
  expect(await refused('whsa-coordinator', 'endCycle', { cycleId })).toMatchObject({
    __typename: 'CycleStateForbids',
    message: 'This cycle is running; it cannot end now.',
  });
  expect(await succeeds('whsa-coordinator', 'beginEvaluation', { cycleId })).toMatchObject({
    status: 'EVALUATING',
  });
  expect(
    await succeeds('whsa-coordinator', 'endCycle', { cycleId, reason: 'the season is over' }),
  ).toMatchObject({ status: 'ENDED' });
  expect(await refused('whsa-coordinator', 'cancelCycle', { cycleId })).toMatchObject({
    __typename: 'CycleStateForbids',
  });
  expect(await refused('whsa-coordinator', 'reopenApplications', { cycleId })).toMatchObject({
    __typename: 'CycleStateForbids',
  });
  expect(await refused('whsa-coordinator', 'announceCycle', { cycleId })).toMatchObject({
    __typename: 'CycleStateForbids',
  });
});

test('the window of the equity program is extended; a reversed one is refused', async () => {
  const cycleId = await findCycle('educational-equity-network', 'equity-2024');
  const given = { cycleId, opens: { date: '2024-02-02' }, closes: { date: '2024-01-26' } };
  expect(await refused('wisconsin-equity-coordinator', 'setApplicationWindow', given)).toMatchObject({
    __typename: 'WindowReversed',
    problems: [{ path: ['closes'], ruleId: 'cycle.window-in-order' }],
  });
  expect(
    await succeeds('wisconsin-equity-coordinator', 'setApplicationWindow', {
      cycleId,
      opens: { date: '2024-01-02' },
      closes: { date: '2024-02-02' },
    }),
  ).toMatchObject({
    window: { state: 'OPEN', closes: { date: '2024-02-02' } },
  });
  await succeeds('wisconsin-equity-coordinator', 'closeApplications', { cycleId });
  expect(await succeeds('wisconsin-equity-coordinator', 'reopenApplications', { cycleId })).toMatchObject({
    status: 'ACCEPTING',
  });
  expect(await refused('wisconsin-equity-coordinator', 'startCycle', { cycleId })).toMatchObject({
    __typename: 'ApplicationsStillOpen',
  });
});

test('who holds no capability is told so, and a cycle of another organization is one that does not exist', async () => {
  const cycleId = await findCycle('closed-cohorts', 'coaches-next');
  const applicant = await command('closed-cohorts-applicant', 'cancelCycle', { cycleId });
  expect(applicant.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN', capability: 'cycle.end' } });
  const visitor = await command(null, 'cancelCycle', { cycleId });
  expect(visitor.errors?.[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  const unknown = Buffer.from(
    'Cycle:01900000-0000-7000-8000-000000000001:01900000-0000-7000-8000-000000000001',
  ).toString('base64url');
  expect(await refused(coordinator, 'cancelCycle', { cycleId: unknown })).toMatchObject({
    __typename: 'NotFound',
  });
  expect(await refused(coordinator, 'cancelCycle', { cycleId: 'no id' })).toMatchObject({
    __typename: 'NotFound',
  });
});

test('available commands say what stands against each, to those who may give them', async () => {
  const cycleId = await findCycle('closed-cohorts', 'program-administration-next');
  const query =
    'query ($id: ID!) { node(id: $id) { ... on Cycle { availableCommands { command possible because { code ruleId } } } } }';
  const { data } = await server.send(coordinator, query, { id: cycleId });
  const byName = Object.fromEntries(
    data.node.availableCommands.map((one: { command: string }) => [one.command, one]),
  );
  expect(byName.cancelCycle).toMatchObject({ possible: true, because: [] });
  expect(byName.openApplications).toMatchObject({
    possible: false,
    because: [{ code: 'COMMUNITY_NOT_ACTIVE', ruleId: 'cycle.community-active' }],
  });
  expect(byName.endCycle).toMatchObject({
    possible: false,
    because: [{ code: 'CYCLE_STATE', ruleId: 'cycle.transition' }],
  });
  const visitor = await server.send(null, query, { id: cycleId });
  expect(
    new Set(
      visitor.data.node.availableCommands.flatMap(({ because }: { because: { code: string }[] }) =>
        because.map(({ code }) => code),
      ),
    ),
  ).toEqual(new Set(['FORBIDDEN']));
});

test('whatever was decided stands in the history, with who decided it', async () => {
  const { data } = await server.send(null, '{ organization(slug: "whsa") { id } }');
  const organizationId = decodeGlobalId(data.organization.id)?.id ?? '';
  const rows = await inTransaction(
    server.database,
    { role: 'coterie_tenant', organizationIds: [organizationId] },
    (tx) => tx.domainEvent.findMany({ where: { subjectKind: 'cycle' }, orderBy: { sequence: 'asc' } }),
  );
  expect(rows.map(({ kind, byName }) => ({ kind, byName }))).toEqual([
    { kind: 'cycle_moved', byName: 'Corey Example' },
    { kind: 'cycle_moved', byName: 'Corey Example' },
  ]);
  expect(rows[1]?.payload).toMatchObject({ from: 'evaluating', to: 'ended', reason: 'the season is over' });
});
