import { decideLearningMap, id, type LearningMapCommand } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, type RefusalValue } from '../../platform/refusal.ts';
import { targetOfCycle } from '../cycle/run-cycle-command.ts';
import { learningMapRefusals } from './errors.ts';
import { takesPart } from './policy.ts';
import { type ItemRow, lockLearningMap, mostItems, saveItem } from './store.ts';

type Outcome = CommandOutcome<{ item: 'LearningMapItem'; cycle: 'Cycle' }>;

/** The way of every command about a learning map, of a cycle that the viewer is known to see. */
export async function changeLearningMap(
  run: CommandRun<unknown>,
  cycle: { readonly organizationId: string; readonly communityId: string; readonly id: string },
  itemId: string,
  command: (rows: readonly ItemRow[]) => LearningMapCommand | RefusalValue,
): Promise<Outcome> {
  const { tx, viewer, organizationId } = run;
  requireCapability(viewer, 'learning_map.edit', targetOfCycle(cycle));
  const { map, rows } = await lockLearningMap(tx, organizationId, cycle.id);
  const given = command(rows);
  if ('typeName' in given) return { ok: false, refusal: given };
  if (!rows.some((row) => row.id === itemId) && rows.length >= mostItems) {
    return {
      ok: false,
      refusal: invalidInput([{ path: ['text'], reason: `A learning map holds at most ${mostItems} items.` }]),
    };
  }
  const sessions = await tx.sessionCycle.findMany({
    where: { organizationId, cycleId: cycle.id },
    select: { sessionId: true },
    take: 2000,
  });
  const facts = {
    takesPart: takesPart(viewer, cycle),
    sessionIds: sessions.map(({ sessionId }) => id<'Session'>(sessionId)),
  };
  const decision = decideLearningMap(map, given, facts);
  if (!decision.ok) return { ok: false, refusal: learningMapRefusals.tell(decision.error) };
  await saveItem(tx, organizationId, decision.value.next, itemId, rows);
  await recordEvents(run, {
    subjectKind: 'learning_map_item',
    subjectId: itemId,
    events: decision.value.events,
  });
  return {
    ok: true,
    value: { item: { organizationId, id: itemId }, cycle: { organizationId, id: cycle.id } },
  };
}
