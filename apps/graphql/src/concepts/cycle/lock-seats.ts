import type { Tx } from '../../platform/tenant-transaction.ts';

/**
 * Locks the seats of a cycle until the transaction ends: nobody else gives them out, or ends the cycle
 * meanwhile. Whatever else a command locks, it locks afterwards.
 *
 * @returns the last place that was given out in its waitlist; `null` where there is no such cycle
 */
export async function lockSeats(tx: Tx, organizationId: string, cycleId: string): Promise<number | null> {
  const [seats] = await tx.$queryRaw<{ lastSequence: number }[]>`
    SELECT last_sequence AS "lastSequence" FROM cycle_seats
    WHERE organization_id = ${organizationId}::uuid AND cycle_id = ${cycleId}::uuid FOR UPDATE`;
  return seats?.lastSequence ?? null;
}
