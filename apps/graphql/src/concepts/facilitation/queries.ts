import { prismaConnectionHelpers } from '@pothos/plugin-prisma';
import { builder } from '../../builder.ts';
import { unauthenticated } from '../../platform/command.ts';
import { visibleAssignments, visibleTrainings } from './policy.ts';
import { FacilitatorAssignmentType } from './type.ts';

const facilitatorsOfCycle = prismaConnectionHelpers(builder, FacilitatorAssignmentType, {
  cursor: 'organizationId_id',
  query: (_args, ctx) => ({
    where: { AND: [visibleAssignments(ctx.viewer), { status: 'assigned' }] },
    // The helper's type knows one key only; the client takes a list.
    orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }] as never,
  }),
});

builder.prismaObjectField('Cycle', 'facilitators', (t) =>
  t.connection(
    {
      type: FacilitatorAssignmentType,
      description:
        'Who facilitates it now, in the order in which they were assigned, as far as you may know.',
      // A visitor is asked to sign in, and nothing is looked up.
      select: (args, ctx, nestedSelection) =>
        ctx.viewer.identity === null
          ? {}
          : { facilitators: facilitatorsOfCycle.getQuery(args, ctx, nestedSelection) },
      resolve: (cycle, args, ctx) => {
        if (ctx.viewer.identity === null) throw unauthenticated();
        return facilitatorsOfCycle.resolve(
          (cycle as never as { facilitators: never[] }).facilitators,
          args,
          ctx,
        ) as never;
      },
    },
    { name: 'CycleFacilitatorsConnection' },
    { name: 'CycleFacilitatorsConnectionEdge' },
  ),
);

builder.prismaObjectField('Person', 'trainings', (t) =>
  t.relatedConnection('trainings', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'The trainings that they completed, as far as you may know, the latest first.',
    query: (_args, ctx) => ({
      where: visibleTrainings(ctx.viewer),
      orderBy: [{ completedOn: 'desc' }, { id: 'asc' }],
    }),
  }),
);
