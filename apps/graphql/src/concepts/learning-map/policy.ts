import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';

/** Learning maps are for those who take part, took part, facilitate or coordinate. */
export function visibleLearningMapItems(viewer: Viewer): Prisma.LearningMapItemWhereInput {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, 'resource.see');
  return {
    OR: [
      { organizationId: { in: [...organizationIds] } },
      { cycle: { communityId: { in: [...communityIds] } } },
      { cycleId: { in: [...cycleIds] } },
    ],
  };
}

/** Whether the viewer is an active member or a facilitator of the cycle: a fact for the core. */
export function takesPart(
  viewer: Viewer,
  cycle: { readonly id: string; readonly communityId: string },
): boolean {
  return viewer.grants.some(({ role, scope }) => {
    if (role !== 'member' && role !== 'facilitator') return false;
    if (scope.kind === 'cycle') return scope.cycleId === cycle.id;
    return scope.kind === 'community' && scope.communityId === cycle.communityId;
  });
}
