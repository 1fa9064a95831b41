import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runOfferCommand } from './run-offer-command.ts';

defineCommand({
  name: 'declineOffer',
  description: 'Says no to the seat that one was offered. The seat is free again.',
  input: (t) => ({
    offerId: t.id({ required: true, description: 'The offer.' }),
    reason: t.string({ description: 'Why, if one likes to say.' }),
  }),
  target: ['offerId', 'Offer'],
  success: { offer: 'Offer' },
  refusals: [admissionRefusals],
  run: (run) =>
    runOfferCommand(run, run.input.offerId, {
      capability: 'offer.answer',
      kind: 'decline',
      reason: run.input.reason ?? null,
    }),
});
