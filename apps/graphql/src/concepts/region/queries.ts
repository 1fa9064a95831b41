import { builder } from '../../builder.ts';
import './type.ts';

builder.prismaObjectField('Organization', 'regions', (t) =>
  t.relatedConnection('regions', {
    cursor: 'organizationId_id',
    nullable: false,
    totalCount: true,
    description: 'Its regions, in their order.',
    query: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  }),
);
