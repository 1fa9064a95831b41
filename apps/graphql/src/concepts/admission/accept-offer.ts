import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { moveOffer } from './move-offer.ts';
import { openOffer } from './open-offer.ts';

defineCommand({
  name: 'acceptOffer',
  description: 'Says yes to the seat that one was offered. The seat is taken at the same time.',
  input: (t) => ({ offerId: t.id({ required: true, description: 'The offer.' }) }),
  target: ['offerId', 'Offer'],
  success: { offer: 'Offer', enrollment: 'Enrollment' },
  refusals: [admissionRefusals],
  run: async (run) => {
    const { organizationId } = run;
    const found = await openOffer(run, run.input.offerId, { capability: 'offer.answer' });
    if (!found.ok) return found;
    const moved = await moveOffer(run, found.value, 'accept');
    if (!moved.ok) return tellAdmission(moved.error, { zone: found.value.locked.row.timeZone });
    const { offer, enrollment } = moved.value;
    return {
      ok: true,
      value: {
        offer: { organizationId, id: offer.id },
        enrollment: enrollment === null ? null : { organizationId, id: enrollment.id },
      },
    };
  },
});
