import type { ParticipantBasis } from '@coterie/core';
import { prismaConnectionHelpers } from '@pothos/plugin-prisma';
import { builder } from '../../builder.ts';
import type { Attendance } from '../../generated/prisma/client.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import { unauthenticated } from '../../platform/command.ts';
import { encodeGlobalId } from '../../platform/global-id.ts';
import { requireCapability } from '../../platform/policy.ts';
import { type Participants, participantsOf } from './participants.ts';
import { cyclesOfSession, targetOfSession, visibleAttendance } from './policy.ts';
import { AttendanceType } from './type.ts';

const attendanceOfSession = prismaConnectionHelpers(builder, AttendanceType, {
  cursor: 'organizationId_sessionId_personId',
  query: (_args, ctx) => ({ where: visibleAttendance(ctx.viewer), orderBy: { personId: 'asc' } as never }),
});

builder.prismaObjectField('Session', 'attendance', (t) =>
  t.connection(
    {
      type: AttendanceType,
      description:
        'The marks that are recorded, as far as you may know: your own, and all where you mark attendance.',
      // A visitor is asked to sign in, and nothing is looked up.
      select: (args, ctx, nestedSelection) =>
        ctx.viewer.identity === null
          ? {}
          : { attendance: attendanceOfSession.getQuery(args, ctx, nestedSelection) },
      resolve: (session, args, ctx) => {
        if (ctx.viewer.identity === null) throw unauthenticated();
        return attendanceOfSession.resolve(
          (session as never as { attendance: never[] }).attendance,
          args,
          ctx,
        ) as never;
      },
    },
    { name: 'SessionAttendanceConnection' },
    { name: 'SessionAttendanceConnectionEdge' },
  ),
);

interface Participant {
  readonly organizationId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly basis: Exclude<ParticipantBasis, 'none'>;
  readonly attendance: Attendance | null;
}

const ParticipantBasisType = builder.enumType('ParticipantBasis', {
  description: 'By what right somebody takes part in a session.',
  values: {
    ENROLLED: { value: 'enrolled', description: 'A seat in a cycle of the session.' },
    ENTITLED: { value: 'entitled', description: 'A confirmed registration that entitles to it.' },
  } satisfies Record<string, { value: Participant['basis']; description: string }>,
});

const SessionParticipantType = builder.objectRef<Participant>('SessionParticipant').implement({
  description: 'Somebody who takes part in a session: one line of its sheet.',
  fields: (t) => ({
    personId: t.id({
      nullable: false,
      description: 'The id of the person, for marking them.',
      resolve: ({ organizationId, personId }) =>
        encodeGlobalId({ type: 'Person', organizationId, id: personId }),
    }),
    displayName: t.exposeString('displayName', { nullable: false, description: 'Their name.' }),
    basis: t.field({
      type: ParticipantBasisType,
      nullable: false,
      description: 'By what right.',
      resolve: ({ basis }) => basis,
    }),
    attendance: t.field({
      type: AttendanceType,
      description: 'Their mark; null: not recorded.',
      resolve: ({ attendance }) => attendance as never,
    }),
  }),
});

const longestSheet = 1000;

/** The sheets of sessions, each by name. */
const sheetOf = batched<RowOfTenant & { readonly participants: Participants }, Participant[]>(
  async (tx, sessions) => {
    const persons = await tx.person.findMany({
      where: {
        organizationId: distinct(sessions, ({ organizationId }) => organizationId),
        id: { in: [...new Set(sessions.flatMap(({ participants }) => [...participants.keys()]))] },
      },
      select: {
        id: true,
        displayName: true,
        attendance: { where: { sessionId: distinct(sessions, ({ id }) => id) } },
      },
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: sessions.length * longestSheet,
    });
    return sessions.map(({ organizationId, id: sessionId, participants }) =>
      persons
        .flatMap(({ id: personId, displayName, attendance }) => {
          const basis = participants.get(personId);
          if (basis === undefined) return [];
          const mark = attendance.find((one) => one.sessionId === sessionId) ?? null;
          return [{ organizationId, personId, displayName, basis, attendance: mark }];
        })
        .slice(0, longestSheet),
    );
  },
  nameOfRow,
);

builder.prismaObjectField('Session', 'participants', (t) =>
  t.field({
    type: [SessionParticipantType],
    description: `Its sheet: who takes part, by name, at most ${longestSheet}. For those who mark attendance.`,
    resolve: async (row, _args, ctx): Promise<Participant[]> => {
      const session = { ...row, cycles: await cyclesOfSession(ctx, row) };
      requireCapability(ctx.viewer, 'attendance.mark', targetOfSession(session));
      return await sheetOf(ctx, { ...session, participants: await participantsOf(ctx, session) });
    },
  }),
);
