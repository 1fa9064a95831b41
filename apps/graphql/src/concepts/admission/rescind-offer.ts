import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runOfferCommand } from './run-offer-command.ts';

defineCommand({
  name: 'rescindOffer',
  description: 'Takes back an offer that is open. Whoever had waited for it keeps their place in the queue.',
  input: (t) => ({
    offerId: t.id({ required: true, description: 'The offer.' }),
    reason: t.string({ description: 'Why; the person reads it.' }),
  }),
  target: ['offerId', 'Offer'],
  success: { offer: 'Offer' },
  refusals: [admissionRefusals],
  run: (run) =>
    runOfferCommand(run, run.input.offerId, {
      capability: 'offer.make',
      kind: 'rescind',
      reason: run.input.reason ?? null,
    }),
});
