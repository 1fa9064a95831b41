import type { Prisma } from '../../generated/prisma/client.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { visibleCycle } from '../cycle/policy.ts';

/** Sessions that the viewer may know of: those of gatherings, and those of cycles that they know of. */
export function visibleSession(viewer: Viewer): Prisma.SessionWhereInput {
  return { OR: [{ gatheringId: { not: null } }, { cycles: { some: { cycle: visibleCycle(viewer) } } }] };
}
