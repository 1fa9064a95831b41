import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

/** Who takes a seat: members alone, as long as they hold it; mentors, guests and observers take none. */
export const takesSeat = { status: 'active', role: 'member' } as const;

/** How many seats of cycles are taken, in the order of the cycles. */
export async function countSeatsTaken(tx: Tx, cycles: readonly RowOfTenant[]): Promise<number[]> {
  const counts = await tx.enrollment.groupBy({
    by: ['cycleId'],
    where: {
      ...takesSeat,
      organizationId: distinct(cycles, ({ organizationId }) => organizationId),
      cycleId: distinct(cycles, ({ id }) => id),
    },
    _count: true,
  });
  const countOf = new Map(counts.map(({ cycleId, _count }) => [cycleId, _count]));
  return cycles.map(({ id }) => countOf.get(id) ?? 0);
}

/** For a decision, under the lock of the cycle's seats. */
export async function countTaken(tx: Tx, cycle: RowOfTenant): Promise<number> {
  const [taken = 0] = await countSeatsTaken(tx, [cycle]);
  return taken;
}

/** For fields of cycles in a list. */
export const seatsTakenOf = batched<RowOfTenant, number>(countSeatsTaken, nameOfRow);
