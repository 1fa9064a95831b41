import { daysBetween } from '../calendar/local-date.ts';
import { findOverlaps, type Stretch } from '../calendar/overlap.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';
import { comparableInterval } from './comparable-interval.ts';
import type { Session, SessionId } from './session.ts';
import { possibleDays, type SessionTiming } from './session-timing.ts';

/** One person and the sessions that this person takes part in, by enrollment or entitlement. */
export interface SessionParticipant {
  readonly person: string;
  readonly sessions: readonly SessionId[];
}

/** Two sessions at the same time of day for one person. */
export interface ParticipantClash {
  readonly person: string;
  readonly first: SessionId;
  readonly second: SessionId;
  readonly sharedMinutes: number;
}

/** A session that cannot be compared with the person's others: its time is not known. */
export interface UndeterminedClash {
  readonly person: string;
  readonly session: SessionId;
  readonly reason: 'time_unknown' | 'zone_unknown' | 'session_unknown';
}

export interface ParticipantClashes {
  readonly clashes: readonly ParticipantClash[];
  /** Not known to be free: of a person's sessions, those that may fall on the day of another. */
  readonly undetermined: readonly UndeterminedClash[];
}

/**
 * The clashes of actual participants, by time of day. Cancelled sessions take nobody's time. A session
 * whose time is not known is reported as undetermined, not as free, if it may fall on the day of another;
 * so is one without a zone beside others that have one. Alternatives of one group do not clash with each other: one of them is attended.
 *
 * @param sessions every session that a participant may name
 *
 * @example
 * ```ts
 * import { findParticipantClashes, id, timedTiming } from '@coterie/core';
 *
 * const session = (name: string, start: `${number}:${number}`, end: `${number}:${number}`) => ({
 *   id: id<'Session'>(name), title: name, kind: 'meeting', state: 'scheduled',
 *   timing: timedTiming('2024-04-18', start, end, 'America/Chicago'), statedMinutes: null, modality: 'virtual',
 *   place: null, joinLink: null, cycles: [], gathering: null, facilitators: [], tracks: [], alternativeOf: null, required: null,
 * }) as const;
 * const family = session('family-services', '08:30', '10:00');
 * const participants = [{ person: 'p1', sessions: [id<'Session'>('family-services'), id<'Session'>('data')] }];
 * findParticipantClashes([family, session('data', '00:30', '14:00')], participants).clashes; // => [{ person: 'p1', first: 'data', second: 'family-services', sharedMinutes: 90 }]
 * findParticipantClashes([family, session('data', '12:30', '14:00')], participants).clashes; // => []
 * ```
 */
export function findParticipantClashes(
  sessions: readonly Session[],
  participants: readonly SessionParticipant[],
): ParticipantClashes {
  const known = new Map(
    sessions.map((session) => [session.id, { session, interval: comparableInterval(session.timing) }]),
  );
  const clashes: ParticipantClash[] = [];
  const undetermined: UndeterminedClash[] = [];
  for (const { person, sessions: attended } of participants) {
    const theirs = [...new Set(attended)]
      .map((sessionId) => ({ sessionId, found: known.get(sessionId) }))
      .filter(({ found }) => found?.session.state !== 'cancelled');
    if (theirs.length < 2) continue;
    const stretches: Record<'instant' | 'wall_clock', Stretch<SessionId>[]> = { instant: [], wall_clock: [] };
    const zoned = theirs.flatMap(({ found }) => (found?.interval?.line === 'instant' ? [found] : []));
    for (const { sessionId, found } of theirs) {
      if (found === undefined) {
        undetermined.push({ person, session: sessionId, reason: 'session_unknown' });
        continue;
      }
      const { session, interval } = found;
      if (interval !== null) stretches[interval.line].push({ key: sessionId, ...interval });
      const reason =
        interval === null ? 'time_unknown' : interval.line === 'wall_clock' ? 'zone_unknown' : null;
      const compared = reason === 'zone_unknown' ? zoned : theirs.map((each) => each.found);
      const mayClash = compared.some(
        (other) =>
          other !== undefined &&
          other !== found &&
          !areAlternatives(session, other.session) &&
          mayMeet(session, other.session),
      );
      if (reason !== null && mayClash) undetermined.push({ person, session: sessionId, reason });
    }
    for (const { first, second, start, end } of [
      ...findOverlaps(stretches.instant),
      ...findOverlaps(stretches.wall_clock),
    ]) {
      const [one, other] = [known.get(first)?.session, known.get(second)?.session];
      if (one !== undefined && other !== undefined && areAlternatives(one, other)) continue;
      clashes.push({ person, first, second, sharedMinutes: end - start });
    }
  }
  return { clashes, undetermined };
}

/** Of the alternatives of one group, one is attended. */
function areAlternatives(one: Session, other: Session): boolean {
  return one.alternativeOf !== null && one.alternativeOf === other.alternativeOf;
}

/** Whether two sessions may fall on one day; across zones, days next to each other may meet. */
function mayMeet(left: Session, right: Session): boolean {
  const [one, other] = [possibleDays(left.timing), possibleDays(right.timing)];
  if (one === null || other === null) return true;
  const margin = zoneOf(left.timing) !== null && zoneOf(left.timing) === zoneOf(right.timing) ? 0 : 1;
  return daysBetween(one.from, other.to) >= -margin && daysBetween(other.from, one.to) >= -margin;
}

function zoneOf(timing: SessionTiming): TimeZoneId | null {
  return 'zone' in timing ? timing.zone : null;
}
