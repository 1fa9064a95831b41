import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  for (const { subject, name, organizationSlug } of examplePeople.filter(
    (person) => person.organizationSlug !== null,
  )) {
    const { data } = await server.send(
      subject,
      '{ viewer { persons { displayName organization { slug } } } }',
    );
    expect(data.viewer.persons).toEqual([{ displayName: name, organization: { slug: organizationSlug } }]);
  }
});

test('a further file is loaded once; one that is no program file is named with its lines', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'coterie-seed-'));
  const good = join(directory, 'own.yaml');
  writeFileSync(
    good,
    'formatVersion: 1\nkey: own\norganization: { key: own }\ncommunities: [{ key: own }]\n',
  );
  const lines: string[] = [];
  const options = { now, examplePeople: false, onProgress: (line: string) => lines.push(line) };
  await seedPrograms(server.database, { ...options, files: [good] });
  await seedPrograms(server.database, { ...options, files: [good] });
  expect(lines).toEqual([`Loaded ${good}`]);
  const bad = join(directory, 'bad.yaml');
  writeFileSync(bad, 'formatVersion: 1\nkey: bad\norganization: { key: bad, timeZone: Nowhere/Town }\n');
  await expect(seedPrograms(server.database, { ...options, files: [bad] })).rejects.toThrow(
    /bad\.yaml:3:\d+ \/organization\/timeZone/,
  );
  rmSync(directory, { recursive: true });
});
