import { decideRegistration } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { registrationRefusals } from './errors.ts';
import {
  finishRegistrationCommand,
  holdRegistration,
  registrationNotFound,
  requireRight,
} from './run-registration-command.ts';

defineCommand({
  name: 'rejectRegistration',
  description: 'Rejects a registration that is not confirmed.',
  input: (t) => ({
    registrationId: t.id({ required: true, description: 'The registration.' }),
    reason: t.string({ description: 'Why, for the payer and the history.' }),
  }),
  target: ['registrationId', 'Registration'],
  success: { registration: 'Registration' },
  refusals: [registrationRefusals],
  run: async (run) => {
    const held = await holdRegistration(run);
    if (held === null) return registrationNotFound();
    requireRight(run, held.row, { orPayer: false });
    const command = { kind: 'reject', reason: run.input.reason ?? null } as const;
    const decision = decideRegistration(
      held.registration,
      command,
      { substituteIsRegistered: false },
      run.now,
    );
    return await finishRegistrationCommand(run, held.row, decision, { path: ['registrationId'] });
  },
});
