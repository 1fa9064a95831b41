import type { Id } from '../kernel/brand.ts';

/**
 * What a fee lets a person into, as the program states it. `community_session` names no community:
 * the payer chooses one; `session` names one session that everybody of the fee may attend.
 */
export type EntitlementTerm =
  | { readonly kind: 'community_session'; readonly communities: number }
  | { readonly kind: 'gathering' }
  | { readonly kind: 'keynote' }
  | { readonly kind: 'session'; readonly sessionId: Id<'Session'> };

/** What a registration lets one person into, at one gathering. */
export type Entitlement =
  | {
      readonly kind: 'community_session';
      readonly gatheringId: Id<'Gathering'>;
      readonly communityId: Id<'Community'>;
    }
  | { readonly kind: 'gathering'; readonly gatheringId: Id<'Gathering'> }
  | { readonly kind: 'keynote'; readonly gatheringId: Id<'Gathering'> }
  | { readonly kind: 'session'; readonly gatheringId: Id<'Gathering'>; readonly sessionId: Id<'Session'> };
