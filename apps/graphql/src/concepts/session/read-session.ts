import { randomUUIDv7 } from 'node:crypto';
import {
  id,
  type Modality,
  type ProvenanceEntry,
  possibleDays,
  type Session,
  type SessionKind,
  type SessionState,
  type SessionTiming,
} from '@coterie/core';
import type { Prisma, Session as SessionRow } from '../../generated/prisma/client.ts';
import { fromLocalDate } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { readDetails, readTiming } from './store.ts';

/** A stored session as the core decides about it. Its join link is kept apart, and no rule asks for it. */
export function toSession(row: SessionRow, cycleIds: readonly string[]): Session {
  const { statedMinutes, tracks, alternativeOf } = readDetails(row);
  return {
    id: id<'Session'>(row.id),
    title: row.title,
    kind: row.kind as SessionKind,
    state: row.status as SessionState,
    timing: readTiming(row),
    statedMinutes,
    modality: row.modality as Modality | null,
    place: row.place,
    joinLink: null,
    cycles: cycleIds.map((cycleId) => id<'Cycle'>(cycleId)),
    gathering: row.gatheringId === null ? null : id<'Gathering'>(row.gatheringId),
    facilitators: [],
    tracks,
    alternativeOf,
    required: row.required,
  };
}

/** Stores what a command changed. A time that somebody set is theirs: what was printed stays beside it, its readings do not. */
export async function saveSession(tx: Tx, row: SessionRow, next: Session): Promise<void> {
  const moved = !isSame(next.timing, readTiming(row));
  await tx.session.update({
    where: { organizationId_id: { organizationId: row.organizationId, id: row.id } },
    data: {
      status: next.state,
      ...(moved
        ? {
            ...timingColumns(next.timing),
            details: { ...readDetails(row), readings: [] } as unknown as Prisma.InputJsonValue,
            provenance: withEnteredTiming(row.provenance as unknown as readonly ProvenanceEntry[]),
          }
        : {}),
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** Stores a session that was added here, in the program of its cycle and after its other sessions. */
export async function insertSession(
  tx: Tx,
  cycle: {
    readonly organizationId: string;
    readonly id: string;
    readonly programId: string;
    readonly label: string;
  },
  next: Session,
): Promise<void> {
  const { organizationId, programId } = cycle;
  const { _max } = await tx.session.aggregate({
    where: { organizationId, programId },
    _max: { position: true },
  });
  const planned = await tx.sessionCycle.count({ where: { organizationId, cycleId: cycle.id } });
  await tx.session.create({
    data: {
      organizationId,
      id: next.id,
      programId,
      key: `added-${randomUUIDv7()}`,
      title: next.title,
      label: next.title ?? `${cycle.label}, session ${planned + 1}`,
      kind: next.kind,
      status: next.state,
      ...timingColumns(next.timing),
      modality: next.modality,
      place: next.place,
      required: next.required,
      position: (_max.position ?? 0) + 1,
      provenance: withEnteredTiming([]),
    },
    select: { id: true },
  });
  await tx.sessionCycle.create({ data: { organizationId, sessionId: next.id, cycleId: cycle.id } });
}

function timingColumns(timing: SessionTiming) {
  return {
    timing: timing as unknown as Prisma.InputJsonValue,
    localDate: fromLocalDate(possibleDays(timing)?.from ?? null),
    startTime: 'start' in timing ? timing.start : null,
    endTime: 'end' in timing ? timing.end : null,
    timeZone: 'zone' in timing ? timing.zone : null,
  };
}

const timingPaths = /^\/(timing|date|start|end|endDate|timeZone|zone|time)(\/|$)/;

function withEnteredTiming(provenance: readonly ProvenanceEntry[]): Prisma.InputJsonValue {
  const entered: ProvenanceEntry = {
    path: '/timing',
    basis: 'entered',
    printed: null,
    quotation: null,
    note: null,
  };
  return [
    ...provenance.filter(({ path }) => !timingPaths.test(path)),
    entered,
  ] as unknown as Prisma.InputJsonValue;
}

function isSame(left: SessionTiming, right: SessionTiming): boolean {
  const fields = (timing: SessionTiming) =>
    JSON.stringify(Object.entries(timing).sort(([a], [b]) => (a < b ? -1 : 1)));
  return fields(left) === fields(right);
}
