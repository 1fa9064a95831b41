import { isAlive } from '../platform/embedded-postgres/postmaster.ts';
import { prepareEmbeddedDatabase } from '../platform/embedded-postgres/prepare-embedded-database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../platform/embedded-postgres/start-embedded-postgres.ts';
import { prepareServedDatabase } from '../platform/migrate-served-database.ts';
import type { Options } from '../platform/options.ts';
import { StartFailure } from '../platform/start-failure.ts';

/** A prepared database, and how to let go of it. */
export interface Storage {
  readonly databaseUrl: string;
  /** What the terminal says of it: a directory or a server. */
  readonly place: string;
  /** Resolves if the database ends by itself and will not come back; never where it is another's to keep. */
  readonly lost: Promise<StartFailure>;
  close(): Promise<void>;
}

/** Starts or connects to the database and brings it up to the code's migrations. */
export async function openStorage(options: Options, log: (line: string) => void): Promise<Storage> {
  if (options.database.kind === 'served') {
    await prepareServedDatabase({ ...options.database, log });
    const { host, pathname } = new URL(options.database.databaseUrl);
    return {
      databaseUrl: options.database.databaseUrl,
      place: `PostgreSQL at ${host}${pathname}`,
      lost: new Promise(() => {}),
      close: async () => {},
    };
  }
  const postgres = await startEmbeddedPostgres({ dataDirectory: options.dataDirectory, log });
  try {
    const { databaseUrl } = await prepareEmbeddedDatabase(postgres, { log });
    const watch = watchPostgres(postgres);
    return {
      databaseUrl,
      place: postgres.dataDirectory,
      lost: watch.lost,
      close() {
        watch.stop();
        return postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** It may have been adopted from an earlier run, and then it is no child whose end would be told. */
function watchPostgres({ pid, logFile }: EmbeddedPostgres): {
  readonly lost: Promise<StartFailure>;
  stop(): void;
} {
  const { promise: lost, resolve } = Promise.withResolvers<StartFailure>();
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    resolve(
      new StartFailure(
        'POSTGRES_START',
        `The embedded database has ended by itself (process ${pid}). Start again; its log is ${logFile}.`,
      ),
    );
  }, 500);
  timer.unref();
  return { lost, stop: () => clearInterval(timer) };
}
