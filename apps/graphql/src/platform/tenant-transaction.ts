import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from './database.ts';

/** A transaction that acts as somebody; row-level security shows what they may see. */
export type Tx = Prisma.TransactionClient;

/** For whom a transaction acts; set together, for the transaction only, in its first statement. */
export interface ActingAs {
  readonly role: 'coterie_tenant' | 'coterie_public';
  readonly issuer?: string;
  readonly subject?: string;
  readonly accountId?: string;
  /** The organizations in which the viewer acts. */
  readonly organizationIds?: readonly string[];
  /** The persons that the account has claimed. */
  readonly personIds?: readonly string[];
}

export const anyone: ActingAs = { role: 'coterie_public' };

/** Says for whom the transaction acts from here on. Settings that are left out are emptied. */
export async function actAs(tx: Tx, acting: ActingAs): Promise<void> {
  await tx.$queryRaw`SELECT set_config('role', ${acting.role}, true),
    set_config('coterie.issuer', ${acting.issuer ?? ''}, true),
    set_config('coterie.subject', ${acting.subject ?? ''}, true),
    set_config('coterie.account_id', ${acting.accountId ?? ''}, true),
    set_config('coterie.organization_ids', ${arrayLiteral(acting.organizationIds)}, true),
    set_config('coterie.person_ids', ${arrayLiteral(acting.personIds)}, true)`;
}

/**
 * One writing transaction. What must not change meanwhile is locked by row, so read committed is
 * enough; deadlocks and serialization failures are tried again, a bounded number of times.
 */
export async function inTransaction<T>(
  database: Database,
  acting: ActingAs,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.prisma.$transaction(
        async (tx) => {
          await actAs(tx, acting);
          return await work(tx);
        },
        { isolationLevel: 'ReadCommitted' },
      );
    } catch (error) {
      if (attempt >= maximumAttempts || !isTransient(error)) throw error;
    }
  }
}

/** A reading transaction that stays open while an operation's fields resolve: one snapshot for all. */
export interface ReadTransaction {
  readonly tx: Tx;
  close(): Promise<void>;
}

/** Opens a reading transaction and prepares it; whoever opens it closes it. */
export async function openReadTransaction<T>(
  database: Database,
  prepare: (tx: Tx) => Promise<T>,
): Promise<ReadTransaction & { readonly prepared: T }> {
  const opened = Promise.withResolvers<{ tx: Tx; prepared: T }>();
  const finished = Promise.withResolvers<void>();
  const running = database.prisma
    .$transaction(
      async (tx) => {
        await tx.$executeRaw`SET TRANSACTION READ ONLY`;
        opened.resolve({ tx, prepared: await prepare(tx) });
        await finished.promise;
      },
      { isolationLevel: 'RepeatableRead' },
    )
    .catch((error: unknown) => {
      // Before it is open the opener hears of it; afterwards the statement that failed has said so.
      opened.reject(error);
    });
  const { tx, prepared } = await opened.promise;
  return {
    tx,
    prepared,
    async close() {
      finished.resolve();
      await running;
    },
  };
}

const maximumAttempts = 5;

/**
 * PostgreSQL's serialization failure (40001) and deadlock (40P01), as Prisma reports them: by a code of its
 * own for its own statements, by the adapter's error inside for raw ones, which are those that lock rows.
 */
function isTransient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, meta } = error as {
    code?: unknown;
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
  };
  const original = meta?.driverAdapterError?.cause?.originalCode;
  return code === 'P2034' || original === '40001' || original === '40P01';
}

function arrayLiteral(ids: readonly string[] = []): string {
  return `{${ids.join(',')}}`;
}
