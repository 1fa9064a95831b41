import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findUnappliedByPrisma } from '../../scripts/schema-engine.ts';
import { withConnection } from './connect.ts';
import { findPendingAsApp, type Migration, migrate, readMigrations } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

const first = migration(
  '1_first',
  'CREATE TABLE first (id int);\nGRANT USAGE ON SCHEMA public TO coterie_public;',
);
const second = migration('2_second', 'CREATE TABLE second (id int);');

async function run(database: TestDatabase, migrations: readonly Migration[]): Promise<readonly string[]> {
  return withConnection(database.migrationDatabaseUrl, 'MIGRATION_DATABASE_URL', (owner) =>
    migrate(owner, migrations),
  );
}

function query(database: TestDatabase, sql: string): Promise<readonly Record<string, unknown>[]> {
  return withConnection(
    database.superuserUrl,
    'the embedded database',
    async (client) => (await client.query(sql)).rows,
  );
}

describe('migrations that are pending', async () => {
  const database = await createTestDatabase({ empty: true });

  test('are applied in order, once', async () => {
    expect(await run(database, [first])).toEqual(['1_first']);
    expect(await run(database, [first, second])).toEqual(['2_second']);
    expect(await run(database, [first, second])).toEqual([]);
    expect(
      await query(
        database,
        `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count AS steps,
                finished_at >= started_at AS finished, id ~ '^[0-9a-f-]{36}$' AS uuid
         FROM _prisma_migrations ORDER BY started_at`,
      ),
    ).toEqual(
      [first, second].map(({ name, checksum }) => ({
        migration_name: name,
        checksum,
        logs: null,
        rolled_back_at: null,
        steps: 1,
        finished: true,
        uuid: true,
      })),
    );
  });

  test('are seen by the application, which may not apply them', async () => {
    const third = migration('3_third', 'SELECT 1');
    await withConnection(database.databaseUrl, 'DATABASE_URL', async (app) => {
      expect(await findPendingAsApp(app, [first, second])).toEqual([]);
      expect(await findPendingAsApp(app, [first, second, third])).toEqual(['3_third']);
      await expect(migrate(app, [first, second, third])).rejects.toThrow('permission denied');
    });
  });

  test('newer than the code are refused, by owner and application', async () => {
    const refusal = { code: 'MIGRATIONS_NEWER', message: expect.stringContaining('(2_second)') };
    await expect(run(database, [first])).rejects.toMatchObject(refusal);
    await withConnection(database.databaseUrl, 'DATABASE_URL', (app) =>
      expect(findPendingAsApp(app, [first])).rejects.toMatchObject(refusal),
    );
  });

  test('changed since are refused', async () => {
    await expect(
      run(database, [first, migration('2_second', 'CREATE TABLE other ();')]),
    ).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      message: expect.stringContaining('2_second'),
    });
  });
});

test('a database without any record is told apart', async () => {
  const database = await createTestDatabase({ empty: true });
  await withConnection(database.databaseUrl, 'DATABASE_URL', async (app) =>
    expect(await findPendingAsApp(app, [first])).toBeNull(),
  );
});

test('a migration that fails leaves nothing behind and says where it failed', async () => {
  const database = await createTestDatabase({ empty: true });
  const broken = migration('2_broken', 'CREATE TABLE half ();\nCREATE TABLE oops (id nothing);\n');
  await expect(run(database, [first, broken])).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: expect.stringMatching(/2_broken.*type "nothing" does not exist, line 2/),
  });
  expect(await query(database, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  expect(await run(database, [first, second])).toEqual(['2_second']);
});

test('two that start at once apply each migration once', async () => {
  const database = await createTestDatabase({ empty: true });
  const runs = await Promise.all([1, 2, 3].map(() => run(database, [first, second])));
  expect(runs.filter((names) => names.length > 0)).toEqual([['1_first', '2_second']]);
});

test('one that another tool began and never finished is refused', async () => {
  const database = await createTestDatabase({ empty: true });
  await run(database, [first]);
  await query(database, 'UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(run(database, [first])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
});

describe("Prisma's own engine agrees", async () => {
  const migrated = await createTestDatabase();
  const empty = await createTestDatabase({ empty: true });

  test('that nothing is left to apply after this runner', async () => {
    expect(await findUnappliedByPrisma(migrated.migrationDatabaseUrl, readMigrations())).toEqual([]);
  });

  test('on what is left before it', async () => {
    const all = readMigrations();
    expect(await findUnappliedByPrisma(empty.migrationDatabaseUrl, all)).toEqual(all.map(({ name }) => name));
  });
});
