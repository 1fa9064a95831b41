import { type CapabilityTarget, id } from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { ownRows } from '../../platform/within-scopes.ts';

/** Marks: one's own, and those at the sessions of the cycles in which one marks attendance. */
export function visibleAttendance(viewer: Viewer): Prisma.AttendanceWhereInput {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, 'attendance.mark');
  return {
    OR: [
      ownRows(viewer),
      ...(organizationIds.length > 0 ? [{ organizationId: { in: [...organizationIds] } }] : []),
      ...(communityIds.length > 0
        ? [{ session: { cycles: { some: { cycle: { communityId: { in: [...communityIds] } } } } } }]
        : []),
      ...(cycleIds.length > 0 ? [{ session: { cycles: { some: { cycleId: { in: [...cycleIds] } } } } }] : []),
    ],
  };
}

/** Where a session lies: in the cycles that meet there, and in their communities. */
export function targetOfSession(session: {
  readonly organizationId: string;
  readonly cycles: readonly { readonly cycleId: string; readonly cycle: { readonly communityId: string } }[];
}): CapabilityTarget {
  return {
    organizationId: id<'Organization'>(session.organizationId),
    communityIds: session.cycles.map(({ cycle }) => id<'Community'>(cycle.communityId)),
    cycleIds: session.cycles.map(({ cycleId }) => id<'Cycle'>(cycleId)),
  };
}

/** What to select of a session to know where it lies. */
export const placeOfSession = {
  cycles: { select: { cycleId: true, cycle: { select: { communityId: true } } }, take: 200 },
} as const;

/**
 * Where sessions of a list lie. Read apart from the row, so that it does not get in the way of what an
 * operation selects of the cycles of a session.
 */
export const cyclesOfSession = batched<RowOfTenant, readonly PlaceInCycle[]>(async (tx, sessions) => {
  const links = await tx.sessionCycle.findMany({
    where: {
      organizationId: distinct(sessions, ({ organizationId }) => organizationId),
      sessionId: distinct(sessions, ({ id: sessionId }) => sessionId),
    },
    select: { sessionId: true, ...placeOfSession.cycles.select },
    take: sessions.length * placeOfSession.cycles.take,
  });
  const linksOf = Map.groupBy(links, ({ sessionId }) => sessionId);
  return sessions.map(({ id: sessionId }) => linksOf.get(sessionId) ?? []);
}, nameOfRow);

interface PlaceInCycle {
  readonly cycleId: string;
  readonly cycle: { readonly communityId: string };
}
