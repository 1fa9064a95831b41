import type { Id } from '../kernel/brand.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import {
  type Capability,
  type OptionalCapability,
  type Role,
  roleCapabilities,
} from './role-capabilities.ts';

/** Where a role is held. A role held on an organization reaches its communities and their cycles. */
export type GrantScope =
  | { readonly kind: 'platform' }
  | { readonly kind: 'organization'; readonly organizationId: Id<'Organization'> }
  | {
      readonly kind: 'community';
      readonly organizationId: Id<'Organization'>;
      readonly communityId: Id<'Community'>;
    }
  | {
      readonly kind: 'cycle';
      readonly organizationId: Id<'Organization'>;
      readonly cycleId: Id<'Cycle'>;
    }
  | {
      readonly kind: 'self';
      readonly organizationId: Id<'Organization'>;
      readonly personId: Id<'Person'>;
    };

export interface Grant {
  readonly role: Role;
  readonly scope: GrantScope;
  /** What the organization has granted beyond the role; nothing by default. */
  readonly also?: readonly OptionalCapability[];
}

/** What somebody wants to touch: where it lies, and whose matter it is. */
export interface CapabilityTarget {
  /** `null` for what belongs to the platform. */
  readonly organizationId: Id<'Organization'> | null;
  /** The communities in which it lies; a session of two cycles lies in both communities. */
  readonly communityIds?: readonly Id<'Community'>[];
  readonly cycleIds?: readonly Id<'Cycle'>[];
  /** The person whose own matter it is: the applicant, the member of an enrollment. */
  readonly personId?: Id<'Person'> | null;
}

export type CapabilityVerdict =
  | { readonly allowed: true; readonly by: Grant }
  | {
      readonly allowed: false;
      readonly ruleId: string;
      readonly capability: Capability;
      /** Roles that carry the capability on some scope; empty for what only an organization grants. */
      readonly rolesThatMay: readonly Role[];
    };

export const capabilityHeld = defineRule(
  'community.capability-held',
  'Whoever does something holds a role that carries the capability, on a scope that reaches what is touched.',
);

/**
 * Whether some grant carries a capability on what is touched. Pure: the caller loads the grants that
 * are in force. Rule `community.capability-held`.
 *
 * A platform role reaches nothing inside an organization; a role on one cycle reaches no other.
 *
 * @example
 * ```ts
 * import { checkCapability, id } from '@coterie/core';
 *
 * const wisconsin = id<'Organization'>('wisconsin');
 * const grants = [
 *   { role: 'coordinator', scope: { kind: 'organization', organizationId: wisconsin } },
 * ] as const;
 * checkCapability(grants, 'offer.make', { organizationId: wisconsin }).allowed; // => true
 * checkCapability(grants, 'entry.override', { organizationId: wisconsin }).allowed; // => false
 * checkCapability(grants, 'offer.make', { organizationId: id<'Organization'>('other') }).allowed;
 * // => false
 * ```
 */
export function checkCapability(
  grants: readonly Grant[],
  capability: Capability,
  target: CapabilityTarget,
): CapabilityVerdict {
  const by = grants.find((grant) => carries(grant, capability) && reaches(grant.scope, target));
  if (by !== undefined) return { allowed: true, by };
  const rolesThatMay = (Object.keys(roleCapabilities) as Role[]).filter((role) =>
    Object.values(roleCapabilities[role]).some((list) => list.includes(capability)),
  );
  return { allowed: false, ruleId: capabilityHeld.id, capability, rolesThatMay };
}

/**
 * Everything that the grants allow on a target, in the order of the list of capabilities' names; for
 * `viewer { can }` and for portals that hide what cannot be done.
 *
 * @example
 * ```ts
 * import { findCapabilities } from '@coterie/core';
 *
 * const visitor = { role: 'visitor', scope: { kind: 'platform' } } as const;
 * findCapabilities([visitor], { organizationId: null }); // => ['catalog.see', 'eligibility.preview']
 * ```
 */
export function findCapabilities(grants: readonly Grant[], target: CapabilityTarget): readonly Capability[] {
  const held = new Set<Capability>();
  for (const grant of grants) {
    if (!reaches(grant.scope, target)) continue;
    for (const capability of roleCapabilities[grant.role][grant.scope.kind] ?? []) held.add(capability);
    for (const capability of grant.also ?? []) held.add(capability);
  }
  return [...held].sort();
}

function carries(grant: Grant, capability: Capability): boolean {
  return (
    (roleCapabilities[grant.role][grant.scope.kind] ?? []).includes(capability) ||
    (grant.also ?? []).some((extra) => extra === capability)
  );
}

function reaches(scope: GrantScope, target: CapabilityTarget): boolean {
  switch (scope.kind) {
    case 'platform':
      return target.organizationId === null;
    case 'organization':
      return target.organizationId === scope.organizationId;
    case 'community':
      return (
        target.organizationId === scope.organizationId &&
        (target.communityIds ?? []).includes(scope.communityId)
      );
    case 'cycle':
      return (
        target.organizationId === scope.organizationId && (target.cycleIds ?? []).includes(scope.cycleId)
      );
    case 'self':
      return target.organizationId === scope.organizationId && target.personId === scope.personId;
  }
}
