import {
  type AdmissionPolicy,
  type Capacity,
  type Cycle,
  type CycleState,
  type DateWindow,
  id,
  type Period,
  type ReadinessRequirement,
} from '@coterie/core';
import type { Cycle as CycleRow } from '../../generated/prisma/client.ts';
import { toInstant } from '../../platform/dates.ts';

/** The columns that decisions about a cycle need. */
export const cycleColumns = {
  organizationId: true,
  id: true,
  programId: true,
  communityId: true,
  label: true,
  status: true,
  period: true,
  timeZone: true,
  admission: true,
  eligibility: true,
  window: true,
  capacityKind: true,
  capacitySeats: true,
  rosterLockedAt: true,
  facilitation: true,
  details: true,
} as const;

/** A cycle's row as far as decisions about it need it. */
export type CycleColumns = Pick<CycleRow, keyof typeof cycleColumns>;

/** The core's cycle, from its row. */
export function readCycle(row: CycleColumns): Cycle {
  const details = row.details as unknown as { readonly caps?: Cycle['caps'] };
  return {
    id: id<'Cycle'>(row.id),
    communityId: id<'Community'>(row.communityId),
    state: row.status as CycleState,
    period: row.period as unknown as Period | null,
    applicationWindow: row.window as unknown as DateWindow,
    zone: row.timeZone,
    admission: row.admission as unknown as AdmissionPolicy,
    capacity: readCapacity(row),
    caps: details.caps ?? [],
    rosterLockedAt: toInstant(row.rosterLockedAt),
    readiness: row.facilitation as unknown as ReadinessRequirement,
  };
}

/** A cycle's capacity, from its two columns. */
export function readCapacity({
  capacityKind,
  capacitySeats,
}: Pick<CycleRow, 'capacityKind' | 'capacitySeats'>): Capacity {
  if (capacityKind === 'limited') return { kind: 'limited', seats: capacitySeats ?? 0 };
  return { kind: capacityKind as 'unknown' | 'unlimited' };
}
