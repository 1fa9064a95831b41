import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { unauthenticated } from '../../platform/command.ts';
import { forbidden, may } from '../../platform/policy.ts';
import { ownParticipationIn, type SessionOfParticipants } from '../attendance/participants.ts';
import { cyclesOfSession, targetOfSession } from '../attendance/policy.ts';

interface PrivateParts {
  readonly link: { readonly url: string } | null;
  readonly facilitators: readonly {
    readonly personId: string;
    readonly person: { readonly displayName: string };
  }[];
}

const mostFacilitators = 100;
const facilitatorsOfSession = {
  facilitators: {
    select: { personId: true, person: { select: { displayName: true } } },
    orderBy: { personId: 'asc' },
    take: mostFacilitators,
  },
} as const;

builder.prismaObjectField('Session', 'joinLink', (t) =>
  t.string({
    description:
      'How to join from afar; null where nobody has said. For those who take part, who facilitate it, and for staff.',
    // A visitor is asked to sign in, and nothing is looked up.
    select: (_args, ctx) =>
      (ctx.viewer.identity === null
        ? {}
        : { ...facilitatorsOfSession, link: { select: { url: true } } }) as never,
    resolve: async (row, _args, ctx) => {
      if (ctx.viewer.identity === null) throw unauthenticated();
      const parts = row as typeof row & PrivateParts;
      const session = { ...parts, cycles: await cyclesOfSession(ctx, row) };
      if (!(await takesPart(session, ctx))) throw forbidden('join_link.see');
      return session.link?.url ?? null;
    },
  }),
);

builder.prismaObjectField('Session', 'facilitators', (t) =>
  t.stringList({
    description:
      'The names of those who facilitate it. For those who take part, who facilitate it, and for staff.',
    select: (_args, ctx) => (ctx.viewer.identity === null ? {} : facilitatorsOfSession) as never,
    resolve: async (row, _args, ctx) => {
      if (ctx.viewer.identity === null) throw unauthenticated();
      const parts = row as typeof row & PrivateParts;
      const session = { ...parts, cycles: await cyclesOfSession(ctx, row) };
      if (
        !may(ctx.viewer, 'session.see_private', targetOfSession(session)) &&
        !(await takesPart(session, ctx))
      )
        throw forbidden('session.see_private');
      return session.facilitators.map(({ person }) => person.displayName).sort();
    },
  }),
);

async function takesPart(session: SessionOfParticipants & PrivateParts, ctx: Context): Promise<boolean> {
  const { viewer } = ctx;
  if (may(viewer, 'join_link.see', targetOfSession(session))) return true;
  const own = viewer.persons
    .filter(({ organizationId }) => organizationId === session.organizationId)
    .map(({ id }) => id);
  if (own.length === 0) return false;
  if (session.facilitators.some(({ personId }) => own.includes(personId))) return true;
  const participants = await ownParticipationIn(ctx, session);
  return [...participants.values()].includes('entitled');
}
