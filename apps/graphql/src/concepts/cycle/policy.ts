import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';

/** Cycles that the viewer may know of: all but drafts, and drafts where they edit cycles. */
export function visibleCycle(viewer: Viewer): Prisma.CycleWhereInput {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, 'cycle.edit');
  return {
    OR: [
      { status: { not: 'draft' } },
      ...(organizationIds.length > 0 ? [{ organizationId: { in: [...organizationIds] } }] : []),
      ...(communityIds.length > 0 ? [{ communityId: { in: [...communityIds] } }] : []),
      ...(cycleIds.length > 0 ? [{ id: { in: [...cycleIds] } }] : []),
    ],
  };
}
