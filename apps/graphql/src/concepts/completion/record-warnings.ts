import {
  type CompletionWarning,
  type CompletionWarningEvent,
  findMembersToWarn,
  forecastCompletion,
} from '@coterie/core';
import type { CommandRun } from '../../platform/command.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { takesSeat } from '../cycle/seats-taken.ts';
import { loadMembers, memberColumns, toMember } from './load-members.ts';

export const warningKinds = [
  'completion_out_of_reach',
  'completion_at_risk',
  'completion_back_in_reach',
] as const;

type Run = Pick<CommandRun<unknown>, 'tx' | 'viewer' | 'now' | 'organizationId'>;

/**
 * Locks the seats of members in these cycles, so that two marks of one member are judged one after the
 * other: nobody is told twice, and nobody is missed. Call it before anything is recorded.
 *
 * @param personIds left out: everybody's
 */
export async function lockMembers(
  run: Run,
  cycleIds: readonly string[],
  personIds?: readonly string[],
): Promise<void> {
  if (cycleIds.length === 0) return;
  const { tx, organizationId } = run;
  if (personIds === undefined) {
    await tx.$queryRaw`SELECT 1 FROM enrollment WHERE organization_id = ${organizationId}::uuid
      AND cycle_id = ANY (${cycleIds}::uuid[]) AND status = 'active' ORDER BY id FOR UPDATE`;
    return;
  }
  await tx.$queryRaw`SELECT 1 FROM enrollment WHERE organization_id = ${organizationId}::uuid
    AND cycle_id = ANY (${cycleIds}::uuid[]) AND person_id = ANY (${personIds}::uuid[]) AND status = 'active' ORDER BY id FOR UPDATE`;
}

/**
 * Tells members, and those who facilitate their cycles, what a change has done to their completion: as
 * soon as it is out of reach, at risk, or back in reach, and once.
 *
 * @param personIds whose marks changed; left out: everybody's
 */
export async function recordWarnings(
  run: Run,
  cycleIds: readonly string[],
  personIds?: readonly string[],
): Promise<void> {
  if (cycleIds.length === 0 || personIds?.length === 0) return;
  const { tx, organizationId, now } = run;
  const rows = await tx.enrollment.findMany({
    where: {
      organizationId,
      cycleId: { in: [...cycleIds] },
      ...takesSeat,
      ...(personIds === undefined ? {} : { personId: { in: [...personIds] } }),
      cycle: { status: { notIn: ['ended', 'cancelled'] } },
    },
    select: memberColumns,
    orderBy: { id: 'asc' },
    take: 100_000,
  });
  const members = await loadMembers(tx, rows.map(toMember));
  const told = await tx.domainEvent.findMany({
    where: {
      organizationId,
      subjectKind: 'enrollment',
      subjectId: { in: rows.map(({ id }) => id) },
      kind: { in: [...warningKinds] },
    },
    select: { kind: true, subjectId: true },
    orderBy: { sequence: 'asc' },
    take: 500_000,
  });
  // Somebody may be in two cycles of one session, so that each seat is told of by itself.
  const forecasts = members.map(({ policy, facts }, index) => ({
    personId: rows[index]?.id ?? '',
    forecast: forecastCompletion(policy, facts, now),
  }));
  const earlier = told.map(({ kind, subjectId }) => ({
    personId: subjectId,
    kind: kind as CompletionWarning['kind'],
  }));
  const events = findMembersToWarn(forecasts, earlier);
  if (events.length === 0) return;
  const facilitators = Map.groupBy(
    await tx.facilitatorAssignment.findMany({
      where: { organizationId, cycleId: { in: [...cycleIds] }, status: 'assigned' },
      select: { cycleId: true, personId: true },
      take: 10_000,
    }),
    ({ cycleId }) => cycleId,
  );
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  for (const event of events) {
    const row = rowsById.get(event.personId);
    if (row === undefined) throw new Error('a warning for nobody who was judged');
    const ofPerson: CompletionWarningEvent = { ...event, personId: row.personId };
    await recordEvents(run, {
      subjectKind: 'enrollment',
      subjectId: row.id,
      personId: row.personId,
      events: [ofPerson],
      notify: [row.personId, ...(facilitators.get(row.cycleId) ?? []).map(({ personId }) => personId)],
    });
  }
}
