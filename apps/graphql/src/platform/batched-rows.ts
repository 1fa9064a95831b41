import { batched, distinct } from './batched.ts';
import type { Tx } from './tenant-transaction.ts';

/** Rows by their ids, with what an operation selects of them. */
interface RowsWanted {
  /** What Pothos asks of the client for the selection. */
  readonly query: object;
  readonly organizationId: string;
  readonly ids: readonly string[];
}

interface Find {
  readonly where: { readonly organizationId: { in: string[] }; readonly id: { in: string[] } };
  readonly query: object;
  readonly take: number;
}

/**
 * A reader of rows by lists of ids: what the rows of a page name is found together.
 *
 * @param find finds rows in the order in which each list is to be
 */
export function batchedRows<Row extends { readonly id: string }>(
  find: (tx: Tx, wanted: Find) => Promise<Row[]>,
) {
  return batched<RowsWanted, readonly Row[]>(
    async (tx, keys) => {
      const found = new Map<RowsWanted, readonly Row[]>();
      // Fields of one path select the same; another path may select something else.
      for (const alike of Map.groupBy(keys, ({ query }) => JSON.stringify(query)).values()) {
        const ids = [...new Set(alike.flatMap((key) => key.ids))];
        const organizationId = distinct(alike, (key) => key.organizationId);
        const query = alike[0]?.query ?? {};
        const rows =
          ids.length === 0
            ? []
            : await find(tx, { where: { organizationId, id: { in: ids } }, query, take: ids.length });
        for (const key of alike) {
          const wanted = new Set(key.ids);
          found.set(
            key,
            rows.filter(({ id }) => wanted.has(id)),
          );
        }
      }
      return keys.map((key) => found.get(key) ?? []);
    },
    ({ query, organizationId, ids }) => `${organizationId} ${ids.join(' ')} ${JSON.stringify(query)}`,
  );
}
