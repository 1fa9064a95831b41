import { findUnfulfilledEntitlements, type RegistrationState, type SessionKind } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import { forbidden } from '../../platform/policy.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { MoneyType, readFee } from '../fee/type.ts';
import { FindingType } from '../finding/type.ts';
import { gatheringSelect, isAgendaPublished } from './held-entitlement.ts';
import './participant-type.ts';
import { mostParticipants, participantsOf } from './participants-of.ts';
import { seesWhole, visibleRegistrations } from './policy.ts';
import { placeParticipants, QuoteType } from './quote-type.ts';
import { readDetails, readEntitlements, readMoneyDueBack, readQuote } from './store.ts';

export const RegistrationStatusType = builder.enumType('RegistrationStatus', {
  description: 'Where a registration is in its life.',
  values: {
    PENDING: { value: 'pending', description: 'It waits to be confirmed.' },
    AWAITING_PAYMENT: { value: 'awaiting_payment', description: 'It waits for its payment.' },
    CONFIRMED: { value: 'confirmed', description: 'It is confirmed.' },
    CANCELLED: { value: 'cancelled', description: 'It was cancelled.' },
    TRANSFERRED: { value: 'transferred', description: 'Another registration stands in its place.' },
    EXPIRED: { value: 'expired', description: 'It was not paid in time.' },
    REJECTED: { value: 'rejected', description: 'It was not accepted.' },
  } satisfies Record<string, { value: RegistrationState; description: string }>,
});

export const RegistrationType = builder.prismaNode('Registration', {
  description: 'An entry to a gathering: one payer, one or several participants.',
  id: { resolve: rowId },
  findUnique: (text, ctx) => ({ ...rowKey(text), ...visibleRegistrations(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    status: t.field({
      type: RegistrationStatusType,
      nullable: false,
      description: 'Where it is in its life.',
      resolve: ({ status }) => status as RegistrationState,
    }),
    registeredAt: t.expose('createdAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When it was made.',
    }),
    payerName: t.string({
      description: 'Who pays; for the payer and for staff.',
      resolve: async (row, _args, ctx) => {
        const { organizationId, personId } = guarded(ctx.viewer, row, row);
        const payer = await ctx.db.person.findUnique({
          where: { organizationId_id: { organizationId, id: personId } },
          select: { displayName: true },
        });
        return payer?.displayName ?? null;
      },
    }),
    participants: t.relation('participants', {
      nullable: false,
      description: 'Who takes part. Whoever neither pays nor manages registrations sees themselves only.',
      query: (_args, ctx) => ({
        where: visibleParticipants(ctx.viewer),
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        take: mostParticipants,
      }),
    }),
    quote: t.field({
      type: QuoteType,
      description:
        'What it costs, as it stood when it was made: by the printed fees, and what is unknown. For the payer and for staff.',
      resolve: async (row, _args, ctx) => {
        const { organizationId, id } = guarded(ctx.viewer, row, row);
        const participants = await participantsOf(ctx, { organizationId, id });
        return placeParticipants(
          readQuote(row),
          participants.map((participant) => participant.personId),
        );
      },
    }),
    amountDue: t.field({
      type: MoneyType,
      description: 'What is owed; null while the price is not wholly known. For the payer and for staff.',
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, readDetails(row).amountDue),
    }),
    amountPaid: t.field({
      type: MoneyType,
      description: 'What was paid; null for nothing. For the payer and for staff.',
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, readDetails(row).amountPaid),
    }),
    paymentReference: t.string({
      description: 'The reference of the payment. For the payer and for staff.',
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, row.paymentReference),
    }),
    moneyDueBack: t.field({
      type: MoneyType,
      description:
        'What is to be paid back: a fact of its own. Null for nothing, or where nobody has said yet. For the payer and for staff.',
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, readMoneyDueBack(row)),
    }),
    reason: t.string({
      description:
        'Why it was cancelled, rejected, or confirmed without payment. For the payer and for staff.',
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, readDetails(row).reason),
    }),
    findings: t.field({
      type: [FindingType],
      nullable: false,
      description: 'What a careful reader would flag: a keynote that was sold but is on no timetable.',
      select: {
        gathering: { select: { ...gatheringSelect, fees: { select: { fee: true }, take: 500 } } },
      },
      resolve: async ({ gathering, ...row }, _args, ctx) => {
        const participants = await participantsOf(ctx, row);
        if (
          !participants.some((one) =>
            readEntitlements(one).some((entitlement) => entitlement.kind === 'keynote'),
          )
        )
          return [];
        const sold = gathering.fees
          .map(readFee)
          .find((fee) => fee.entitlements.some((term) => term.kind === 'keynote'));
        const quotation =
          sold?.provenance.find((entry) => entry.path.startsWith('/entitlements'))?.quotation ?? null;
        const agendaPublished = isAgendaPublished(gathering);
        const sessionKinds = agendaPublished
          ? gathering.sessions.map((session) => session.kind as SessionKind)
          : null;
        const agendas = [{ pointer: '/gathering', label: gathering.label, sessionKinds }];
        return [
          ...findUnfulfilledEntitlements([
            {
              place: { pointer: '/participants' },
              quotation,
              label: 'keynote',
              sessionKind: 'keynote',
              agendas,
            },
          ]),
        ];
      },
    }),
    gathering: t.relation('gathering', { nullable: false, description: 'The gathering.' }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
  }),
});

/** Participants whom the viewer may see: all where they pay or manage, and themselves. */
function visibleParticipants(viewer: Viewer) {
  const own = viewer.persons.map((person) => person.id);
  const managed = [...grantedScopes(viewer, 'registration.manage').organizationIds];
  return {
    OR: [
      { payerId: { in: own } },
      { personId: { in: own } },
      ...(managed.length > 0 ? [{ organizationId: { in: managed } }] : []),
    ],
  };
}

function guarded<Value>(
  viewer: Viewer,
  row: { readonly organizationId: string; readonly personId: string },
  value: Value,
): Value {
  if (!seesWhole(viewer, row)) throw forbidden('registration.manage');
  return value;
}
