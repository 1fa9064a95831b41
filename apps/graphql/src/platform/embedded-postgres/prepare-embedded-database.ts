import { guardBoot, requireServerVersion } from '../boot-guard.ts';
import { withConnection } from '../connect.ts';
import { type Migration, migrate } from '../migrate.ts';
import { ensureDatabase, ensureEmbeddedRoles, roles } from '../roles.ts';
import type { EmbeddedPostgres } from './start-embedded-postgres.ts';

/** The URLs of one prepared database: the application's login for the server, the owner's for migrations. */
export type DatabaseUrls = { readonly databaseUrl: string; readonly migrationDatabaseUrl: string };

const option = 'the embedded database';

/** Brings an embedded database to where the server can use it: roles, database, migrations, guard. */
export async function prepareEmbeddedDatabase(
  postgres: EmbeddedPostgres,
  options: {
    readonly name?: string;
    readonly migrations?: readonly Migration[];
    readonly log?: (line: string) => void;
  } = {},
): Promise<DatabaseUrls> {
  const name = options.name ?? 'coterie';
  const urls = embeddedDatabaseUrls(postgres, name);
  await withConnection(postgres.superuserUrl(), option, async (superuser) => {
    await requireServerVersion(superuser);
    await ensureEmbeddedRoles(superuser, postgres.passwords);
    await ensureDatabase(superuser, name);
  });
  await withConnection(urls.migrationDatabaseUrl, option, (owner) =>
    migrate(owner, options.migrations, options.log),
  );
  await withConnection(urls.databaseUrl, option, (app) => guardBoot(app, option));
  return urls;
}

export function embeddedDatabaseUrls(
  { port, passwords }: Pick<EmbeddedPostgres, 'port' | 'passwords'>,
  name: string,
): DatabaseUrls {
  return {
    databaseUrl: `postgresql://${roles.app}:${passwords.app}@127.0.0.1:${port}/${name}`,
    migrationDatabaseUrl: `postgresql://${roles.owner}:${passwords.owner}@127.0.0.1:${port}/${name}`,
  };
}
