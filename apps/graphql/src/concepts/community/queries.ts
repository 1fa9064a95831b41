import type { CommunityStatus } from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { filterId, filterOneOf, filterText } from '../../platform/list-filters.ts';
import { visibleProgram } from '../program/policy.ts';
import { CommunityStatusType } from './type.ts';

const CommunityFilterInput = builder.inputType('CommunityFilter', {
  description: 'Which communities to list; what is left out filters nothing.',
  fields: (t) => ({
    status: t.field({ type: [CommunityStatusType], description: 'In one of these statuses.' }),
    audience: t.string({ description: 'Words of its audience.' }),
    region: t.id({ description: 'The id of a region that it serves.' }),
  }),
});

function communitiesWhere(
  filter: typeof CommunityFilterInput.$inferInput | null | undefined,
): Prisma.CommunityWhereInput {
  if (filter === null || filter === undefined) return {};
  const audience = filterText(filter.audience);
  const region = filterId(filter.region, 'Region');
  const status = filterOneOf<CommunityStatus>(filter.status);
  return {
    ...(status === undefined ? {} : { status }),
    ...(audience === undefined ? {} : { audience }),
    ...(region === undefined
      ? {}
      : { OR: [{ scope: 'organization' }, { regions: { some: { regionId: region.id } } }] }),
  };
}

const orderBy: Prisma.CommunityOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }];

builder.prismaObjectField('Organization', 'communities', (t) =>
  t.relatedConnection('communities', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its communities, in the order of their programs.',
    args: { filter: t.arg({ type: CommunityFilterInput, description: 'Which communities to list.' }) },
    query: ({ filter }, ctx) => ({
      where: { AND: [communitiesWhere(filter)], program: visibleProgram(ctx.viewer) },
      orderBy,
    }),
  }),
);

builder.prismaObjectField('Program', 'communities', (t) =>
  t.relatedConnection('communities', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its communities, in their order.',
    args: { filter: t.arg({ type: CommunityFilterInput, description: 'Which communities to list.' }) },
    query: ({ filter }) => ({ where: communitiesWhere(filter), orderBy }),
  }),
);
