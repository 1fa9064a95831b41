import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { canTraverse, chooseRunAs, type RunAs } from './run-as.ts';

/** Where the cluster of a data directory stands, and as whom PostgreSQL runs on it. */
export type ClusterPlace = {
  readonly dataDirectory: string;
  /** Holds the cluster, its log and a copy of the binaries if one is needed. Mostly the data directory itself. */
  readonly home: string;
  readonly clusterDirectory: string;
  readonly logFile: string;
  readonly runAs: RunAs | null;
};

/** Where root keeps clusters of data directories that PostgreSQL's own user cannot get to. */
const placeOfRoot = '/var/lib/coterie';

/**
 * Makes the data directory, if need be, and says where its cluster belongs. That is inside it, unless root runs
 * Coterie from a closed place (`/root`, `/home/someone`): PostgreSQL runs as another user then, who cannot pass,
 * and the data directory holds a pointer to a place where they can.
 *
 * @throws StartFailure `DATA_DIRECTORY_NOT_WRITABLE`
 */
export function findClusterPlace(requested: string): ClusterPlace {
  const dataDirectory = makeDirectory(requested);
  const pointer = path.join(dataDirectory, 'cluster-location');
  const home = existsSync(pointer) ? readPointer(pointer) : dataDirectory;
  const clusterDirectory = path.join(home, 'postgres');
  const runAs = chooseRunAs(clusterDirectory);
  const place = { dataDirectory, home, clusterDirectory, logFile: path.join(home, 'postgres.log'), runAs };
  if (runAs === null) return refuseOthersCluster(place);
  if (home === dataDirectory) chmodSync(dataDirectory, 0o711);
  if (canTraverse(home, runAs)) return place;
  const moved = path.join(placeOfRoot, randomUUID());
  makeDirectory(placeOfRoot, 0o711);
  makeDirectory(moved, 0o711);
  writeFileSync(pointer, `${moved}\n`);
  return {
    ...place,
    home: moved,
    clusterDirectory: path.join(moved, 'postgres'),
    logFile: path.join(moved, 'postgres.log'),
  };
}

function readPointer(pointer: string): string {
  const home = readFileSync(pointer, 'utf8').trim();
  if (existsSync(home)) return home;
  throw new StartFailure(
    'DATA_DIRECTORY_DAMAGED',
    `${pointer} says that the database is in ${home}, and that directory is gone. ` +
      'Restore it from a backup, or set COTERIE_DATA_DIR to an empty directory.',
  );
}

function makeDirectory(directory: string, mode = 0o700): string {
  try {
    mkdirSync(path.dirname(directory), { recursive: true });
    if (mkdirSync(directory, { recursive: true, mode }) !== undefined) chmodSync(directory, mode);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(directory);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new StartFailure(
      'DATA_DIRECTORY_NOT_WRITABLE',
      `The data directory ${directory} cannot be written (${reason}). ` +
        'Give this user the right to, or set COTERIE_DATA_DIR to another directory.',
      { cause },
    );
  }
}

function refuseOthersCluster(place: ClusterPlace): ClusterPlace {
  try {
    if (existsSync(place.clusterDirectory)) {
      accessSync(place.clusterDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
    }
    return place;
  } catch (cause) {
    throw new StartFailure(
      'DATA_DIRECTORY_NOT_WRITABLE',
      `The database in ${place.clusterDirectory} belongs to another user. ` +
        'Run Coterie as that user or as root, or set COTERIE_DATA_DIR to another directory.',
      { cause },
    );
  }
}
