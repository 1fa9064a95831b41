import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { openDevelopmentClock } from './platform/clock.ts';
import { withConnection } from './platform/connect.ts';
import { openDatabase } from './platform/database.ts';
import { developmentIssuerName, openDevelopmentIssuer } from './platform/identity.ts';
import { createTestDatabase } from './platform/testing/create-test-database.ts';
import { createHttpServer } from './server.ts';
import { developmentPages } from './start/development-pages.ts';

const testDatabase = await createTestDatabase();
const database = openDatabase({ url: testDatabase.databaseUrl, connections: 5 });
const directory = mkdtempSync(join(tmpdir(), 'coterie-server-'));
const issuer = await openDevelopmentIssuer(directory);
const clock = await openDevelopmentClock(database, new Date('2024-01-15T15:00:00Z'));
const logged: { message: string; facts: Record<string, string> }[] = [];
const server = createHttpServer({
  database,
  clock,
  issuer,
  development: true,
  log: (level, message, facts) =>
    void (level === 'error' && logged.push({ message, facts: facts as Record<string, string> })),
  ...developmentPages(issuer, clock, database),
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions?: Record<string, unknown> }[];
  };
}

/** A request as it goes over the wire: any headers, any body, in pieces or whole. */
function send(
  path: string,
  {
    method = 'POST',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Iterable<string> } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method,
        agent: false,
        timeout: 20_000,
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('end', () => {
          let json: Reply['json'] = {};
          try {
            json = JSON.parse(text) as Reply['json'];
          } catch {
            // A page, or nothing.
          }
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, json });
        });
      },
    );
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.once('error', reject);
    if (typeof body === 'string') outgoing.setHeader('content-length', Buffer.byteLength(body));
    else for (const piece of body ?? []) outgoing.write(piece);
    outgoing.end(typeof body === 'string' ? body : undefined);
  });
}

const ask = (query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Reply> =>
  send('/graphql', { headers, body: JSON.stringify({ query, variables }) });

/** What never belongs into an answer. */
const internals = /node_modules|\.ts:|at \w+ \(|SELECT|prisma|pg_|stack/i;

const stillUp = async (): Promise<void> => {
  expect((await ask('{ clock { development } }')).json.data).toEqual({ clock: { development: true } });
};

describe('a request that is no operation is refused in a sentence', () => {
  test.each<[string, number, Parameters<typeof send>]>([
    ['broken JSON', 400, ['/graphql', { body: '{"query": ' }]],
    ['JSON that is no object', 400, ['/graphql', { body: '"text"' }]],
    ['null', 400, ['/graphql', { body: 'null' }]],
    ['a number for a document', 400, ['/graphql', { body: '{"query": 7}' }]],
    ['an empty body', 400, ['/graphql', { body: '' }]],
    [
      'variables that are no object',
      400,
      ['/graphql', { body: '{"query": "{ clock { now } }", "variables": "x"}' }],
    ],
    [
      'a batch',
      400,
      ['/graphql', { body: '[{"query": "{ clock { now } }"}, {"query": "{ clock { now } }"}]' }],
    ],
    [
      'a mutation by GET',
      405,
      [
        `/graphql?query=${encodeURIComponent('mutation { moveDevelopmentClock(to: "2024-01-16T00:00:00Z") }')}`,
        { method: 'GET' },
      ],
    ],
    ['another method', 405, ['/graphql', { method: 'PUT', body: '{}' }]],
    [
      'a form, as any page can send one',
      415,
      [
        '/graphql',
        { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={clock{now}}' },
      ],
    ],
    [
      'a form with files',
      415,
      ['/graphql', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' }],
    ],
    [
      'plain text',
      415,
      ['/graphql', { headers: { 'content-type': 'text/plain' }, body: '{"query": "{ clock { now } }"}' }],
    ],
    ['an unknown page', 404, ['/nowhere', { method: 'GET' }]],
    ['a host that is none', 400, ['/', { method: 'GET', headers: { host: 'a b' } }]],
    ['a path that is an address', 400, ['http://elsewhere.example/graphql', { method: 'GET' }]],
  ])('%s: %i', async (_name, status, parts) => {
    const before = logged.length;
    const reply = await send(...parts);
    expect(reply.status).toBe(status);
    expect(reply.body).not.toMatch(internals);
    expect(logged).toHaveLength(before);
    expect(clock.now().toISOString()).toBe('2024-01-15T15:00:00.000Z');
  });
});

describe('a document that does not hold is refused with its place', () => {
  test.each<[string, string, object, RegExp]>([
    ['no document', '', {}, /Unexpected <EOF>/],
    ['syntax', '{ clock { now }', {}, /Syntax Error/],
    ['an unknown field', '{ clock { tomorrow } }', {}, /Cannot query field "tomorrow"/],
    ['a missing argument', '{ organization { id } }', {}, /slug/],
    [
      'a variable of the wrong type',
      'query ($n: Int!) { organizations(first: $n) { totalCount } }',
      { n: 'many' },
      /Int cannot represent/,
    ],
    ['a variable that is missing', 'query ($n: Int!) { organizations(first: $n) { totalCount } }', {}, /\$n/],
    [
      'an impossible date-time',
      'mutation ($to: DateTime!) { moveDevelopmentClock(to: $to) }',
      { to: '2024-02-30T00:00:00Z' },
      /DateTime/,
    ],
    ['a date-time that is a number', 'mutation { moveDevelopmentClock(to: 7) }', {}, /DateTime/],
    ['an id that is none of ours', '{ node(id: "x") { id } }', {}, /not an id/],
    [
      'an id with a control character',
      'query ($id: ID!) { node(id: $id) { id } }',
      { id: '\u0000' },
      /not an id/,
    ],
    ['a page of minus one', '{ organizations(first: -1) { totalCount } }', {}, /first/],
    ['two operations and no name', 'query A { clock { now } } query B { clock { now } }', {}, /operation/],
    [
      'fields within fields without end',
      `{ node(id: "x") ${'{ a '.repeat(200)}${'}'.repeat(200)} }`,
      {},
      /too large/,
    ],
    ['a hundred thousand fields', `{ ${'clock { now } '.repeat(30_000)} }`, {}, /too large/],
  ])('%s', async (_name, query, variables, message) => {
    const before = logged.length;
    const { json, body, status } = await ask(query, variables);
    expect(json.errors?.[0]?.message).toMatch(message);
    expect(json.errors?.[0]?.extensions?.['code']).not.toBe('INTERNAL_SERVER_ERROR');
    expect(body).not.toMatch(internals);
    expect(status).toBeLessThan(500);
    expect(logged).toHaveLength(before);
  });
});

describe('large and strange texts', () => {
  const document = 'query ($slug: String!) { organization(slug: $slug) { id } }';

  test.each<[string, string]>([
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['control characters', 'a\u0000b\u001f'],
    ['half a character', '\ud800'],
    ['turned text', 'a\u202eb'],
    ['quotes and semicolons', `'; DROP TABLE "organization"; --`],
  ])('%s as a slug names no organization', async (_name, slug) => {
    const before = logged.length;
    const { json } = await ask(document, { slug });
    expect(json.errors?.[0]?.extensions?.['code']).not.toBe('INTERNAL_SERVER_ERROR');
    expect(json.data?.['organization'] ?? null).toBeNull();
    expect(logged).toHaveLength(before);
  });

  test('variables nested ten thousand deep are refused or ignored', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const reply = await send('/graphql', {
      body: `{"query": ${JSON.stringify(document)}, "variables": {"slug": ${deep}}}`,
    });
    expect(reply.json.errors?.[0]?.message).toMatch(/String cannot represent/);
    expect(reply.status).toBeLessThan(500);
    await stillUp();
  });

  test('a body over the limit is refused by its stated length, before it is read', async () => {
    const reply = await send('/graphql', {
      body: JSON.stringify({ query: document, variables: { slug: 'x'.repeat(4 * 1024 * 1024) } }),
    }).catch((error: NodeJS.ErrnoException) => error);
    if (reply instanceof Error) expect(reply.code).toMatch(/EPIPE|ECONNRESET/);
    else expect(reply.status).toBe(413);
    await stillUp();
  });

  test('a body over the limit that does not state its length is cut off there', async () => {
    const reply = await send('/graphql', { body: endless(20) }).catch(
      (error: NodeJS.ErrnoException) => error,
    );
    if (reply instanceof Error) expect(reply.code).toMatch(/EPIPE|ECONNRESET/);
    else expect(reply.status).toBe(413);
    await stillUp();
  });
});

function* endless(megabytes: number): Generator<string> {
  yield '{"query": "';
  for (let index = 0; index < megabytes; index += 1) yield 'x'.repeat(1024 * 1024);
}

test.each([
  ['one field as often as fits', `{ ${'__typename '.repeat(4_990)} }`],
  ['one path as often as fits', `{ ${'clock { now } '.repeat(1_240)} }`],
  [
    'fragments that meet each other',
    `{ ${'...F '.repeat(1_000)} } fragment F on Query { ${'clock { now } '.repeat(700)} }`,
  ],
])('a document at its limits keeps the server busy for a moment at most: %s', async (_name, query) => {
  const begun = performance.now();
  await ask(query);
  expect(performance.now() - begun).toBeLessThan(3_000);
});

test('a client that goes away in the middle of its request takes nothing with it', async () => {
  await new Promise<void>((resolve) => {
    const outgoing = request({
      port,
      host: '127.0.0.1',
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000' },
    });
    outgoing.once('error', () => resolve());
    outgoing.write('{"query"');
    setTimeout(() => outgoing.destroy(new Error('gone')), 50);
  });
  await stillUp();
});

test('the schema can be read', async () => {
  const { json, status } = await ask(getIntrospectionQuery());
  expect(status).toBe(200);
  expect(json.data).toHaveProperty('__schema');
});

test('answers are for the one who asked', async () => {
  expect((await ask('{ clock { now } }')).headers['cache-control']).toBe('no-store');
});

test('an error that nobody foresaw is told by its id only, and logged under it', async () => {
  const rename = (from: string, to: string): Promise<unknown> =>
    withConnection(testDatabase.migrationDatabaseUrl, 'the embedded database', (owner) =>
      owner.query(`ALTER TABLE "${from}" RENAME TO "${to}"`),
    );
  await rename('organization', 'organization_gone');
  try {
    const { json, body } = await ask('{ organizations { totalCount } }');
    const [error] = json.errors ?? [];
    expect(error?.message).toBe('Something went wrong here. It is logged under this id.');
    expect(error?.extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(body).not.toMatch(internals);
    expect(body).not.toContain('organization_gone');
    const line = logged.find(({ facts }) => facts['id'] === error?.extensions?.['id']);
    expect(line?.facts['error']).toContain('organization');
  } finally {
    await rename('organization_gone', 'organization');
  }
  const { json } = await ask('{ organizations { totalCount } }');
  expect(json).toEqual({ data: { organizations: { totalCount: 0 } } });
});

describe('tokens', async () => {
  const subject = 'wisconsin-equity-coordinator';
  const token = await issuer.token(subject);
  const jwk = JSON.parse(readFileSync(join(directory, 'development-issuer.jwk'), 'utf8')) as JWK;
  const key = await importJWK(jwk, 'EdDSA');
  const claims = (audience = 'coterie', by = developmentIssuerName): SignJWT =>
    new SignJWT({}).setIssuer(by).setAudience(audience).setSubject(subject).setIssuedAt();
  const sign = (claimed: SignJWT): Promise<string> => claimed.setProtectedHeader({ alg: 'EdDSA' }).sign(key);
  const [, payload = '', signature = ''] = token.split('.');
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const publicKeyBytes = Buffer.from(String(jwk['x']), 'base64url');

  test('a good one signs in', async () => {
    const { json, status } = await ask('{ viewer { __typename } }', {}, { authorization: `Bearer ${token}` });
    expect(status).toBe(200);
    expect(json.errors).toBeUndefined();
  });

  test.each<[string, string]>([
    ['expired', await sign(claims().setExpirationTime(Math.floor(Date.now() / 1000) - 3600))],
    ['not valid yet', await sign(claims().setNotBefore('1h').setExpirationTime('2h'))],
    ['for another audience', await sign(claims('elsewhere').setExpirationTime('1h'))],
    ['by another issuer', await sign(claims('coterie', 'urn:elsewhere').setExpirationTime('1h'))],
    [
      'by another key',
      await claims().setExpirationTime('1h').setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32)),
    ],
    [
      'HS256 with the public key as its secret',
      await claims().setExpirationTime('1h').setProtectedHeader({ alg: 'HS256' }).sign(publicKeyBytes),
    ],
    ['without a signature', `${encode({ alg: 'none' })}.${payload}.`],
    ['none, with the signature of a good one', `${encode({ alg: 'none' })}.${payload}.${signature}`],
    [
      'with other claims',
      `${token.split('.')[0]}.${encode({ iss: developmentIssuerName, aud: 'coterie', sub: 'platform-administrator', exp: 9_999_999_999 })}.${signature}`,
    ],
    [
      'without a subject',
      await new SignJWT({})
        .setIssuer(developmentIssuerName)
        .setAudience('coterie')
        .setExpirationTime('1h')
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(key),
    ],
    ['without an end', await sign(claims())],
    ['no token at all', 'x'],
    ['empty', ''],
  ])('one that is %s: 401', async (_name, bad) => {
    const { json, status, headers, body } = await ask(
      '{ viewer { __typename } clock { now } }',
      {},
      { authorization: `Bearer ${bad}` },
    );
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(json.errors).toEqual([
      {
        message: 'The token is not valid here, or no longer. Sign in again.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
    expect(body).not.toMatch(internals);
  });

  test('another scheme: 401', async () => {
    expect((await ask('{ clock { now } }', {}, { authorization: 'Basic YTpi' })).status).toBe(401);
  });
});

describe('pages of a development server', () => {
  const page = (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    send(path, { method: 'GET', headers: { accept: 'text/html', ...headers } });

  test('the start page names everybody whom one can act as', async () => {
    const { status, body } = await page('/');
    expect(status).toBe(200);
    expect(body).toContain('wisconsin-equity-coordinator');
  });

  test('a token of an example person signs in, and of nobody else', async () => {
    const { body, status } = await page('/token/wisconsin-equity-coordinator');
    expect(status).toBe(200);
    expect(await issuer.verify(body)).toEqual({
      issuer: developmentIssuerName,
      subject: 'wisconsin-equity-coordinator',
    });
    for (const nobody of ['nobody', '', '%00', '..%2f..', 'constructor'])
      expect((await page(`/token/${nobody}`)).status).toBe(404);
  });

  test.each([
    'attacker.example',
    'attacker.example:4000',
    '127.0.0.1.attacker.example',
    'localhost.attacker.example',
    '10.0.0.1',
  ])(
    'to a name that was turned to this machine (%s) it gives no token, nor a page with one',
    async (host) => {
      for (const path of [
        '/token/wisconsin-equity-coordinator',
        '/',
        '/graphql?as=wisconsin-equity-coordinator',
      ]) {
        const { body } = await page(path, { host });
        expect(body).not.toMatch(/eyJ[\w-]+\./);
        expect(body).not.toContain('wisconsin-equity-applicant-3');
      }
    },
  );

  test('GraphiQL acts as the person that its address names', async () => {
    const { body, status } = await page('/graphql?as=wisconsin-equity-coordinator');
    expect(status).toBe(200);
    expect(body).toContain('Bearer eyJ');
    expect((await page('/graphql?as=nobody')).body).not.toContain('Bearer eyJ');
  });

  test('a page of elsewhere may not call it, one of this machine may', async () => {
    const allowed = async (origin: string): Promise<string | undefined> =>
      (await send('/graphql', { headers: { origin }, body: '{"query": "{ clock { now } }"}' })).headers[
        'access-control-allow-origin'
      ];
    expect(await allowed('https://attacker.example')).toBeUndefined();
    expect(await allowed('null')).toBeUndefined();
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173');
  });
});
