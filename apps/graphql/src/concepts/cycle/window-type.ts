import {
  checkApplicationWindow,
  type Instant,
  type WindowEdge,
  type WindowState,
  type WindowVerdict,
} from '@coterie/core';
import { builder } from '../../builder.ts';

const WindowStateType = builder.enumType('WindowState', {
  description: 'How a window stands now.',
  values: {
    NOT_YET_OPEN: { value: 'not_yet_open', description: 'It opens later.' },
    OPEN: { value: 'open', description: 'It is open.' },
    CLOSED: { value: 'closed', description: 'It is over.' },
    UNDETERMINED: { value: 'undetermined', description: 'Too little is published to say.' },
  } satisfies Record<string, { value: WindowState; description: string }>,
});

export const WindowEdgeType = builder.objectRef<WindowEdge>('WindowEdge').implement({
  description: 'One end of a window, as it is published: a date, or a point in time.',
  fields: (t) => ({
    date: t.field({
      type: 'LocalDate',
      description: 'The date, in the zone of the organization. A closing date ends with that day.',
      resolve: (edge) => (edge.kind === 'date' ? edge.date : null),
    }),
    at: t.field({
      type: 'DateTime',
      description: 'The point in time.',
      resolve: (edge) => (edge.kind === 'instant' ? edge.at : null),
    }),
  }),
});

type JudgedWindow = Parameters<typeof checkApplicationWindow>[0];

export const ApplicationWindowType = builder.objectRef<JudgedWindow>('ApplicationWindow').implement({
  description: 'When applications are taken, and how that stands by the clock of the server.',
  fields: (t) => {
    const judged = (judgement: JudgedWindow, ctx: { now: Instant }): WindowVerdict =>
      checkApplicationWindow(judgement, ctx.now);
    return {
      opens: t.field({
        type: WindowEdgeType,
        description: 'The published opening; null where none is.',
        resolve: ({ applicationWindow }) => applicationWindow.opens,
      }),
      closes: t.field({
        type: WindowEdgeType,
        description: 'The published closing; null where none is.',
        resolve: ({ applicationWindow }) => applicationWindow.closes,
      }),
      opensAt: t.field({
        type: 'DateTime',
        description: 'The first moment at which it is open; null where opening or zone are unknown.',
        resolve: (own, _args, ctx) => judged(own, ctx).opensAt,
      }),
      closesAt: t.field({
        type: 'DateTime',
        description: 'The first moment at which it is over; null where closing or zone are unknown.',
        resolve: (own, _args, ctx) => judged(own, ctx).closesAt,
      }),
      state: t.field({
        type: WindowStateType,
        nullable: false,
        description: 'How it stands now.',
        resolve: (own, _args, ctx) => judged(own, ctx).state,
      }),
      unknown: t.stringList({
        nullable: false,
        description: 'What would have to be known to be certain: opens, closes, zone.',
        resolve: (own, _args, ctx) => [...judged(own, ctx).unknown],
      }),
    };
  },
});
