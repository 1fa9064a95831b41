import {
  type ApplicationRefusal,
  afterAcceptance,
  type Enrollment,
  id,
  type MakeOfferRefusal,
  type Offer,
  type OverrideRequest,
  type Refusals,
  type Result,
} from '@coterie/core';
import type { AdmissionFacts } from './entry-facts.ts';
import type { Run } from './lock-cycle.ts';
import { moveApplication } from './move-application.ts';
import { offerSeat } from './offer-seat.ts';
import { factsOfApplicant, judge, type OpenedApplication } from './open-application.ts';
import { seatPerson } from './seat-person.ts';
import { findWaitlistEntry, moveWaitlistEntry } from './wait-for-seat.ts';

export interface Accepted {
  readonly offer: Offer | null;
  readonly enrollment: Enrollment | null;
}

/**
 * Accepts an application, and does in the same transaction what acceptance leads to: a seat where the
 * applicant's asking was the only yes that was missing, an offer where they have yet to say yes.
 *
 * @param isNextInLine whether a free seat is theirs by the queue: it is offered, whatever the policy
 */
export async function acceptIntoCycle(
  run: Run,
  opened: OpenedApplication,
  override: OverrideRequest | null,
  isNextInLine = false,
): Promise<Result<Accepted, Refusals<ApplicationRefusal | MakeOfferRefusal>>> {
  const { locked, personId } = opened;
  const turn: Partial<AdmissionFacts> = isNextInLine ? { waitingAhead: 0 } : {};
  const moved = await moveApplication(run, opened, { kind: 'accept', override }, undefined, turn);
  if (!moved.ok) return moved;
  const { application } = moved.value;
  const loaded = await factsOfApplicant(run, moved.value, judge(run, moved.value));
  const facts: AdmissionFacts = { ...loaded, ...turn };
  if (isNextInLine || afterAcceptance(locked.cycle.admission.kind) === 'offer') {
    const offered = await offerSeat(
      run,
      locked,
      { personId, applicationId: application.id, applicationState: application.state },
      facts,
      null,
    );
    return offered.ok ? { ok: true, value: { offer: offered.value, enrollment: null } } : offered;
  }
  const seated = await seatPerson(
    run,
    {
      cycleId: locked.cycle.id,
      personId: id<'Person'>(personId),
      role: 'member',
      origin: 'application',
      applicationId: application.id,
      offerId: null,
    },
    facts,
    null,
  );
  if (!seated.ok) return seated;
  const entryId = await findWaitlistEntry(run, locked.row.id, personId);
  if (entryId !== null) await moveWaitlistEntry(run, locked, entryId, 'seat', facts);
  return { ok: true, value: { offer: null, enrollment: seated.value } };
}
