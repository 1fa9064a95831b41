import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { withConnection } from '../connect.ts';
import { makeTestDirectory } from '../testing/test-cluster.ts';
import { findBinaries } from './find-binaries.ts';
import { isAlive } from './postmaster.ts';
import { canTraverse, isRoot } from './run-as.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './start-embedded-postgres.ts';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

function freshDirectory(): string {
  const directory = makeTestDirectory();
  directories.push(directory);
  return directory;
}

async function start(
  dataDirectory: string,
  options: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDirectory, durable: false, ...options });
  onTestFinished(() => postgres.stop());
  return postgres;
}

function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  return withConnection(url, 'the embedded database', async (client) => (await client.query(sql)).rows);
}

type Report = { pid: number; port: number; origin: string; url: string; code: string; message: string };

/** A process of its own that holds a database, so that it can be killed. */
async function startElsewhere(
  dataDirectory: string,
  options: { env?: NodeJS.ProcessEnv; uid?: number } = {},
): Promise<Report & { child: ChildProcess }> {
  const program = path.resolve(import.meta.dirname, '../testing/run-embedded-postgres.ts');
  const child = spawn(process.execPath, ['--conditions=coterie-source', program, dataDirectory], {
    env: options.env ?? process.env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Report), child };
  }
  throw new Error('The process ended without a word.');
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

describe('a first start', () => {
  test('makes a cluster in UTF-8 that asks for passwords, listens here only, and keeps its data', async () => {
    const directory = path.join(freshDirectory(), 'not yet', 'there "$HOME" `x`');
    const progress: string[] = [];
    const first = await start(directory, { log: (line) => progress.push(line), durable: true });
    expect(first.origin).toBe('created');
    expect(progress).toEqual(['Creating the database', 'Starting the database']);
    const [settings] = await query(
      first.superuserUrl(),
      `SELECT current_setting('server_encoding') AS encoding, current_setting('lc_collate', true) AS old_collate,
         (SELECT datcollate FROM pg_database WHERE datname = 'postgres') AS collate, current_setting('fsync') AS fsync,
         current_setting('listen_addresses') AS addresses, current_setting('password_encryption') AS passwords,
         current_setting('max_connections') AS connections, current_setting('unix_socket_directories') AS sockets`,
    );
    expect(settings).toMatchObject({
      encoding: 'UTF8',
      collate: 'C',
      fsync: 'on',
      addresses: '127.0.0.1',
      passwords: 'scram-sha-256',
      connections: '100',
      sockets: '',
    });
    const wrong = first.superuserUrl().replace(first.passwords.superuser, 'wrong');
    await expect(query(wrong, 'SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_AUTHENTICATION' });
    await query(first.superuserUrl(), 'CREATE TABLE kept ()');
    expect(statSync(path.join(directory, 'passwords.json')).mode & 0o777).toBe(0o600);
    await first.stop();
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const second = await start(directory);
    expect(second.origin).toBe('started');
    expect(await query(second.superuserUrl(), 'SELECT FROM kept')).toEqual([]);
  });

  test('begins anew after one that was killed while it made the cluster', async () => {
    const directory = freshDirectory();
    mkdirSync(path.join(directory, 'postgres.partial', 'base'), { recursive: true });
    writeFileSync(path.join(directory, 'postgres.password'), 'left behind');
    expect((await start(directory)).origin).toBe('created');
    expect(existsSync(path.join(directory, 'postgres.password'))).toBe(false);
  });

  test('runs with an empty environment', async () => {
    const { child, url, pid } = await startElsewhere(freshDirectory(), { env: {} });
    expect(await query(url, "SELECT current_setting('server_encoding') AS encoding")).toEqual([
      { encoding: 'UTF8' },
    ]);
    await kill(child, 'SIGTERM');
    expect(isAlive(pid)).toBe(false);
  });
});

describe('what a killed process left', () => {
  test('a database that still runs is adopted', async () => {
    const directory = freshDirectory();
    const { child, pid, url } = await startElsewhere(directory);
    await query(url, 'CREATE TABLE kept ()');
    await kill(child, 'SIGKILL');
    expect(isAlive(pid)).toBe(true);
    const next = await start(directory);
    expect({ origin: next.origin, pid: next.pid }).toEqual({ origin: 'adopted', pid });
    expect(await query(next.superuserUrl(), 'SELECT FROM kept')).toEqual([]);
    await next.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('a database that was killed too is recovered, with all that was committed', async () => {
    const directory = freshDirectory();
    const { child, pid, url } = await startElsewhere(directory);
    await query(url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000)');
    process.kill(pid, 'SIGKILL');
    await kill(child, 'SIGKILL');
    // On a busy machine a killed process takes a moment to be gone.
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 });
    const next = await start(directory);
    expect(next.origin).toBe('started');
    expect(await query(next.superuserUrl(), 'SELECT count(*)::int FROM kept')).toEqual([{ count: 1000 }]);
  });

  test('a process id that now belongs to something else does not keep the database from starting', async () => {
    const directory = freshDirectory();
    const first = await start(directory);
    const pidFile = path.join(directory, 'postgres', 'postmaster.pid');
    const left = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)));
    chownSync(
      pidFile,
      statSync(path.join(directory, 'postgres')).uid,
      statSync(path.join(directory, 'postgres')).gid,
    );
    expect((await start(directory)).origin).toBe('started');
  });

  test('Ctrl-C in the terminal does not reach the database', async () => {
    const { child, pid, url } = await startElsewhere(freshDirectory());
    process.kill(-Number(child.pid), 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isAlive(pid)).toBe(true);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await kill(child, 'SIGTERM');
    expect(isAlive(pid)).toBe(false);
  });
});

describe('a data directory that cannot be used', () => {
  test('is in use: the other process is named', async () => {
    const directory = freshDirectory();
    const { child } = await startElsewhere(directory);
    await expect(startEmbeddedPostgres({ dataDirectory: directory })).rejects.toMatchObject({
      code: 'ALREADY_RUNNING',
      message: expect.stringContaining(`(process ${child.pid}) already uses the data directory ${directory}`),
    });
    await kill(child, 'SIGTERM');
    expect((await start(directory)).origin).toBe('started');
  });

  test('is in use by this very process', async () => {
    const directory = freshDirectory();
    await start(directory);
    await expect(startEmbeddedPostgres({ dataDirectory: directory })).rejects.toMatchObject({
      code: 'ALREADY_RUNNING',
    });
  });

  test('is a file', async () => {
    const file = path.join(freshDirectory(), 'file');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ dataDirectory: file })).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_NOT_WRITABLE',
      message: expect.stringContaining('COTERIE_DATA_DIR'),
    });
  });

  test('has lost its passwords', async () => {
    const directory = freshDirectory();
    await (await start(directory)).stop();
    rmSync(path.join(directory, 'passwords.json'));
    await expect(startEmbeddedPostgres({ dataDirectory: directory })).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_DAMAGED',
    });
  });

  test('was written by another version', async () => {
    const directory = freshDirectory();
    await (await start(directory, { binaries: findBinaries(15) })).stop();
    await expect(startEmbeddedPostgres({ dataDirectory: directory })).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_VERSION',
      message: expect.stringMatching(/PostgreSQL 15.* brings 18/),
    });
  });

  test('has data that PostgreSQL cannot start on: the log is named', async () => {
    const directory = freshDirectory();
    await (await start(directory)).stop();
    rmSync(path.join(directory, 'postgres', 'global', 'pg_control'));
    await expect(startEmbeddedPostgres({ dataDirectory: directory })).rejects.toMatchObject({
      code: 'POSTGRES_START',
      message: expect.stringContaining(path.join(directory, 'postgres.log')),
    });
    expect(existsSync(path.join(directory, 'coterie.pid'))).toBe(false);
  });
});

test('a platform without binaries is sent to a served database', () => {
  expect(() => findBinaries(18, 'sunos-mips')).toThrow(/no embedded PostgreSQL.*sunos-mips.*DATABASE_URL/);
});

describe.runIf(isRoot())('root', () => {
  const nobody = { uid: 65534, gid: 65534 };
  const nodeIsOpen =
    canTraverse(path.dirname(process.execPath), nobody) && canTraverse(import.meta.dirname, nobody);

  test('lends PostgreSQL to nobody', async () => {
    const { pid } = await start(freshDirectory());
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid);
  });

  test.runIf(nodeIsOpen)('leaves a directory that its owner can use, and the other way round', async () => {
    const directory = path.join(freshDirectory(), 'data');
    mkdirSync(directory);
    chownSync(directory, nobody.uid, nobody.gid);
    await (await start(directory)).stop();
    const owner = await startElsewhere(directory, { uid: nobody.uid, env: {} });
    expect(owner).toMatchObject({ origin: 'started' });
    await kill(owner.child, 'SIGTERM');
    expect((await start(directory)).origin).toBe('started');
  });

  test.runIf(nodeIsOpen)('keeps what an ordinary user may not write to itself', async () => {
    const directory = freshDirectory();
    const refused = await startElsewhere(path.join(directory, 'data'), { uid: nobody.uid });
    expect(refused).toMatchObject({
      code: 'DATA_DIRECTORY_NOT_WRITABLE',
      message: expect.stringContaining('EACCES'),
    });
  });

  test('in a closed place puts cluster and binaries where PostgreSQL can reach them', async () => {
    const closed = freshDirectory();
    chmodSync(closed, 0o700);
    const { version, directory } = findBinaries();
    const native = path.join(closed, 'native');
    cpSync(directory, native, { recursive: true, verbatimSymlinks: true });
    const dataDirectory = path.join(closed, 'data');
    const first = await start(dataDirectory, { binaries: { version, directory: native } });
    const home = path.dirname(first.logFile);
    directories.push(home);
    expect(home).not.toContain(closed);
    await query(first.superuserUrl(), 'CREATE TABLE kept ()');
    await first.stop();
    const second = await start(dataDirectory, { binaries: { version, directory: native } });
    expect(path.dirname(second.logFile)).toBe(home);
    expect(await query(second.superuserUrl(), 'SELECT FROM kept')).toEqual([]);
  });
});
