import {
  type EntryRefusal,
  type Offer,
  type OverrideRefusal,
  planNextOffer,
  type Refusals,
  type WaitingCandidate,
} from '@coterie/core';
import { acceptIntoCycle } from './accept-into-cycle.ts';
import { type AdmissionFacts, loadEntryFacts } from './entry-facts.ts';
import { factsOnRecord } from './facts-on-record.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { offerSeat } from './offer-seat.ts';
import { factsOfApplicant, judge, loadApplication, type OpenedApplication } from './open-application.ts';
import { judgePerson } from './open-offer.ts';
import { toWaitlistEntry, type WaitlistEntryRow } from './store.ts';

export type NextOffer =
  | { readonly kind: 'offered'; readonly offer: Offer }
  /** It is somebody's turn, and a coordinator has to say so. */
  | { readonly kind: 'needs_approval' }
  | { readonly kind: 'nobody'; readonly passedOver: number }
  | { readonly kind: 'nothing_to_offer'; readonly refusals: Refusals<EntryRefusal | OverrideRefusal> };

interface Candidate extends WaitingCandidate {
  readonly facts: AdmissionFacts;
  readonly opened: OpenedApplication | null;
}

/** How many of the queue are looked at in one go. */
const batch = 20;

/** Offers a free seat to the first in line who may take it. The cycle's seats are locked. */
export async function offerNext(
  run: Run,
  locked: LockedCycle,
  { approved }: { readonly approved: boolean },
): Promise<NextOffer> {
  const { tx, organizationId, now } = run;
  let passedOver = 0;
  for (let after = 0; ; ) {
    const rows = await tx.waitlistEntry.findMany({
      where: { organizationId, cycleId: locked.row.id, status: 'waiting', sequence: { gt: after } },
      orderBy: { sequence: 'asc' },
      take: batch,
    });
    const candidates: Candidate[] = [];
    for (const row of rows) candidates.push(await loadCandidate(run, locked, row));
    const plan = planNextOffer(candidates, now);
    if (plan.kind === 'nothing_to_offer') return plan;
    if (plan.kind === 'offer') {
      if (plan.needsApproval && !approved) return { kind: 'needs_approval' };
      const chosen = candidates.find((candidate) => candidate.entry.id === plan.entry.id);
      if (chosen === undefined) throw new Error('the plan names somebody who is not in the queue');
      return { kind: 'offered', offer: await offerTo(run, locked, chosen) };
    }
    passedOver += plan.passedOver.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return { kind: 'nobody', passedOver };
    after = last.sequence;
  }
}

async function loadCandidate(run: Run, locked: LockedCycle, row: WaitlistEntryRow): Promise<Candidate> {
  const entry = toWaitlistEntry(row);
  if (row.applicationId !== null) {
    const opened = await loadApplication(run, locked, row.applicationId);
    return { entry, opened, facts: await factsOfApplicant(run, opened, judge(run, opened)) };
  }
  const declared = await factsOnRecord(run, row.personId, null);
  const verdict = await judgePerson(run, locked, row.personId, declared);
  const subject = {
    personId: row.personId,
    applicationId: null,
    wayIn: 'form',
    hasApplied: true,
    eligibility: verdict.outcome,
    declared,
    wanted: 1,
    standing: [],
  } as const;
  return { entry, opened: null, facts: await loadEntryFacts(run.tx, locked, subject, run.now) };
}

async function offerTo(run: Run, locked: LockedCycle, { entry, opened, facts }: Candidate): Promise<Offer> {
  if (opened !== null && opened.application.state === 'waitlisted') {
    const accepted = await acceptIntoCycle(run, opened, null, true);
    if (accepted.ok && accepted.value.offer !== null) return accepted.value.offer;
    throw new Error('the next in line was found, and could not be offered the seat');
  }
  const request = {
    personId: entry.personId,
    applicationId: entry.applicationId,
    applicationState: opened?.application.state ?? null,
  };
  const offered = await offerSeat(run, locked, request, { ...facts, waitingAhead: 0 }, null);
  if (!offered.ok) throw new Error('the next in line was found, and could not be offered the seat');
  return offered.value;
}

/** More than one command offers at a time; what is left waits for the next. */
const mostOffersAtOnce = 200;

/** Where the cycle says so, free seats are offered to those who wait, in their order, at once. */
export async function offerFreedSeats(run: Run, locked: LockedCycle): Promise<Offer[]> {
  const offers: Offer[] = [];
  if (locked.cycle.admission.nextInLine !== 'at_once') return offers;
  while (offers.length < mostOffersAtOnce) {
    const next = await offerNext(run, locked, { approved: false });
    if (next.kind !== 'offered') break;
    offers.push(next.offer);
  }
  return offers;
}
