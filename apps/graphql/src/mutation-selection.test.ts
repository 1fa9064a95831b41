import { expect, test } from 'vitest';
import { seedPrograms } from './seed/seed-programs.ts';
import { startTestServer } from './testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, {
  now: new Date('2024-01-15T15:00:00Z'),
  examplePeople: true,
  files: [],
  onProgress: () => {},
});

test('in one document each field of a mutation shows the state after its own command', async () => {
  const catalog = await server.send(
    null,
    '{ organization(slug: "closed-cohorts") { cycles(first: 1) { edges { node { id } } } } }',
  );
  const cycleId = catalog.data.organization.cycles.edges[0].node.id;
  const capacity = 'cycle { version capacity { ... on LimitedCapacity { seats } } }';
  const answer = await server.send(
    'closed-cohorts-coordinator',
    `mutation ($id: ID!) {
      first: setCapacity(input: { cycleId: $id, capacity: { seats: 10 } }) { ... on SetCapacitySuccess { ${capacity} } }
      second: setCapacity(input: { cycleId: $id, capacity: { seats: 12 } }) { ... on SetCapacitySuccess { ${capacity} } }
    }`,
    { id: cycleId },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data.first.cycle.capacity.seats).toBe(10);
  expect(answer.data.second.cycle.capacity.seats).toBe(12);
});
