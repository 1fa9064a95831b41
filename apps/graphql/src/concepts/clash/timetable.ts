import {
  type ExpandedSession,
  id,
  type Modality,
  type Session,
  type SessionKind,
  type SessionState,
  type SessionTiming,
} from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { type ReadSession, suggestTimings, type TimeReading } from './suggested-timing.ts';

/** More sessions than one question about clashes looks at. */
const mostSessions = 3000;

const sessionSelect = {
  organizationId: true,
  id: true,
  gatheringId: true,
  title: true,
  label: true,
  kind: true,
  status: true,
  timing: true,
  modality: true,
  place: true,
  required: true,
  details: true,
  cycles: { select: { cycleId: true, cycle: { select: { communityId: true } } }, take: 100 },
} as const satisfies Prisma.SessionSelect;

export type TimetableRow = Prisma.SessionGetPayload<{ select: typeof sessionSelect }>;

/** Sessions as the core compares them, their rows, and those that were read otherwise than printed. */
export interface Timetable {
  readonly sessions: readonly Session[];
  readonly rows: ReadonlyMap<string, TimetableRow>;
  readonly readOtherwise: ReadonlyMap<string, SessionTiming>;
}

/** Loads sessions that take place, with their times in the reading that is asked for. */
export async function loadTimetable(
  tx: Tx,
  where: Prisma.SessionWhereInput,
  reading: TimeReading,
): Promise<Timetable> {
  const rows = await tx.session.findMany({
    where: { AND: [where, { status: { not: 'cancelled' } }] },
    select: sessionSelect,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: mostSessions,
  });
  const readOtherwise =
    reading === 'as_suggested' ? suggestTimings(rows.map(toReadSession)) : new Map<string, SessionTiming>();
  return {
    sessions: rows.map((row) => toSession(row, readOtherwise.get(row.id) ?? timingOf(row))),
    rows: new Map(rows.map((row) => [row.id, row])),
    readOtherwise,
  };
}

export function timingOf(row: Pick<TimetableRow, 'timing'>): SessionTiming {
  return row.timing as unknown as SessionTiming;
}

interface Details {
  readonly statedMinutes?: number | null;
  readonly tracks?: readonly string[];
  readonly alternativeOf?: string | null;
  readonly printed?: ExpandedSession['printed'];
  readonly readings?: ExpandedSession['readings'];
}

function toReadSession(row: TimetableRow): ReadSession {
  const { readings = [], printed } = row.details as unknown as Details;
  return {
    id: row.id,
    label: row.label,
    timing: timingOf(row),
    readings,
    printedTime: printed?.time ?? null,
    group: row.gatheringId ?? row.cycles[0]?.cycleId ?? row.id,
  };
}

function toSession(row: TimetableRow, timing: SessionTiming): Session {
  const { statedMinutes = null, tracks = [], alternativeOf = null } = row.details as unknown as Details;
  return {
    id: id<'Session'>(row.id),
    title: row.title,
    kind: row.kind as SessionKind,
    state: row.status as SessionState,
    timing,
    statedMinutes,
    modality: row.modality as Modality | null,
    place: row.place,
    joinLink: null,
    cycles: row.cycles.map((link) => id<'Cycle'>(link.cycleId)),
    gathering: row.gatheringId === null ? null : id<'Gathering'>(row.gatheringId),
    facilitators: [],
    tracks,
    alternativeOf,
    required: row.required,
  };
}
