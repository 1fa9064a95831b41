import { availableProgramCommands, id, type ProgramStatus } from '@coterie/core';
import { builder } from '../../builder.ts';
import { AvailableCommandType, tellAvailability } from '../lifecycle/available-command.ts';
import { programRefusals } from './errors.ts';

const doors = {
  retire: { mutation: 'retireProgram', capability: 'program.load' },
  restore: { mutation: 'restoreProgram', capability: 'program.load' },
} as const;

builder.prismaObjectField('Program', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description: 'What can be done about it now, and what stands against the rest.',
    select: { organizationId: true, status: true },
    resolve: (row, _args, ctx) =>
      tellAvailability(
        ctx.viewer,
        { organizationId: id<'Organization'>(row.organizationId) },
        availableProgramCommands(row.status as ProgramStatus),
        doors,
        programRefusals,
      ),
  }),
);
