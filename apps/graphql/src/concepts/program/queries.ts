import { builder } from '../../builder.ts';
import { filterOneOf } from '../../platform/list-filters.ts';
import { visibleProgram } from './policy.ts';
import { ProgramStatusType } from './type.ts';

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

builder.prismaObjectFields('Community', (t) => ({
  program: t.relation('program', {
    description: 'The program in which it is published; null where that is retired.',
  }),
}));

builder.prismaObjectFields('Cycle', (t) => ({
  program: t.relation('program', {
    description: 'The program in which it is published; null where that is retired.',
  }),
}));

builder.prismaObjectFields('Gathering', (t) => ({
  program: t.relation('program', {
    description: 'The program in which it is published; null where that is retired.',
  }),
}));
