import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openDevelopmentClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { openDevelopmentIssuer } from '../platform/identity.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/create-test-database.ts';
import { createHttpServer } from '../server.ts';

/** What a GraphQL response over HTTP brings back. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

export interface TestServer {
  readonly url: string;
  readonly database: Database;
  readonly testDatabase: TestDatabase;
  /** Sends an operation over HTTP as the example person of that subject; `null` is a visitor. */
  send(subject: string | null, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Messages that the server logged as errors, masked errors among them. */
  readonly logged: string[];
}

/** A server of the code under test, on a migrated, empty database of its own, gone after the file. */
export async function startTestServer({
  now = '2024-01-15T15:00:00Z',
}: {
  now?: string;
} = {}): Promise<TestServer> {
  const testDatabase = await createTestDatabase();
  const database = openDatabase({ url: testDatabase.databaseUrl, connections: 10 });
  const directory = mkdtempSync(join(tmpdir(), 'coterie-test-'));
  const issuer = await openDevelopmentIssuer(directory);
  const logged: string[] = [];
  const server = createHttpServer({
    database,
    clock: await openDevelopmentClock(database, new Date(now)),
    issuer,
    development: true,
    log: (level, message, facts) => {
      if (level !== 'error') return;
      logged.push(`${message} ${JSON.stringify(facts ?? {})}`);
      console.error(message, facts);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return {
    url,
    database,
    testDatabase,
    logged,
    async send(subject, query, variables = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(subject === null ? {} : { authorization: `Bearer ${await issuer.token(subject)}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
  };
}
