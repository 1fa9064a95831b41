import type { Database } from './database.ts';
import { anyone, inTransaction, type Tx } from './tenant-transaction.ts';

/** Where `now` comes from. The development clock stands still; only a command moves it. */
export interface Clock {
  readonly kind: 'system' | 'development';
  now(): Date;
  /** Moves the development clock, in the caller's transaction; `settle` after commit. */
  set?(tx: Tx, now: Date): Promise<{ settle(): void }>;
}

export const systemClock: Clock = { kind: 'system', now: () => new Date() };

/** Opens the development clock at the time where it was left, or at `start` the first time. */
export async function openDevelopmentClock(database: Database, start: Date): Promise<Clock> {
  const acting = { ...anyone, role: 'coterie_tenant' } as const;
  const row = await inTransaction(database, acting, (tx) =>
    tx.developmentClock.upsert({ where: { id: 1 }, create: { id: 1, now: start }, update: {} }),
  );
  let current = row.now;
  return {
    kind: 'development',
    now: () => current,
    async set(tx, now) {
      await tx.developmentClock.update({ where: { id: 1 }, data: { now } });
      return {
        settle() {
          current = now;
        },
      };
    },
  };
}
