import { rmSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireServerVersion } from './boot-guard.ts';
import { withConnection } from './connect.ts';
import { type EmbeddedMajor, findBinaries } from './embedded-postgres/find-binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres/start-embedded-postgres.ts';
import { readMigrations } from './migrate.ts';
import { prepareServedDatabase } from './migrate-served-database.ts';
import { roleSql } from './roles.ts';
import { makeTestDirectory } from './testing/test-cluster.ts';

describe.each([18, 15] as const)('a served PostgreSQL %i', (major: EmbeddedMajor) => {
  const directory = makeTestDirectory();
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({
      dataDirectory: path.join(directory, 'data'),
      binaries: findBinaries(major),
      durable: false,
    });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true });
  });

  const url = (login: string, password = `${login}-secret`, database = 'coterie'): string =>
    `postgresql://${login}:${password}@127.0.0.1:${server.port}/${database}`;
  const administer = (sql: string, database = 'postgres'): Promise<unknown> =>
    withConnection(server.superuserUrl(database), 'the embedded database', (admin) => admin.query(sql));
  const prepare = (login: string, owner: string | null = null): Promise<void> =>
    prepareServedDatabase({
      databaseUrl: url(login),
      migrationDatabaseUrl: owner === null ? null : url(owner),
    });
  const makeLogin = (login: string, attributes: string): Promise<unknown> =>
    administer(
      `CREATE ROLE ${login} LOGIN ${attributes} PASSWORD '${login}-secret'; GRANT CONNECT ON DATABASE coterie TO ${login}`,
    );

  test('that has roles but no rights to make them names what is missing', async () => {
    await administer(`CREATE ROLE poor_owner LOGIN PASSWORD 'poor_owner-secret'`);
    await administer('CREATE DATABASE coterie OWNER poor_owner');
    await expect(prepare('coterie_app', 'poor_owner')).rejects.toMatchObject({
      code: 'DATABASE_ROLES',
      message: expect.stringContaining('--print-role-sql'),
    });
    await administer('DROP DATABASE coterie');
  });

  test('is prepared by the SQL that is printed for its administrator, and then by the owner', async () => {
    const sql = roleSql()
      .replace('choose one', 'coterie_owner-secret')
      .replace('choose another', 'coterie_app-secret')
      .replace(/^--.*$/gm, '');
    for (const statement of sql.split(';\n').filter((text) => text.trim() !== ''))
      await administer(statement);

    await expect(prepare('coterie_app')).rejects.toMatchObject({
      code: 'MIGRATIONS_PENDING',
      message: expect.stringContaining('MIGRATION_DATABASE_URL'),
    });
    await prepare('coterie_app', 'coterie_owner');
    await prepare('coterie_app');
  });

  test('without the newest migration names it, and does not apply it without the owner', async () => {
    const migrations = [{ name: '9_new', checksum: 'x', sql: '' }];
    const newer = { databaseUrl: url('coterie_app'), migrationDatabaseUrl: null };
    await expect(
      prepareServedDatabase({ ...newer, migrations: [...readMigrations(), ...migrations] }),
    ).rejects.toMatchObject({
      code: 'MIGRATIONS_PENDING',
      message: expect.stringContaining('lacks migrations (9_new)'),
    });
  });

  test('makes the groups by itself where the owner may create roles', async () => {
    await administer(`CREATE ROLE able_owner LOGIN CREATEROLE PASSWORD 'able_owner-secret'`);
    await makeLogin('other_app', 'NOINHERIT');
    await administer('CREATE DATABASE able OWNER able_owner');
    await administer('DROP OWNED BY coterie_tenant, coterie_public, coterie_worker', 'coterie');
    await administer('DROP DATABASE coterie WITH (FORCE)');
    await administer('DROP ROLE coterie_tenant, coterie_public, coterie_worker');
    await prepareServedDatabase({
      databaseUrl: url('other_app', undefined, 'able'),
      migrationDatabaseUrl: url('able_owner', undefined, 'able'),
    });
    await administer('GRANT coterie_tenant, coterie_public, coterie_worker TO coterie_app');
    await administer('CREATE DATABASE coterie OWNER coterie_owner');
    await prepare('coterie_app', 'coterie_owner');
  });

  test.each([
    ['is a superuser', 'SUPERUSER', ''],
    ['is a role that bypasses row-level security', 'BYPASSRLS', ''],
    ['can become postgres, which is a superuser', 'NOINHERIT', 'postgres'],
  ])('refuses a login that %s, as application and as owner', async (how, attributes, group) => {
    const login = `mighty_${attributes.toLowerCase()}`;
    await makeLogin(login, attributes);
    if (group !== '') await administer(`GRANT ${group} TO ${login}`);
    const refusal = (option: string): object => ({
      code: 'DATABASE_LOGIN_TOO_POWERFUL',
      message: expect.stringContaining(`The login ${login} (${option}) ${how}`),
    });
    await expect(prepare(login)).rejects.toMatchObject(refusal('DATABASE_URL'));
    await expect(prepare('coterie_app', login)).rejects.toMatchObject(refusal('MIGRATION_DATABASE_URL'));
  });

  test('refuses a login that cannot become the groups, that inherits them, or that owns tables', async () => {
    await makeLogin('stranger', 'NOINHERIT');
    await expect(prepare('stranger')).rejects.toMatchObject({
      code: 'DATABASE_ROLES',
      message: expect.stringContaining('cannot become coterie_tenant, coterie_public, coterie_worker'),
    });
    await makeLogin('heir', 'INHERIT');
    await administer('GRANT coterie_tenant, coterie_public, coterie_worker TO heir');
    await expect(prepare('heir')).rejects.toMatchObject({
      code: 'DATABASE_LOGIN_TOO_POWERFUL',
      message: expect.stringContaining('NOINHERIT'),
    });
    await makeLogin('owner_too', 'NOINHERIT');
    await administer('GRANT coterie_tenant, coterie_public, coterie_worker, coterie_owner TO owner_too');
    await expect(prepare('owner_too')).rejects.toMatchObject({
      code: 'DATABASE_LOGIN_TOO_POWERFUL',
      message: expect.stringContaining('owns the table'),
    });
  });

  test("refuses a table with organizations' rows that has no enforced row-level security", async () => {
    await administer(
      'CREATE TABLE leak (organization_id uuid); ALTER TABLE leak ENABLE ROW LEVEL SECURITY',
      'coterie',
    );
    await expect(prepare('coterie_app')).rejects.toMatchObject({
      code: 'ROW_LEVEL_SECURITY_MISSING',
      message: expect.stringContaining('leak'),
    });
    await administer('ALTER TABLE leak FORCE ROW LEVEL SECURITY', 'coterie');
    await prepare('coterie_app');
  });

  test('that cannot be reached or logged in to: one line, without the password', async () => {
    const cases: readonly [string, string][] = [
      [url('coterie_app', 'hunter2'), 'DATABASE_AUTHENTICATION'],
      [url('nobody_at_all', 'hunter2'), 'DATABASE_AUTHENTICATION'],
      [url('coterie_app', undefined, 'no_such'), 'DATABASE_MISSING'],
      [`postgresql://app:hunter2@127.0.0.1:1/coterie`, 'DATABASE_UNREACHABLE'],
      [`postgresql://app:hunter2@no-such-host.invalid/coterie`, 'DATABASE_UNREACHABLE'],
    ];
    for (const [databaseUrl, code] of cases) {
      const failure = prepareServedDatabase({ databaseUrl, migrationDatabaseUrl: null });
      await expect(failure).rejects.toMatchObject({
        code,
        message: expect.stringContaining('(DATABASE_URL'),
      });
      await expect(failure).rejects.not.toMatchObject({
        message: expect.stringMatching(/hunter2|secret|\n/),
      });
    }
  });
});

test('a server older than 15 is refused', async () => {
  const old = { query: async () => ({ rows: [{ server_version_num: '140012' }] }) } as unknown as pg.Client;
  await expect(requireServerVersion(old)).rejects.toMatchObject({
    code: 'DATABASE_TOO_OLD',
    message: 'The PostgreSQL server is version 14. Coterie needs 15 or newer.',
  });
});
