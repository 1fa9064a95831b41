import { id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { notFound } from '../../platform/refusal.ts';
import { shareResource } from './share-resource.ts';
import { ResourceVisibilityType } from './type.ts';

defineCommand({
  name: 'addCommunityResource',
  description: 'Shares something with a community: with the members of all its cycles.',
  input: (t) => ({
    communityId: t.id({ required: true, description: 'The community.' }),
    title: t.string({ required: true, description: 'Its title.' }),
    kind: t.string({ description: 'What it is: document, link, recording; left out: link.' }),
    url: t.string({ description: 'Where it is: an address that begins with https:// or http://.' }),
    visibility: t.field({ type: ResourceVisibilityType, required: true, description: 'For whom it is.' }),
  }),
  target: ['communityId', 'Community'],
  success: { resource: 'Resource' },
  run: async (run) => {
    const { tx, organizationId } = run;
    const communityId = run.idOf(run.input.communityId, 'Community');
    const community =
      communityId === null
        ? null
        : await tx.community.findUnique({
            where: { organizationId_id: { organizationId, id: communityId } },
            select: { id: true },
          });
    if (community === null) return { ok: false, refusal: notFound('community', ['communityId']) };
    const target = {
      organizationId: id<'Organization'>(organizationId),
      communityIds: [id<'Community'>(community.id)],
    };
    return await shareResource(run, { communityId: community.id }, target);
  },
});
