import type { Prisma } from '../../generated/prisma/client.ts';
import { type GrantedScopes, grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';

const onRoster = { in: ['active', 'ended'] };

/**
 * Persons whom the viewer sees whole, posts and address included: themselves; all of an organization
 * whose persons they see; and those who take part in, or applied to, what they guide or review.
 */
export function knownPersons(viewer: Viewer): Prisma.PersonWhereInput {
  const seen = grantedScopes(viewer, 'person.see');
  const reviewed = grantedScopes(viewer, 'application.see');
  return {
    OR: [
      { id: { in: viewer.persons.map((person) => person.id) } },
      ...(seen.organizationIds.length > 0 ? [{ organizationId: { in: [...seen.organizationIds] } }] : []),
      ...rostersOf(seen),
      ...(reviewed.communityIds.length > 0
        ? [{ applications: { some: { cycle: { communityId: { in: [...reviewed.communityIds] } } } } }]
        : []),
      ...(reviewed.cycleIds.length > 0
        ? [{ applications: { some: { cycleId: { in: [...reviewed.cycleIds] } } } }]
        : []),
    ],
  };
}

/** Persons whom the viewer may know of by name: those above, and those with whom they share a roster. */
export function visiblePersons(viewer: Viewer): Prisma.PersonWhereInput {
  return { OR: [knownPersons(viewer), ...rostersOf(grantedScopes(viewer, 'roster.see'))] };
}

function rostersOf({ communityIds, cycleIds }: GrantedScopes): Prisma.PersonWhereInput[] {
  return [
    ...(communityIds.length > 0
      ? [{ enrollments: { some: { status: onRoster, cycle: { communityId: { in: [...communityIds] } } } } }]
      : []),
    ...(cycleIds.length > 0
      ? [{ enrollments: { some: { status: onRoster, cycleId: { in: [...cycleIds] } } } }]
      : []),
  ];
}
