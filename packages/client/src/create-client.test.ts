import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createClient } from './create-client.ts';
import { graphql } from './graphql.ts';
import { serveCommittedSchema } from './testing/serve-committed-schema.ts';

const organizationBySlug = graphql(`
  query OrganizationBySlug($slug: String!) {
    organization(slug: $slug) {
      id
      slug
    }
  }
`);
const clockNow = graphql(`query ClockNow { clock { now development } }`);

const served = await serveCommittedSchema({
  Query: {
    clock: () => ({ now: '2024-01-15T15:00:00Z', development: true }),
    organization: (_root: unknown, { slug }: { slug: string }) => {
      if (slug === 'hidden') {
        throw new GraphQLError('You may not see this.', { extensions: { code: 'FORBIDDEN' } });
      }
      return { id: 'b3Jn', slug };
    },
  },
});
const client = createClient({ url: served.url });

describe('an operation over HTTP', () => {
  test('brings typed data', async () => {
    expect(await client.execute(organizationBySlug, { slug: 'equity' })).toEqual({
      ok: true,
      data: { organization: { id: 'b3Jn', slug: 'equity' } },
      errors: [],
    });
  });

  test('brings the rest where one nullable field may not be seen, and names the field', async () => {
    expect(await client.execute(organizationBySlug, { slug: 'hidden' })).toEqual({
      ok: true,
      data: { organization: null },
      errors: [{ message: 'You may not see this.', path: ['organization'], code: 'FORBIDDEN' }],
    });
  });

  test('is rejected as a whole with the errors that the server gives', async () => {
    const wrong = { slug: 1 } as unknown as { slug: string };
    const answer = await client.execute(organizationBySlug, wrong);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    if (answer.ok || answer.error.kind !== 'rejected') return;
    expect(answer.error.errors).toMatchObject([{ message: expect.stringContaining('$slug'), path: [] }]);
  });

  test('says who asks and in which language; a visitor says nothing', async () => {
    await client.execute(clockNow);
    expect(served.requests.at(-1)).not.toHaveProperty('authorization');

    let asked = 0;
    const own = createClient({ url: served.url, language: 'es', token: async () => `token-${++asked}` });
    await own.execute(clockNow);
    await own.execute(clockNow);
    expect(served.requests.at(-1)).toMatchObject({
      authorization: 'Bearer token-2',
      'accept-language': 'es',
    });
  });
});

describe('where no data can come', () => {
  test('an address that nothing listens on is unreachable', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const answer = await createClient({ url: `http://127.0.0.1:${port}/graphql` }).execute(clockNow);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test.each([
    ['a page', 502, '<h1>Bad gateway</h1>'],
    ['nothing', 204, ''],
    ['JSON of another kind', 200, '[1, 2]'],
  ])('%s is not GraphQL', async (_name, status, text) => {
    const other = createClient({
      url: 'http://localhost/graphql',
      fetch: async () => new Response(status === 204 ? null : text, { status }),
    });
    expect(await other.execute(clockNow)).toEqual({
      ok: false,
      error: { kind: 'not_graphql', status, text },
    });
  });

  test('a caller that gives up is told so', async () => {
    const signal = AbortSignal.abort();
    expect(await client.execute(clockNow, {}, { signal })).toEqual({ ok: false, error: { kind: 'aborted' } });
  });

  test('a token that cannot be had is told, not thrown', async () => {
    const cause = new Error('signed out');
    const own = createClient({ url: served.url, token: () => Promise.reject(cause) });
    expect(await own.execute(clockNow)).toEqual({ ok: false, error: { kind: 'unreachable', cause } });
  });
});
