import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

const names = async (subject: string | null, slug: string, name: string | null = null): Promise<string[]> => {
  const { data, errors } = await server.send(
    subject,
    'query ($slug: String!, $name: String) { organization(slug: $slug) { persons(first: 50, name: $name) { edges { node { displayName } } } } }',
    { slug, name },
  );
  expect(errors).toBeUndefined();
  return data.organization.persons.edges.map(
    (edge: { node: { displayName: string } }) => edge.node.displayName,
  );
};

test('whoever sees persons finds those of their organization by name', async () => {
  const all = await names('whsa-coordinator', 'whsa');
  expect(all.length).toBeGreaterThan(4);
  expect(all).toEqual([...all].sort());
  expect(await names('whsa-coordinator', 'whsa', 'quinn')).toEqual(['Quinn Example']);
});

test('nobody finds persons of an organization that is not theirs', async () => {
  expect(await names(null, 'whsa')).toEqual([]);
  expect(await names('closed-cohorts-administrator', 'whsa')).toEqual([]);
});

test('an applicant finds themselves, an alumnus those of their own group', async () => {
  expect(await names('closed-cohorts-applicant', 'closed-cohorts')).toHaveLength(1);
  const group = await names('illinois-alumnus', 'early-choices');
  expect(group).toHaveLength(2);
  expect(await names('illinois-alumnus-of-group-2', 'early-choices')).toHaveLength(1);
});
