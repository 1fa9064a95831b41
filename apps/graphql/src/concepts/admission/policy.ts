import type { CapabilityTarget } from '@coterie/core';
import { id } from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { ownRows, withinCycleScopes } from '../../platform/within-scopes.ts';

/** Where a matter of admission lies, and whose it is, for the table of capabilities. */
export function targetOf(
  cycle: { readonly organizationId: string; readonly id: string; readonly communityId: string },
  personId: string | null = null,
): CapabilityTarget {
  return {
    organizationId: id<'Organization'>(cycle.organizationId),
    communityIds: [id<'Community'>(cycle.communityId)],
    cycleIds: [id<'Cycle'>(cycle.id)],
    personId: personId === null ? null : id<'Person'>(personId),
  };
}

/** Applications that the viewer may know of: their own, and those that they review. */
export function visibleApplications(viewer: Viewer): Prisma.ApplicationWhereInput {
  return { OR: [ownRows(viewer), ...withinCycleScopes(viewer, 'application.see')] };
}

/** Offers: one's own, and those of the cycles in which one reads applications. */
export function visibleOffers(viewer: Viewer): Prisma.OfferWhereInput {
  return { OR: [ownRows(viewer), ...withinCycleScopes(viewer, 'application.see')] };
}

/** Places in the queue: one's own, and those of the queues that one works. */
export function visibleWaitlistEntries(viewer: Viewer): Prisma.WaitlistEntryWhereInput {
  return { OR: [ownRows(viewer), ...withinCycleScopes(viewer, 'waitlist.manage')] };
}

/** Seats: one's own, all of the cycles that one runs, and the roster of those in which one takes part. */
export function visibleEnrollments(viewer: Viewer): Prisma.EnrollmentWhereInput {
  const onRoster = { in: ['active', 'ended'] };
  return {
    OR: [
      ownRows(viewer),
      ...withinCycleScopes(viewer, 'enrollment.manage'),
      ...withinCycleScopes(viewer, 'roster.see').map((scope) => ({ ...scope, status: onRoster })),
    ],
  };
}
