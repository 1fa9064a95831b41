import type { Period } from '../calendar/period.ts';
import type { Id } from '../kernel/brand.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';
import type { Modality, SessionId } from './session.ts';

/**
 * A multi-day event at which many communities each hold a session, with shared sessions such as a
 * keynote.
 */
export interface Gathering {
  readonly id: Id<'Gathering'>;
  /** `null` where no title is published. */
  readonly title: string | null;
  readonly dates: Period;
  /** `null` where the zone is not known. */
  readonly zone: TimeZoneId | null;
  readonly modality: Modality | null;
  readonly place: string | null;
  readonly sessions: readonly SessionId[];
}
