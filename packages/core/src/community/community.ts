import type { Provenance } from '../kernel/provenance.ts';
import type { CommunityStatus } from './community-status.ts';
import type { Label } from './organization.ts';

/**
 * Whom a community is for: named regions, or the whole organization. An organization may span more
 * than one state, so "statewide" is the organization's own word for its whole.
 */
export type CommunityScope =
  | { readonly kind: 'organization' }
  | { readonly kind: 'regions'; readonly regions: readonly string[] }
  | { readonly kind: 'unknown' };

/** A community of practice: people with a shared concern who meet to learn together. */
export interface Community {
  readonly key: string;
  /** `null` where no title is published; a label is then computed. */
  readonly title: string | null;
  /** One-based place in the organization's list; the computed label counts by it. */
  readonly position: number;
  readonly purpose: string | null;
  /** Whom the program addresses, in its words. */
  readonly audience: string | null;
  readonly scope: CommunityScope;
  readonly status: CommunityStatus;
  readonly provenance: Provenance;
}

/**
 * What to call a community; computed where its title is unknown.
 *
 * @example
 * ```ts
 * import { labelCommunity } from '@coterie/core';
 *
 * labelCommunity({ title: 'Coaches', position: 2 }); // => { text: 'Coaches', basis: 'printed' }
 * labelCommunity({ title: null, position: 2 });
 * // => { text: 'Community 2 (title not published)', basis: 'computed' }
 * ```
 */
export function labelCommunity(community: Pick<Community, 'title' | 'position'>): Label {
  return community.title === null
    ? { text: `Community ${community.position} (title not published)`, basis: 'computed' }
    : { text: community.title, basis: 'printed' };
}

/**
 * Whether a community serves a region: `true`, `false`, or `null` where its scope is not published.
 *
 * @example
 * ```ts
 * import { servesRegion } from '@coterie/core';
 *
 * servesRegion({ kind: 'organization' }, 'north'); // => true
 * servesRegion({ kind: 'regions', regions: ['south'] }, 'north'); // => false
 * servesRegion({ kind: 'unknown' }, 'north'); // => null
 * ```
 */
export function servesRegion(scope: CommunityScope, region: string): boolean | null {
  switch (scope.kind) {
    case 'organization':
      return true;
    case 'regions':
      return scope.regions.includes(region);
    case 'unknown':
      return null;
  }
}
