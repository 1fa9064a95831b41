import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { StartFailure } from '../start-failure.ts';
import { type PostgresBinaries, platformWithoutBinaries } from './find-binaries.ts';
import { postgresEnvironment } from './postgres-environment.ts';
import { type RunAs, spawnIdentity } from './run-as.ts';

/**
 * Binaries that the given user can run. Those in `node_modules` will do, except where that user cannot reach
 * them (a closed home directory); then a copy is made, once, below `place`.
 *
 * @throws StartFailure `PLATFORM_WITHOUT_BINARIES` where they cannot be run at all (another C library, say)
 */
export function reachableBinaries(
  binaries: PostgresBinaries,
  runAs: RunAs | null,
  place: string,
  log: (line: string) => void,
): PostgresBinaries {
  const problem = tryToRun(binaries.directory, runAs);
  if (problem === null) return binaries;
  if (runAs === null || tryToRun(binaries.directory, null) !== null) throw cannotRun(problem);
  const copy = path.join(place, `postgresql-${binaries.version}`);
  if (!existsSync(copy)) {
    log('Copying PostgreSQL to where its own user can reach it');
    copyBinaries(binaries.directory, copy);
  }
  const remaining = tryToRun(copy, runAs);
  if (remaining !== null) throw cannotRun(remaining);
  return { directory: copy, version: binaries.version };
}

function tryToRun(directory: string, runAs: RunAs | null): string | null {
  const { status, error, stderr } = spawnSync(path.join(directory, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    env: postgresEnvironment,
    encoding: 'utf8',
    ...spawnIdentity(runAs),
  });
  if (error !== undefined) return error.message;
  return status === 0 ? null : (stderr.trim().split('\n')[0] ?? `exit ${status}`);
}

function copyBinaries(from: string, to: string): void {
  const draft = `${to}.partial-${process.pid}`;
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  rmSync(to, { recursive: true, force: true });
  renameSync(draft, to);
}

function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, 0o755);
  }
}

function cannotRun(problem: string): StartFailure {
  return platformWithoutBinaries(`${process.platform}-${process.arch}`, new Error(problem));
}
