import { addDays, daysBetween } from '../calendar/local-date.ts';
import { minutesOfTime } from '../calendar/time-range.ts';
import { toCommonInstant } from '../calendar/zoned-instant.ts';
import { readTimeZone } from '../kernel/read-time-value.ts';
import {
  type Instant,
  type LocalDate,
  type LocalTime,
  Temporal,
  type TimeZoneId,
} from '../kernel/temporal.ts';

/** A date and a start, as the clocks of a zone show them. */
export interface TimedTiming {
  readonly kind: 'timed';
  readonly date: LocalDate;
  readonly start: LocalTime;
  /** `null` where the end is not known; then `endDate` is `null` too. */
  readonly end: LocalTime | null;
  /** The date of the end: the same date, or the next one where it runs past midnight. */
  readonly endDate: LocalDate | null;
  /** `null` where the zone is not known. */
  readonly zone: TimeZoneId | null;
}

/** When a session takes place, as far as it is known. */
export type SessionTiming =
  | TimedTiming
  | { readonly kind: 'date_only'; readonly date: LocalDate; readonly zone: TimeZoneId | null }
  | {
      readonly kind: 'time_only';
      readonly start: LocalTime;
      readonly end: LocalTime | null;
      readonly zone: TimeZoneId | null;
    }
  /** Some time on one of these days, both inclusive. */
  | {
      readonly kind: 'window';
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly zone: TimeZoneId | null;
    }
  | { readonly kind: 'to_be_announced' }
  /** Agreed by those who take part: each team finds its own time. */
  | { readonly kind: 'arranged'; readonly by: string | null }
  /** "Two weeks after the kick-off": a period after a session or another named point. */
  | {
      readonly kind: 'offset';
      /** The id of a session of the same plan, or the name of a reference date. */
      readonly anchor: string;
      /** An ISO 8601 duration of dates, `P2W`; negative for before: `-P3D`. */
      readonly after: string;
      readonly start: LocalTime | null;
      readonly end: LocalTime | null;
      readonly zone: TimeZoneId | null;
    };

/** A stretch of time, half-open. */
export interface InstantInterval {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * A timing with a date and a start; the end falls on the next date where it is not after the start.
 *
 * @example
 * ```ts
 * import { timedTiming } from '@coterie/core';
 *
 * timedTiming('2024-02-01', '08:30', '11:30', 'America/Chicago').endDate; // => '2024-02-01'
 * timedTiming('2024-02-01', '22:00', '00:30', null).endDate; // => '2024-02-02'
 * timedTiming('2024-02-01', '08:30', null, null).endDate; // => null
 * ```
 */
export function timedTiming(
  date: LocalDate,
  start: LocalTime,
  end: LocalTime | null,
  zone: TimeZoneId | null,
): TimedTiming {
  const endDate = end === null ? null : end > start ? date : addDays(date, 1);
  return { kind: 'timed', date, start, end, endDate, zone };
}

/**
 * From when to when a session takes place; `null` where date, start, end or zone is not known. A time
 * that the clock skips or shows twice is taken as calendars commonly do (`toCommonInstant`).
 *
 * @example
 * ```ts
 * import { sessionInterval, timedTiming } from '@coterie/core';
 *
 * sessionInterval(timedTiming('2024-02-01', '08:30', '11:30', 'America/Chicago')); // => { start: '2024-02-01T14:30:00Z', end: '2024-02-01T17:30:00Z' }
 * sessionInterval({ kind: 'to_be_announced' }); // => null
 * ```
 */
export function sessionInterval(timing: SessionTiming): InstantInterval | null {
  if (timing.kind !== 'timed' || timing.end === null || timing.endDate === null) return null;
  const zone = knownZone(timing.zone);
  if (zone === null) return null;
  return {
    start: toCommonInstant(timing.date, timing.start, zone),
    end: toCommonInstant(timing.endDate, timing.end, zone),
  };
}

/**
 * The length in minutes: elapsed time where the zone is known (a session across a clock change is
 * longer or shorter than its wall-clock times say), else as the clock shows it; `null` where start or
 * end is not known. Negative where the end lies before the start.
 *
 * @example
 * ```ts
 * import { timingMinutes, timedTiming } from '@coterie/core';
 *
 * timingMinutes(timedTiming('2024-02-01', '08:30', '11:30', null)); // => 180
 * ```
 */
export function timingMinutes(timing: SessionTiming): number | null {
  const interval = sessionInterval(timing);
  if (interval !== null) {
    return Temporal.Instant.from(interval.start).until(interval.end).total('minutes');
  }
  if (timing.kind === 'timed' && timing.end !== null && timing.endDate !== null) {
    const days = daysBetween(timing.date, timing.endDate);
    return days * 24 * 60 + minutesOfTime(timing.end) - minutesOfTime(timing.start);
  }
  if (timing.kind === 'time_only' && timing.end !== null) {
    const minutes = minutesOfTime(timing.end) - minutesOfTime(timing.start);
    return minutes > 0 ? minutes : minutes + 24 * 60;
  }
  return null;
}

/**
 * The days on which a session may take place, both inclusive; `null` where no date is known.
 *
 * @example
 * ```ts
 * import { possibleDays } from '@coterie/core';
 *
 * possibleDays({ kind: 'window', from: '2024-04-15', to: '2024-04-18', zone: null }); // => { from: '2024-04-15', to: '2024-04-18' }
 * possibleDays({ kind: 'arranged', by: 'each team' }); // => null
 * ```
 */
export function possibleDays(
  timing: SessionTiming,
): { readonly from: LocalDate; readonly to: LocalDate } | null {
  switch (timing.kind) {
    case 'timed':
      return { from: timing.date, to: timing.endDate ?? timing.date };
    case 'date_only':
      return { from: timing.date, to: timing.date };
    case 'window':
      return { from: timing.from, to: timing.to };
    default:
      return null;
  }
}

/** A zone that this runtime does not know is as good as unknown. */
export function knownZone(zone: TimeZoneId | null): TimeZoneId | null {
  return zone === null ? null : readTimeZone(zone);
}
