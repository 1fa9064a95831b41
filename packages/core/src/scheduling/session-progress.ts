import { addDays } from '../calendar/local-date.ts';
import { compareInstants, startOfDate, toCommonInstant } from '../calendar/zoned-instant.ts';
import type { Instant, TimeZoneId } from '../kernel/temporal.ts';
import { knownZone, possibleDays, type SessionTiming, sessionInterval } from './session-timing.ts';

/**
 * Whether a session has begun at `now`; `null` where its timing does not say so.
 *
 * @example
 * ```ts
 * import { hasBegun } from '@coterie/core';
 *
 * const someTimeOnThursday = { kind: 'date_only', date: '2024-02-01', zone: 'America/Chicago' } as const;
 * hasBegun(someTimeOnThursday, '2024-02-01T05:59:00Z'); // => false
 * hasBegun(someTimeOnThursday, '2024-02-01T18:00:00Z'); // => null
 * hasBegun(someTimeOnThursday, '2024-02-02T06:00:00Z'); // => true
 * ```
 */
export function hasBegun(timing: SessionTiming, now: Instant): boolean | null {
  const zone = zoneOf(timing);
  if (timing.kind === 'timed' && zone !== null) {
    return compareInstants(now, toCommonInstant(timing.date, timing.start, zone)) >= 0;
  }
  return isPastDays(timing, zone, now);
}

/**
 * Whether a session is over at `now`; `null` where its timing does not say so. A session that is over
 * is not thereby held.
 *
 * @example
 * ```ts
 * import { isOver, timedTiming } from '@coterie/core';
 *
 * const timing = timedTiming('2024-02-01', '08:30', '11:30', 'America/Chicago');
 * isOver(timing, '2024-02-01T17:29:00Z'); // => false
 * isOver(timing, '2024-02-01T17:30:00Z'); // => true
 * isOver({ kind: 'to_be_announced' }, '2024-02-01T17:30:00Z'); // => null
 * ```
 */
export function isOver(timing: SessionTiming, now: Instant): boolean | null {
  const interval = sessionInterval(timing);
  if (interval !== null) return compareInstants(now, interval.end) >= 0;
  return hasBegun(timing, now) === false ? false : isPastDays(timing, zoneOf(timing), now);
}

/** True after the last possible day, false before the first one, in whichever zone is possible. */
function isPastDays(timing: SessionTiming, zone: TimeZoneId | null, now: Instant): boolean | null {
  const days = possibleDays(timing);
  if (days === null) return null;
  const first = zone === null ? startOfDate(addDays(days.from, -1), 'UTC') : startOfDate(days.from, zone);
  const last = addDays(days.to, zone === null ? 2 : 1);
  if (compareInstants(now, first) < 0) return false;
  return compareInstants(now, startOfDate(last, zone ?? 'UTC')) >= 0 ? true : null;
}

function zoneOf(timing: SessionTiming): TimeZoneId | null {
  return 'zone' in timing ? knownZone(timing.zone) : null;
}
