import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { expireLapsedOffers } from './expire-lapsed-offers.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { offerFreedSeats } from './offer-freed-seats.ts';
import { targetOf } from './policy.ts';

defineCommand({
  name: 'expireOffers',
  description:
    'Writes down which offers of a cycle have lapsed. Where the cycle offers freed seats at once, the next in line are offered them; otherwise a coordinator does so with offerNextInLine.',
  input: (t) => ({ cycleId: t.id({ required: true, description: 'The cycle.' }) }),
  target: ['cycleId', 'Cycle'],
  success: { expired: ['Offer'], offered: ['Offer'] },
  run: async (run) => {
    requireSignedIn(run);
    const { organizationId, viewer } = run;
    const locked = await lockCycle(run, run.idOf(run.input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    requireCapability(viewer, 'offer.make', targetOf(locked.row));
    const expired = await expireLapsedOffers(run, locked);
    const offered = await offerFreedSeats(run, locked);
    const keysOf = (offers: readonly { readonly id: string }[]) =>
      offers.map(({ id }) => ({ organizationId, id }));
    return { ok: true, value: { expired: keysOf(expired), offered: keysOf(offered) } };
  },
});
