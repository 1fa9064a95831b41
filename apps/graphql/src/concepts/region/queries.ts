import { builder } from '../../builder.ts';
import { visibleProgram } from '../program/policy.ts';
import './type.ts';

builder.prismaObjectField('Organization', 'regions', (t) =>
  t.relatedConnection('regions', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its regions, in their order.',
    query: (_args, ctx) => ({
      where: { program: visibleProgram(ctx.viewer) },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  }),
);
