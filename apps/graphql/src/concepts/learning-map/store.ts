import { type DesiredOutcome, id, type LearningMap, type LearningTopic } from '@coterie/core';
import type { LearningMapItem as ItemRow, Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

export type { ItemRow };

/** More items than the members of a cycle write. */
export const mostItems = 500;

interface ItemDetails {
  readonly progress: DesiredOutcome['progress'] | LearningTopic['progress'];
  readonly outcomeIds: readonly string[];
  readonly sessionIds: readonly string[];
}

export function readDetails(row: Pick<ItemRow, 'details'>): ItemDetails {
  return { progress: 'open', outcomeIds: [], sessionIds: [], ...(row.details as Partial<ItemDetails>) };
}

/** Locks the map of a cycle, by the row of the cycle, and reads it. */
export async function lockLearningMap(
  tx: Tx,
  organizationId: string,
  cycleId: string,
): Promise<{ readonly map: LearningMap; readonly rows: readonly ItemRow[] }> {
  await tx.$queryRaw`SELECT 1 FROM cycle WHERE organization_id = ${organizationId}::uuid AND id = ${cycleId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.learningMapItem.findMany({
    where: { organizationId, cycleId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: mostItems,
  });
  return { map: toLearningMap(cycleId, rows), rows };
}

function toLearningMap(cycleId: string, rows: readonly ItemRow[]): LearningMap {
  return {
    cycleId: id<'Cycle'>(cycleId),
    outcomes: rows
      .filter((row) => row.kind === 'outcome')
      .map((row) => ({
        id: id<'Outcome'>(row.id),
        statement: row.text,
        progress: readDetails(row).progress as DesiredOutcome['progress'],
      })),
    topics: rows
      .filter((row) => row.kind === 'topic')
      .map((row) => {
        const { progress, outcomeIds, sessionIds } = readDetails(row);
        return {
          id: id<'Topic'>(row.id),
          title: row.text,
          outcomeIds: outcomeIds.map((one) => id<'Outcome'>(one)),
          sessionIds: sessionIds.map((one) => id<'Session'>(one)),
          progress: progress as LearningTopic['progress'],
        };
      }),
  };
}

/** Stores one item of a map as the core has decided it; a new one comes last. */
export async function saveItem(
  tx: Tx,
  organizationId: string,
  next: LearningMap,
  itemId: string,
  rows: readonly ItemRow[],
): Promise<void> {
  const outcome = next.outcomes.find((one) => one.id === itemId);
  const topic = next.topics.find((one) => one.id === itemId);
  const details: ItemDetails =
    topic === undefined
      ? { progress: outcome?.progress ?? 'open', outcomeIds: [], sessionIds: [] }
      : { progress: topic.progress, outcomeIds: topic.outcomeIds, sessionIds: topic.sessionIds };
  const json = details as unknown as Prisma.InputJsonValue;
  if (rows.some((row) => row.id === itemId)) {
    await tx.learningMapItem.update({
      where: { organizationId_id: { organizationId, id: itemId } },
      data: { details: json },
      select: { id: true },
    });
    return;
  }
  await tx.learningMapItem.create({
    data: {
      organizationId,
      id: itemId,
      cycleId: next.cycleId,
      kind: topic === undefined ? 'outcome' : 'topic',
      text: topic?.title ?? outcome?.statement ?? '',
      position: (rows.at(-1)?.position ?? 0) + 1,
      details: json,
    },
    select: { id: true },
  });
}
