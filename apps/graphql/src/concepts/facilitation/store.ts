import {
  type AssignmentFacts,
  type FacilitatorAssignment,
  type Instant,
  id,
  type Period,
  possibleDays,
  type ReadinessRequirement,
  type SessionTiming,
  type Training,
  trainingNeededOn,
} from '@coterie/core';
import type { FacilitatorAssignment as AssignmentRow } from '../../generated/prisma/client.ts';
import { fromInstant, fromLocalDate, toInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { lockSeats } from '../cycle/lock-seats.ts';
import { toTraining } from './to-training.ts';

/** The columns of a cycle that say when its facilitators must be trained, and whether. */
export const assignedCycleColumns = {
  organizationId: true,
  id: true,
  communityId: true,
  label: true,
  status: true,
  period: true,
  timeZone: true,
  facilitation: true,
} as const;

export interface AssignedCycle {
  readonly organizationId: string;
  readonly id: string;
  readonly communityId: string;
  readonly label: string;
  readonly status: string;
  readonly period: unknown;
  readonly timeZone: string | null;
  readonly facilitation: unknown;
}

/** Nobody facilitates more than this; a bound all the same. */
const mostRows = 1000;
/** Cycles that nobody will meet in any more. */
const finalStates = ['ended', 'cancelled'];

export async function insertTraining(tx: Tx, organizationId: string, training: Training): Promise<void> {
  const { completedOn, validity, title } = training;
  if (completedOn === null || title === null) throw new Error('a training on record has a name and a day');
  await tx.trainingRecord.create({
    data: {
      organizationId,
      id: training.id,
      personId: training.personId,
      training: title,
      completedOn: fromLocalDate(completedOn),
      expiresOn: validity.kind === 'until' ? fromLocalDate(validity.date) : null,
    },
    select: { id: true },
  });
}

/** A stored assignment as the core decides about it; why somebody was released stands in the history. */
export function toAssignment(row: AssignmentRow): FacilitatorAssignment {
  return {
    id: id<'FacilitatorAssignment'>(row.id),
    cycleId: id<'Cycle'>(row.cycleId),
    personId: id<'Person'>(row.personId),
    state: row.status as FacilitatorAssignment['state'],
    assignedAt: toInstant(row.assignedAt),
    releasedAt: toInstant(row.endedAt),
    reason: null,
  };
}

/** Stores an assignment; who was released and is assigned again keeps their row. */
export async function saveAssignment(
  tx: Tx,
  organizationId: string,
  next: FacilitatorAssignment,
  now: Instant,
): Promise<void> {
  const columns = {
    status: next.state,
    assignedAt: fromInstant(next.assignedAt ?? now),
    endedAt: fromInstant(next.releasedAt),
  };
  await tx.facilitatorAssignment.upsert({
    where: { organizationId_id: { organizationId, id: next.id } },
    create: { organizationId, id: next.id, cycleId: next.cycleId, personId: next.personId, ...columns },
    update: columns,
    select: { id: true },
  });
}

/** Locks the cycle, so that nobody is assigned twice and it does not start meanwhile. */
export async function lockAssignedCycle(tx: Tx, organizationId: string, cycleId: string): Promise<void> {
  await lockSeats(tx, organizationId, cycleId);
  await tx.$queryRaw`SELECT 1 FROM cycle
    WHERE organization_id = ${organizationId}::uuid AND id = ${cycleId}::uuid FOR UPDATE`;
}

/** What the core must know to assign a person to a cycle. */
export async function loadAssignmentFacts(
  tx: Tx,
  cycle: AssignedCycle,
  personId: string,
  now: Instant,
): Promise<AssignmentFacts> {
  const { organizationId, id: cycleId } = cycle;
  const assigned = await tx.facilitatorAssignment.findMany({
    where: { organizationId, cycleId, status: 'assigned' },
    select: { personId: true },
    take: mostRows,
  });
  const trainings = await tx.trainingRecord.findMany({ where: { organizationId, personId }, take: mostRows });
  const load = await tx.facilitatorAssignment.count({
    where: {
      organizationId,
      personId,
      status: 'assigned',
      cycleId: { not: cycleId },
      cycle: { status: { notIn: finalStates } },
    },
  });
  const sessions = await tx.session.findMany({
    where: { organizationId, status: { not: 'cancelled' }, cycles: { some: { cycleId } } },
    select: { timing: true },
    take: mostRows,
  });
  return {
    assignedToCycle: assigned.map((one) => id<'Person'>(one.personId)),
    cycleIsFinal: finalStates.includes(cycle.status),
    trainingRequired: (cycle.facilitation as ReadinessRequirement).facilitators?.trained ?? false,
    trainings: trainings.map(toTraining),
    onDate: trainingNeededOn(cycle.period as Period | null, cycle.timeZone, now),
    load,
    // No program of the format states a limit, and nobody has said when they cannot.
    loadLimit: null,
    cycleDates: sessions.flatMap(
      ({ timing }) => possibleDays(timing as unknown as SessionTiming)?.from ?? [],
    ),
    unavailable: [],
  };
}
