import type { Modality, SessionKind, SessionState } from '@coterie/core';
import { prismaConnectionHelpers } from '@pothos/plugin-prisma';
import { builder } from '../../builder.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { DateRangeInput, filterDates, filterId, filterOneOf } from '../../platform/list-filters.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { ModalityType } from '../cycle/type.ts';
import { visibleProgram } from '../program/policy.ts';
import { visibleSession } from './policy.ts';
import { SessionKindType, SessionStatusType, SessionType } from './type.ts';

const SessionFilterInput = builder.inputType('SessionFilter', {
  description: 'Which sessions to list; what is left out filters nothing.',
  fields: (t) => ({
    status: t.field({ type: [SessionStatusType], description: 'In one of these statuses.' }),
    kind: t.field({ type: [SessionKindType], description: 'Of one of these kinds.' }),
    period: t.field({ type: DateRangeInput, description: 'On one of these dates, in local time.' }),
    modality: t.field({ type: [ModalityType], description: 'Held in one of these ways.' }),
    community: t.id({ description: 'The id of a community that meets there.' }),
    cycle: t.id({ description: 'The id of a cycle whose session it is.' }),
    gathering: t.id({ description: 'The id of the gathering at which it is held.' }),
  }),
});

type SessionFilter = typeof SessionFilterInput.$inferInput | null | undefined;

function sessionsWhere(filter: SessionFilter, viewer: Viewer): Prisma.SessionWhereInput {
  if (filter === null || filter === undefined) return {};
  const dates = filterDates(filter.period);
  const community = filterId(filter.community, 'Community');
  const cycle = filterId(filter.cycle, 'Cycle');
  const gathering = filterId(filter.gathering, 'Gathering');
  const status = filterOneOf<SessionState>(filter.status);
  const kind = filterOneOf<SessionKind>(filter.kind);
  const modality = filterOneOf<Modality>(filter.modality);
  return {
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
    ...(modality === undefined ? {} : { modality }),
    ...(gathering === undefined ? {} : { gatheringId: gathering.id }),
    ...(dates === null
      ? {}
      : {
          localDate: {
            ...(dates.from === undefined ? {} : { gte: dates.from }),
            ...(dates.through === undefined ? {} : { lte: dates.through }),
          },
        }),
    AND: [
      ...(community === undefined
        ? []
        : [{ cycles: { some: { cycle: { AND: [{ communityId: community.id }, visibleCycle(viewer)] } } } }]),
      ...(cycle === undefined
        ? []
        : [{ cycles: { some: { cycle: { AND: [{ id: cycle.id }, visibleCycle(viewer)] } } } }]),
    ],
  };
}

/** By the calendar; what has no date yet comes last. */
const orderBy: Prisma.SessionOrderByWithRelationInput[] = [
  { localDate: { sort: 'asc', nulls: 'last' } },
  { startTime: { sort: 'asc', nulls: 'last' } },
  { position: 'asc' },
  { id: 'asc' },
];

builder.prismaObjectField('Organization', 'sessions', (t) =>
  t.relatedConnection('sessions', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its sessions, by date; those without a date come last.',
    args: { filter: t.arg({ type: SessionFilterInput, description: 'Which sessions to list.' }) },
    query: ({ filter }, ctx) => ({
      where: {
        AND: [visibleSession(ctx.viewer), sessionsWhere(filter, ctx.viewer)],
        program: visibleProgram(ctx.viewer),
      },
      orderBy,
    }),
  }),
);

builder.prismaObjectField('Gathering', 'sessions', (t) =>
  t.relatedConnection('sessions', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its sessions, by date; those without a date come last.',
    args: { filter: t.arg({ type: SessionFilterInput, description: 'Which sessions to list.' }) },
    query: ({ filter }, ctx) => ({
      where: { AND: [visibleSession(ctx.viewer), sessionsWhere(filter, ctx.viewer)] },
      orderBy,
    }),
  }),
);

const sessionsOfCycle = prismaConnectionHelpers(builder, 'SessionCycle', {
  cursor: 'organizationId_sessionId_cycleId',
  select: (nodeSelection) => ({ session: nodeSelection({ select: { organizationId: true, id: true } }) }),
  args: (t) => ({ filter: t.field({ type: SessionFilterInput, description: 'Which sessions to list.' }) }),
  query: ({ filter }, ctx) => ({
    where: { session: sessionsWhere(filter, ctx.viewer) },
    // The helper's type knows one key only; the client takes a list.
    orderBy: orderBy.map((session) => ({ session })) as never,
  }),
  resolveNode: (link) => link.session,
});

builder.prismaObjectField('Cycle', 'sessions', (t) =>
  t.connection(
    {
      type: SessionType,
      nullable: false,
      description:
        'Its sessions, by date; those without a date come last. Those held at gatherings are among them.',
      args: sessionsOfCycle.getArgs(),
      select: (args, ctx, nestedSelection) => ({
        sessions: sessionsOfCycle.getQuery(args, ctx, nestedSelection),
      }),
      resolve: (cycle, args, ctx) => sessionsOfCycle.resolve(cycle.sessions as never, args, ctx) as never,
    },
    { name: 'CycleSessionsConnection' },
    { name: 'CycleSessionsConnectionEdge' },
  ),
);
