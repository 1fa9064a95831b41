import { checkOffer, type OfferState } from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { EntryOverrideType } from './override-type.ts';
import { visibleOffers } from './policy.ts';
import { type OfferRow, readOverrides, toOffer } from './store.ts';

export const OfferStatusType = builder.enumType('OfferStatus', {
  description: 'Where an offer is in its life. That it lapsed is computed from the clock.',
  values: {
    OPEN: { value: 'open', description: 'It waits for an answer; its seat is kept.' },
    LAPSED: { value: 'lapsed', description: 'Its time has run out; nobody has written it down yet.' },
    ACCEPTED: { value: 'accepted', description: 'The person has said yes.' },
    DECLINED: { value: 'declined', description: 'The person has said no.' },
    EXPIRED: { value: 'expired', description: 'Its time ran out.' },
    RESCINDED: { value: 'rescinded', description: 'The program took it back.' },
  } satisfies Record<string, { value: OfferState | 'lapsed'; description: string }>,
});

type OfferWithZone = OfferRow & { readonly cycle: { readonly timeZone: string | null } };

function clockOf(row: OfferWithZone, ctx: Context) {
  return checkOffer(toOffer(row), row.cycle.timeZone, ctx.now);
}

builder.prismaNode('Offer', {
  description: 'A seat in a cycle, offered to one person.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleOffers(ctx.viewer) }),
  nullable: true,
  include: { cycle: { select: { timeZone: true } } },
  fields: (t) => ({
    status: t.field({
      type: OfferStatusType,
      nullable: false,
      description: 'Where it is in its life now.',
      resolve: (row, _args, ctx) => (clockOf(row, ctx).hasLapsed ? 'lapsed' : (row.status as OfferState)),
    }),
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When it was made; null where unknown.' }),
    handedOverAt: t.expose('handedOverAt', {
      type: 'DateTime',
      description: 'When its message was handed over, which starts its clock; null: not yet.',
    }),
    lapsesAfter: t.exposeString('lapsesAfter', {
      description: 'How long it stays open once handed over (ISO 8601: P7D); null: it does not lapse.',
    }),
    lapsesAt: t.field({
      type: 'DateTime',
      description: 'When it lapses; null where it does not, or its clock has not started.',
      resolve: (row, _args, ctx) => clockOf(row, ctx).lapsesAt,
    }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      description: 'When it was answered, expired or taken back.',
    }),
    reason: t.exposeString('reason', {
      description: 'Why it was declined or taken back, where somebody said so.',
    }),
    overrides: t.field({
      type: [EntryOverrideType],
      nullable: false,
      description: 'The overrides by which it was made against rules.',
      resolve: (offer) => [...readOverrides(offer)],
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    cycle: t.relation('cycle', { nullable: false, description: 'The cycle.' }),
    person: t.relation('person', { nullable: false, description: 'To whom it was made.' }),
    application: t.relation('application', {
      description: 'The application that it answers; null for an invitation.',
    }),
  }),
});
