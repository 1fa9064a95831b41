import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { isAlive, readPostmaster } from '../../src/platform/embedded-postgres/postmaster.ts';
import { stopPostmaster } from '../../src/platform/embedded-postgres/run-postmaster.ts';

export const repository = resolve(import.meta.dirname, '../../../..');

/** The server itself, without the script that installs and generates first. */
export const main = ['--conditions=coterie-source', join(repository, 'apps/graphql/src/main.ts')];

/** Where `npm start` keeps compiled code; a third of what these tests would do is compiling the same again. */
const compiled = join(repository, 'node_modules/.cache/coterie');

/** Longest that anything here may take before it counts as hanging. */
const patience = 30_000;

export interface RunningServer {
  readonly process: ChildProcess;
  /** What it printed so far, on standard output and on standard error. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** The address that it prints once it answers. */
  address(): Promise<string>;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What is run: the server, unless given. */
  readonly command?: readonly string[];
  readonly cwd?: string;
  /** As whom it runs, where not as who runs the tests. */
  readonly uid?: number;
}

const running = new Set<RunningServer>();
const directories = new Set<string>();

afterAll(async () => {
  await Promise.all([...running].map((server) => server.stop('SIGKILL')));
  for (const directory of directories) {
    await stopDatabaseOf(join(directory, 'data'));
    rmSync(directory, { recursive: true, force: true });
  }
});

/** A directory for one server's data, that any user can pass through; gone when the file is done. */
export function makeDirectory(name = 'coterie-start-'): string {
  const directory = mkdtempSync(join(tmpdir(), name));
  chmodSync(directory, 0o755);
  directories.add(directory);
  return directory;
}

/** Runs the server with an environment of `PATH`, a place for compiled code, and what is given. */
export function runServer({
  env = {},
  args = [],
  command = [process.execPath, ...main],
  cwd = '/',
  uid,
}: RunOptions = {}): RunningServer {
  const [program = '', ...rest] = command;
  const child = spawn(program, [...rest, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const ended = new Promise<number | NodeJS.Signals>((done) => {
    child.once('close', (code, signal) => done(code ?? signal ?? 1));
  });
  const within = async <T>(what: string, work: Promise<T>): Promise<T> => {
    const late = delay(patience, 'late' as const, { ref: false });
    const first = await Promise.race([work, late]);
    if (first === 'late') throw new Error(`${what} took too long:\n${output}\n${errors}`);
    return first as T;
  };
  const server: RunningServer = {
    process: child,
    output: () => output,
    errors: () => errors,
    ended: within('the end', ended),
    address: () =>
      within(
        'the start',
        until(async () => {
          if (child.exitCode !== null)
            throw new Error(`it ended with ${child.exitCode}:\n${output}\n${errors}`);
          return /answers at (http:\S+)/.exec(output)?.[1];
        }),
      ),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return await within('stopping', ended);
    },
  };
  server.ended.catch(() => {});
  void ended.then(() => running.delete(server));
  running.add(server);
  return server;
}

/** Waits until `look` finds something, a bounded time. */
export async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  milliseconds = patience,
): Promise<T> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error('nothing came in time');
    await delay(20);
  }
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** Sends an operation, with a token if one is given. */
export async function ask(address: string, query: string, token?: string): Promise<Answer> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      connection: 'close',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(patience),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

/** The process of the database in a data directory, if one is running. */
export function databaseProcess(dataDirectory: string): number | null {
  const postmaster = readPostmaster(join(dataDirectory, 'postgres'));
  return postmaster !== null && isAlive(postmaster.pid) ? postmaster.pid : null;
}

async function stopDatabaseOf(dataDirectory: string): Promise<void> {
  const cluster = join(dataDirectory, 'postgres');
  const postmaster = existsSync(cluster) ? readPostmaster(cluster) : null;
  if (postmaster !== null) await stopPostmaster(postmaster.pid, cluster);
}
