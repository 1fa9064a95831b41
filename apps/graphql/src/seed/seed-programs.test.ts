import { expect, test } from 'vitest';
import { startTestServer } from '../testing/start-test-server.ts';
import { examplePeople } from './example-people.ts';
import { seedPrograms } from './seed-programs.ts';

const server = await startTestServer();
const now = new Date('2024-01-15T15:00:00Z');

test('an empty database gets the five programs and the example people, once', async () => {
  const first: string[] = [];
  await seedPrograms(server.database, { now, examplePeople: true, onProgress: (line) => first.push(line) });
  expect(first).toHaveLength(6);
  expect(first[0]).toBe('Loaded program 1 of 5: WHSA Communities of Practice');
  expect(first.at(-1)).toBe(`Added ${examplePeople.length} example people, all invented`);
  const again: string[] = [];
  await seedPrograms(server.database, { now, examplePeople: true, onProgress: (line) => again.push(line) });
  expect(again).toEqual([]);
  const { data } = await server.send(null, '{ organizations { totalCount } }');
  expect(data.organizations.totalCount).toBe(5);
});

test('every example person is who the development issuer vouches for', async () => {
  const names = await Promise.all(
    examplePeople
      .filter((person) => person.organizationSlug !== null)
      .map(
        async ({ subject }) => (await server.send(subject, '{ viewer { persons { displayName } } }')).data,
      ),
  );
  expect(names.every(Boolean)).toBe(true);
});
