import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFailure } from '../start-failure.ts';
import type { PostgresBinaries } from './find-binaries.ts';
import { postgresEnvironment } from './postgres-environment.ts';
import { isAlive, isPostmasterOf, type Postmaster, readPostmaster } from './postmaster.ts';
import { ownAs, type RunAs, spawnIdentity } from './run-as.ts';

export type PostmasterOptions = {
  readonly binaries: PostgresBinaries;
  readonly clusterDirectory: string;
  readonly logFile: string;
  readonly runAs: RunAs | null;
  /** Off for throwaway clusters only: without it a crash of the machine loses committed work. */
  readonly durable: boolean;
  readonly maxConnections: number;
};

/** Starts PostgreSQL on a free port of the loopback address, in a session of its own, and waits until it serves. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  removeStalePidFile(options.clusterDirectory);
  let lastLines = '';
  // A port may be taken between choosing and using it, and what a killed postmaster leaves behind (its
  // children, its shared memory) takes a moment to go.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const logStart = sizeOf(options.logFile);
    const started = await tryToStart(options, await freePort());
    if (started !== null) return started;
    lastLines = readFrom(options.logFile, logStart);
    if (!/could not bind|still in use|Is another p/.test(lastLines)) break;
    await delay(500);
  }
  const reason = /(?:FATAL|PANIC|ERROR|error): *(.+)/.exec(lastLines)?.[1] ?? 'no reason given';
  throw new StartFailure(
    'POSTGRES_START',
    `The embedded database did not start (${reason}). Its log is ${options.logFile}.`,
  );
}

async function tryToStart(options: PostmasterOptions, port: number): Promise<Postmaster | null> {
  const log = openSync(options.logFile, 'a', 0o600);
  ownAs(options.logFile, path.dirname(options.logFile));
  const child = spawn(
    path.join(options.binaries.directory, 'bin', 'postgres'),
    ['-D', options.clusterDirectory, ...settings(options, port).flatMap((setting) => ['-c', setting])],
    {
      cwd: options.clusterDirectory,
      // A session of its own keeps Ctrl-C from it: the server drains first, then stops it.
      detached: true,
      env: { ...postgresEnvironment },
      stdio: ['ignore', log, log],
      ...spawnIdentity(options.runAs),
    },
  );
  closeSync(log);
  let ended = false;
  child.once('error', () => {
    ended = true;
  });
  child.once('exit', () => {
    ended = true;
  });
  child.unref();
  while (!ended) {
    const postmaster = readPostmaster(options.clusterDirectory);
    if (postmaster !== null && postmaster.pid === child.pid && postmaster.ready) return postmaster;
    await delay(10);
  }
  return null;
}

function settings(options: PostmasterOptions, port: number): readonly string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // No sockets in the file system: their paths have a length limit, and their permissions would be one more door.
    'unix_socket_directories=',
    `max_connections=${options.maxConnections}`,
    'shared_buffers=64MB',
    'max_wal_size=256MB',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    ...(options.durable
      ? []
      : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']),
  ];
}

/** Waits for a PostgreSQL that is there already to serve (it may be recovering). Null if it goes away instead. */
export async function waitForPostmaster(clusterDirectory: string): Promise<Postmaster | null> {
  for (;;) {
    const postmaster = readPostmaster(clusterDirectory);
    if (postmaster === null || !isPostmasterOf(postmaster.pid, clusterDirectory)) return null;
    if (postmaster.ready) return postmaster;
    await delay(50);
  }
}

/** Ends sessions and stops ("fast"), after which nothing is left to recover. */
export async function stopPostmaster(pid: number, clusterDirectory: string): Promise<void> {
  if (!isPostmasterOf(pid, clusterDirectory)) return;
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + 60_000;
  while (isAlive(pid)) {
    if (performance.now() > deadline) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await delay(10);
  }
}

/** A process id that was used again makes PostgreSQL believe that it already runs. We hold the lock, so we know. */
function removeStalePidFile(clusterDirectory: string): void {
  const postmaster = readPostmaster(clusterDirectory);
  if (postmaster === null || !isAlive(postmaster.pid) || isPostmasterOf(postmaster.pid, clusterDirectory))
    return;
  rmSync(path.join(clusterDirectory, 'postmaster.pid'));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readFrom(file: string, offset: number): string {
  return readFileSync(file).subarray(offset).toString('utf8');
}
