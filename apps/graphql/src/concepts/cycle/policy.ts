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

/** The same of one row. */
export function seesCycle(
  viewer: Viewer,
  row: {
    readonly organizationId: string;
    readonly communityId: string;
    readonly id: string;
    readonly status: string;
  },
): boolean {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, 'cycle.edit');
  return (
    row.status !== 'draft' ||
    organizationIds.includes(row.organizationId) ||
    communityIds.includes(row.communityId) ||
    cycleIds.includes(row.id)
  );
}
