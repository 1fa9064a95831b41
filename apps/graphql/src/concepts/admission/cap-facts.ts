import { type CapFacts, type Cycle, countCapValues, type Facts } from '@coterie/core';
import { distinct } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { takesSeat } from '../cycle/seats-taken.ts';

interface CappedCycle {
  readonly row: { readonly organizationId: string; readonly id: string };
  readonly cycle: Pick<Cycle, 'caps'>;
}

interface Somebody {
  readonly personId: string;
  /** What they declared; the values that caps look at are taken from it. */
  readonly declared: Facts;
}

/** Nobody seats more people than this; a bound all the same. */
const mostSeats = 100_000;

/** The values that caps look at, of a person and, counted, of everybody else who holds or is offered a seat. */
export async function loadCapFacts(
  tx: Tx,
  cycles: readonly CappedCycle[],
  offersOf: ReadonlyMap<string, readonly { readonly personId: string }[]>,
): Promise<(cycleId: string, somebody: Somebody) => CapFacts> {
  const capped = new Map(
    cycles.filter(({ cycle }) => cycle.caps.length > 0).map((one) => [one.row.id, one] as const),
  );
  if (capped.size === 0) return () => ({ values: {}, taken: {} });
  const organizationId = distinct([...capped.values()], ({ row }) => row.organizationId);
  const seats = await tx.enrollment.findMany({
    where: { ...takesSeat, organizationId, cycleId: { in: [...capped.keys()] } },
    select: { cycleId: true, personId: true },
    take: mostSeats,
  });
  const seatsOf = Map.groupBy(seats, (seat) => seat.cycleId);
  const taking = new Map(
    [...capped.keys()].map((cycleId) => [
      cycleId,
      new Set(
        [...(seatsOf.get(cycleId) ?? []), ...(offersOf.get(cycleId) ?? [])].map(({ personId }) => personId),
      ),
    ]),
  );
  const posts = await tx.affiliation.findMany({
    where: {
      organizationId,
      personId: { in: [...new Set([...taking.values()].flatMap((ids) => [...ids]))] },
    },
    select: { personId: true, facts: true },
    orderBy: [{ personId: 'asc' }, { position: 'asc' }],
  });
  const postsOf = Map.groupBy(posts, (post) => post.personId);
  return (cycleId, { personId, declared }) => {
    const caps = capped.get(cycleId)?.cycle.caps ?? [];
    const others = [...(taking.get(cycleId) ?? [])].filter((one) => one !== personId);
    return countCapValues(
      caps,
      declared.collections['affiliations']?.items ?? [],
      others.map((other) => (postsOf.get(other) ?? []).map((post) => post.facts as Record<string, unknown>)),
    );
  };
}
