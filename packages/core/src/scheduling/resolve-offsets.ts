import { type LocalDate, Temporal } from '../kernel/temporal.ts';
import { possibleDays, type SessionTiming, timedTiming } from './session-timing.ts';

/** Anything with an id and a timing: a session, or a planned one. */
export interface Timed {
  readonly id: string;
  readonly timing: SessionTiming;
}

/**
 * Turns offsets into dates where their anchors are known: "two weeks after the kick-off". An anchor is
 * the id of a session among those given, or the name of a reference date; it may itself be an offset.
 * What hangs on an unknown anchor, or in a circle, stays an offset. A period that is no whole number of
 * days, weeks, months or years is left alone, too.
 *
 * @returns the timings, in the order of the sessions
 *
 * @example
 * ```ts
 * import { resolveOffsets } from '@coterie/core';
 *
 * const followUp = { kind: 'offset', anchor: 'kick-off', after: 'P2W', start: '09:00', end: '10:30', zone: 'America/Chicago' } as const;
 * resolveOffsets(
 *   [
 *     { id: 'kick-off', timing: { kind: 'date_only', date: '2024-02-01', zone: 'America/Chicago' } },
 *     { id: 'follow-up', timing: followUp },
 *   ],
 *   {},
 * )[1]; // => { kind: 'timed', date: '2024-02-15', start: '09:00', end: '10:30', endDate: '2024-02-15', zone: 'America/Chicago' }
 * ```
 */
export function resolveOffsets(
  sessions: readonly Timed[],
  referenceDates: Readonly<Record<string, LocalDate>>,
): readonly SessionTiming[] {
  const resolved = new Map<string, SessionTiming>(sessions.map(({ id, timing }) => [id, timing]));
  const waiting = new Map<string, string[]>();
  const known: string[] = [];
  for (const { id, timing } of sessions) {
    if (timing.kind !== 'offset') {
      known.push(id);
    } else if (resolved.has(timing.anchor)) {
      waiting.set(timing.anchor, [...(waiting.get(timing.anchor) ?? []), id]);
    } else if (Object.hasOwn(referenceDates, timing.anchor)) {
      const date = referenceDates[timing.anchor];
      resolved.set(id, date === undefined ? timing : place(timing, { from: date, to: date }));
      known.push(id);
    }
  }
  // From each known session to those that hang on it, so that a long chain costs no more than its length.
  for (let next = known.pop(); next !== undefined; next = known.pop()) {
    const anchor = resolved.get(next);
    const days = anchor === undefined ? null : possibleDays(anchor);
    if (days === null) continue;
    for (const id of waiting.get(next) ?? []) {
      const timing = resolved.get(id);
      if (timing?.kind !== 'offset') continue;
      resolved.set(id, place(timing, days));
      known.push(id);
    }
  }
  return sessions.map(({ id, timing }) => resolved.get(id) ?? timing);
}

function place(
  offset: Extract<SessionTiming, { kind: 'offset' }>,
  anchor: { readonly from: LocalDate; readonly to: LocalDate },
): SessionTiming {
  const from = shift(anchor.from, offset.after);
  const to = shift(anchor.to, offset.after);
  if (from === null || to === null) return offset;
  const { start, end, zone } = offset;
  if (from !== to) return { kind: 'window', from, to, zone };
  return start === null ? { kind: 'date_only', date: from, zone } : timedTiming(from, start, end, zone);
}

function shift(date: LocalDate, after: string): LocalDate | null {
  if (!/^[+-]?P(?=\d)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?$/.test(after)) return null;
  try {
    const shifted = Temporal.PlainDate.from(date).add(Temporal.Duration.from(after)).toString();
    return shifted.length === date.length ? (shifted as LocalDate) : null;
  } catch {
    return null;
  }
}
