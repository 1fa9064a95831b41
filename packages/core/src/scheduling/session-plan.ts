import type { Period } from '../calendar/period.ts';
import type { Recurrence } from '../calendar/recurrence.ts';
import type { Id } from '../kernel/brand.ts';
import type { LocalDate, LocalTime, TimeZoneId } from '../kernel/temporal.ts';
import type { Modality, SessionKind } from './session.ts';
import type { SessionTiming } from './session-timing.ts';

/** The time of day that the sessions of a series share, as far as it is known. */
export interface TimeOfDay {
  readonly start: LocalTime | null;
  readonly end: LocalTime | null;
  readonly zone: TimeZoneId | null;
}

/** One slot of a series: of a gathering, or anywhere, and as well known as its timing is. */
export interface PlannedSlot {
  readonly timing: SessionTiming;
  readonly gathering: Id<'Gathering'> | null;
  /** `null`: the title of the series. */
  readonly title: string | null;
}

/** When the sessions of a series take place. */
export type SeriesDates =
  | { readonly kind: 'recurrence'; readonly recurrence: Recurrence; readonly timeOfDay: TimeOfDay }
  | { readonly kind: 'dates'; readonly dates: readonly LocalDate[]; readonly timeOfDay: TimeOfDay }
  | { readonly kind: 'slots'; readonly slots: readonly PlannedSlot[] }
  /** So many sessions, dates to come. */
  | { readonly kind: 'to_be_announced'; readonly sessions: number };

/** Sessions that have everything in common but their dates. */
export interface SessionSeries {
  /** Unique within the plan; part of the sessions' ids. */
  readonly key: string;
  readonly dates: SeriesDates;
  readonly title: string | null;
  readonly kind: SessionKind;
  readonly modality: Modality | null;
  readonly place: string | null;
  /** The published length of each, in minutes. */
  readonly statedMinutes: number | null;
  readonly tracks: readonly string[];
  readonly alternativeOf: string | null;
  readonly required: boolean | null;
}

/** What a cycle plans: its series, and how many sessions it must hold. */
export interface SessionPlan {
  readonly cycle: Id<'Cycle'>;
  /** `null` where the minimum is not known, or there is none. */
  readonly minimumSessions: number | null;
  /** Whether the series are all there will be; `false` while dates are still to come. */
  readonly isComplete: boolean;
  /** Whether sessions beyond the plan may be agreed; `null` where nothing is said. */
  readonly additionalSessions: 'may_be_agreed' | 'not_allowed' | null;
  readonly series: readonly SessionSeries[];
  /** The period of the cycle, where it is known. */
  readonly period: Period | null;
}
