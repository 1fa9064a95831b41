import {
  decideOffer,
  type Enrollment,
  type EntryRefusal,
  id,
  type Offer,
  type OfferCommandKind,
  type OfferRefusal,
  type OverrideRefusal,
  type Refusals,
  type Result,
} from '@coterie/core';
import { recordEvents } from '../../platform/record-events.ts';
import type { Run } from './lock-cycle.ts';
import type { OpenedOffer } from './open-offer.ts';
import { seatPerson } from './seat-person.ts';
import { saveOffer } from './store.ts';
import { moveWaitlistEntry } from './wait-for-seat.ts';

interface Moved {
  readonly offer: Offer;
  /** The seat that the offer became; `null` unless it was accepted. */
  readonly enrollment: Enrollment | null;
}

/** What an answered offer means for the place in the queue that it answers. */
const placeAfter = { accept: 'seat', decline: 'leave', expire: 'leave', rescind: 'putBack' } as const;

/**
 * Lets the core decide a command about an offer, and stores what follows in the same transaction: the
 * offer, the seat where it was accepted, the place in the queue, the history.
 */
export async function moveOffer(
  run: Run,
  { locked, offer, facts }: OpenedOffer,
  kind: OfferCommandKind,
  reason: string | null = null,
): Promise<Result<Moved, Refusals<OfferRefusal | EntryRefusal | OverrideRefusal>>> {
  const decision = decideOffer(offer, { kind, reason }, facts, run.now);
  if (!decision.ok) return decision;
  const { next, events } = decision.value;
  const { tx, organizationId, viewer } = run;
  await saveOffer(tx, organizationId, next);
  const byOfferee = viewer.persons.some((person) => person.id === offer.personId);
  await recordEvents(run, {
    subjectKind: 'offer',
    subjectId: offer.id,
    personId: offer.personId,
    events,
    notify: byOfferee ? [] : [offer.personId],
  });
  let enrollment: Enrollment | null = null;
  if (kind === 'accept') {
    const { cycleId, personId, applicationId, overrides } = next;
    const origin = applicationId === null ? 'invitation' : 'application';
    const seated = await seatPerson(
      run,
      { cycleId, personId, role: 'member', origin, applicationId, offerId: id<'Offer'>(offer.id) },
      // The offer kept this seat, whatever else is offered; and their application is what it answers.
      { ...facts, hasOtherApplication: false, taken: { ...facts.taken, offered: 0 }, standing: overrides },
      null,
    );
    if (!seated.ok) return seated;
    enrollment = seated.value;
  }
  if (kind !== 'handOver' && offer.waitlistEntryId !== null) {
    await moveWaitlistEntry(run, locked, offer.waitlistEntryId, placeAfter[kind], facts);
  }
  return { ok: true, value: { offer: next, enrollment } };
}
