import type { Modality } from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { DateRangeInput, filterId, filterOneOf, overlapsDates } from '../../platform/list-filters.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { ModalityType } from '../cycle/type.ts';
import { visibleProgram } from '../program/policy.ts';
import './type.ts';

const GatheringFilterInput = builder.inputType('GatheringFilter', {
  description: 'Which gatherings to list; what is left out filters nothing.',
  fields: (t) => ({
    period: t.field({ type: DateRangeInput, description: 'Taking place on some of these dates.' }),
    modality: t.field({ type: [ModalityType], description: 'Held in one of these ways.' }),
    community: t.id({ description: 'The id of a community that meets there.' }),
  }),
});

function gatheringsWhere(
  filter: typeof GatheringFilterInput.$inferInput | null | undefined,
  viewer: Parameters<typeof visibleCycle>[0],
): Prisma.GatheringWhereInput {
  if (filter === null || filter === undefined) return {};
  const community = filterId(filter.community, 'Community');
  const modality = filterOneOf<Modality>(filter.modality);
  return {
    ...overlapsDates(filter.period),
    ...(modality === undefined ? {} : { modality }),
    ...(community === undefined
      ? {}
      : {
          sessions: {
            some: { cycles: { some: { cycle: { communityId: community.id, ...visibleCycle(viewer) } } } },
          },
        }),
  };
}

const orderBy: Prisma.GatheringOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }];

builder.prismaObjectField('Organization', 'gatherings', (t) =>
  t.relatedConnection('gatherings', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its gatherings, in the order of their programs.',
    args: { filter: t.arg({ type: GatheringFilterInput, description: 'Which gatherings to list.' }) },
    query: ({ filter }, ctx) => ({
      where: { AND: [gatheringsWhere(filter, ctx.viewer)], program: visibleProgram(ctx.viewer) },
      orderBy,
    }),
  }),
);

builder.prismaObjectField('Program', 'gatherings', (t) =>
  t.relatedConnection('gatherings', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its gatherings, in their order.',
    args: { filter: t.arg({ type: GatheringFilterInput, description: 'Which gatherings to list.' }) },
    query: ({ filter }, ctx) => ({ where: gatheringsWhere(filter, ctx.viewer), orderBy }),
  }),
);

builder.prismaObjectField('Session', 'gathering', (t) =>
  t.relation('gathering', {
    description: 'The gathering at which it is held; null where it is held at none.',
  }),
);
