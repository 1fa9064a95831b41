import { id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { visibleResources } from './policy.ts';

defineCommand({
  name: 'removeResource',
  description: 'Takes back what was shared. It stays in the history that it was.',
  input: (t) => ({ resourceId: t.id({ required: true, description: 'The resource.' }) }),
  target: ['resourceId', 'Resource'],
  success: { cycle: 'Cycle', community: 'Community', organization: 'Organization' },
  run: async (run) => {
    const { tx, viewer, organizationId } = run;
    const resourceId = run.idOf(run.input.resourceId, 'Resource');
    if (resourceId !== null)
      await tx.$queryRaw`SELECT 1 FROM resource WHERE organization_id = ${organizationId}::uuid AND id = ${resourceId}::uuid FOR UPDATE`;
    const resource =
      resourceId === null
        ? null
        : await tx.resource.findUnique({
            where: { organizationId_id: { organizationId, id: resourceId }, ...visibleResources(viewer) },
            select: {
              id: true,
              title: true,
              communityId: true,
              cycleId: true,
              cycle: { select: { communityId: true } },
            },
          });
    if (resource === null) return { ok: false, refusal: notFound('resource', ['resourceId']) };
    const { communityId, cycleId, cycle, title } = resource;
    const community = communityId ?? cycle?.communityId ?? null;
    requireCapability(viewer, 'resource.manage', {
      organizationId: id<'Organization'>(organizationId),
      communityIds: community === null ? [] : [id<'Community'>(community)],
      cycleIds: cycleId === null ? [] : [id<'Cycle'>(cycleId)],
    });
    await tx.resource.delete({
      where: { organizationId_id: { organizationId, id: resource.id } },
      select: { id: true },
    });
    const removed = { kind: 'resource_removed', title } as const;
    await recordEvents(run, { subjectKind: 'resource', subjectId: resource.id, events: [removed] });
    const key = (one: string | null) => (one === null ? null : { organizationId, id: one });
    return {
      ok: true,
      value: {
        cycle: key(cycleId),
        community: key(communityId),
        organization: { organizationId, id: organizationId },
      },
    };
  },
});
