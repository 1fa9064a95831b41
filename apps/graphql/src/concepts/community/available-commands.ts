import { availableCommunityCommands, type CommunityStatus, id } from '@coterie/core';
import { builder } from '../../builder.ts';
import { AvailableCommandType, tellAvailability } from '../lifecycle/available-command.ts';
import { communityRefusals } from './errors.ts';
import { liveCyclesOf } from './live-cycles.ts';

const doors = {
  activate: { mutation: 'activateCommunity', capability: 'community.edit' },
  pause: { mutation: 'pauseCommunity', capability: 'community.edit' },
  resume: { mutation: 'resumeCommunity', capability: 'community.edit' },
  archive: { mutation: 'archiveCommunity', capability: 'community.edit' },
  restore: { mutation: 'restoreCommunity', capability: 'community.edit' },
} as const;

builder.prismaObjectField('Community', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description: 'What can be done about it now, and what stands against the rest.',
    resolve: async (row, _args, ctx) => {
      const facts = { liveCycles: await liveCyclesOf(ctx, row) };
      const availabilities = availableCommunityCommands(row.status as CommunityStatus, facts);
      const target = {
        organizationId: id<'Organization'>(row.organizationId),
        communityIds: [id<'Community'>(row.id)],
      };
      return tellAvailability(ctx.viewer, target, availabilities, doors, communityRefusals);
    },
  }),
);
