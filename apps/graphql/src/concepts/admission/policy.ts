import type { Capability, CapabilityTarget } from '@coterie/core';
import { id } from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';

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
  return { OR: [ownRows(viewer), ...withinScopes(viewer, 'application.see')] };
}

/** Offers: one's own, and those of the cycles in which one reads applications. */
export function visibleOffers(viewer: Viewer): Prisma.OfferWhereInput {
  return { OR: [ownRows(viewer), ...withinScopes(viewer, 'application.see')] };
}

/** Places in the queue: one's own, and those of the queues that one works. */
export function visibleWaitlistEntries(viewer: Viewer): Prisma.WaitlistEntryWhereInput {
  return { OR: [ownRows(viewer), ...withinScopes(viewer, 'waitlist.manage')] };
}

/** Seats: one's own, all of the cycles that one runs, and the roster of those in which one takes part. */
export function visibleEnrollments(viewer: Viewer): Prisma.EnrollmentWhereInput {
  const onRoster = { in: ['active', 'ended'] };
  return {
    OR: [
      ownRows(viewer),
      ...withinScopes(viewer, 'enrollment.manage'),
      ...withinScopes(viewer, 'roster.see').map((scope) => ({ ...scope, status: onRoster })),
    ],
  };
}

function ownRows(viewer: Viewer): { personId: { in: string[] } } {
  return { personId: { in: viewer.persons.map((person) => person.id) } };
}

/** Filters on rows of cycles, one for each kind of scope in which the viewer holds the capability. */
function withinScopes(viewer: Viewer, capability: Capability) {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, capability);
  return [
    ...(organizationIds.length > 0 ? [{ organizationId: { in: [...organizationIds] } }] : []),
    ...(communityIds.length > 0 ? [{ cycle: { communityId: { in: [...communityIds] } } }] : []),
    ...(cycleIds.length > 0 ? [{ cycleId: { in: [...cycleIds] } }] : []),
  ];
}
