import { defineCommand } from '../../platform/command.ts';
import { notFound } from '../../platform/refusal.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { targetOfCycle } from '../cycle/run-cycle-command.ts';
import { shareResource } from './share-resource.ts';
import { ResourceVisibilityType } from './type.ts';

defineCommand({
  name: 'addResource',
  description: 'Shares something with a cycle.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    title: t.string({ required: true, description: 'Its title.' }),
    kind: t.string({ description: 'What it is: document, link, recording; left out: link.' }),
    url: t.string({ description: 'Where it is: an address that begins with https:// or http://.' }),
    visibility: t.field({ type: ResourceVisibilityType, required: true, description: 'For whom it is.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { resource: 'Resource' },
  run: async (run) => {
    const { tx, viewer, organizationId } = run;
    const cycleId = run.idOf(run.input.cycleId, 'Cycle');
    const cycle =
      cycleId === null
        ? null
        : await tx.cycle.findUnique({
            where: { organizationId_id: { organizationId, id: cycleId }, ...visibleCycle(viewer) },
            select: { organizationId: true, communityId: true, id: true },
          });
    if (cycle === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    return await shareResource(run, { cycleId: cycle.id }, targetOfCycle(cycle));
  },
});
