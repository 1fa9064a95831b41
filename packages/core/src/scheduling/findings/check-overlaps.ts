import type { Finding, Place } from '../../kernel/finding.ts';
import { comparableInterval } from '../comparable-interval.ts';
import { findOverlappingSessions, type OccupyingEntry } from './overlapping-sessions.ts';

/** Whether a timetable has overlaps, said outright. */
export interface OverlapVerdict {
  /** `none` only where every session could be compared; `undetermined` where some could not. */
  readonly outcome: 'overlaps' | 'none' | 'undetermined';
  readonly findings: readonly Finding[];
  readonly comparedSessions: number;
  /** The sessions whose date, start, end or zone is not known well enough to compare them. */
  readonly notCompared: readonly Place[];
}

/**
 * Says of a timetable whether any of its sessions overlap for a facilitator, a room, a link, a
 * participant or, with the occupancy `agenda`, for anybody invited to all of them. An empty list of
 * findings alone does not say so: sessions at unknown times are not in it.
 *
 * Rules: as `findOverlappingSessions`.
 *
 * @example
 * ```ts
 * import { checkOverlaps, timedTiming } from '@coterie/core';
 *
 * const occupies = [{ kind: 'agenda', id: 'april', label: 'April' }] as const;
 * const entry = (label: string, start: `${number}:${number}`, end: `${number}:${number}`) => ({
 *   place: { pointer: `/${label}` }, label, quotation: null, occupies, timing: timedTiming('2024-04-18', start, end, null),
 * });
 * const family = entry('Family Services', '08:30', '10:00');
 * checkOverlaps([family, entry('Data Management', '00:30', '14:00')]).outcome; // => 'overlaps'
 * checkOverlaps([family, entry('Data Management', '12:30', '14:00')]).outcome; // => 'none'
 * const open = { ...family, timing: { kind: 'to_be_announced' } } as const;
 * checkOverlaps([family, open]).outcome; // => 'undetermined'
 * ```
 */
export function checkOverlaps(entries: readonly OccupyingEntry[]): OverlapVerdict {
  const placed = entries.map((entry) => ({ entry, line: comparableInterval(entry.timing)?.line ?? null }));
  const hasZone = placed.some(({ line }) => line === 'instant');
  // Without a zone, sessions compare with each other, but not with those that have one.
  const notCompared = placed.filter(({ line }) => line === null || (line === 'wall_clock' && hasZone));
  const findings = findOverlappingSessions(entries);
  const certain = notCompared.length === 0 || entries.length < 2 ? 'none' : 'undetermined';
  return {
    outcome: findings.length > 0 ? 'overlaps' : certain,
    findings,
    comparedSessions: entries.length - notCompared.length,
    notCompared: notCompared.map(({ entry }) => entry.place),
  };
}
