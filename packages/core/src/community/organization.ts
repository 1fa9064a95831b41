import type { Provenance } from '../kernel/provenance.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';

/** The tenant: a regional or state body that hosts communities. All but its key may be unknown. */
export interface Organization {
  /** Its slug in addresses, unique on a server; see {@link readKey}. */
  readonly key: string;
  readonly name: string | null;
  /** The zone in which its days begin and its deadlines end. */
  readonly timeZone: TimeZoneId | null;
  /** ISO 4217 code, upper case. */
  readonly currency: string | null;
  /** BCP 47 tag of the language of its texts: `en-US`. */
  readonly locale: string | null;
  readonly provenance: Provenance;
}

/** A text to show for something, and whether it is its own name or was computed for want of one. */
export interface Label {
  readonly text: string;
  readonly basis: 'printed' | 'computed';
}

/**
 * What to call an organization. Where its name is unknown the label is computed from its key and
 * says so; no name is invented.
 *
 * @example
 * ```ts
 * import { labelOrganization } from '@coterie/core';
 *
 * labelOrganization({ key: 'whsa', name: 'Wisconsin Head Start Association' });
 * // => { text: 'Wisconsin Head Start Association', basis: 'printed' }
 * labelOrganization({ key: 'closed-cohorts', name: null });
 * // => { text: 'Organization “closed-cohorts” (name not published)', basis: 'computed' }
 * ```
 */
export function labelOrganization(organization: Pick<Organization, 'key' | 'name'>): Label {
  return organization.name === null
    ? { text: `Organization “${organization.key}” (name not published)`, basis: 'computed' }
    : { text: organization.name, basis: 'printed' };
}
