import { guardBoot, refuseRoleAboveRowSecurity, requireServerVersion } from './boot-guard.ts';
import { describeUrl, withConnection } from './connect.ts';
import { findPendingAsApp, type Migration, migrate } from './migrate.ts';
import { ensureServedRoles } from './roles.ts';
import { StartFailure } from './start-failure.ts';

/**
 * Brings a PostgreSQL server's database to where Coterie can use it, and checks the application's login.
 * Without the owner's URL nothing is changed, and a database that lacks migrations is refused.
 *
 * @throws StartFailure
 */
export async function prepareServedDatabase(options: {
  readonly databaseUrl: string;
  readonly migrationDatabaseUrl: string | null;
  readonly migrations?: readonly Migration[];
  readonly log?: (line: string) => void;
}): Promise<void> {
  const { databaseUrl, migrationDatabaseUrl } = options;
  if (migrationDatabaseUrl !== null) {
    const appLogin = describeUrl(databaseUrl).user;
    await withConnection(migrationDatabaseUrl, 'MIGRATION_DATABASE_URL', async (owner) => {
      await requireServerVersion(owner);
      await refuseRoleAboveRowSecurity(owner, 'MIGRATION_DATABASE_URL');
      await ensureServedRoles(owner, appLogin);
      await migrate(owner, options.migrations, options.log);
    });
  }
  await withConnection(databaseUrl, 'DATABASE_URL', async (app) => {
    await guardBoot(app, 'DATABASE_URL');
    const pending = await findPendingAsApp(app, options.migrations);
    if (pending !== null && pending.length === 0) return;
    const { database } = describeUrl(databaseUrl);
    throw new StartFailure(
      'MIGRATIONS_PENDING',
      pending === null
        ? `The database "${database}" has not been set up for Coterie. Set MIGRATION_DATABASE_URL to its owner's login.`
        : `The database "${database}" lacks migrations (${pending.join(', ')}). ` +
            "Set MIGRATION_DATABASE_URL to its owner's login, and they are applied at the start.",
    );
  });
}
