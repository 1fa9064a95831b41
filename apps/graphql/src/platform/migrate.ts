import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { StartFailure } from './start-failure.ts';

/** One directory below `prisma/migrations`. */
export type Migration = { readonly name: string; readonly checksum: string; readonly sql: string };

type AppliedMigration = { readonly name: string; readonly checksum: string; readonly finished: boolean };

/** `prisma/migrations` of this repository. */
export const migrationsDirectory = path.resolve(import.meta.dirname, '../../../../prisma/migrations');

/** Reads the migrations in the order in which they apply, which is that of their names. */
export function readMigrations(directory: string = migrationsDirectory): readonly Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(directory, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, checksum: createHash('sha256').update(sql).digest('hex'), sql };
    });
}

/** Prisma takes this lock too, so that its own `migrate deploy` and this runner wait for each other. */
const prismaMigrateLock = 72_707_369;

/** The table as Prisma creates it. */
const createMigrationsTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies what is pending, each migration in a transaction of its own that also records it. Says the names of
 * those that it applied. Wants the owner's connection and the roles (see roles.ts).
 *
 * @throws StartFailure `MIGRATIONS_NEWER` · `MIGRATION_CHANGED` · `MIGRATION_FAILED`
 */
export async function migrate(
  owner: pg.Client,
  migrations: readonly Migration[] = readMigrations(),
  log: (line: string) => void = () => {},
): Promise<readonly string[]> {
  await owner.query('SELECT pg_advisory_lock($1)', [prismaMigrateLock]);
  try {
    await owner.query(createMigrationsTable);
    // The application's login cannot read anything as itself; it looks here before it serves.
    await owner.query('GRANT SELECT ON _prisma_migrations TO coterie_public');
    const pending = findPendingMigrations(migrations, await readApplied(owner));
    for (const migration of pending) {
      log(`Applying migration ${migration.name}`);
      await apply(owner, migration);
    }
    return pending.map(({ name }) => name);
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [prismaMigrateLock]).catch(() => {});
  }
}

/**
 * Which migrations a database lacks, read by the application's login. Null where there is no record at all.
 *
 * @throws StartFailure `MIGRATIONS_NEWER` · `MIGRATION_CHANGED` · `MIGRATION_FAILED`
 */
export async function findPendingAsApp(
  app: pg.Client,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[] | null> {
  await app.query('BEGIN READ ONLY');
  try {
    await app.query('SET LOCAL ROLE coterie_public');
    return findPendingMigrations(migrations, await readApplied(app)).map(({ name }) => name);
  } catch (error) {
    if (noRecord.includes((error as { code?: string }).code ?? '')) return null;
    throw error;
  } finally {
    await app.query('ROLLBACK');
  }
}

/** No such table, no right to read it, no such role. */
const noRecord = ['42P01', '42501', '22023', '42704'];

async function readApplied(client: pg.Client): Promise<readonly AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

function findPendingMigrations(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = applied.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new StartFailure(
      'MIGRATIONS_NEWER',
      `The database has migrations that this version of Coterie does not know (${unknown.join(', ')}). ` +
        'Start the newer version, or restore a backup from before it.',
    );
  }
  for (const { name, checksum, finished } of applied) {
    if (!finished) throw migrationFailed(name, 'it was begun by another tool and never finished');
    if (byName.get(name)?.checksum !== checksum) {
      throw new StartFailure(
        'MIGRATION_CHANGED',
        `Migration ${name} was changed after it was applied to this database. ` +
          'Put its file back as it was, and make the change in a new migration.',
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query('BEGIN');
  try {
    const startedAt = new Date();
    await owner.query(migration.sql);
    await owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, $4, 1)`,
      [randomUUID(), migration.checksum, migration.name, startedAt],
    );
    await owner.query('COMMIT');
  } catch (cause) {
    await owner.query('ROLLBACK').catch(() => {});
    throw migrationFailed(migration.name, describe(cause, migration.sql), cause);
  }
}

function describe(cause: unknown, sql: string): string {
  const { message, position } = cause as { message?: string; position?: string };
  const line = position === undefined ? '' : `, line ${sql.slice(0, Number(position)).split('\n').length}`;
  return `${message ?? 'no reason given'}${line}`;
}

function migrationFailed(name: string, reason: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'MIGRATION_FAILED',
    `Migration ${name} could not be applied: ${reason}. Nothing of it was kept; correct what it says and start again.`,
    { cause },
  );
}
