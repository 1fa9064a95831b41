import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

type Data = Record<string, unknown>;

async function read(query: string, variables: Data = {}, subject: string | null = null) {
  const answer = await server.send(subject, query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const { organizations } = await read(`{ organizations(first: 10) { edges { node { slug
  communities(first: 20) { edges { node { id key } } } cycles(first: 50) { edges { node { id key } } } } } } }`);
function idOf(list: 'cycles' | 'communities', key: string): string {
  for (const { node } of organizations.edges) {
    const found = node[list].edges.find((edge: { node: Data }) => edge.node.key === key);
    if (found !== undefined) return found.node.id;
  }
  throw new Error(`nothing has the key ${key}`);
}
const group1 = idOf('cycles', 'group-1');
const group2 = idOf('cycles', 'group-2');
const providers = idOf('communities', 'pd-providers');

async function add(input: Data, subject: string | null = 'illinois-coordinator') {
  const mutation = `mutation ($input: AddResourceInput!) { addResource(input: $input) {
    __typename ... on Refusal { message problems { path } } ... on AddResourceSuccess { resource { id title kind url visibility cycle { key } } } } }`;
  const answer = await server.send(subject, mutation, {
    input: {
      cycleId: group1,
      title: 'Slides',
      url: 'https://example.org/slides',
      visibility: 'MEMBERS',
      ...input,
    },
  });
  return answer.errors === undefined ? answer.data.addResource : answer.errors[0];
}

async function titles(cycleId: string, subject: string | null) {
  const data = await read(
    'query ($id: ID!) { node(id: $id) { ... on Cycle { resources(first: 50) { edges { node { title } } } } } }',
    { id: cycleId },
    subject,
  );
  return data.node.resources.edges.map(({ node }: { node: { title: string } }) => node.title);
}

test('members, alumni and staff see what is for members; everybody sees what is public', async () => {
  expect((await add({ title: 'Slides of group 1' })).resource).toEqual({
    id: expect.any(String),
    title: 'Slides of group 1',
    kind: 'link',
    url: 'https://example.org/slides',
    visibility: 'MEMBERS',
    cycle: { key: 'group-1' },
  });
  await add({ title: 'Flyer', url: null, kind: 'document', visibility: 'PUBLIC' });
  await add({ cycleId: group2, title: 'Slides of group 2' });
  expect(await titles(group1, null)).toEqual(['Flyer']);
  expect(await titles(group1, 'whsa-coordinator')).toEqual(['Flyer']);
  expect(await titles(group1, 'illinois-alumnus')).toEqual(['Slides of group 1', 'Flyer']);
  expect(await titles(group1, 'illinois-coordinator')).toEqual(['Slides of group 1', 'Flyer']);
  expect(await titles(group1, 'illinois-alumnus-of-group-2')).toEqual(['Flyer']);
  expect(await titles(group2, 'illinois-alumnus-of-group-2')).toEqual(['Slides of group 2']);
  expect(await titles(group2, 'illinois-alumnus')).toEqual([]);
});

test('what a community shares is for members of all its cycles', async () => {
  const ofCommunity = async (subject: string | null) =>
    (
      await read(
        'query ($id: ID!) { node(id: $id) { ... on Community { resources(first: 50) { edges { node { title } } } } } }',
        { id: providers },
        subject,
      )
    ).node.resources.edges.length;
  // The page names three, to everybody.
  expect(await ofCommunity(null)).toBe(3);
  const mutation = `mutation ($input: AddCommunityResourceInput!) { addCommunityResource(input: $input) { __typename ... on Refusal { problems { path } } } }`;
  const shared = await read(
    mutation,
    { input: { communityId: providers, title: 'Guide', visibility: 'MEMBERS' } },
    'illinois-coordinator',
  );
  expect(shared.addCommunityResource.__typename).toBe('AddCommunityResourceSuccess');
  expect(await ofCommunity('illinois-alumnus')).toBe(4);
  expect(await ofCommunity('illinois-alumnus-of-group-2')).toBe(4);
  expect(await ofCommunity('whsa-coordinator')).toBe(3);
  expect(await ofCommunity(null)).toBe(3);
  const unknown = await read(
    mutation,
    { input: { communityId: group1, title: 'Guide', visibility: 'PUBLIC' } },
    'illinois-coordinator',
  );
  expect(unknown.addCommunityResource).toEqual({
    __typename: 'NotFound',
    problems: [{ path: ['communityId'] }],
  });
});

test('alumni still see the people of their own cycle, and nobody of another', async () => {
  const people = async (cycleId: string, subject: string | null) =>
    (
      await read(
        'query ($id: ID!) { node(id: $id) { ... on Cycle { enrollments(first: 50) { edges { node { person { displayName } } } } } } }',
        { id: cycleId },
        subject,
      )
    ).node.enrollments.edges
      .map(({ node }: { node: { person: { displayName: string } } }) => node.person.displayName)
      .sort();
  expect(await people(group1, 'illinois-alumnus')).toEqual(['Logan Example', 'Morgan Example']);
  expect(await people(group1, 'illinois-alumnus-of-group-2')).toEqual([]);
  expect(await people(group2, 'illinois-alumnus')).toEqual([]);
  expect(await people(group1, null)).toEqual([]);
});

test('only web addresses and plain lines are taken', async () => {
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://example.org/a',
    'example.org',
    'https://',
    'https://me:secret@example.org',
    ' https://example.org',
    `https://example.org/${'a'.repeat(2000)}`,
    '',
  ]) {
    expect(await add({ url })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['url'] }] });
  }
  expect(await add({ title: ' ', kind: '', url: 'x' })).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['title'] }, { path: ['kind'] }, { path: ['url'] }],
  });
  expect(await add({ title: 'a'.repeat(301) })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await add({ title: 'a\nb' })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await add({ title: 'a\u0000b' })).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['title'] }],
  });
});

test('who may not share is told so; cycles of another organization are as if they did not exist', async () => {
  expect(await add({}, null)).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  expect(await add({}, 'illinois-alumnus')).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect(await add({}, 'whsa-coordinator')).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  const invented = Buffer.from(
    Buffer.from(group1, 'base64url')
      .toString()
      .replace(/.{12}$/, '000000000000'),
  ).toString('base64url');
  for (const cycleId of ['nonsense', providers, invented])
    expect(await add({ cycleId })).toMatchObject({
      __typename: 'NotFound',
      problems: [{ path: ['cycleId'] }],
    });
});

test('what was shared is taken back once, by those who may', async () => {
  const { resource } = await add({ title: 'Wrong file' });
  const remove = async (resourceId: string, subject: string | null) => {
    const mutation = `mutation ($input: RemoveResourceInput!) { removeResource(input: $input) {
      __typename ... on Refusal { message } ... on RemoveResourceSuccess { cycle { key } community { key } organization { slug } } } }`;
    const answer = await server.send(subject, mutation, { input: { resourceId } });
    return answer.errors === undefined ? answer.data.removeResource : answer.errors[0];
  };
  expect(await remove(resource.id, 'illinois-alumnus')).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect(await remove(resource.id, 'illinois-alumnus-of-group-2')).toMatchObject({ __typename: 'NotFound' });
  expect(await remove(resource.id, 'whsa-coordinator')).toMatchObject({
    __typename: 'NotFound',
    message: 'There is no such resource.',
  });
  expect(await remove(resource.id, 'illinois-coordinator')).toMatchObject({
    __typename: 'RemoveResourceSuccess',
    cycle: { key: 'group-1' },
    community: null,
  });
  expect(await remove(resource.id, 'illinois-coordinator')).toMatchObject({ __typename: 'NotFound' });
  expect(await titles(group1, 'illinois-coordinator')).not.toContain('Wrong file');
});

test('no refusal was an error of the server', () => {
  expect(server.logged).toEqual([]);
});
