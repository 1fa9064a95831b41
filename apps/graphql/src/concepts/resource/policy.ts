import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { visibleCycle } from '../cycle/policy.ts';

/**
 * Resources that the viewer may know of: public ones, and those for members where they take part, took
 * part, facilitate or coordinate. What is shared with a community or at a gathering is for those who are
 * in some cycle of it; what has no place is for all who are in some cycle of the organization.
 */
export function visibleResources(viewer: Viewer): Prisma.ResourceWhereInput {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, 'resource.see');
  const inCycle: Prisma.CycleWhereInput = {
    OR: [{ id: { in: [...cycleIds] } }, { communityId: { in: [...communityIds] } }],
  };
  return {
    OR: [
      { visibility: 'public', OR: [{ cycleId: null }, { cycle: visibleCycle(viewer) }] },
      ...(organizationIds.length > 0 ? [{ organizationId: { in: [...organizationIds] } }] : []),
      ...(communityIds.length + cycleIds.length > 0
        ? [
            { cycle: inCycle },
            { communityId: { in: [...communityIds] } },
            { community: { cycles: { some: inCycle } } },
            { gathering: { sessions: { some: { cycles: { some: { cycle: inCycle } } } } } },
            {
              cycleId: null,
              communityId: null,
              gatheringId: null,
              organization: { cycles: { some: inCycle } },
            },
          ]
        : []),
    ],
  };
}
