import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';

const onRoster = { in: ['active', 'ended'] };

/**
 * Persons that the viewer may know of: themselves; all of an organization whose persons they see; those
 * who take part in, or applied to, what they guide or review; and those with whom they share a roster.
 */
export function visiblePersons(viewer: Viewer): Prisma.PersonWhereInput {
  const seen = grantedScopes(viewer, 'person.see');
  const reviewed = grantedScopes(viewer, 'application.see');
  const rosters = grantedScopes(viewer, 'roster.see');
  return {
    OR: [
      { id: { in: viewer.persons.map((person) => person.id) } },
      ...(seen.organizationIds.length > 0 ? [{ organizationId: { in: [...seen.organizationIds] } }] : []),
      ...rostersOf(seen),
      ...rostersOf(rosters),
      ...(reviewed.communityIds.length > 0
        ? [{ applications: { some: { cycle: { communityId: { in: [...reviewed.communityIds] } } } } }]
        : []),
      ...(reviewed.cycleIds.length > 0 ? [{ applications: { some: { cycleId: { in: [...reviewed.cycleIds] } } } }] : []),
    ],
  };
}

function rostersOf({ communityIds, cycleIds }: ReturnType<typeof grantedScopes>): Prisma.PersonWhereInput[] {
  return [
    ...(communityIds.length > 0
      ? [{ enrollments: { some: { status: onRoster, cycle: { communityId: { in: [...communityIds] } } } } }]
      : []),
    ...(cycleIds.length > 0 ? [{ enrollments: { some: { status: onRoster, cycleId: { in: [...cycleIds] } } } }] : []),
  ];
}
