import { type Cycle, checkOffer, decideOffer, type EntryFacts, type Offer } from '@coterie/core';
import { recordEvents } from '../../platform/record-events.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { saveOffer, saveWaitlistEntry, toOffer, toWaitlistEntry } from './store.ts';

const mostOffers = 10_000;

/**
 * Writes down what the clock has done already: offers that have run out are expired, and whoever let
 * one from the queue lapse leaves it.
 *
 * @param personId only this person's; everybody's where left out
 */
export async function expireLapsedOffers(
  run: Run,
  { row, cycle }: LockedCycle,
  personId?: string,
): Promise<Offer[]> {
  const { tx, organizationId, now } = run;
  const rows = await tx.offer.findMany({
    where: {
      organizationId,
      cycleId: row.id,
      status: 'open',
      ...(personId === undefined ? {} : { personId }),
    },
    orderBy: { id: 'asc' },
    take: mostOffers,
  });
  const expired: Offer[] = [];
  for (const offer of rows.map(toOffer)) {
    if (!checkOffer(offer, cycle.zone, now).hasLapsed) continue;
    const decision = decideOffer(offer, { kind: 'expire' }, nobodyComesIn(cycle), now);
    if (!decision.ok) continue;
    const { next, events } = decision.value;
    await saveOffer(tx, organizationId, next);
    await recordEvents(run, {
      subjectKind: 'offer',
      subjectId: next.id,
      personId: next.personId,
      events,
      notify: [next.personId],
    });
    if (next.waitlistEntryId !== null) {
      const entry = await tx.waitlistEntry.findUniqueOrThrow({
        where: { organizationId_id: { organizationId, id: next.waitlistEntryId } },
      });
      await saveWaitlistEntry(tx, organizationId, { ...toWaitlistEntry(entry), state: 'left' });
    }
    expired.push(next);
  }
  return expired;
}

/** What the core asks for about an offer that runs out: of entry nothing, since nobody comes in. */
function nobodyComesIn(cycle: Cycle): EntryFacts {
  return {
    cycle,
    wayIn: 'form',
    hasApplied: true,
    eligibility: 'undetermined',
    isEnrolled: false,
    hasOtherApplication: false,
    seatsInSeason: 0,
    taken: { enrolled: 0, offered: 0 },
    caps: { values: {}, taken: {} },
    waitingAhead: 0,
    wanted: 0,
    standing: [],
  };
}
