import { availableSessionCommands, type SessionCommandKind } from '@coterie/core';
import { builder } from '../../builder.ts';
import { cyclesOfSession, targetOfSession } from '../attendance/policy.ts';
import { AvailableCommandType, type CommandDoor, tellAvailability } from '../lifecycle/available-command.ts';
import { sessionRefusals } from './errors.ts';
import { toSession } from './read-session.ts';

const doors: Readonly<Record<SessionCommandKind, CommandDoor>> = {
  schedule: { mutation: 'confirmSession', capability: 'session.plan' },
  move: { mutation: 'moveSession', capability: 'session.plan' },
  hold: { mutation: 'markSessionHeld', capability: 'session.edit' },
  closeAttendance: { mutation: 'closeAttendance', capability: 'attendance.mark' },
  cancel: { mutation: 'cancelSession', capability: 'session.plan' },
};

builder.prismaObjectField('Session', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description: 'What can be done about it now, and what stands against the rest.',
    resolve: async (row, _args, ctx) => {
      const cycles = await cyclesOfSession(ctx, row);
      const session = toSession(
        row,
        cycles.map(({ cycleId }) => cycleId),
      );
      const availabilities = availableSessionCommands(session, { membersWithoutMark: null }, ctx.now);
      return tellAvailability(
        ctx.viewer,
        targetOfSession({ ...row, cycles }),
        availabilities,
        doors,
        sessionRefusals,
      );
    },
  }),
);
