import { type Capability, roleCapabilities } from '@coterie/core';
import type { Viewer } from './viewer.ts';

/** Where the viewer holds a capability: whole organizations, and single communities and cycles. */
export interface GrantedScopes {
  readonly organizationIds: readonly string[];
  readonly communityIds: readonly string[];
  readonly cycleIds: readonly string[];
}

/** The scopes that a capability reaches by the viewer's grants, for the filters of lists and relations. */
export function grantedScopes(viewer: Viewer, capability: Capability): GrantedScopes {
  const organizationIds: string[] = [];
  const communityIds: string[] = [];
  const cycleIds: string[] = [];
  for (const { role, scope, also = [] } of viewer.grants) {
    const carried =
      (roleCapabilities[role][scope.kind] ?? []).includes(capability) ||
      also.some((extra) => extra === capability);
    if (!carried) continue;
    if (scope.kind === 'organization') organizationIds.push(scope.organizationId);
    if (scope.kind === 'community') communityIds.push(scope.communityId);
    if (scope.kind === 'cycle') cycleIds.push(scope.cycleId);
  }
  return { organizationIds, communityIds, cycleIds };
}
