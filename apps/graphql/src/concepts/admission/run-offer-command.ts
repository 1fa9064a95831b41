import type { Capability, OfferCommandKind } from '@coterie/core';
import type { CommandOutcome } from '../../platform/command.ts';
import { tellAdmission } from './errors.ts';
import type { Run } from './lock-cycle.ts';
import { moveOffer } from './move-offer.ts';
import { offerFreedSeats } from './offer-freed-seats.ts';
import { openOffer } from './open-offer.ts';

/** The way of a command about one offer that gives out no seat. */
export async function runOfferCommand(
  run: Run,
  offerId: string,
  {
    capability,
    kind,
    reason = null,
  }: { readonly capability: Capability; readonly kind: OfferCommandKind; readonly reason?: string | null },
): Promise<CommandOutcome<{ offer: 'Offer' }>> {
  const found = await openOffer(run, offerId, { capability });
  if (!found.ok) return found;
  const moved = await moveOffer(run, found.value, kind, reason);
  if (!moved.ok) return tellAdmission(moved.error, { zone: found.value.locked.row.timeZone });
  // Whoever it was taken back from has the next offer; nobody else is asked because of it.
  if (kind === 'decline') await offerFreedSeats(run, found.value.locked);
  return { ok: true, value: { offer: { organizationId: run.organizationId, id: moved.value.offer.id } } };
}
