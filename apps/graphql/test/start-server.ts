import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';

// biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
type Data = any;

export interface Answer {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

export interface StartedServer {
  readonly address: string;
  readonly process: ChildProcess;
  /** What it printed on standard output so far. */
  readonly output: () => string;
  /** Sends an operation as the example person of that subject; `null` is a visitor. */
  send(subject: string | null, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** As `send`, and fails the test where the answer has errors. Gives the data. */
  ask(subject: string | null, query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Runs one mutation with its input; gives its result, success or refusal. */
  command(
    subject: string | null,
    name: string,
    input: Record<string, unknown>,
    selection: string,
  ): Promise<Data>;
  moveClock(to: string): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const root = resolve(import.meta.dirname, '../../..');

/** Starts the server as `npm start` does once everything is installed, on an embedded database of its own, loaded with the five programs. */
export async function startServer({
  env = {},
}: {
  env?: Record<string, string>;
} = {}): Promise<StartedServer> {
  const directory = mkdtempSync(join(tmpdir(), 'coterie-e2e-'));
  // Run by root, PostgreSQL runs as another user; where that one cannot pass, the cluster would stand elsewhere and stay.
  chmodSync(directory, 0o711);
  const child = spawn(process.execPath, ['--conditions=coterie-source', 'apps/graphql/src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      COTERIE_DATA_DIR: join(directory, 'data'),
      COTERIE_PORT: '0',
      COTERIE_LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    process.stderr.write(chunk);
  });
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return await exited;
  };
  afterAll(async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  });
  const address = await Promise.race([
    new Promise<string>((found) => {
      const look = setInterval(() => {
        const [, address] = /answers at (http:\S+)/.exec(output) ?? [];
        if (address === undefined) return;
        clearInterval(look);
        found(address);
      }, 20);
    }),
    exited.then((code) => Promise.reject(new Error(`the server ended with ${code}:\n${output}\n${errors}`))),
  ]);

  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (subject: string): Promise<string> => {
    const known =
      tokens.get(subject) ??
      fetch(`${address}/token/${subject}`).then((response) => {
        if (!response.ok) throw new Error(`no example person ${subject}`);
        return response.text();
      });
    tokens.set(subject, known);
    return known;
  };
  const send: StartedServer['send'] = async (subject, query, variables = {}) => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(subject === null ? {} : { authorization: `Bearer ${await tokenOf(subject)}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  };
  const ask: StartedServer['ask'] = async (subject, query, variables) => {
    const answer = await send(subject, query, variables);
    if (answer.errors !== undefined)
      throw new Error(
        `${answer.errors.map(({ message, path }) => `${message} at ${path?.join('.')}`).join('\n')}\n${query}`,
      );
    return answer.data;
  };
  return {
    address,
    process: child,
    output: () => output,
    send,
    ask,
    async command(subject, name, input, selection) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const data = await ask(
        subject,
        `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } ... on Refusal { message problems { path code message ruleId } } } }`,
        { input },
      );
      return data[name];
    },
    async moveClock(to) {
      await ask(null, 'mutation ($to: DateTime!) { moveDevelopmentClock(to: $to) }', { to });
    },
    stop,
  };
}
