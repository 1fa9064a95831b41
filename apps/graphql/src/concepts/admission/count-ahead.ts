import { batched } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

/** A place in a queue; `null`: at its end. */
interface Place {
  readonly organizationId: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly sequence: number | null;
}

/**
 * How many others wait before each of these places, in their order. Places are given out under a lock in
 * the order of entry, so that order is theirs.
 */
export async function countAhead(tx: Tx, places: readonly Place[]): Promise<number[]> {
  const asked = places.map(({ organizationId, cycleId, personId, sequence }, index) => ({
    index,
    organization_id: organizationId,
    cycle_id: cycleId,
    person_id: personId,
    sequence,
  }));
  const counts = await tx.$queryRaw<{ index: number; ahead: number }[]>`
    SELECT asked.index, count(*)::int AS ahead
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      AS asked(index int, organization_id uuid, cycle_id uuid, person_id uuid, sequence int)
    JOIN waitlist_entry entry ON entry.organization_id = asked.organization_id
      AND entry.cycle_id = asked.cycle_id AND entry.status = 'waiting' AND entry.person_id <> asked.person_id
      AND (asked.sequence IS NULL OR entry.sequence < asked.sequence)
    GROUP BY asked.index`;
  const aheadOf = new Map(counts.map(({ index, ahead }) => [index, ahead]));
  return places.map((_place, index) => aheadOf.get(index) ?? 0);
}

/** For fields of places in a list. */
export const aheadOf = batched<Place, number>(
  countAhead,
  ({ cycleId, personId, sequence }) => `${cycleId} ${personId} ${sequence}`,
);
