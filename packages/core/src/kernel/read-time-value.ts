import { type Instant, type LocalDate, type LocalTime, Temporal, type TimeZoneId } from './temporal.ts';

/**
 * `2024-02-29`, years 0001 to 9999; `null` for anything else, 30 February included.
 *
 * @example
 * ```ts
 * import { readLocalDate } from '@coterie/core';
 *
 * readLocalDate('2024-02-29'); // => '2024-02-29'
 * readLocalDate('2023-02-29'); // => null
 * ```
 */
export function readLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return null;
  try {
    return Temporal.PlainDate.from(text).toString() as LocalDate;
  } catch {
    return null;
  }
}

/**
 * `08:30`, 00:00 to 23:59; `null` for anything else.
 *
 * @example
 * ```ts
 * import { readLocalTime } from '@coterie/core';
 *
 * readLocalTime('08:30'); // => '08:30'
 * readLocalTime('24:00'); // => null
 * ```
 */
export function readLocalTime(text: string): LocalTime | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as LocalTime) : null;
}

/**
 * An RFC 3339 date-time with any offset, given back in UTC; `null` for anything else.
 *
 * @example
 * ```ts
 * import { readInstant } from '@coterie/core';
 *
 * readInstant('2024-01-15T09:00-06:00'); // => '2024-01-15T15:00:00Z'
 * readInstant('2024-01-15'); // => null
 * ```
 */
export function readInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/.test(text))
    return null;
  try {
    return Temporal.Instant.from(text).toString() as Instant;
  } catch {
    return null;
  }
}

/**
 * A zone that the runtime knows, in its canonical spelling; `null` for anything else.
 *
 * @example
 * ```ts
 * import { readTimeZone } from '@coterie/core';
 *
 * readTimeZone('america/chicago'); // => 'America/Chicago'
 * readTimeZone('Wisconsin'); // => null
 * ```
 */
export function readTimeZone(text: string): TimeZoneId | null {
  // Offsets such as "+05:00" are zones to Temporal, but not places that keep a clock.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(text)) return null;
  try {
    return Temporal.ZonedDateTime.from({ timeZone: text, year: 2000, month: 1, day: 1 }).timeZoneId;
  } catch {
    return null;
  }
}
