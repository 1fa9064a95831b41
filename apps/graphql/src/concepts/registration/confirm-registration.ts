import { defineCommand } from '../../platform/command.ts';
import { invalidInput } from '../../platform/refusal.ts';
import { decideConfirmation } from './decide-confirmation.ts';
import { registrationRefusals } from './errors.ts';
import { currencyProblem, MoneyInput } from './money-input.ts';
import {
  finishRegistrationCommand,
  holdRegistration,
  registrationNotFound,
  requireRight,
} from './run-registration-command.ts';

const longestReference = 200;

defineCommand({
  name: 'confirmRegistration',
  description:
    'Confirms a registration that is paid, by the reference of the payment, or without one for a reason.',
  input: (t) => ({
    registrationId: t.id({ required: true, description: 'The registration.' }),
    paymentReference: t.string({ description: 'The reference of the payment: a receipt, a purchase order.' }),
    amountPaid: t.field({ type: MoneyInput, description: 'What was received; left out: what is owed.' }),
    amountDue: t.field({
      type: MoneyInput,
      description: 'What is owed; needed where the price was not wholly known.',
    }),
    waiver: t.string({ description: 'Why it is confirmed although it is not paid.' }),
  }),
  target: ['registrationId', 'Registration'],
  success: { registration: 'Registration' },
  refusals: [registrationRefusals],
  run: async (run) => {
    const { input } = run;
    const held = await holdRegistration(run);
    if (held === null) return registrationNotFound();
    requireRight(run, held.row, { orPayer: false });
    const reference = input.paymentReference?.trim() ?? '';
    const problems = [
      ...currencyProblem(input.amountPaid, ['amountPaid']),
      ...currencyProblem(input.amountDue, ['amountDue']),
      ...(reference.length > longestReference
        ? [
            {
              path: ['paymentReference'],
              reason: `A payment reference has at most ${longestReference} characters.`,
            },
          ]
        : []),
      ...(reference === '' && input.amountPaid !== null && input.amountPaid !== undefined
        ? [{ path: ['paymentReference'], reason: 'Give the reference of the payment that was received.' }]
        : []),
    ];
    if (problems.length > 0) return { ok: false, refusal: invalidInput(problems) };
    const decision = decideConfirmation(
      held.registration,
      {
        reference: reference === '' ? null : reference,
        received: input.amountPaid ?? null,
        owed: input.amountDue ?? null,
        waiver: input.waiver ?? null,
      },
      run.now,
    );
    return await finishRegistrationCommand(run, held.row, decision, {
      path: ['registrationId'],
      paymentReference: reference === '' ? null : reference,
    });
  },
});
