import type { Instant } from '@coterie/core';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import { openReadTransaction, type ReadTransaction, type Tx } from './platform/tenant-transaction.ts';
import { enterAs, type Identity, type Viewer, visitor } from './platform/viewer.ts';

/** What every resolver is given. */
export interface Context {
  /** Whom the bearer token vouches for; `null` for a visitor. */
  readonly identity: Identity | null;
  /** The HTTP method of the request. */
  readonly method: string;
  /** The address that the request came from, for limits of rate. */
  readonly client: string;
  readonly clock: Clock;
  readonly database: Database;
  /** `true` where the server is its own issuer and its clock may be moved. */
  readonly development: boolean;
  /** For the log: never holds what a person sent. */
  readonly log: (level: 'info' | 'warn' | 'error', message: string, facts?: object) => void;
  /**
   * The reading transaction: a query has one; in a mutation each field has its own, opened after its
   * commit, so that its selection shows what was just decided.
   */
  db: Tx;
  /** Who asks, as of the reading transaction. */
  viewer: Viewer;
  /** The time by the server's clock, as of the reading transaction. */
  now: Instant;
  reading: ReadTransaction | null;
}

type ContextBase = Omit<Context, 'db' | 'viewer' | 'now' | 'reading'>;

/** Makes the context of one operation. Its transaction is opened when the operation executes. */
export function createContext(base: ContextBase): Context {
  return { ...base, db: closed, viewer: visitor, now: presentOf(base.clock), reading: null };
}

/** Closes the reading transaction that is open, if any, and opens a new one. */
export async function renewReading(ctx: Context): Promise<void> {
  await closeReading(ctx);
  const reading = await openReadTransaction(ctx.database, (tx) => enterAs(tx, ctx.identity));
  ctx.reading = reading;
  ctx.db = reading.tx;
  ctx.viewer = reading.prepared;
  ctx.now = presentOf(ctx.clock);
}

export async function closeReading(ctx: Context): Promise<void> {
  const { reading } = ctx;
  ctx.reading = null;
  ctx.db = closed;
  await reading?.close();
}

export function presentOf(clock: Clock): Instant {
  return clock.now().toISOString() as Instant;
}

/** What stands in for the transaction where none is open, so that a stray read says what is wrong. */
const closed = new Proxy(
  {},
  {
    get() {
      throw new Error('no reading transaction is open');
    },
  },
) as Tx;
