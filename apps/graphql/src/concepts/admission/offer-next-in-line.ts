import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { expireLapsedOffers } from './expire-lapsed-offers.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { offerNext } from './offer-freed-seats.ts';
import { targetOf } from './policy.ts';

defineCommand({
  name: 'offerNextInLine',
  description:
    'Offers a free seat to the first in line who may take it. Whoever cannot take it now keeps their place.',
  input: (t) => ({ cycleId: t.id({ required: true, description: 'The cycle.' }) }),
  target: ['cycleId', 'Cycle'],
  success: { offer: 'Offer' },
  refusals: [admissionRefusals],
  run: async (run) => {
    requireSignedIn(run);
    const { organizationId, viewer } = run;
    const locked = await lockCycle(run, run.idOf(run.input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    requireCapability(viewer, 'offer.make', targetOf(locked.row));
    const told = { zone: locked.row.timeZone };
    await expireLapsedOffers(run, locked);
    const next = await offerNext(run, locked, { approved: true });
    switch (next.kind) {
      case 'offered':
        return { ok: true, value: { offer: { organizationId, id: next.offer.id } } };
      case 'nothing_to_offer':
        return tellAdmission(next.refusals, told);
      case 'nobody':
        return tellAdmission(
          [{ kind: 'nobody_in_line', ruleId: 'admission.next-in-line', passedOver: next.passedOver }],
          told,
        );
      case 'needs_approval':
        throw new Error('what a coordinator has asked for needs no further approval');
    }
  },
});
