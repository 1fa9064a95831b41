import { builder } from '../../builder.ts';
import { filterOneOf } from '../../platform/list-filters.ts';
import { seesProgram, visibleProgram } from './policy.ts';
import { ProgramStatusType, ProgramType } from './type.ts';

const ProgramFilterInput = builder.inputType('ProgramFilter', {
  description: 'Which programs to list; what is left out filters nothing.',
  fields: (t) => ({
    status: t.field({ type: [ProgramStatusType], description: 'In one of these statuses.' }),
  }),
});

builder.prismaObjectField('Organization', 'programs', (t) =>
  t.relatedConnection('programs', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its programs, by key.',
    args: { filter: t.arg({ type: ProgramFilterInput, description: 'Which programs to list.' }) },
    query: ({ filter }, ctx) => {
      const status = filterOneOf<'published' | 'retired'>(filter?.status);
      return {
        where: { AND: [visibleProgram(ctx.viewer), status === undefined ? {} : { status }] },
        orderBy: [{ key: 'asc' }, { id: 'asc' }],
      };
    },
  }),
);

for (const type of ['Community', 'Cycle', 'Gathering'] as const) {
  builder.prismaObjectField(type, 'program', (t) =>
    t.field({
      type: ProgramType,
      description: 'The program in which it is published; null where that is retired.',
      select: (_args, _ctx, nestedSelection) => ({ program: nestedSelection() }),
      // Under the tenant role a retired program is read, too.
      resolve: ({ program }, _args, ctx) =>
        program !== null && seesProgram(ctx.viewer, program) ? program : null,
    }),
  );
}
