import type { CycleState, Modality } from '@coterie/core';
import { prismaConnectionHelpers } from '@pothos/plugin-prisma';
import { builder } from '../../builder.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import { batchedRows } from '../../platform/batched-rows.ts';
import {
  DateRangeInput,
  filterId,
  filterOneOf,
  filterText,
  overlapsDates,
} from '../../platform/list-filters.ts';
import { visibleProgram } from '../program/policy.ts';
import { visibleCycle } from './policy.ts';
import { CycleStatusType, CycleType, ModalityType } from './type.ts';

const CycleFilterInput = builder.inputType('CycleFilter', {
  description: 'Which cycles to list; what is left out filters nothing.',
  fields: (t) => ({
    status: t.field({ type: [CycleStatusType], description: 'In one of these statuses.' }),
    audience: t.string({ description: 'Words of the audience of the cycle or of its community.' }),
    region: t.id({ description: 'The id of a region that its community serves.' }),
    period: t.field({ type: DateRangeInput, description: 'Running on some of these dates.' }),
    modality: t.field({ type: [ModalityType], description: 'Held in one of these ways.' }),
    community: t.id({ description: 'The id of its community.' }),
  }),
});

/** What a filter of cycles asks of their rows. */
export function cyclesWhere(
  filter: typeof CycleFilterInput.$inferInput | null | undefined,
): Prisma.CycleWhereInput {
  if (filter === null || filter === undefined) return {};
  const audience = filterText(filter.audience);
  const region = filterId(filter.region, 'Region');
  const community = filterId(filter.community, 'Community');
  const status = filterOneOf<CycleState>(filter.status);
  const modality = filterOneOf<Modality>(filter.modality);
  return {
    ...overlapsDates(filter.period),
    ...(status === undefined ? {} : { status }),
    ...(modality === undefined ? {} : { modality }),
    ...(community === undefined ? {} : { communityId: community.id }),
    AND: [
      ...(audience === undefined ? [] : [{ OR: [{ audience }, { community: { audience } }] }]),
      ...(region === undefined
        ? []
        : [
            {
              community: { OR: [{ scope: 'organization' }, { regions: { some: { regionId: region.id } } }] },
            },
          ]),
    ],
  };
}

const orderBy: Prisma.CycleOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }];

builder.prismaObjectField('Organization', 'cycles', (t) =>
  t.relatedConnection('cycles', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its cycles, in the order of their programs.',
    args: { filter: t.arg({ type: CycleFilterInput, description: 'Which cycles to list.' }) },
    query: ({ filter }, ctx) => ({
      where: { AND: [visibleCycle(ctx.viewer), cyclesWhere(filter)], program: visibleProgram(ctx.viewer) },
      orderBy,
    }),
  }),
);

builder.prismaObjectField('Program', 'cycles', (t) =>
  t.relatedConnection('cycles', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its cycles, in their order.',
    args: { filter: t.arg({ type: CycleFilterInput, description: 'Which cycles to list.' }) },
    query: ({ filter }, ctx) => ({
      where: { AND: [visibleCycle(ctx.viewer), cyclesWhere(filter)] },
      orderBy,
    }),
  }),
);

builder.prismaObjectField('Community', 'cycles', (t) =>
  t.relatedConnection('cycles', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its cycles, in their order.',
    args: { filter: t.arg({ type: CycleFilterInput, description: 'Which cycles to list.' }) },
    query: ({ filter }, ctx) => ({
      where: { AND: [visibleCycle(ctx.viewer), cyclesWhere(filter)] },
      orderBy,
    }),
  }),
);

/** The ids of the cycles that hold a session at gatherings, in the order of the cycles. */
const cyclesAt = batched<RowOfTenant, readonly string[]>(async (tx, gatherings, { viewer }) => {
  const gatheringId = distinct(gatherings, ({ id }) => id);
  const rows = await tx.cycle.findMany({
    where: {
      organizationId: distinct(gatherings, ({ organizationId }) => organizationId),
      sessions: { some: { session: { gatheringId } } },
      AND: [visibleCycle(viewer)],
    },
    select: {
      id: true,
      sessions: {
        where: { session: { gatheringId } },
        select: { session: { select: { gatheringId: true } } },
      },
    },
    orderBy,
    take: mostCycles,
  });
  const meetsAt = rows.map(({ id, sessions }) => ({
    id,
    gatheringIds: new Set(sessions.map(({ session }) => session.gatheringId)),
  }));
  return gatherings.map((gathering) =>
    meetsAt.filter(({ gatheringIds }) => gatheringIds.has(gathering.id)).map(({ id }) => id),
  );
}, nameOfRow);

const cyclesById = batchedRows((tx, { where, query, take }) =>
  tx.cycle.findMany({ ...query, where, orderBy, take }),
);

/** Far more cycles than meet at gatherings. */
const mostCycles = 10_000;

/** A page of a list, as the client asks the database for one: backwards where `take` is negative. */
function pageOf(
  ids: readonly string[],
  { take, skip, after }: { readonly take: number; readonly skip: number; readonly after: string | undefined },
): readonly string[] {
  const list = take < 0 ? ids.toReversed() : ids;
  const at = after === undefined ? 0 : list.indexOf(after);
  return at < 0 ? [] : list.slice(at + skip, at + skip + Math.abs(take));
}

builder.prismaObjectField('Gathering', 'cycles', (t) =>
  t.prismaConnection({
    type: CycleType,
    cursor: 'organizationId_id',
    nullable: false,
    description: 'The cycles that hold a session there, in their order.',
    resolve: async ({ take, skip, cursor, ...query }, gathering, _args, ctx) => {
      const ids = pageOf(await cyclesAt(ctx, gathering), {
        take,
        skip,
        after: cursor?.organizationId_id?.id,
      });
      return await cyclesById(ctx, { query, organizationId: gathering.organizationId, ids });
    },
  }),
);

const cyclesOfSession = prismaConnectionHelpers(builder, 'SessionCycle', {
  cursor: 'organizationId_sessionId_cycleId',
  select: (nodeSelection) => ({ cycle: nodeSelection({ select: { organizationId: true, id: true } }) }),
  query: (_args, ctx) => ({
    where: { cycle: visibleCycle(ctx.viewer) },
    // The helper's type knows one key only; the client takes a list.
    orderBy: [{ cycle: { position: 'asc' } }, { cycleId: 'asc' }] as never,
  }),
  resolveNode: (link) => link.cycle,
});

builder.prismaObjectField('Session', 'cycles', (t) =>
  t.connection(
    {
      type: CycleType,
      nullable: false,
      description: 'The cycles whose session it is; a keynote has none.',
      select: (args, ctx, nestedSelection) => ({
        cycles: cyclesOfSession.getQuery(args, ctx, nestedSelection),
      }),
      resolve: (session, args, ctx) => cyclesOfSession.resolve(session.cycles as never, args, ctx) as never,
    },
    { name: 'SessionCyclesConnection' },
    { name: 'SessionCyclesConnectionEdge' },
  ),
);
