import {
  type ExpandedSession,
  findUnusualLengths,
  readLocalDate,
  readLocalTime,
  readTimeRange,
  type SessionTiming,
  timedTiming,
} from '@coterie/core';

/** How printed times are read: as they stand, or as what a careful reader found suggests. */
export type TimeReading = 'as_printed' | 'as_suggested';

export interface ReadSession {
  readonly id: string;
  readonly label: string;
  readonly timing: SessionTiming;
  readonly readings: ExpandedSession['readings'];
  readonly printedTime: string | null;
  /** What it is compared with: the gathering, or the cycle. */
  readonly group: string;
}

/**
 * The timings that are suggested for sessions, by their ids; a session for which nothing is suggested is
 * left out. A reading that the page speaks for comes first; else what the rule on unusual lengths
 * suggests. A session that was moved since it was printed keeps its time.
 */
export function suggestTimings(sessions: readonly ReadSession[]): ReadonlyMap<string, SessionTiming> {
  const suggested = new Map<string, SessionTiming>();
  for (const group of Map.groupBy(sessions, (session) => session.group).values()) {
    const entries = group.map((session) => ({
      place: { pointer: session.id },
      label: session.label,
      quotation: session.printedTime,
      timing: session.timing,
    }));
    for (const { place, suggestion } of findUnusualLengths(entries)) {
      const session = group.find((one) => one.id === place.pointer);
      const timing =
        session === undefined || suggestion === null || session.printedTime === null
          ? null
          : withTimes(session.timing, suggestion);
      if (timing !== null) suggested.set(place.pointer, timing);
    }
  }
  for (const session of sessions) {
    const favored = favoredTiming(session);
    if (favored !== null) suggested.set(session.id, favored);
  }
  return suggested;
}

/** The reading of the whole timing that the page speaks for, where the session still stands as printed. */
function favoredTiming({ timing, readings }: ReadSession): SessionTiming | null {
  const recorded = readings.find((one) => one.path === '/timing');
  if (recorded === undefined || recorded.favors === null) return null;
  const read = recorded.readings.map((one) => toTiming(one.understood, timing));
  const favored = read[recorded.favors] ?? null;
  const standsAsPrinted = read.some(
    (one) => one !== null && JSON.stringify(one) === JSON.stringify(plain(timing)),
  );
  return standsAsPrinted && favored !== null && JSON.stringify(favored) !== JSON.stringify(plain(timing))
    ? favored
    : null;
}

function withTimes(timing: SessionTiming, suggestion: string): SessionTiming | null {
  const { understood } = readTimeRange(suggestion);
  if (timing.kind !== 'timed' || understood === null) return null;
  return timedTiming(timing.date, understood.start, understood.end, timing.zone);
}

/** A reading is any JSON that a program file holds: what is no date and times is no timing here. */
function toTiming(understood: unknown, { ...current }: SessionTiming): SessionTiming | null {
  if (typeof understood !== 'object' || understood === null) return null;
  const { kind, date, start, end = null } = understood as Readonly<Record<string, unknown>>;
  const day = typeof date === 'string' ? readLocalDate(date) : null;
  const from = typeof start === 'string' ? readLocalTime(start) : null;
  const to = typeof end === 'string' ? readLocalTime(end) : null;
  if (kind !== 'timed' || day === null || from === null || (end !== null && to === null)) return null;
  return timedTiming(day, from, to, 'zone' in current ? current.zone : null);
}

/** The same timing with its names in the order in which the core writes them. */
function plain(timing: SessionTiming): SessionTiming {
  return timing.kind === 'timed' ? timedTiming(timing.date, timing.start, timing.end, timing.zone) : timing;
}
