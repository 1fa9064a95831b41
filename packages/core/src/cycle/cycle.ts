import type { DateWindow } from '../calendar/date-window.ts';
import type { Period } from '../calendar/period.ts';
import type { Id } from '../kernel/brand.ts';
import type { Instant, TimeZoneId } from '../kernel/temporal.ts';
import type { AdmissionPolicy } from './admission-policy.ts';
import type { AttributeCap } from './attribute-cap.ts';
import type { Capacity } from './capacity.ts';
import type { CycleState } from './cycle-transitions.ts';
import type { ReadinessRequirement } from './readiness.ts';

/**
 * One time-boxed run of a community, as far as decisions about it need to know. What it is called,
 * its sessions, rules and fees stand beside it.
 *
 * What follows from the calendar (is the window open?) is computed from `now` and not stored.
 */
export interface Cycle {
  readonly id: Id<'Cycle'>;
  readonly communityId: Id<'Community'>;
  readonly state: CycleState;
  /** Exact dates or a span of months; `null` where unknown. */
  readonly period: Period | null;
  /** When applications are taken; half-open, each edge may be unknown. */
  readonly applicationWindow: DateWindow;
  /** The zone in which dates of the window begin and end: the organization's; `null` where unknown. */
  readonly zone: TimeZoneId | null;
  readonly admission: AdmissionPolicy;
  readonly capacity: Capacity;
  /** Limits inside the capacity: at most three from one district. */
  readonly caps: readonly AttributeCap[];
  /** When the roster was locked; `null`: it is not. */
  readonly rosterLockedAt: Instant | null;
  /** What the program asks for before the cycle may start. */
  readonly readiness: ReadinessRequirement;
}
