import { readTimeZone } from '../kernel/read-time-value.ts';
import { type Instant, type LocalDate, Temporal, type TimeZoneId } from '../kernel/temporal.ts';
import { addDays } from './local-date.ts';
import { compareInstants, startOfDate } from './zoned-instant.ts';

/** One end of a window: a point in time, or a date in the organization's zone. */
export type WindowEdge =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'date'; readonly date: LocalDate };

/**
 * When something is open. Half-open: it opens at the start, and at the end it is closed. A `closes`
 * given as a date ends with that day. `null` is an edge that is not known or was never said.
 */
export interface DateWindow {
  readonly opens: WindowEdge | null;
  readonly closes: WindowEdge | null;
}

export type WindowState = 'not_yet_open' | 'open' | 'closed' | 'undetermined';

/** What is known of a window at one moment. */
export interface WindowVerdict {
  readonly state: WindowState;
  /** The first instant at which it is open; `null` where the edge or the zone is unknown. */
  readonly opensAt: Instant | null;
  /** The first instant at which it is closed again; `null` where the edge or the zone is unknown. */
  readonly closesAt: Instant | null;
  /** Whether the opening has passed; `null` where that is unknown. */
  readonly hasOpened: boolean | null;
  /** Whether the closing has passed; `null` where that is unknown. */
  readonly hasClosed: boolean | null;
  /** What would have to be known to be certain; empty where the state is determined. */
  readonly unknown: readonly ('opens' | 'closes' | 'zone')[];
}

/** The earliest and the latest instant that an edge may be; equal where the zone is known. */
interface EdgeBounds {
  readonly earliest: Instant;
  readonly latest: Instant;
}

// Clocks on earth show from 12 hours behind UTC to 14 hours ahead of it.
const hoursAheadOfUtc = 14;
const hoursBehindUtc = 12;

/**
 * Whether a window is open at `now`. Where an edge or the zone is unknown, the state is still given
 * if it is the same for every possibility (a deadline two days ago is past in every zone on earth),
 * and `undetermined` otherwise. A zone that the runtime does not know counts as unknown. A window
 * that closes before it opens is never open.
 *
 * @example
 * ```ts
 * import { checkWindow } from '@coterie/core';
 *
 * const window = { opens: null, closes: { kind: 'date', date: '2024-01-26' } } as const;
 * const verdict = checkWindow(window, 'America/Chicago', '2024-01-27T06:00:00Z');
 * verdict.state; // => 'closed'
 * verdict.closesAt; // => '2024-01-27T06:00:00Z'
 * checkWindow(window, 'America/Chicago', '2024-01-27T05:59:59Z').hasClosed; // => false
 * checkWindow(window, null, '2024-01-27T05:59:59Z').unknown; // => ['opens', 'zone']
 * ```
 */
export function checkWindow(window: DateWindow, zone: TimeZoneId | null, now: Instant): WindowVerdict {
  const knownZone = zone === null ? null : readTimeZone(zone);
  const opens = edgeBounds(window.opens, 'opens', knownZone);
  const closes = edgeBounds(window.closes, 'closes', knownZone);
  const hasOpened = hasPassed(opens, now);
  const hasClosed = hasPassed(closes, now);
  const state = windowState(hasOpened, hasClosed);
  const unknown: ('opens' | 'closes' | 'zone')[] = [];
  if (state === 'undetermined') {
    if (opens === null) unknown.push('opens');
    if (closes === null) unknown.push('closes');
    const zoneMatters = (hasOpened === null && opens !== null) || (hasClosed === null && closes !== null);
    if (zoneMatters) unknown.push('zone');
  }
  return {
    state,
    opensAt: exactEdge(opens),
    closesAt: exactEdge(closes),
    hasOpened,
    hasClosed,
    unknown,
  };
}

/**
 * Whether a window closes before, or just when, it opens, so that it is never open; `null` where
 * that cannot be told.
 *
 * @example
 * ```ts
 * import { isReversedWindow } from '@coterie/core';
 *
 * const opens = { kind: 'date', date: '2024-01-27' } as const;
 * isReversedWindow({ opens, closes: { kind: 'date', date: '2024-01-26' } }, null); // => true
 * isReversedWindow({ opens, closes: opens }, 'America/Chicago'); // => false
 * isReversedWindow({ opens, closes: null }, 'America/Chicago'); // => null
 * ```
 */
export function isReversedWindow(window: DateWindow, zone: TimeZoneId | null): boolean | null {
  const { opens, closes } = window;
  if (opens === null || closes === null) return null;
  if (opens.kind === 'date' && closes.kind === 'date') {
    // Both in the one zone, whichever it is.
    return Temporal.PlainDate.compare(closes.date, opens.date) < 0;
  }
  const knownZone = zone === null ? null : readTimeZone(zone);
  const opening = edgeBounds(opens, 'opens', knownZone);
  const closing = edgeBounds(closes, 'closes', knownZone);
  if (opening === null || closing === null) return null;
  if (compareInstants(closing.latest, opening.earliest) <= 0) return true;
  return compareInstants(closing.earliest, opening.latest) > 0 ? false : null;
}

function windowState(hasOpened: boolean | null, hasClosed: boolean | null): WindowState {
  if (hasClosed === true) return 'closed';
  // What has not opened has not closed either.
  if (hasOpened === false) return 'not_yet_open';
  return hasOpened === true && hasClosed === false ? 'open' : 'undetermined';
}

function hasPassed(edge: EdgeBounds | null, now: Instant): boolean | null {
  if (edge === null) return null;
  if (compareInstants(now, edge.latest) >= 0) return true;
  return compareInstants(now, edge.earliest) < 0 ? false : null;
}

function edgeBounds(
  edge: WindowEdge | null,
  end: 'opens' | 'closes',
  zone: TimeZoneId | null,
): EdgeBounds | null {
  if (edge === null) return null;
  if (edge.kind === 'instant') return { earliest: edge.at, latest: edge.at };
  const date = end === 'opens' ? edge.date : addDays(edge.date, 1);
  if (zone !== null) {
    const start = startOfDate(date, zone);
    return { earliest: start, latest: start };
  }
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime('UTC').toInstant();
  return {
    earliest: midnight.subtract({ hours: hoursAheadOfUtc }).toString() as Instant,
    latest: midnight.add({ hours: hoursBehindUtc }).toString() as Instant,
  };
}

function exactEdge(edge: EdgeBounds | null): Instant | null {
  return edge !== null && edge.earliest === edge.latest ? edge.earliest : null;
}
