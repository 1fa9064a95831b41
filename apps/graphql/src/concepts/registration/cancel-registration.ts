import { decideRegistration } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { invalidInput } from '../../platform/refusal.ts';
import { registrationRefusals } from './errors.ts';
import { currencyProblem, MoneyInput } from './money-input.ts';
import { targetOfRegistration } from './policy.ts';
import {
  finishRegistrationCommand,
  holdRegistration,
  registrationNotFound,
  requireRight,
} from './run-registration-command.ts';

defineCommand({
  name: 'cancelRegistration',
  description:
    'Cancels a registration: the payer, or staff. Money due back is a fact of its own, which staff states.',
  input: (t) => ({
    registrationId: t.id({ required: true, description: 'The registration.' }),
    reason: t.string({ description: 'Why, for the history.' }),
    moneyDueBack: t.field({
      type: MoneyInput,
      description: 'What is to be paid back; left out: nobody has said yet. For staff.',
    }),
  }),
  target: ['registrationId', 'Registration'],
  success: { registration: 'Registration' },
  refusals: [registrationRefusals],
  run: async (run) => {
    const { input } = run;
    const held = await holdRegistration(run);
    if (held === null) return registrationNotFound();
    const moneyDueBack = input.moneyDueBack ?? null;
    requireRight(run, held.row, { orPayer: true });
    if (moneyDueBack !== null)
      requireCapability(run.viewer, 'registration.manage', targetOfRegistration(held.row));
    const problems = currencyProblem(moneyDueBack, ['moneyDueBack']);
    if (problems.length > 0) return { ok: false, refusal: invalidInput(problems) };
    const command = { kind: 'cancel', reason: input.reason ?? null, moneyDueBack } as const;
    const decision = decideRegistration(
      held.registration,
      command,
      { substituteIsRegistered: false },
      run.now,
    );
    return await finishRegistrationCommand(run, held.row, decision, { path: ['registrationId'] });
  },
});
