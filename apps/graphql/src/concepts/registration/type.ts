import { type Entitlement, findUnfulfilledEntitlements, isEntitledTo, id, type RegistrationState, type SessionKind } from '@coterie/core';
import { builder } from '../../builder.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import { encodeGlobalId, rowId, rowKey } from '../../platform/global-id.ts';
import { forbidden } from '../../platform/policy.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { EntitlementKindType, MoneyType, readFee } from '../fee/type.ts';
import { FindingType } from '../finding/type.ts';
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

/** More participants than one registration has, and more sessions than a gathering. */
const mostParticipants = 200;
const mostSessions = 2000;

const gatheringSelect = {
  id: true,
  label: true,
  details: true,
  sessions: {
    where: { status: { not: 'cancelled' } },
    select: { id: true, kind: true, cycles: { select: { cycleId: true, cycle: { select: { communityId: true } } }, take: 100 } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: mostSessions,
  },
} as const;

interface GatheringSessions {
  readonly id: string;
  readonly label: string;
  readonly details: unknown;
  readonly sessions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly cycles: readonly { readonly cycleId: string; readonly cycle: { readonly communityId: string } | null }[];
  }[];
}

/** An entitlement with the sessions of the gathering that it lets its holder into. */
interface HeldEntitlement {
  readonly organizationId: string;
  readonly entitlement: Entitlement;
  readonly sessionIds: readonly string[];
  /** `null` where no timetable is published. */
  readonly fulfilled: boolean | null;
}

const HeldEntitlementType = builder.objectRef<HeldEntitlement>('Entitlement').implement({
  description: 'One thing that a participant is let into.',
  fields: (t) => ({
    kind: t.field({ type: EntitlementKindType, nullable: false, description: 'What it is.', resolve: ({ entitlement }) => entitlement.kind }),
    community: t.prismaField({
      type: 'Community',
      description: 'The community whose sessions it is for.',
      resolve: (query, { organizationId, entitlement }, _args, ctx) =>
        entitlement.kind !== 'community_session'
          ? null
          : ctx.db.community.findUnique({ ...query, where: { organizationId_id: { organizationId, id: entitlement.communityId } } }),
    }),
    sessions: t.prismaField({
      type: ['Session'],
      nullable: false,
      description: 'The sessions that it is for, as far as they are planned.',
      resolve: (query, { organizationId, sessionIds }, _args, ctx) =>
        ctx.db.session.findMany({
          ...query,
          where: { organizationId, id: { in: [...sessionIds] } },
          orderBy: [{ position: 'asc' }, { id: 'asc' }],
          take: mostSessions,
        }),
    }),
    fulfilled: t.boolean({
      description: 'Whether the timetable has what was sold; null where no timetable is published.',
      resolve: ({ fulfilled }) => fulfilled,
    }),
  }),
});

function holdEntitlements(organizationId: string, entitlements: readonly Entitlement[], gathering: GatheringSessions): HeldEntitlement[] {
  const agendaPublished = isAgendaPublished(gathering);
  // The keynote comes with each fee; a participant is let into it once.
  const distinct = new Map(entitlements.map((entitlement) => [JSON.stringify(Object.entries(entitlement).sort()), entitlement]));
  return [...distinct.values()].map((entitlement) => {
    const sessionIds = gathering.sessions
      .filter((session) => isEntitledTo(entitlement, toEntitledSession(session, gathering.id)))
      .map((session) => session.id);
    return { organizationId, entitlement, sessionIds, fulfilled: sessionIds.length > 0 ? true : agendaPublished ? false : null };
  });
}

/** Whether a timetable is published: where none is, nothing that was sold is missing from it yet. */
function isAgendaPublished({ details }: { readonly details: unknown }): boolean {
  return (details as { readonly agendaPublished?: boolean }).agendaPublished === true;
}

function toEntitledSession(session: GatheringSessions['sessions'][number], gatheringId: string) {
  return {
    id: id<'Session'>(session.id),
    gatheringId: id<'Gathering'>(gatheringId),
    cycleIds: session.cycles.map((link) => id<'Cycle'>(link.cycleId)),
    communityIds: session.cycles.flatMap((link) => (link.cycle === null ? [] : [id<'Community'>(link.cycle.communityId)])),
    kind: session.kind,
  };
}

export const RegistrationParticipantType = builder.prismaObject('RegistrationParticipant', {
  description: 'One person who takes part by a registration.',
  select: { organizationId: true, personId: true },
  fields: (t) => ({
    personId: t.id({
      nullable: false,
      description: 'The id of the person.',
      resolve: ({ organizationId, personId }) => encodeGlobalId({ type: 'Person', organizationId, id: personId }),
    }),
    displayName: t.string({
      nullable: false,
      description: 'The name of the person.',
      select: { person: { select: { displayName: true } } },
      resolve: (participant) => participant.person.displayName,
    }),
    feeKeys: t.exposeStringList('feeKeys', { nullable: false, description: 'The fees that are taken, one for each time.' }),
    entitlements: t.field({
      type: [HeldEntitlementType],
      nullable: false,
      description: 'What the person is let into.',
      select: { entitlements: true, registration: { select: { gathering: { select: gatheringSelect } } } },
      resolve: (participant) =>
        holdEntitlements(participant.organizationId, readEntitlements(participant), participant.registration.gathering),
    }),
  }),
});

export const RegistrationType = builder.prismaNode('Registration', {
  description: 'An entry to a gathering: one payer, one or several participants.',
  id: { resolve: rowId },
  findUnique: (text, ctx) => ({ ...rowKey(text), ...visibleRegistrations(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    status: t.field({ type: RegistrationStatusType, nullable: false, description: 'Where it is in its life.', resolve: ({ status }) => status as RegistrationState }),
    registeredAt: t.expose('createdAt', { type: 'DateTime', nullable: false, description: 'When it was made.' }),
    payerName: t.string({
      description: 'Who pays; for the payer and for staff.',
      select: { personId: true, organizationId: true, payer: { select: { displayName: true } } },
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, row.payer.displayName),
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
      description: 'What it costs, as it stood when it was made: by the printed fees, and what is unknown. For the payer and for staff.',
      select: {
        quote: true,
        organizationId: true,
        personId: true,
        participants: { select: { personId: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }], take: mostParticipants },
      },
      resolve: (row, _args, ctx) =>
        guarded(ctx.viewer, row, placeParticipants(readQuote(row), row.participants.map((participant) => participant.personId))),
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
      description: 'What is to be paid back: a fact of its own. Null for nothing, or where nobody has said yet. For the payer and for staff.',
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, readMoneyDueBack(row)),
    }),
    reason: t.string({
      description: 'Why it was cancelled, rejected, or confirmed without payment. For the payer and for staff.',
      resolve: (row, _args, ctx) => guarded(ctx.viewer, row, readDetails(row).reason),
    }),
    findings: t.field({
      type: [FindingType],
      nullable: false,
      description: 'What a careful reader would flag: a keynote that was sold but is on no timetable.',
      select: {
        gathering: { select: { ...gatheringSelect, fees: { select: { fee: true }, take: 500 } } },
        participants: { select: { entitlements: true }, take: mostParticipants },
      },
      resolve: ({ gathering, participants }) => {
        if (!participants.some((one) => readEntitlements(one).some((entitlement) => entitlement.kind === 'keynote'))) return [];
        const sold = gathering.fees.map(readFee).find((fee) => fee.entitlements.some((term) => term.kind === 'keynote'));
        const quotation = sold?.provenance.find((entry) => entry.path.startsWith('/entitlements'))?.quotation ?? null;
        const agendaPublished = isAgendaPublished(gathering);
        const sessionKinds = agendaPublished ? gathering.sessions.map((session) => session.kind as SessionKind) : null;
        const agendas = [{ pointer: '/gathering', label: gathering.label, sessionKinds }];
        return [
          ...findUnfulfilledEntitlements([
            { place: { pointer: '/participants' }, quotation, label: 'keynote', sessionKind: 'keynote', agendas },
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
  return { OR: [{ payerId: { in: own } }, { personId: { in: own } }, ...(managed.length > 0 ? [{ organizationId: { in: managed } }] : [])] };
}

function guarded<Value>(viewer: Viewer, row: { readonly organizationId: string; readonly personId: string }, value: Value): Value {
  if (!seesWhole(viewer, row)) throw forbidden('registration.manage');
  return value;
}
