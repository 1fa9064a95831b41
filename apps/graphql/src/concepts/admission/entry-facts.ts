import {
  type Cycle,
  checkOffer,
  type EligibilityOutcome,
  type EntryFacts,
  type Facts,
  type Instant,
  type IsoDuration,
  type RecordedOverride,
  type TimeZoneId,
  type WayIn,
} from '@coterie/core';
import { distinct } from '../../platform/batched.ts';
import { toInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { countSeatsTaken, takesSeat } from '../cycle/seats-taken.ts';
import { loadCapFacts } from './cap-facts.ts';
import { countAhead } from './count-ahead.ts';

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
/** Nor has anybody more applications, places or seats of a program. */
const mostOfPerson = 100;

/** Loads what the gate asks for. A decision calls it under the lock of the cycle's seats. */
export async function loadEntryFacts(
  tx: Tx,
  cycle: CycleOfEntry,
  subject: EntrySubject,
  now: Instant,
): Promise<AdmissionFacts> {
  const [facts] = await loadFactsOfEntries(tx, [{ ...cycle, subject }], now);
  if (facts === undefined) throw new Error('facts of an entry are missing');
  return facts;
}

/** Somebody who wants into a cycle. */
export type Entry = CycleOfEntry & { readonly subject: EntrySubject };

/** The same for many at once: the number of statements is the same for one and for a page. */
export async function loadFactsOfEntries(
  tx: Tx,
  entries: readonly Entry[],
  now: Instant,
): Promise<AdmissionFacts[]> {
  const organizationId = distinct(entries, ({ row }) => row.organizationId);
  const cycles = [...new Map(entries.map((entry) => [entry.row.id, entry])).values()];
  const within = { organizationId, cycleId: distinct(cycles, ({ row }) => row.id) };
  const personId = distinct(entries, ({ subject }) => subject.personId);
  const taken = await countSeatsTaken(
    tx,
    cycles.map(({ row }) => row),
  );
  const enrolledIn = new Map(cycles.map(({ row }, index) => [row.id, taken[index] ?? 0]));
  const own = await tx.enrollment.findMany({
    where: { ...within, personId, status: 'active' },
    select: { cycleId: true, personId: true },
    take: entries.length * mostOfPerson,
  });
  const cycleOf = new Map(cycles.map(({ row, cycle }) => [row.id, cycle]));
  const open = await tx.offer.findMany({
    where: { ...within, status: 'open' },
    select: { cycleId: true, personId: true, applicationId: true, handedOverAt: true, lapsesAfter: true },
    take: cycles.length * mostOffers,
  });
  const offersOf = Map.groupBy(
    open.filter((offer) => !hasLapsed(offer, cycleOf.get(offer.cycleId)?.zone ?? null, now)),
    (offer) => offer.cycleId,
  );
  const applications = await tx.application.findMany({
    where: { ...within, personId, status: { notIn: settled } },
    select: { id: true, cycleId: true, personId: true, status: true },
    take: entries.length * mostOfPerson,
  });
  const places = await tx.waitlistEntry.findMany({
    where: { ...within, personId, status: { in: ['waiting', 'offered'] } },
    select: { organizationId: true, cycleId: true, personId: true, sequence: true },
    take: entries.length * mostOfPerson,
  });
  const isEnrolled = new Set(own.map(nameOfPlace));
  const applicationsOf = Map.groupBy(applications, nameOfPlace);
  const placeOf = new Map(places.map((place) => [nameOfPlace(place), place.sequence]));
  const asked = entries.map(({ row, subject }) => {
    const place = { organizationId: row.organizationId, cycleId: row.id, personId: subject.personId };
    return { ...place, sequence: placeOf.get(nameOfPlace(place)) ?? null };
  });
  const ahead = await countAhead(tx, asked);
  const seats = await countSeatsInSeason(tx, entries);
  const facts: AdmissionFacts[] = [];
  const capFactsOf = await loadCapFacts(tx, cycles, offersOf);
  for (const [index, { row, cycle, lastSequence, subject }] of entries.entries()) {
    const { applicationId, wayIn, hasApplied, eligibility, wanted, standing } = subject;
    const name = nameOfPlace({ cycleId: row.id, personId: subject.personId });
    const offers = offersOf.get(row.id) ?? [];
    facts.push({
      cycle,
      wayIn,
      hasApplied,
      eligibility,
      isEnrolled: isEnrolled.has(name),
      // An application that was accepted is answered once its offer is: what then stands is the seat, or nothing.
      hasOtherApplication: (applicationsOf.get(name) ?? []).some(
        ({ id, status }) =>
          id !== applicationId &&
          (status !== 'accepted' || offers.some((offer) => offer.applicationId === id)),
      ),
      seatsInSeason: seats[index] ?? 0,
      taken: {
        enrolled: enrolledIn.get(row.id) ?? 0,
        offered: offers.filter((offer) => offer.personId !== subject.personId).length,
      },
      caps: capFactsOf(row.id, subject),
      waitingAhead: ahead[index] ?? 0,
      wanted,
      standing,
      hasOpenOffer: offers.some((offer) => offer.personId === subject.personId),
      isWaiting: placeOf.has(name),
      nextSequence: lastSequence + 1,
    });
  }
  return facts;
}

function nameOfPlace({ cycleId, personId }: { readonly cycleId: string; readonly personId: string }): string {
  return `${cycleId} ${personId}`;
}

function hasLapsed(
  { handedOverAt, lapsesAfter }: { handedOverAt: Date | null; lapsesAfter: string | null },
  zone: TimeZoneId | null,
  now: Instant,
): boolean {
  const open = {
    state: 'open',
    handedOverAt: toInstant(handedOverAt),
    lapsesAfter: lapsesAfter as IsoDuration | null,
  } as const;
  return checkOffer(open, zone, now).hasLapsed;
}

/** A program is published for one season, so its other cycles are those of the season. */
async function countSeatsInSeason(tx: Tx, entries: readonly Entry[]): Promise<number[]> {
  const limited = entries.filter(({ cycle }) => cycle.admission.personLimit !== null);
  if (limited.length === 0) return entries.map(() => 0);
  const seats = await tx.enrollment.findMany({
    where: {
      ...takesSeat,
      organizationId: distinct(limited, ({ row }) => row.organizationId),
      personId: distinct(limited, ({ subject }) => subject.personId),
      cycle: { programId: distinct(limited, ({ row }) => row.programId) },
    },
    select: { personId: true, cycleId: true, cycle: { select: { programId: true } } },
    take: limited.length * mostOfPerson,
  });
  const seatsOf = Map.groupBy(seats, (seat) => seat.personId);
  return entries.map(({ row, cycle, subject }) =>
    cycle.admission.personLimit === null
      ? 0
      : (seatsOf.get(subject.personId) ?? []).filter(
          (seat) => seat.cycleId !== row.id && seat.cycle.programId === row.programId,
        ).length,
  );
}
