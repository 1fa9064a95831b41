import type { Id } from '../kernel/brand.ts';

/**
 * What a fee lets a person into, as the program states it. `community_session` names no community: the
 * participant chooses so many of them.
 */
export type EntitlementTerm =
  | { readonly kind: 'community_session'; readonly communities: number }
  | { readonly kind: 'gathering' }
  | { readonly kind: 'keynote' }
  | { readonly kind: 'session'; readonly sessionId: Id<'Session'> }
  | { readonly kind: 'cycle'; readonly cycleId: Id<'Cycle'> };

/** What a registration lets one person into, at one gathering (or, by a fee for it, in one cycle). */
export type Entitlement =
  | {
      readonly kind: 'community_session';
      readonly gatheringId: Id<'Gathering'>;
      readonly communityId: Id<'Community'>;
    }
  | { readonly kind: 'gathering'; readonly gatheringId: Id<'Gathering'> }
  | { readonly kind: 'keynote'; readonly gatheringId: Id<'Gathering'> }
  | { readonly kind: 'session'; readonly gatheringId: Id<'Gathering'>; readonly sessionId: Id<'Session'> }
  | { readonly kind: 'cycle'; readonly cycleId: Id<'Cycle'> };

/** What an entitlement is compared with: a session, as far as its place in a program goes. */
export interface EntitledSession {
  readonly id: Id<'Session'>;
  readonly gatheringId: Id<'Gathering'> | null;
  readonly cycleIds: readonly Id<'Cycle'>[];
  /** The communities to whose cycles it belongs; none for a keynote. */
  readonly communityIds: readonly Id<'Community'>[];
  readonly kind: string;
}

/**
 * Whether an entitlement lets its holder into a session.
 *
 * @example
 * ```ts
 * import { id, isEntitledTo } from '@coterie/core';
 *
 * const gatheringId = id<'Gathering'>('april-2024');
 * const communityId = id<'Community'>('data-management');
 * const session = {
 *   id: id<'Session'>('s1'),
 *   gatheringId,
 *   cycleIds: [],
 *   communityIds: [communityId],
 *   kind: 'meeting',
 * };
 * isEntitledTo({ kind: 'community_session', gatheringId, communityId }, session); // => true
 * isEntitledTo({ kind: 'keynote', gatheringId }, session); // => false
 * ```
 */
export function isEntitledTo(entitlement: Entitlement, session: EntitledSession): boolean {
  if (entitlement.kind === 'cycle') return session.cycleIds.includes(entitlement.cycleId);
  if (entitlement.gatheringId !== session.gatheringId) return false;
  switch (entitlement.kind) {
    case 'gathering':
      return true;
    case 'keynote':
      return session.kind === 'keynote';
    case 'session':
      return entitlement.sessionId === session.id;
    case 'community_session':
      return session.communityIds.includes(entitlement.communityId);
  }
}

/**
 * What a fee grants at one gathering, given the communities that the participant chose.
 *
 * @example
 * ```ts
 * import { grantEntitlements, id } from '@coterie/core';
 *
 * const terms = [{ kind: 'community_session', communities: 1 }, { kind: 'keynote' }] as const;
 * const granted = grantEntitlements(terms, id<'Gathering'>('g1'), [id<'Community'>('fiscal')]);
 * granted.map((one) => one.kind); // => ['community_session', 'keynote']
 * ```
 */
export function grantEntitlements(
  terms: readonly EntitlementTerm[],
  gatheringId: Id<'Gathering'>,
  communityIds: readonly Id<'Community'>[],
): readonly Entitlement[] {
  const firstChoice = terms.findIndex((term) => term.kind === 'community_session');
  return terms.flatMap((term, index): readonly Entitlement[] => {
    switch (term.kind) {
      case 'community_session':
        // All that were chosen stand under the first such term: none is granted twice.
        if (index !== firstChoice) return [];
        return communityIds.map((communityId) => ({ kind: term.kind, gatheringId, communityId }));
      case 'session':
        return [{ kind: term.kind, gatheringId, sessionId: term.sessionId }];
      case 'cycle':
        return [{ kind: term.kind, cycleId: term.cycleId }];
      default:
        return [{ kind: term.kind, gatheringId }];
    }
  });
}

/**
 * How many communities a participant chooses under a fee; 0 where it names none.
 *
 * @example
 * ```ts
 * import { communitiesToChoose } from '@coterie/core';
 *
 * communitiesToChoose([{ kind: 'community_session', communities: 1 }, { kind: 'keynote' }]); // => 1
 * communitiesToChoose([{ kind: 'gathering' }]); // => 0
 * ```
 */
export function communitiesToChoose(terms: readonly EntitlementTerm[]): number {
  return terms.reduce((sum, term) => sum + (term.kind === 'community_session' ? term.communities : 0), 0);
}
