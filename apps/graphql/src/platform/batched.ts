import DataLoader from 'dataloader';
import type { Context } from '../context.ts';
import type { Tx } from './tenant-transaction.ts';

/** More keys than these are loaded in several statements. */
const mostAtOnce = 1_000;

/**
 * A reader for fields of rows in a list: what the rows of a page ask for one by one is loaded together,
 * so that the number of statements does not grow with the page. What was read is known as long as the
 * transaction that read it, so nothing is remembered beyond its snapshot.
 *
 * @param load gives the values in the order of the keys
 * @param nameOf the same for keys that mean the same
 */
export function batched<Key, Value>(
  load: (tx: Tx, keys: readonly Key[], ctx: Context) => Promise<readonly Value[]>,
  nameOf: (key: Key) => string,
): (ctx: Context, key: Key) => Promise<Value> {
  const loaders = new WeakMap<Tx, DataLoader<Key, Value, string>>();
  return (ctx, key) => {
    const tx = ctx.db;
    let loader = loaders.get(tx);
    if (loader === undefined) {
      loader = new DataLoader<Key, Value, string>((keys) => load(tx, keys, ctx), {
        cacheKeyFn: nameOf,
        maxBatchSize: mostAtOnce,
      });
      loaders.set(tx, loader);
    }
    return loader.load(key);
  };
}

/** A row of a tenant table. */
export interface RowOfTenant {
  readonly organizationId: string;
  readonly id: string;
}

export function nameOfRow({ organizationId, id }: RowOfTenant): string {
  return `${organizationId} ${id}`;
}

/** A filter for rows of several organizations by one of their columns. */
export function distinct<Key, Value>(keys: readonly Key[], columnOf: (key: Key) => Value): { in: Value[] } {
  return { in: [...new Set(keys.map(columnOf))] };
}
