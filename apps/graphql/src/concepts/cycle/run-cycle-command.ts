import type { Capability, Cycle, Decision, DomainEvent, Refusal } from '@coterie/core';
import { id } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound, type RefusalGroup } from '../../platform/refusal.ts';
import { visibleCycle } from './policy.ts';
import { readCycle } from './read-cycle.ts';
import { type CycleRow, lockCycle, saveCycle } from './store.ts';

/**
 * The way of every command about one cycle: lock it, see whether the viewer may, let the core decide,
 * store, record.
 *
 * @param path where in the input a refusal's cause stands
 */
export async function runCycleCommand<R extends Refusal>(
  run: CommandRun<{ cycleId: string }>,
  {
    capability,
    decide,
    group,
    path,
  }: {
    readonly capability: Capability;
    readonly decide: (
      cycle: Cycle,
      row: CycleRow,
    ) => Promise<Decision<Cycle, DomainEvent, R>> | Decision<Cycle, DomainEvent, R>;
    readonly group: RefusalGroup<R>;
    readonly path: readonly string[];
  },
): Promise<CommandOutcome<{ cycle: 'Cycle' }>> {
  const { tx, viewer, organizationId } = run;
  const cycleId = run.idOf(run.input.cycleId, 'Cycle');
  const row = cycleId === null ? null : await lockCycle(tx, organizationId, cycleId);
  if (row === null || cycleId === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
  const visible = await tx.cycle.count({
    where: { organizationId, id: cycleId, AND: [visibleCycle(viewer)] },
  });
  if (visible === 0) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
  requireCapability(viewer, capability, targetOfCycle(row));
  const decision = await decide(readCycle(row), row);
  if (!decision.ok) return { ok: false, refusal: group.tell(decision.error, path) };
  await saveCycle(tx, row, decision.value.next);
  await recordEvents(run, { subjectKind: 'cycle', subjectId: row.id, events: decision.value.events });
  return { ok: true, value: { cycle: { organizationId, id: row.id } } };
}

/** Where a cycle lies, for the question of who may touch it. */
export function targetOfCycle(row: Pick<CycleRow, 'organizationId' | 'communityId' | 'id'>) {
  return {
    organizationId: id<'Organization'>(row.organizationId),
    communityIds: [id<'Community'>(row.communityId)],
    cycleIds: [id<'Cycle'>(row.id)],
  };
}
