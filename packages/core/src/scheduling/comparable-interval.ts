import { daysBetween } from '../calendar/local-date.ts';
import { minutesOfTime } from '../calendar/time-range.ts';
import { Temporal } from '../kernel/temporal.ts';
import { type SessionTiming, sessionInterval } from './session-timing.ts';

/** A session's stretch of time on a line on which it can be compared with others. */
export interface ComparableInterval {
  /** Intervals compare within one line: `instant`, or `wall_clock` where no zone is known. */
  readonly line: 'instant' | 'wall_clock';
  /** Minutes; since 1970 in UTC, or on the clock of the unknown zone. */
  readonly start: number;
  readonly end: number;
}

/**
 * Places a session on a line of minutes; `null` where date, start or end is not known. Sessions whose
 * zone is not known are taken to share that one unknown zone, and do not compare with others.
 */
export function comparableInterval(timing: SessionTiming): ComparableInterval | null {
  if (timing.kind !== 'timed' || timing.end === null || timing.endDate === null) return null;
  const interval = sessionInterval(timing);
  if (interval !== null) {
    return { line: 'instant', start: minutesOf(interval.start), end: minutesOf(interval.end) };
  }
  const midnight = daysBetween('1970-01-01', timing.date) * 1440;
  const days = daysBetween(timing.date, timing.endDate);
  const start = midnight + minutesOfTime(timing.start);
  return { line: 'wall_clock', start, end: midnight + days * 1440 + minutesOfTime(timing.end) };
}

function minutesOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds / 60_000;
}
