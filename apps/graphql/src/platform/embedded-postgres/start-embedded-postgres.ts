import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { type ClusterPlace, findClusterPlace } from './cluster-place.ts';
import { createCluster, superuserName } from './create-cluster.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import { findBinaries, type PostgresBinaries } from './find-binaries.ts';
import { type Passwords, readOrCreatePasswords } from './passwords.ts';
import type { Postmaster } from './postmaster.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { startPostmaster, stopPostmaster, waitForPostmaster } from './run-postmaster.ts';

export type EmbeddedPostgresOptions = {
  readonly dataDirectory: string;
  /** PostgreSQL 18 of this platform, unless given. */
  readonly binaries?: PostgresBinaries;
  /** Progress, one short sentence at a time. */
  readonly log?: (line: string) => void;
  /** False for throwaway clusters only. */
  readonly durable?: boolean;
  readonly maxConnections?: number;
};

export type EmbeddedPostgres = {
  readonly port: number;
  /** The process id of the postmaster. */
  readonly pid: number;
  readonly dataDirectory: string;
  readonly logFile: string;
  readonly passwords: Passwords;
  /** How it came to run: `created` now, `started` on data that was there, `adopted` from a killed process. */
  readonly origin: 'created' | 'started' | 'adopted';
  /** The superuser's URL for one database of this cluster (`postgres` unless named). */
  superuserUrl(database?: string): string;
  /** Stops the database and gives the data directory free. May be called more than once. */
  stop(): Promise<void>;
};

/**
 * Runs PostgreSQL on a directory of this machine, reachable from this machine only.
 *
 * @throws StartFailure
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const place = findClusterPlace(options.dataDirectory);
  const lock = lockDataDirectory(place.dataDirectory);
  try {
    const { postmaster, passwords, origin } = await bringUp(place, options, log);
    let stopping: Promise<void> | null = null;
    return {
      port: postmaster.port,
      pid: postmaster.pid,
      dataDirectory: place.dataDirectory,
      logFile: place.logFile,
      passwords,
      origin,
      superuserUrl: (database = 'postgres') =>
        `postgresql://${superuserName}:${passwords.superuser}@127.0.0.1:${postmaster.port}/${database}`,
      stop() {
        stopping ??= stopPostmaster(postmaster.pid, place.clusterDirectory).finally(() => lock.release());
        return stopping;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function bringUp(
  place: ClusterPlace,
  options: EmbeddedPostgresOptions,
  log: (line: string) => void,
): Promise<{ postmaster: Postmaster; passwords: Passwords; origin: EmbeddedPostgres['origin'] }> {
  const { clusterDirectory, logFile, runAs } = place;
  const found = options.binaries ?? findBinaries();
  const exists = existsSync(path.join(clusterDirectory, 'PG_VERSION'));
  const passwords = readOrCreatePasswords(place.dataDirectory, exists);
  if (exists) {
    refuseOtherMajor(clusterDirectory, found);
    const running = await waitForPostmaster(clusterDirectory);
    if (running !== null) {
      log('Taking over the database that an earlier run left');
      return { postmaster: running, passwords, origin: 'adopted' };
    }
  }
  const binaries = reachableBinaries(found, runAs, place.home, log);
  const durable = options.durable ?? true;
  if (!exists) {
    log('Creating the database');
    await createCluster({
      binaries,
      clusterDirectory,
      superuserPassword: passwords.superuser,
      runAs,
      durable,
    });
  }
  setAsideLongLog(logFile);
  log('Starting the database');
  const postmaster = await startPostmaster({
    binaries,
    clusterDirectory,
    logFile,
    runAs,
    durable,
    maxConnections: options.maxConnections ?? 100,
  });
  return { postmaster, passwords, origin: exists ? 'started' : 'created' };
}

function refuseOtherMajor(clusterDirectory: string, binaries: PostgresBinaries): void {
  const major = readFileSync(path.join(clusterDirectory, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (major === ours) return;
  throw new StartFailure(
    'DATA_DIRECTORY_VERSION',
    `The data in ${clusterDirectory} was written by PostgreSQL ${major}, and this Coterie brings ${ours}. ` +
      'Move it over with pg_dump, or set COTERIE_DATA_DIR to another directory.',
  );
}

const longLog = 5_000_000;

function setAsideLongLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > longLog) renameSync(logFile, `${logFile}.old`);
}
