import { GraphQLError } from 'graphql';
import { builder } from '../../builder.ts';
import { inTransaction } from '../../platform/tenant-transaction.ts';

/** Only where the server is its own issuer: in production the schema has it, and it is refused. */
builder.mutationField('moveDevelopmentClock', (t) =>
  t.field({
    type: 'DateTime',
    nullable: false,
    description: 'Moves the development clock, forward or back. Development only.',
    args: { to: t.arg({ type: 'DateTime', required: true, description: 'Where the clock shall stand.' }) },
    resolve: async (_root, { to }, ctx) => {
      const { clock } = ctx;
      if (!ctx.development || clock.set === undefined) {
        throw new GraphQLError('This server runs on real time; its clock cannot be moved.', {
          extensions: { code: 'FORBIDDEN' },
        });
      }
      const moved = await inTransaction(
        ctx.database,
        { role: 'coterie_tenant' },
        (tx) => clock.set?.(tx, to) ?? Promise.resolve(null),
      );
      moved?.settle();
      return clock.now();
    },
  }),
);
