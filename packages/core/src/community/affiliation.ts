import type { Id } from '../kernel/brand.ts';
import type { LocalDate } from '../kernel/temporal.ts';

/**
 * One post of a person. Several are common, and what a rule asks of a post it asks of one post: a
 * teacher in a district and a retired clerk of a county office is no county teacher.
 */
export interface Affiliation {
  readonly id: Id<'Affiliation'>;
  readonly employer: string | null;
  /** A value of the organization's own list of kinds, such as `public_school_district`. */
  readonly employerKind: string | null;
  /** ISO 3166-2 subdivision: `US-WI`. */
  readonly state: string | null;
  readonly county: string | null;
  readonly district: string | null;
  readonly role: string | null;
  /** `null`: nobody has said. */
  readonly currentlyWorking: boolean | null;
  readonly since: LocalDate | null;
  readonly until: LocalDate | null;
}
