import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAlive, readPostmaster } from '../../src/platform/embedded-postgres/postmaster.ts';
import { examplePeople } from '../../src/seed/example-people.ts';
import { ask, databaseProcess, makeDirectory, repository, runServer, until } from './run-server.ts';

const programs = '{ clock { now } organizations { totalCount } }';

/** One data directory through the life of a server; each test goes on from where the one before left it. */
describe('a server in a path with spaces, from an empty environment', () => {
  const directory = makeDirectory('coterie start ');
  const dataDirectory = join(directory, 'data');
  const env = { COTERIE_DATA_DIR: dataDirectory, COTERIE_PORT: '0', COTERIE_LOG_LEVEL: 'error' };

  test('says how it comes about, where it answers and as whom one can act', async () => {
    const server = runServer({ env });
    const address = await server.address();
    const output = server.output();
    expect(output).toMatch(
      /Creating the database\nStarting the database\nApplying migration \S+\nLoaded program 1 of 5/,
    );
    expect(output).toContain('Loaded program 5 of 5');
    expect(output).toContain(`GraphQL  ${address}/graphql`);
    expect(output).toContain(`Data     ${dataDirectory}`);
    expect(output).toContain('Clock    stands at 2024-01-15T15:00:00.000Z');
    for (const { subject } of examplePeople) expect(output).toContain(subject);
    expect((await ask(address, programs)).data).toEqual({
      clock: { now: '2024-01-15T15:00:00.000Z' },
      organizations: { totalCount: 5 },
    });
    await ask(address, 'mutation { moveDevelopmentClock(to: "2024-01-20T15:00:00Z") }');
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.output()).toMatch(/SIGTERM: finishing what is under way, then stopping\.\nStopped\.\n$/);
    expect(server.errors()).toBe('');
    expect(databaseProcess(dataDirectory)).toBeNull();
  });

  test('keeps data, clock and tokens over a second start, within three seconds', async () => {
    const begun = performance.now();
    const server = runServer({ env });
    const address = await server.address();
    const { data } = await ask(address, programs);
    const took = performance.now() - begun;
    expect(data).toEqual({ clock: { now: '2024-01-20T15:00:00.000Z' }, organizations: { totalCount: 5 } });
    expect(server.output()).not.toMatch(/Creating|Applying|Loaded|Added/);
    // Other tests run beside this one; by itself it takes about half of that.
    expect(took).toBeLessThan(6_000);

    const token = await (await fetch(`${address}/token/platform-administrator`)).text();
    const inUse = runServer({ env });
    expect(await inUse.ended).toBe(1);
    expect(inUse.errors()).toBe(
      `Another Coterie (process ${server.process.pid}) already uses the data directory ${dataDirectory}. Stop it, or set COTERIE_DATA_DIR to another directory.\n`,
    );

    // A request that is under way when the server is told to stop is answered, and no other is taken.
    const answered = slowRequest(address, JSON.stringify({ query: programs }));
    await answered.connected;
    server.process.kill('SIGINT');
    await until(() => (server.output().includes('SIGINT: finishing') ? true : undefined));
    await expect(fetch(address)).rejects.toThrow();
    const begunStopping = performance.now();
    answered.finish();
    expect(JSON.parse(await answered.body)).toEqual({ data });
    expect(await server.ended).toBe(0);
    expect(performance.now() - begunStopping).toBeLessThan(4_000);
    expect(databaseProcess(dataDirectory)).toBeNull();

    const again = runServer({ env });
    expect((await ask(await again.address(), '{ viewer { __typename } }', token)).errors).toBeUndefined();

    // As `kill -9` leaves it: the database goes on, and the next start takes it over.
    expect(await again.stop('SIGKILL')).toBe('SIGKILL');
    const left = databaseProcess(dataDirectory);
    expect(left).not.toBeNull();
    const adopter = runServer({ env });
    expect((await ask(await adopter.address(), programs)).data).toEqual(data);
    expect(adopter.output()).toContain('Taking over the database that an earlier run left');
    expect(databaseProcess(dataDirectory)).toBe(left);

    // Both killed: the next start recovers from the log.
    await ask(await adopter.address(), 'mutation { moveDevelopmentClock(to: "2024-01-21T15:00:00Z") }');
    await adopter.stop('SIGKILL');
    process.kill(left ?? 0, 'SIGKILL');
    const recovered = runServer({ env });
    expect((await ask(await recovered.address(), programs)).data).toEqual({
      ...data,
      clock: { now: '2024-01-21T15:00:00.000Z' },
    });
    expect(await recovered.stop()).toBe(0);
    expect(databaseProcess(dataDirectory)).toBeNull();
  }, 60_000);

  test('survives that one process of the database is killed, and says so when all of it is', async () => {
    const server = runServer({ env });
    const address = await server.address();
    await ask(address, programs);
    const { pid } = readPostmaster(join(dataDirectory, 'postgres')) ?? { pid: 0 };

    process.kill(await backendOf(pid), 'SIGKILL');
    const answers: number[] = [];
    const recovered = await until(async () => {
      const answer = await ask(address, programs);
      answers.push(answer.status);
      if (answer.errors === undefined) return answer;
      expect(JSON.stringify(answer.errors)).not.toMatch(/node_modules|SELECT|127\.0\.0\.1|prisma/i);
      return undefined;
    });
    expect(recovered.data.organizations.totalCount).toBe(5);
    expect(answers.every((status) => status === 200 || status === 503)).toBe(true);
    expect(server.process.exitCode).toBeNull();

    process.kill(pid, 'SIGKILL');
    expect(await server.ended).toBe(1);
    const said = server
      .errors()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expect(said).toEqual([
      expect.stringMatching(
        /^The embedded database has ended by itself \(process \d+\)\. Start again; its log is .*postgres\.log\.$/,
      ),
      '',
    ]);
    expect(isAlive(pid)).toBe(false);
  });

  test('stops before it serves when it is told to while it starts', async () => {
    const server = runServer({ env });
    await until(() => (server.output().includes('Starting the database') ? true : undefined));
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.output()).toMatch(/\nStopped before it served\.\n$/);
    expect(databaseProcess(dataDirectory)).toBeNull();
  });

  test.each([
    ['npm is told to stop', 'SIGTERM', ['npm', 'start', '--silent']],
    ['npm is killed', 'SIGKILL', ['npm', 'start', '--silent']],
    ['the start script is told to stop', 'SIGTERM', [process.execPath, 'apps/graphql/scripts/start.mjs']],
  ] as const)('and its database stop when %s', async (_how, signal, command) => {
    const server = runServer({ env, command, cwd: repository });
    expect((await ask(await server.address(), programs)).data.organizations.totalCount).toBe(5);
    const database = databaseProcess(dataDirectory) ?? 0;
    expect(database).not.toBe(0);
    server.process.kill(signal);
    await until(() => (isAlive(database) ? undefined : true), 15_000);
    await server.ended;
    expect(server.output()).toContain('Stopped.');
  });
});

/** A request whose body is held back in the middle until `finish`. */
function slowRequest(
  address: string,
  body: string,
): { connected: Promise<void>; finish(): void; body: Promise<string> } {
  const { hostname, port } = new URL(address);
  const connected = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<string>();
  const outgoing = request({
    hostname,
    port,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  });
  outgoing.once('error', answered.reject);
  outgoing.once('response', (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    response.once('end', () => answered.resolve(text));
  });
  outgoing.write(body.slice(0, 10), () => setTimeout(connected.resolve, 100));
  return { connected: connected.promise, finish: () => outgoing.end(body.slice(10)), body: answered.promise };
}

/** A process of that database which serves a connection of ours. */
async function backendOf(postmaster: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const ps = spawn('ps', ['-o', 'pid=,args=', '--ppid', String(postmaster)]);
  let text = '';
  ps.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  ps.once('close', () => resolve(text));
  const line = (await promise).split('\n').find((process) => process.includes('coterie_app'));
  return Number(line?.trim().split(' ')[0]);
}
