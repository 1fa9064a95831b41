import { expect, test } from 'vitest';
import { inTransaction } from '../../platform/tenant-transaction.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
const id = '01900000-0000-7000-8000-000000000001';
await inTransaction(server.database, { role: 'coterie_tenant', organizationIds: [id] }, (tx) =>
  tx.organization.create({ data: { id, slug: 'northwoods', name: 'Northwoods', label: 'Northwoods' } }),
);

test('anyone may read the catalog of all organizations', async () => {
  const answer = await server.send(
    null,
    '{ organizations { totalCount edges { cursor node { id slug name timeZone } } } viewer { signedIn } clock { now development } }',
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data.organizations.totalCount).toBe(1);
  expect(answer.data.organizations.edges[0].node).toMatchObject({ slug: 'northwoods', timeZone: null });
  expect(answer.data.viewer).toEqual({ signedIn: false });
  expect(answer.data.clock).toEqual({ now: '2024-01-15T15:00:00.000Z', development: true });
});

test('a node is found by its global id, and an id of nothing finds nothing', async () => {
  const { data } = await server.send(null, '{ organization(slug: "northwoods") { id } }');
  const found = await server.send(
    'someone',
    'query ($id: ID!) { node(id: $id) { ... on Organization { slug } } }',
    { id: data.organization.id },
  );
  expect(found.data).toEqual({ node: { slug: 'northwoods' } });
  const unknown = Buffer.from(`Organization:${id.replace('1', '2')}:${id.replace('1', '2')}`).toString(
    'base64url',
  );
  const nothing = await server.send(null, 'query ($id: ID!) { node(id: $id) { id } }', { id: unknown });
  expect(nothing.data).toEqual({ node: null });
  expect(nothing.errors).toBeUndefined();
});

test('a token that nobody issued is refused before anything is read', async () => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer not.a.token' },
    body: JSON.stringify({ query: '{ viewer { signedIn } }' }),
  });
  expect(response.status).toBe(401);
});
