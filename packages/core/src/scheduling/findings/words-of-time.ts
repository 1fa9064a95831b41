import { minutesOfTime, type TimeRange } from '../../calendar/time-range.ts';
import type { LocalTime } from '../../kernel/temporal.ts';

/** A time as a 12-hour clock says it: `2:00 PM`. Midnight is 12:00 AM, noon 12:00 PM. */
export function wordsOfTime(time: LocalTime): string {
  const minutes = minutesOfTime(time);
  const hour = Math.floor(minutes / 60);
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** A range as a 12-hour clock says it: `12:30 PM – 2:00 PM`. */
export function wordsOfRange(range: TimeRange): string {
  if (range.end === null) return wordsOfTime(range.start);
  return `${wordsOfTime(range.start)} – ${wordsOfTime(range.end)}${range.endsNextDay ? ' of the next day' : ''}`;
}

/** A length in words: `90 minutes`, `13.5 hours`. */
export function wordsOfMinutes(minutes: number): string {
  if (Math.abs(minutes) < 120) return `${minutes} minutes`;
  return `${Math.round((minutes / 60) * 100) / 100} hours`;
}
