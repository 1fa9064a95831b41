import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runOfferCommand } from './run-offer-command.ts';

defineCommand({
  name: 'markOfferHandedOver',
  description: 'Says that the message with the offer was handed over for delivery, which starts its clock.',
  input: (t) => ({
    offerId: t.id({ required: true, description: 'The offer.' }),
  }),
  target: ['offerId', 'Offer'],
  success: { offer: 'Offer' },
  refusals: [admissionRefusals],
  run: (run) => runOfferCommand(run, run.input.offerId, { capability: 'offer.make', kind: 'handOver' }),
});
