import { builder } from '../../builder.ts';
import { filterText } from '../../platform/list-filters.ts';
import { visiblePersons } from './policy.ts';
import './type.ts';

builder.prismaObjectField('Organization', 'persons', (t) =>
  t.relatedConnection('persons', {
    cursor: 'organizationId_id',
    nullable: false,
    description:
      'The persons whom you may know of here, by name: all of them for those who see persons, the roster for members.',
    args: { name: t.arg.string({ description: 'Only those whose name has this in it, in any case.' }) },
    query: ({ name }, ctx) => {
      const displayName = filterText(name);
      return {
        where: { AND: [visiblePersons(ctx.viewer), displayName === undefined ? {} : { displayName }] },
        orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      };
    },
  }),
);
