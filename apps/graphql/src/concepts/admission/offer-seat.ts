import { randomUUIDv7 } from 'node:crypto';
import {
  type ApplicationState,
  decideMakeOffer,
  id,
  type MakeOfferRefusal,
  type Offer,
  type OverrideRequest,
  type Refusals,
  type Result,
} from '@coterie/core';
import { recordEvents } from '../../platform/record-events.ts';
import type { AdmissionFacts } from './entry-facts.ts';
import { expireLapsedOffers } from './expire-lapsed-offers.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { insertOffer } from './store.ts';
import { findWaitlistEntry, moveWaitlistEntry } from './wait-for-seat.ts';

export interface OfferRequest {
  readonly personId: string;
  readonly applicationId: string | null;
  readonly applicationState: ApplicationState | null;
}

/** Offers somebody a seat, which is kept until they answer or the offer lapses; their place in the queue follows. */
export async function offerSeat(
  run: Run,
  locked: LockedCycle,
  { personId, applicationId, applicationState }: OfferRequest,
  facts: AdmissionFacts,
  override: OverrideRequest | null,
): Promise<Result<Offer, Refusals<MakeOfferRefusal>>> {
  // An earlier offer that has run out stands in nobody's way, and takes its place in the queue along.
  await expireLapsedOffers(run, locked, personId);
  const entryId = await findWaitlistEntry(run, locked.row.id, personId);
  const request = {
    id: id<'Offer'>(randomUUIDv7()),
    cycleId: locked.cycle.id,
    personId: id<'Person'>(personId),
    applicationId: applicationId === null ? null : id<'Application'>(applicationId),
    waitlistEntryId: entryId === null ? null : id<'WaitlistEntry'>(entryId),
  };
  const decision = decideMakeOffer(request, { ...facts, applicationState }, override, run.now);
  if (!decision.ok) return decision;
  const { next, events } = decision.value;
  await insertOffer(run.tx, run.organizationId, next);
  if (entryId !== null) await moveWaitlistEntry(run, locked, entryId, 'offer', facts);
  await recordEvents(run, { subjectKind: 'offer', subjectId: next.id, personId, events, notify: [personId] });
  return { ok: true, value: next };
}
