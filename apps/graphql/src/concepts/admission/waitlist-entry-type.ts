import type { WaitlistEntryState } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { aheadOf } from './count-ahead.ts';
import { visibleWaitlistEntries } from './policy.ts';

export const WaitlistEntryStatusType = builder.enumType('WaitlistEntryStatus', {
  description: 'Where a place in the queue is in its life.',
  values: {
    WAITING: { value: 'waiting', description: 'Waiting for a seat.' },
    OFFERED: { value: 'offered', description: 'A seat was offered from it.' },
    SEATED: { value: 'seated', description: 'It became a seat.' },
    LEFT: { value: 'left', description: 'Given up, or the offer was declined or lapsed.' },
  } satisfies Record<string, { value: WaitlistEntryState; description: string }>,
});

builder.prismaNode('WaitlistEntry', {
  description: 'A place in the queue for a seat. Waiting for a seat is not waiting for approval.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleWaitlistEntries(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    status: t.field({
      type: WaitlistEntryStatusType,
      nullable: false,
      description: 'Where it is in its life.',
      resolve: ({ status }) => status as WaitlistEntryState,
    }),
    position: t.int({
      description: 'The place in the queue, from 1; null where one does not wait.',
      resolve: async (entry, _args, ctx) =>
        entry.status === 'waiting' ? (await aheadOf(ctx, entry)) + 1 : null,
    }),
    aheadCount: t.int({
      description: 'How many wait before; null where one does not wait.',
      resolve: async (entry, _args, ctx) => (entry.status === 'waiting' ? await aheadOf(ctx, entry) : null),
    }),
    enteredAt: t.expose('enteredAt', {
      type: 'DateTime',
      nullable: false,
      description: 'The time of entry, which orders the queue.',
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    cycle: t.relation('cycle', { nullable: false, description: 'The cycle.' }),
    person: t.relation('person', { nullable: false, description: 'Who waits.' }),
    application: t.relation('application', {
      description: 'The application that waits; null where there is none.',
    }),
  }),
});
