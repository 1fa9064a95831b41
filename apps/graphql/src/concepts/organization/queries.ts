import { readKey } from '@coterie/core';
import { builder } from '../../builder.ts';

builder.queryField('organizations', (t) =>
  t.prismaConnection({
    type: 'Organization',
    cursor: 'slug',
    nullable: false,
    description: 'All organizations of this installation, by their slug.',
    totalCount: (_connection, _args, ctx) => ctx.db.organization.count(),
    resolve: (query, _root, _args, ctx) =>
      ctx.db.organization.findMany({ ...query, orderBy: { slug: 'asc' } }),
  }),
);

builder.queryField('organization', (t) =>
  t.prismaField({
    type: 'Organization',
    description: 'One organization; null where there is none of that slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its name in addresses.' }) },
    resolve: (query, _root, { slug }, ctx) =>
      readKey(slug) === null ? null : ctx.db.organization.findUnique({ ...query, where: { slug } }),
  }),
);
