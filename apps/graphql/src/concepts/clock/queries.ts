import { builder } from '../../builder.ts';
import type { Clock } from '../../platform/clock.ts';

const ClockType = builder.objectRef<Clock>('Clock').implement({
  description: "The server's clock: what the rules take for the present.",
  fields: (t) => ({
    now: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'The present.',
      resolve: (clock) => clock.now(),
    }),
    development: t.boolean({
      nullable: false,
      description: 'True where the clock stands still until moveDevelopmentClock moves it.',
      resolve: (clock) => clock.kind === 'development',
    }),
  }),
});

builder.queryField('clock', (t) =>
  t.field({
    type: ClockType,
    nullable: false,
    description: "The server's clock.",
    resolve: (_root, _args, ctx) => ctx.clock,
  }),
);
