import type { Provenance } from '../kernel/provenance.ts';
import type { Label } from './organization.ts';

/**
 * A named service area. Regions may overlap, so they form no partition: a rural district lies in its
 * region and in a statewide rural one.
 */
export interface Region {
  readonly key: string;
  readonly name: string | null;
  /** One-based place in the organization's list; the computed label counts by it. */
  readonly position: number;
  /** What the region covers as far as published: states, counties, districts by name. */
  readonly covers: readonly string[];
  readonly provenance: Provenance;
}

/**
 * What to call a region; computed where its name is unknown.
 *
 * @example
 * ```ts
 * import { labelRegion } from '@coterie/core';
 *
 * labelRegion({ name: null, position: 3 }).text; // => 'Region 3 (name not published)'
 * ```
 */
export function labelRegion(region: Pick<Region, 'name' | 'position'>): Label {
  return region.name === null
    ? { text: `Region ${region.position} (name not published)`, basis: 'computed' }
    : { text: region.name, basis: 'printed' };
}
