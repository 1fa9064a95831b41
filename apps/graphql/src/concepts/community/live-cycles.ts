import type { Tx } from '../../platform/tenant-transaction.ts';

/** Cycles of a community that are published and not over. */
export async function countLiveCycles(tx: Tx, organizationId: string, communityId: string): Promise<number> {
  return await tx.cycle.count({
    where: { organizationId, communityId, status: { notIn: ['draft', 'ended', 'cancelled'] } },
  });
}
