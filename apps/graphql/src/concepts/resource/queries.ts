import { builder } from '../../builder.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { seesCycle } from '../cycle/policy.ts';
import { CycleType } from '../cycle/type.ts';
import { visibleResources } from './policy.ts';
import './type.ts';

const description = 'What is shared here and you may see, in the order in which it was shared.';

function seen(_args: object, ctx: { readonly viewer: Viewer }) {
  return {
    where: visibleResources(ctx.viewer),
    orderBy: [{ addedAt: 'asc' as const }, { id: 'asc' as const }],
  };
}

builder.prismaObjectField('Cycle', 'resources', (t) =>
  t.relatedConnection('resources', {
    cursor: 'organizationId_id',
    nullable: false,
    description,
    query: seen,
  }),
);

builder.prismaObjectField('Community', 'resources', (t) =>
  t.relatedConnection('resources', {
    cursor: 'organizationId_id',
    nullable: false,
    description,
    query: seen,
  }),
);

builder.prismaObjectField('Gathering', 'resources', (t) =>
  t.relatedConnection('resources', {
    cursor: 'organizationId_id',
    nullable: false,
    description,
    query: seen,
  }),
);

builder.prismaObjectField('Organization', 'resources', (t) =>
  t.relatedConnection('resources', {
    cursor: 'organizationId_id',
    nullable: false,
    description:
      'What is shared in the organization, its communities, cycles and gatherings and you may see, in the order in which it was shared.',
    query: seen,
  }),
);

builder.prismaObjectFields('Resource', (t) => ({
  community: t.relation('community', {
    description: 'The community with which it is shared; null where it is shared elsewhere.',
  }),
  gathering: t.relation('gathering', {
    description: 'The gathering at which it is shared; null where it is shared elsewhere.',
  }),
  cycle: t.field({
    type: CycleType,
    description: 'The cycle with which it is shared; null where it is shared elsewhere.',
    select: (_args, _ctx, nestedSelection) => ({ cycle: nestedSelection() }),
    resolve: ({ cycle }, _args, ctx) => (cycle !== null && seesCycle(ctx.viewer, cycle) ? cycle : null),
  }),
}));
