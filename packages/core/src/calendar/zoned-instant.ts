import {
  type Instant,
  type LocalDate,
  type LocalTime,
  Temporal,
  type TimeZoneId,
} from '../kernel/temporal.ts';

/**
 * What a wall-clock time means in a zone. A `gap` is a time that the clock skips (both instants are
 * an hour or so beside it); a `fold` is one that it shows twice.
 */
export type ZonedInstant =
  | { readonly kind: 'exact'; readonly instant: Instant }
  | { readonly kind: 'gap'; readonly earlier: Instant; readonly later: Instant }
  | { readonly kind: 'fold'; readonly earlier: Instant; readonly later: Instant };

/**
 * The instant at which the clocks of a zone show a date and time.
 *
 * @throws RangeError where the runtime does not know the zone, or the date does not exist: read
 * them with `readTimeZone` and `readLocalDate` first.
 *
 * @example
 * ```ts
 * import { toInstant } from '@coterie/core';
 *
 * toInstant('2024-03-07', '08:30', 'America/Chicago'); // => { kind: 'exact', instant: '2024-03-07T14:30:00Z' }
 * toInstant('2024-03-14', '08:30', 'America/Chicago'); // => { kind: 'exact', instant: '2024-03-14T13:30:00Z' }
 * toInstant('2024-03-10', '02:30', 'America/Chicago').kind; // => 'gap'
 * toInstant('2024-11-03', '01:30', 'America/Chicago').kind; // => 'fold'
 * ```
 */
export function toInstant(date: LocalDate, time: LocalTime, zone: TimeZoneId): ZonedInstant {
  const wallClock = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const only = findOnly(wallClock, zone);
  if (only !== null) return { kind: 'exact', instant: only.toInstant().toString() as Instant };
  const earlier = wallClock.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wallClock.toZonedDateTime(zone, { disambiguation: 'later' });
  return {
    kind: earlier.toPlainDateTime().equals(wallClock) ? 'fold' : 'gap',
    earlier: earlier.toInstant().toString() as Instant,
    later: later.toInstant().toString() as Instant,
  };
}

/** The one moment at which the clocks show it; `null` where they never do, or twice. */
function findOnly(wallClock: Temporal.PlainDateTime, zone: TimeZoneId): Temporal.ZonedDateTime | null {
  // Almost every time is shown once; to ask for that alone spares a second look at the zone's rules.
  try {
    return wallClock.toZonedDateTime(zone, { disambiguation: 'reject' });
  } catch {
    return null;
  }
}

/**
 * One instant for a wall-clock time, chosen as calendars commonly do (RFC 5545): the first of two,
 * and for a time that the clock skips the one as long after the gap.
 *
 * @throws RangeError as `toInstant` does
 *
 * @example
 * ```ts
 * import { toCommonInstant } from '@coterie/core';
 *
 * toCommonInstant('2024-03-10', '02:30', 'America/Chicago'); // => '2024-03-10T08:30:00Z'
 * ```
 */
export function toCommonInstant(date: LocalDate, time: LocalTime, zone: TimeZoneId): Instant {
  const found = toInstant(date, time, zone);
  if (found.kind === 'exact') return found.instant;
  return found.kind === 'gap' ? found.later : found.earlier;
}

/**
 * The instant at which a date begins in a zone; where midnight is skipped, the first time that
 * exists.
 *
 * @throws RangeError as `toInstant` does
 *
 * @example
 * ```ts
 * import { startOfDate } from '@coterie/core';
 *
 * startOfDate('2024-01-27', 'America/Chicago'); // => '2024-01-27T06:00:00Z'
 * ```
 */
export function startOfDate(date: LocalDate, zone: TimeZoneId): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString() as Instant;
}

/**
 * The date and time that the clocks of a zone show at an instant (seconds are dropped).
 *
 * @throws RangeError where the runtime does not know the zone
 *
 * @example
 * ```ts
 * import { toLocal } from '@coterie/core';
 *
 * toLocal('2024-01-15T15:00:00Z', 'America/Chicago'); // => { date: '2024-01-15', time: '09:00' }
 * ```
 */
export function toLocal(
  instant: Instant,
  zone: TimeZoneId,
): { readonly date: LocalDate; readonly time: LocalTime } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return {
    date: zoned.toPlainDate().toString() as LocalDate,
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'trunc' }) as LocalTime,
  };
}

/** Negative, zero or positive as `left` is before, at or after `right`. */
export function compareInstants(left: Instant, right: Instant): number {
  return Temporal.Instant.compare(left, right);
}
