import type { Occupancy, OccupyingEntry } from '@coterie/core';
import type { Session } from '../../generated/prisma/client.ts';
import { readDetails, readTiming } from './store.ts';

/** A stored session as the rules of timetables look at it; its place is its line of the program file. */
export function toTimetableEntry(session: Session, occupies: readonly Occupancy[]): OccupyingEntry {
  const { printed, pointer } = readDetails(session);
  return {
    place: { pointer: pointer ?? `/sessions/${session.key}` },
    label: session.label,
    quotation: printed.time ?? printed.line,
    timing: readTiming(session),
    occupies,
  };
}

/** Whether everybody is meant: neither those of a track only, nor one of several alternatives. */
export function isForAll(session: Session): boolean {
  const { tracks, alternativeOf } = readDetails(session);
  return tracks.length === 0 && alternativeOf === null;
}
