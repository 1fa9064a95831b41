import { type CommunityStatus, type CycleFacts, type Instant, id, trainingNeededOn } from '@coterie/core';
import { batched, distinct, nameOfRow } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { toTraining } from '../facilitation/to-training.ts';
import { countSeatsTaken } from './seats-taken.ts';
import { type CycleRow, readPeriod } from './store.ts';

const mostFacilitators = 1_000;
const mostTrainings = 200;

/** What decisions about a cycle's life ask for: its community, its facilitators with their trainings, its members. */
async function loadFactsOfCycles(tx: Tx, rows: readonly CycleRow[], now: Instant): Promise<CycleFacts[]> {
  const organizationId = distinct(rows, (row) => row.organizationId);
  const communities = await tx.community.findMany({
    where: { organizationId, id: distinct(rows, (row) => row.communityId) },
    select: { id: true, status: true },
    take: rows.length,
  });
  const assignments = await tx.facilitatorAssignment.findMany({
    where: { organizationId, cycleId: distinct(rows, (row) => row.id), status: 'assigned' },
    select: { cycleId: true, personId: true, person: { select: { trainings: { take: mostTrainings } } } },
    take: rows.length * mostFacilitators,
  });
  const taken = await countSeatsTaken(tx, rows);
  const statusOf = new Map(communities.map(({ id: communityId, status }) => [communityId, status]));
  const assignmentsOf = Map.groupBy(assignments, ({ cycleId }) => cycleId);
  return rows.map((row, index) => {
    const status = statusOf.get(row.communityId);
    if (status === undefined) throw new Error(`the community of cycle ${row.id} is not to be seen`);
    return {
      communityStatus: status as CommunityStatus,
      enrolled: taken[index] ?? 0,
      startsOn: trainingNeededOn(readPeriod(row), row.timeZone, now),
      facilitators: (assignmentsOf.get(row.id) ?? []).map(({ personId, person }) => ({
        personId: id<'Person'>(personId),
        trainings: person.trainings.map(toTraining),
      })),
    };
  });
}

/** For a decision, under the lock of the cycle. */
export async function loadCycleFacts(tx: Tx, row: CycleRow, now: Instant): Promise<CycleFacts> {
  const [facts] = await loadFactsOfCycles(tx, [row], now);
  if (facts === undefined) throw new Error('facts of a cycle are missing');
  return facts;
}

/** For fields of cycles in a list. */
export const cycleFactsOf = batched<CycleRow, CycleFacts>(
  (tx, rows, { now }) => loadFactsOfCycles(tx, rows, now),
  nameOfRow,
);
