import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';

/** Programs that the viewer may know of: published ones, and retired ones where they load programs. */
export function visibleProgram(viewer: Viewer): Prisma.ProgramWhereInput {
  const { organizationIds } = grantedScopes(viewer, 'program.load');
  if (organizationIds.length === 0) return { status: 'published' };
  return { OR: [{ status: 'published' }, { organizationId: { in: [...organizationIds] } }] };
}

/** The same of one row. */
export function seesProgram(
  viewer: Viewer,
  { status, organizationId }: { readonly status: string; readonly organizationId: string },
): boolean {
  return (
    status === 'published' || grantedScopes(viewer, 'program.load').organizationIds.includes(organizationId)
  );
}
