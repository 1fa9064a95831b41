import type { LocalTime } from '../kernel/temporal.ts';

/** From one wall-clock time to another. */
export interface TimeRange {
  readonly start: LocalTime;
  /** `null` where no end is given. */
  readonly end: LocalTime | null;
  /** Whether the end lies on the next date. */
  readonly endsNextDay: boolean;
}

/**
 * The length in minutes as a clock shows it, between 1 and 1440; `null` without an end.
 *
 * @example
 * ```ts
 * import { timeRangeMinutes } from '@coterie/core';
 *
 * timeRangeMinutes({ start: '00:30', end: '14:00', endsNextDay: false }); // => 810
 * timeRangeMinutes({ start: '23:00', end: '00:30', endsNextDay: true }); // => 90
 * ```
 */
export function timeRangeMinutes(range: TimeRange): number | null {
  if (range.end === null) return null;
  return minutesOfTime(range.end) - minutesOfTime(range.start) + (range.endsNextDay ? 24 * 60 : 0);
}

/** Minutes from midnight, as the clock shows them. */
export function minutesOfTime(time: LocalTime): number {
  const colon = time.indexOf(':');
  return Number(time.slice(0, colon)) * 60 + Number(time.slice(colon + 1));
}

/** The wall-clock time so many minutes after midnight; whole days are dropped. */
export function timeOfMinutes(minutes: number): LocalTime {
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}` as LocalTime;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
