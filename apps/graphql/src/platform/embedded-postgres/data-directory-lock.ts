import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFailure } from '../start-failure.ts';
import { ownAs } from './run-as.ts';

export type DataDirectoryLock = { release(): void };

/**
 * Makes this process the only Coterie on a data directory, for as long as it lives.
 *
 * A file that holds a process id goes stale when that process is killed, and ids are used again, soonest in
 * containers. Node offers no file lock, but SQLite takes a real one, which the kernel drops with the process.
 * The id stands beside it only to be named.
 *
 * @throws StartFailure `ALREADY_RUNNING`
 */
export function lockDataDirectory(dataDirectory: string): DataDirectoryLock {
  const lockFile = path.join(dataDirectory, 'coterie.lock');
  const pidFile = path.join(dataDirectory, 'coterie.pid');
  const holder = new DatabaseSync(lockFile);
  try {
    holder.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (cause) {
    holder.close();
    if ((cause as { errcode?: number }).errcode !== sqliteBusy) throw cause;
    throw new StartFailure('ALREADY_RUNNING', alreadyRunning(dataDirectory, readPid(pidFile)), { cause });
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  ownAs(lockFile, dataDirectory);
  ownAs(pidFile, dataDirectory);
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      rmSync(pidFile, { force: true });
      holder.close();
    },
  };
}

const sqliteBusy = 5;

function alreadyRunning(dataDirectory: string, pid: string | null): string {
  const who = pid === null ? 'Another Coterie' : `Another Coterie (process ${pid})`;
  return `${who} already uses the data directory ${dataDirectory}. Stop it, or set COTERIE_DATA_DIR to another directory.`;
}

function readPid(pidFile: string): string | null {
  try {
    return /^\d+/.exec(readFileSync(pidFile, 'utf8'))?.[0] ?? null;
  } catch {
    return null;
  }
}
