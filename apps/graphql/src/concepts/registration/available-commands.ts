import {
  availableRegistrationCommands,
  type CommandAvailability,
  type RegistrationCommandKind,
  type RegistrationRefusal,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import { may } from '../../platform/policy.ts';
import { AvailableCommandType, type CommandDoor, tellAvailability } from '../lifecycle/available-command.ts';
import { decideConfirmation } from './decide-confirmation.ts';
import { registrationRefusals } from './errors.ts';
import { participantsOf } from './participants-of.ts';
import { targetOfRegistration } from './policy.ts';
import { toRegistration } from './store.ts';

builder.prismaObjectField('Registration', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description: 'What can be done about it now, and what stands against the rest.',
    resolve: async (row, _args, ctx) => {
      const registration = toRegistration(row, await participantsOf(ctx, row));
      const target = targetOfRegistration(row);
      // Tried with a payment that fits: only staff can say what is owed where the price is not known.
      const owed =
        registration.amountDue === null
          ? { amount: 1, currency: registration.amountPaid?.currency ?? 'XXX' }
          : null;
      const confirmation = decideConfirmation(
        registration,
        { reference: 'reference', received: null, owed, waiver: null },
        ctx.now,
      );
      const availabilities = availableRegistrationCommands(
        registration,
        { substituteIsRegistered: false },
        ctx.now,
      ).map((one): CommandAvailability<RegistrationCommandKind, RegistrationRefusal> => {
        if (one.command !== 'confirm') return one;
        return confirmation.ok
          ? { command: 'confirm', possible: true }
          : { command: 'confirm', possible: false, refusals: confirmation.error };
      });
      const own: CommandDoor['capability'] = may(ctx.viewer, 'registration.manage', target)
        ? 'registration.manage'
        : 'registration.submit';
      const doors = {
        confirm: { mutation: 'confirmRegistration', capability: 'registration.manage' },
        reject: { mutation: 'rejectRegistration', capability: 'registration.manage' },
        cancel: { mutation: 'cancelRegistration', capability: own },
        substitute: { mutation: 'substituteParticipant', capability: own },
      } as const;
      return tellAvailability(ctx.viewer, target, availabilities, doors, registrationRefusals);
    },
  }),
);
