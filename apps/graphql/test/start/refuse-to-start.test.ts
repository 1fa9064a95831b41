import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withConnection } from '../../src/platform/connect.ts';
import { canTraverse, isRoot } from '../../src/platform/embedded-postgres/run-as.ts';
import { optionTable } from '../../src/platform/options-table.ts';
import { createTestDatabase } from '../../src/platform/testing/create-test-database.ts';
import { ask, databaseProcess, makeDirectory, type RunOptions, repository, runServer } from './run-server.ts';

const database = await createTestDatabase();
const empty = await createTestDatabase({ empty: true });
const { port: databasePort } = new URL(database.databaseUrl);
const directory = makeDirectory();
const standard = { COTERIE_PORT: '0', COTERIE_LOG_LEVEL: 'error', COTERIE_DATA_DIR: join(directory, 'data') };

/** Runs to the end; gives the exit code and the lines on standard error. */
async function run({
  env = {},
  ...options
}: RunOptions): Promise<{ code: number | string; errors: string[]; output: string }> {
  const server = runServer({ ...options, env: { ...standard, ...env } });
  const code = await server.ended;
  const errors = server.errors().split('\n');
  expect(errors.pop()).toBe('');
  return { code, errors, output: server.output() };
}

const url = (user: string, password: string, name: string, port = databasePort): string =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;
const withDatabase = { DATABASE_URL: database.databaseUrl };

describe('declines with one plain line and a non-zero exit', () => {
  test.concurrent.each<[string, RunOptions, RegExp]>([
    [
      'an unknown option',
      { env: { COTERIE_PROT: '1' } },
      /^COTERIE_PROT is not an option\. Did you mean COTERIE_PORT\?$/,
    ],
    ['an unknown argument', { args: ['--port'] }, /^--port is not known here\. See --help\.$/],
    ['a URL that is none', { env: { DATABASE_URL: 'hunter2' } }, /^DATABASE_URL is not a database URL/],
    [
      'a server that does not answer',
      { env: { DATABASE_URL: url('app', 'hunter2', 'x', '1') } },
      /^No PostgreSQL answers at 127\.0\.0\.1:1 \(DATABASE_URL, ECONNREFUSED\)/,
    ],
    [
      'a wrong password',
      { env: { DATABASE_URL: url('coterie_app', 'hunter2', database.name) } },
      /^127\.0\.0\.1:\d+ does not let coterie_app in \(DATABASE_URL\)/,
    ],
    [
      'a database that is missing',
      { env: { DATABASE_URL: database.databaseUrl.replace(database.name, 'no_such') } },
      /^There is no database "no_such" on 127\.0\.0\.1:\d+ \(DATABASE_URL\)/,
    ],
    [
      'a superuser as the application',
      { env: { DATABASE_URL: database.superuserUrl } },
      /^The login postgres \(DATABASE_URL\) is a superuser/,
    ],
    [
      'a superuser as the owner',
      { env: { ...withDatabase, MIGRATION_DATABASE_URL: database.superuserUrl } },
      /^The login postgres \(MIGRATION_DATABASE_URL\) is a superuser/,
    ],
    [
      'a database that was never set up',
      { env: { DATABASE_URL: empty.databaseUrl } },
      /has not been set up for Coterie\. Set MIGRATION_DATABASE_URL/,
    ],
    [
      'an address that is not of this machine',
      { env: { ...withDatabase, COTERIE_HOST: '192.0.2.1' } },
      /^COTERIE_HOST=192\.0\.2\.1 is no address of this machine/,
    ],
    [
      'a program file that is missing',
      { env: { COTERIE_PROGRAMS: '/nowhere/program.yaml' } },
      /^COTERIE_PROGRAMS names what is not a readable file: \/nowhere\/program\.yaml\.$/,
    ],
    [
      'a data directory below a file',
      { env: { COTERIE_DATA_DIR: '/dev/null/data' } },
      /^The data directory \/dev\/null\/data cannot be written \((ENOTDIR|EEXIST)\)/,
    ],
    [
      'a key directory below a file, beside another database',
      { env: { ...withDatabase, COTERIE_DATA_DIR: '/dev/null/data' } },
      /^The data directory \/dev\/null\/data cannot be written \((ENOTDIR|EEXIST)\)/,
    ],
  ])('%s', async (_name, options, line) => {
    const { code, errors } = await run(options);
    expect(errors).toEqual([expect.stringMatching(line)]);
    expect(code).toBe(1);
    expect(errors.join()).not.toContain('hunter2');
  });

  test('a port that is taken, and the database is stopped again', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { code, errors } = await run({ env: { COTERIE_PORT: String(port) } });
    other.close();
    expect(errors).toEqual([
      expect.stringMatching(
        `^Port ${port} on 127\\.0\\.0\\.1 is already in use\\. .*COTERIE_PORT=${port + 1} `,
      ),
    ]);
    expect(code).toBe(1);
    expect(databaseProcess(standard.COTERIE_DATA_DIR)).toBeNull();
  });

  test('a key that was damaged', async () => {
    const damaged = join(makeDirectory(), 'data');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'development-issuer.jwk'), '{"kty": "OKP", ');
    const { code, errors } = await run({ env: { ...withDatabase, COTERIE_DATA_DIR: damaged } });
    expect(errors).toEqual([expect.stringMatching(/development-issuer\.jwk cannot be read\. Remove it;/)]);
    expect(code).toBe(1);
  });
});

describe.skipIf(isRoot() && !canTraverse(repository, { uid: 65_534, gid: 65_534 }))(
  'as an ordinary user',
  () => {
    const uid = isRoot() ? { uid: 65_534 } : {};

    test('declines a data directory that they cannot write', async () => {
      const closed = makeDirectory();
      chmodSync(closed, 0o555);
      const { code, errors } = await run({ ...uid, env: { COTERIE_DATA_DIR: join(closed, 'data') } });
      expect(errors).toEqual([
        expect.stringMatching(
          /^The data directory .* cannot be written \(EACCES\)\. Give this user the right to, or set COTERIE_DATA_DIR/,
        ),
      ]);
      expect(code).toBe(1);
    });

    test('starts on one that they can', async () => {
      const own = makeDirectory();
      if (isRoot()) chownSync(own, 65_534, 65_534);
      const server = runServer({ ...uid, env: { ...standard, COTERIE_DATA_DIR: join(own, 'data') } });
      expect(
        (await ask(await server.address(), '{ organizations { totalCount } }')).data.organizations.totalCount,
      ).toBe(5);
      expect(await server.stop()).toBe(0);
    });
  },
);

test('--help names every option, --print-role-sql every role', async () => {
  const help = await run({ args: ['--help'] });
  expect(help).toMatchObject({ code: 0, errors: [] });
  for (const name of Object.keys(optionTable)) expect(help.output).toContain(`  ${name}=`);
  const sql = await run({ args: ['--print-role-sql'] });
  expect(sql).toMatchObject({
    code: 0,
    errors: [],
    output: expect.stringContaining('CREATE ROLE coterie_app LOGIN NOINHERIT NOSUPERUSER'),
  });
});

test('program files that are broken are named with line and reason, and nothing of any is loaded', async () => {
  const { databaseUrl, superuserUrl } = await createTestDatabase();
  const organizations = (): Promise<string[]> =>
    withConnection(superuserUrl, 'the embedded database', async (client) =>
      (await client.query<{ slug: string }>('SELECT slug FROM organization')).rows.map(({ slug }) => slug),
    );
  const good = join(repository, 'packages/programs/examples/nordlicht-lernkreise.yaml');
  const broken = join(directory, 'broken program.yaml');
  writeFileSync(
    broken,
    'formatVersion: 1\nkey: broken\norganization:\n  key: broken\n  timeZone: Europe/Nowhere\n',
  );
  const { code, errors } = await run({
    env: { DATABASE_URL: databaseUrl, COTERIE_PROGRAMS: `${good},${broken}` },
  });
  expect(code).toBe(1);
  expect(errors).toContainEqual(
    expect.stringMatching(
      /^COTERIE_PROGRAMS: .*broken program\.yaml:5:\d+ \/organization\/timeZone expected .*found/,
    ),
  );
  for (const line of errors) expect(line).toContain('broken program.yaml');
  expect(await organizations()).toEqual([]);

  const server = runServer({ env: { ...standard, DATABASE_URL: databaseUrl, COTERIE_PROGRAMS: good } });
  const address = await server.address();
  expect(server.output()).toContain(`Loaded ${good}`);
  expect(
    (await ask(address, '{ organization(slug: "nordlicht") { label } }')).data.organization,
  ).not.toBeNull();
  expect(await server.stop()).toBe(0);
  expect(await organizations()).toHaveLength(6);
});

describe('where others may reach it', () => {
  const strangersSeeNothing = async (address: string): Promise<void> => {
    for (const page of [
      '/',
      '/token/platform-administrator',
      '/graphql',
      '/graphql?as=platform-administrator',
    ]) {
      const response = await fetch(`${address}${page}`, {
        headers: { accept: 'text/html', connection: 'close' },
      });
      const body = await response.text();
      expect([page, response.status >= 400, body.includes('eyJ'), body.includes('GraphiQL')]).toEqual([
        page,
        true,
        false,
        false,
      ]);
    }
    const moved = await ask(address, 'mutation { moveDevelopmentClock(to: "2024-01-20T15:00:00Z") }');
    expect(moved.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await ask(address, '{ clock { now } }', 'eyJhbGciOiJub25lIn0.e30.')).status).toBe(401);
  };

  test('in production: real time, no tokens, no GraphiQL, and no data directory is needed', async () => {
    const server = runServer({
      env: { ...standard, ...withDatabase, NODE_ENV: 'production', COTERIE_DATA_DIR: '/dev/null/data' },
    });
    const address = await server.address();
    expect(server.output()).toContain('Clock    real time');
    expect(server.output()).not.toContain('platform-administrator');
    await strangersSeeNothing(address);
    const { data } = await ask(address, '{ clock { now development } organizations { totalCount } }');
    expect(data.organizations.totalCount).toBe(5);
    expect(data.clock.development).toBe(false);
    expect(Math.abs(Date.parse(data.clock.now) - Date.now())).toBeLessThan(60_000);
    expect(await server.stop()).toBe(0);
  });

  test('beyond loopback: nobody is vouched for', async () => {
    const server = runServer({
      env: { ...standard, ...withDatabase, COTERIE_HOST: '0.0.0.0', COTERIE_NOW: '2024-01-15T09:00-06:00' },
    });
    const address = await server.address();
    expect(server.output()).not.toContain('platform-administrator');
    await strangersSeeNothing(address.replace('0.0.0.0', '127.0.0.1'));
    expect(await server.stop()).toBe(0);
  });
});
