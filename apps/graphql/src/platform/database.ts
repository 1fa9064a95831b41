import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { OneQueryAtATime } from './one-query-at-a-time.ts';

/** The base client. Only this folder uses it: everything else gets a transaction of the viewer's. */
export interface Database {
  readonly prisma: PrismaClient;
  /** SQL statements sent so far, for the tests that hold an operation to its budget. */
  readonly statements: () => number;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** The application's login: neither a superuser nor one that bypasses row-level security. */
  readonly url: string;
  readonly connections?: number;
}

/** Opens the pool. Nothing is sent before the first transaction. */
export function openDatabase({ url, connections = 10 }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    Client: OneQueryAtATime,
    connectionString: url,
    max: connections,
    application_name: 'coterie',
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // A pooled connection that the server cut must not take the process with it.
  pool.on('error', () => {});
  let statements = 0;
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    log: [{ emit: 'event', level: 'query' }],
    // Longer messages show the arguments of a call, and so what people sent; messages go to the log.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  prisma.$on('query', () => {
    statements += 1;
  });
  return {
    prisma,
    statements: () => statements,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
