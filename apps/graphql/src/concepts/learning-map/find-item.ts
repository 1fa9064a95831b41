import type { CommandRun } from '../../platform/command.ts';
import { visibleLearningMapItems } from './policy.ts';

/** The item that the input names, with its cycle; `null` where there is none that the viewer may see. */
export async function findItem(run: CommandRun<{ itemId: string }>) {
  const { tx, viewer, organizationId } = run;
  const itemId = run.idOf(run.input.itemId, 'LearningMapItem');
  if (itemId === null) return null;
  return await tx.learningMapItem.findUnique({
    where: { organizationId_id: { organizationId, id: itemId }, ...visibleLearningMapItems(viewer) },
    select: {
      id: true,
      kind: true,
      cycle: { select: { organizationId: true, communityId: true, id: true } },
    },
  });
}
