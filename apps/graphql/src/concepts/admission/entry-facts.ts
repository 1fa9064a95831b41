import {
  type AttributeCap,
  type CapFacts,
  type Cycle,
  checkOffer,
  type EligibilityOutcome,
  type EntryFacts,
  type Facts,
  type Instant,
  type IsoDuration,
  type RecordedOverride,
  type WayIn,
} from '@coterie/core';
import { toInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

/** Who wants in, and what is known of them. */
export interface EntrySubject {
  readonly personId: string;
  /** Their own application, which is no other one. */
  readonly applicationId: string | null;
  readonly wayIn: WayIn;
  readonly hasApplied: boolean;
  readonly eligibility: EligibilityOutcome;
  /** What they declared; the values that caps look at are taken from it. */
  readonly declared: Facts;
  readonly wanted: number;
  readonly standing: readonly RecordedOverride[];
}

/** What decisions about entry, offers and the waitlist ask for. */
export type AdmissionFacts = EntryFacts & {
  readonly hasOpenOffer: boolean;
  readonly isWaiting: boolean;
  readonly nextSequence: number;
};

interface CycleOfEntry {
  readonly row: { readonly organizationId: string; readonly id: string; readonly programId: string };
  readonly cycle: Cycle;
  readonly lastSequence: number;
}

const settled = ['withdrawn', 'rejected', 'ineligible'];
/** Nobody has more open offers of one cycle than seats; a bound all the same. */
const mostOffers = 10_000;

/** Loads what the gate asks for. A decision calls it under the lock of the cycle's seats. */
export async function loadEntryFacts(
  tx: Tx,
  { row, cycle, lastSequence }: CycleOfEntry,
  subject: EntrySubject,
  now: Instant,
): Promise<AdmissionFacts> {
  const within = { organizationId: row.organizationId, cycleId: row.id };
  const { personId, applicationId, wayIn, hasApplied, eligibility, wanted, standing } = subject;
  const enrolled = await tx.enrollment.count({ where: { ...within, status: 'active', role: 'member' } });
  const own = await tx.enrollment.findFirst({
    where: { ...within, status: 'active', personId },
    select: { id: true },
  });
  const offers = (
    await tx.offer.findMany({
      where: { ...within, status: 'open' },
      select: { personId: true, applicationId: true, handedOverAt: true, lapsesAfter: true },
      take: mostOffers,
    })
  ).filter((offer) => !hasLapsed(offer, cycle, now));
  const others = await tx.application.findMany({
    where: {
      ...within,
      personId,
      status: { notIn: settled },
      ...(applicationId === null ? {} : { id: { not: applicationId } }),
    },
    select: { id: true, status: true },
    take: 100,
  });
  const place = await tx.waitlistEntry.findFirst({
    where: { ...within, personId, status: { in: ['waiting', 'offered'] } },
    select: { sequence: true },
  });
  const waitingAhead = await tx.waitlistEntry.count({
    where: {
      ...within,
      status: 'waiting',
      personId: { not: personId },
      ...(place === null ? {} : { sequence: { lt: place.sequence } }),
    },
  });
  return {
    cycle,
    wayIn,
    hasApplied,
    eligibility,
    isEnrolled: own !== null,
    // An application that was accepted is answered once its offer is: what then stands is the seat, or nothing.
    hasOtherApplication: others.some(
      ({ id, status }) => status !== 'accepted' || offers.some((offer) => offer.applicationId === id),
    ),
    seatsInSeason: cycle.admission.personLimit === null ? 0 : await countSeatsInSeason(tx, row, personId),
    taken: { enrolled, offered: offers.filter((offer) => offer.personId !== personId).length },
    caps: await loadCapFacts(
      tx,
      row,
      cycle.caps,
      subject,
      offers.map((offer) => offer.personId),
    ),
    waitingAhead,
    wanted,
    standing,
    hasOpenOffer: offers.some((offer) => offer.personId === personId),
    isWaiting: place !== null,
    nextSequence: lastSequence + 1,
  };
}

function hasLapsed(
  offer: { handedOverAt: Date | null; lapsesAfter: string | null },
  cycle: Cycle,
  now: Instant,
): boolean {
  const { handedOverAt, lapsesAfter } = offer;
  const open = {
    state: 'open',
    handedOverAt: toInstant(handedOverAt),
    lapsesAfter: lapsesAfter as IsoDuration | null,
  } as const;
  return checkOffer(open, cycle.zone, now).hasLapsed;
}

/** A program is published for one season, so its other cycles are those of the season. */
async function countSeatsInSeason(tx: Tx, row: CycleOfEntry['row'], personId: string): Promise<number> {
  return await tx.enrollment.count({
    where: {
      organizationId: row.organizationId,
      personId,
      status: 'active',
      role: 'member',
      cycleId: { not: row.id },
      cycle: { programId: row.programId },
    },
  });
}

/** The values that caps look at, of the person and, counted, of everybody who holds or is offered a seat. */
async function loadCapFacts(
  tx: Tx,
  row: CycleOfEntry['row'],
  caps: readonly AttributeCap[],
  { personId, declared }: EntrySubject,
  offeredTo: readonly string[],
): Promise<CapFacts> {
  if (caps.length === 0) return { values: {}, taken: {} };
  const { organizationId, id: cycleId } = row;
  const seated = await tx.enrollment.findMany({
    where: { organizationId, cycleId, status: 'active', role: 'member' },
    select: { personId: true },
  });
  const posts = await tx.affiliation.findMany({
    where: {
      organizationId,
      personId: {
        in: [...seated.map((one) => one.personId), ...offeredTo].filter((one) => one !== personId),
      },
    },
    select: { personId: true, facts: true },
    orderBy: [{ personId: 'asc' }, { position: 'asc' }],
  });
  const postsOf = Map.groupBy(posts, (post) => post.personId);
  const attributes = [...new Set(caps.map((cap) => cap.attribute))];
  const taken = Object.fromEntries(
    attributes.map((attribute) => {
      const counts: Record<string, number> = Object.create(null);
      for (const own of postsOf.values()) {
        const value = valueOfPosts(
          own.map((post) => post.facts as Readonly<Record<string, unknown>>),
          attribute,
        );
        if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
      }
      return [attribute, counts];
    }),
  );
  const own = declared.collections['affiliations']?.items ?? [];
  return {
    values: Object.fromEntries(attributes.map((attribute) => [attribute, valueOfPosts(own, attribute)])),
    taken,
  };
}

/** Somebody's value is that of the first post that they hold now. */
function valueOfPosts(posts: readonly Readonly<Record<string, unknown>>[], attribute: string): string | null {
  for (const post of posts) {
    const value = post[attribute];
    if (typeof value === 'string' && post['currentlyWorking'] !== false) return value;
  }
  return null;
}
