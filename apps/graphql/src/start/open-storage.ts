import { prepareEmbeddedDatabase } from '../platform/embedded-postgres/prepare-embedded-database.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/start-embedded-postgres.ts';
import { prepareServedDatabase } from '../platform/migrate-served-database.ts';
import type { Options } from '../platform/options.ts';

/** A prepared database, and how to let go of it. */
export interface Storage {
  readonly databaseUrl: string;
  /** What the terminal says of it: a directory or a server. */
  readonly place: string;
  close(): Promise<void>;
}

/** Starts or connects to the database and brings it up to the code's migrations. */
export async function openStorage(options: Options, log: (line: string) => void): Promise<Storage> {
  if (options.database.kind === 'served') {
    await prepareServedDatabase({ ...options.database, log });
    const { host, pathname } = new URL(options.database.databaseUrl);
    return { databaseUrl: options.database.databaseUrl, place: `PostgreSQL at ${host}${pathname}`, close: async () => {} };
  }
  const postgres = await startEmbeddedPostgres({ dataDirectory: options.dataDirectory, log });
  try {
    const { databaseUrl } = await prepareEmbeddedDatabase(postgres, { log });
    return { databaseUrl, place: postgres.dataDirectory, close: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
