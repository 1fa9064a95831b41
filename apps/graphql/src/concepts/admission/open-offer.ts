import type { Capability, EligibilityVerdict, Facts, Offer } from '@coterie/core';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { checkAgainstCycle } from '../eligibility/policy-of-cycle.ts';
import { type AdmissionFacts, loadEntryFacts } from './entry-facts.ts';
import { factsOnRecord, loadDeterminations } from './facts-on-record.ts';
import { type LockedCycle, lockCycle, type Run, requireSignedIn } from './lock-cycle.ts';
import type { Opened } from './open-application.ts';
import { targetOf, visibleOffers } from './policy.ts';
import { toOffer } from './store.ts';

/** An offer under its cycle's lock and its own, with what decisions about it need. */
export interface OpenedOffer {
  readonly locked: LockedCycle;
  readonly offer: Offer;
  readonly facts: AdmissionFacts;
}

/** Finds the offer that an input names, locks its cycle's seats and its row, and asks for the capability. */
export async function openOffer(
  run: Run,
  idText: string,
  { capability }: { readonly capability: Capability },
): Promise<Opened<OpenedOffer>> {
  requireSignedIn(run);
  const { tx, organizationId, viewer, now } = run;
  const unknown = { ok: false, refusal: notFound('offer', ['offerId']) } as const;
  const offerId = run.idOf(idText, 'Offer');
  if (offerId === null) return unknown;
  const found = await tx.offer.findFirst({
    where: { organizationId, id: offerId, AND: [visibleOffers(viewer)] },
    select: { cycleId: true },
  });
  const locked = await lockCycle(run, found?.cycleId ?? null);
  if (locked === null) return unknown;
  await tx.$queryRaw`SELECT 1 FROM offer WHERE organization_id = ${organizationId}::uuid AND id = ${offerId}::uuid FOR UPDATE`;
  const row = await tx.offer.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: offerId } },
  });
  requireCapability(viewer, capability, targetOf(locked.row, row.personId));
  const offer = toOffer(row);
  const declared = await factsOnRecord(run, row.personId, row.applicationId);
  const verdict = await judgePerson(run, locked, row.personId, declared);
  const facts = await loadEntryFacts(
    tx,
    locked,
    {
      personId: row.personId,
      applicationId: row.applicationId,
      wayIn: row.applicationId === null ? 'invitation' : 'form',
      hasApplied: true,
      eligibility: verdict.outcome,
      declared,
      wanted: 1,
      standing: offer.overrides,
    },
    now,
  );
  return { ok: true, value: { locked, offer, facts } };
}

/** What the cycle's rule says of a person, determinations included. */
export async function judgePerson(
  run: Run,
  { row }: LockedCycle,
  personId: string,
  declared: Facts,
): Promise<EligibilityVerdict> {
  return checkAgainstCycle(row, declared, await loadDeterminations(run, row.id, personId), run.now);
}
