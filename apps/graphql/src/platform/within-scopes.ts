import type { Capability } from '@coterie/core';
import { grantedScopes } from './granted-scopes.ts';
import type { Viewer } from './viewer.ts';

/** Filters on rows that belong to a cycle, one for each kind of scope in which the viewer holds the capability. */
export function withinCycleScopes(viewer: Viewer, capability: Capability) {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, capability);
  return [
    ...(organizationIds.length > 0 ? [{ organizationId: { in: [...organizationIds] } }] : []),
    ...(communityIds.length > 0 ? [{ cycle: { communityId: { in: [...communityIds] } } }] : []),
    ...(cycleIds.length > 0 ? [{ cycleId: { in: [...cycleIds] } }] : []),
  ];
}

/** Rows that are about a person whom the viewer's account has claimed. */
export function ownRows(viewer: Viewer): { personId: { in: string[] } } {
  return { personId: { in: viewer.persons.map((person) => person.id) } };
}
