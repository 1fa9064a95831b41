import { builder } from '../../builder.ts';
import { ViewerPersonType } from '../viewer/queries.ts';
import { visibleRegistrations } from './policy.ts';
import { RegistrationType } from './type.ts';

builder.prismaObjectField('Gathering', 'registrations', (t) =>
  t.relatedConnection('registrations', {
    cursor: 'organizationId_id',
    nullable: false,
    description:
      'Registrations for it that you may see: your own, and all where you manage them. In the order in which they were made.',
    query: (_args, ctx) => ({
      where: visibleRegistrations(ctx.viewer),
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  }),
);

builder.objectField(ViewerPersonType, 'registrations', (t) =>
  t.prismaConnection({
    type: RegistrationType,
    cursor: 'organizationId_id',
    nullable: false,
    description: 'Registrations that this person pays for or takes part in, the latest first.',
    resolve: (query, { organizationId, id: personId }, _args, ctx) =>
      ctx.db.registration.findMany({
        ...query,
        where: { organizationId, OR: [{ personId }, { participants: { some: { personId } } }] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),
  }),
);
