import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

/** Cycles of communities that are published and not over. */
async function countByCommunity(tx: Tx, communities: readonly RowOfTenant[]): Promise<number[]> {
  const counts = await tx.cycle.groupBy({
    by: ['communityId'],
    where: {
      organizationId: distinct(communities, ({ organizationId }) => organizationId),
      communityId: distinct(communities, ({ id }) => id),
      status: { notIn: ['draft', 'ended', 'cancelled'] },
    },
    _count: true,
  });
  const countOf = new Map(counts.map(({ communityId, _count }) => [communityId, _count]));
  return communities.map(({ id }) => countOf.get(id) ?? 0);
}

/** For a decision, under the lock of its community. */
export async function countLiveCycles(tx: Tx, organizationId: string, communityId: string): Promise<number> {
  const [count = 0] = await countByCommunity(tx, [{ organizationId, id: communityId }]);
  return count;
}

/** For fields of communities in a list. */
export const liveCyclesOf = batched<RowOfTenant, number>(countByCommunity, nameOfRow);
