import {
  type Application,
  type ApplicationState,
  type CompletionOutcome,
  type Determination,
  type EligibilityVerdict,
  type Enrollment,
  type EnrollmentOrigin,
  type EnrollmentRole,
  type EnrollmentState,
  type Facts,
  type Instant,
  type IsoDuration,
  id,
  type JsonValue,
  type Offer,
  type OfferState,
  type RecordedOverride,
  type WaitlistEntry,
  type WaitlistEntryState,
  type WayIn,
} from '@coterie/core';
import type {
  Application as ApplicationRow,
  Determination as DeterminationRow,
  Enrollment as EnrollmentRow,
  Offer as OfferRow,
  Prisma,
  WaitlistEntry as WaitlistEntryRow,
} from '../../generated/prisma/client.ts';
import { fromInstant, toInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

export type { ApplicationRow, DeterminationRow, EnrollmentRow, OfferRow, WaitlistEntryRow };

interface ApplicationDetails {
  readonly trackId?: Application['trackId'];
  readonly team?: Extract<Application['applicant'], { kind: 'team' }>;
}

/** What an applicant declared: facts of the person, and their posts. */
export function readAnswers(row: Pick<ApplicationRow, 'answers'>): Facts {
  return row.answers as unknown as Facts;
}

/** The verdict as it was at the last decision; `null` for a draft. */
export function readVerdict(row: Pick<ApplicationRow, 'verdict'>): EligibilityVerdict | null {
  return row.verdict as unknown as EligibilityVerdict | null;
}

export function readOverrides(row: { readonly overrides: unknown }): readonly RecordedOverride[] {
  return row.overrides as readonly RecordedOverride[];
}

export function toApplication(row: ApplicationRow): Application {
  const { trackId = null, team } = row.details as unknown as ApplicationDetails;
  return {
    id: id<'Application'>(row.id),
    cycleId: id<'Cycle'>(row.cycleId),
    trackId,
    applicant: team ?? { kind: 'person', personId: id<'Person'>(row.personId) },
    state: row.status as ApplicationState,
    wayIn: row.wayIn as WayIn,
    answers: readAnswers(row).attributes as unknown as Readonly<Record<string, JsonValue>>,
    submittedAt: toInstant(row.submittedAt),
    decidedAt: toInstant(row.decidedAt),
    reason: row.reason,
    informationNeeded: row.informationNeeded as readonly string[],
    overrides: readOverrides(row),
  };
}

/** Stores what a decision made of an application, new or not, with the posts and the verdict beside it. */
export async function saveApplication(
  tx: Tx,
  {
    organizationId,
    personId,
    now,
  }: { readonly organizationId: string; readonly personId: string; readonly now: Instant },
  next: Application,
  beside: { readonly collections: Facts['collections']; readonly verdict: EligibilityVerdict | null },
): Promise<void> {
  const { id: applicationId, cycleId, trackId, applicant, wayIn } = next;
  const columns = {
    status: next.state,
    answers: json({ attributes: next.answers, collections: beside.collections }),
    ...(beside.verdict === null ? {} : { verdict: json(beside.verdict) }),
    submittedAt: fromInstant(next.submittedAt),
    decidedAt: fromInstant(next.decidedAt),
    reason: next.reason,
    informationNeeded: [...next.informationNeeded],
    overrides: json(next.overrides),
    details: json({
      ...(trackId === null ? {} : { trackId }),
      ...(applicant.kind === 'team' ? { team: applicant } : {}),
    }),
  };
  await tx.application.upsert({
    where: { organizationId_id: { organizationId, id: applicationId } },
    create: {
      organizationId,
      id: applicationId,
      cycleId,
      personId,
      wayIn,
      createdAt: fromInstant(now),
      ...columns,
    },
    update: { ...columns, version: { increment: 1 } },
    select: { id: true },
  });
}

export function toDetermination(row: DeterminationRow): Determination {
  return {
    criterion: row.criterion,
    holds: row.holds,
    by: row.byName,
    reason: row.reason,
    at: toInstant(row.at),
  };
}

export function toOffer(row: OfferRow): Offer {
  return {
    id: id<'Offer'>(row.id),
    cycleId: id<'Cycle'>(row.cycleId),
    personId: id<'Person'>(row.personId),
    applicationId: row.applicationId === null ? null : id<'Application'>(row.applicationId),
    waitlistEntryId: row.waitlistEntryId === null ? null : id<'WaitlistEntry'>(row.waitlistEntryId),
    state: row.status as OfferState,
    madeAt: toInstant(row.madeAt),
    handedOverAt: toInstant(row.handedOverAt),
    lapsesAfter: row.lapsesAfter as IsoDuration | null,
    answeredAt: toInstant(row.answeredAt),
    reason: row.reason,
    overrides: readOverrides(row),
  };
}

export async function insertOffer(tx: Tx, organizationId: string, offer: Offer): Promise<void> {
  const { id: offerId, cycleId, personId, applicationId, waitlistEntryId, lapsesAfter } = offer;
  await tx.offer.create({
    data: {
      organizationId,
      id: offerId,
      cycleId,
      personId,
      applicationId,
      waitlistEntryId,
      lapsesAfter,
      ...offerColumns(offer),
    },
    select: { id: true },
  });
}

export async function saveOffer(tx: Tx, organizationId: string, offer: Offer): Promise<void> {
  await tx.offer.update({
    where: { organizationId_id: { organizationId, id: offer.id } },
    data: { ...offerColumns(offer), version: { increment: 1 } },
    select: { id: true },
  });
}

function offerColumns(offer: Offer) {
  return {
    status: offer.state,
    madeAt: fromInstant(offer.madeAt),
    handedOverAt: fromInstant(offer.handedOverAt),
    answeredAt: fromInstant(offer.answeredAt),
    reason: offer.reason,
    overrides: json(offer.overrides),
  };
}

export function toWaitlistEntry(row: WaitlistEntryRow): WaitlistEntry {
  return {
    id: id<'WaitlistEntry'>(row.id),
    cycleId: id<'Cycle'>(row.cycleId),
    personId: id<'Person'>(row.personId),
    applicationId: row.applicationId === null ? null : id<'Application'>(row.applicationId),
    state: row.status as WaitlistEntryState,
    enteredAt: toInstant(row.enteredAt),
    sequence: row.sequence,
  };
}

export async function insertWaitlistEntry(
  tx: Tx,
  organizationId: string,
  entry: WaitlistEntry,
): Promise<void> {
  const { id: entryId, cycleId, personId, applicationId } = entry;
  await tx.waitlistEntry.create({
    data: { organizationId, id: entryId, cycleId, personId, applicationId, ...waitlistColumns(entry) },
    select: { id: true },
  });
  await keepSequence(tx, organizationId, entry);
}

export async function saveWaitlistEntry(tx: Tx, organizationId: string, entry: WaitlistEntry): Promise<void> {
  await tx.waitlistEntry.update({
    where: { organizationId_id: { organizationId, id: entry.id } },
    data: { ...waitlistColumns(entry), version: { increment: 1 } },
    select: { id: true },
  });
  await keepSequence(tx, organizationId, entry);
}

function waitlistColumns(entry: WaitlistEntry) {
  return { status: entry.state, enteredAt: fromInstant(entry.enteredAt), sequence: entry.sequence };
}

/** The last place that was given out; the row is locked by whoever gives one out. */
async function keepSequence(
  tx: Tx,
  organizationId: string,
  { cycleId, sequence }: WaitlistEntry,
): Promise<void> {
  await tx.cycleSeats.updateMany({
    where: { organizationId, cycleId, lastSequence: { lt: sequence } },
    data: { lastSequence: sequence },
  });
}

export function toEnrollment(row: EnrollmentRow): Enrollment {
  const facts = {
    id: id<'Enrollment'>(row.id),
    cycleId: id<'Cycle'>(row.cycleId),
    personId: id<'Person'>(row.personId),
    trackId: (row.details as unknown as { readonly trackId?: Enrollment['trackId'] }).trackId ?? null,
    role: row.role as EnrollmentRole,
    origin: row.origin as EnrollmentOrigin,
    applicationId: row.applicationId === null ? null : id<'Application'>(row.applicationId),
    offerId: row.offerId === null ? null : id<'Offer'>(row.offerId),
    enrolledAt: toInstant(row.enrolledAt),
    overrides: readOverrides(row),
  };
  const state = row.status as EnrollmentState;
  switch (state) {
    case 'active':
      return { ...facts, state };
    case 'ended':
      return {
        ...facts,
        state,
        endedAt: toInstant(row.endedAt),
        completion: (row.completion ?? 'undetermined') as CompletionOutcome,
      };
    default:
      return { ...facts, state, leftAt: toInstant(row.leftAt), reason: row.reason };
  }
}

/** Stores a new enrollment; a member's takes a seat, which the database gives out no further than there are. */
export async function insertEnrollment(
  tx: Tx,
  organizationId: string,
  enrollment: Enrollment,
): Promise<void> {
  const { id: enrollmentId, cycleId, personId, trackId, role, origin, applicationId, offerId } = enrollment;
  await tx.enrollment.create({
    data: {
      organizationId,
      id: enrollmentId,
      cycleId,
      personId,
      applicationId,
      offerId,
      origin,
      role,
      status: enrollment.state,
      enrolledAt: fromInstant(enrollment.enrolledAt),
      overrides: json(enrollment.overrides),
      details: json(trackId === null ? {} : { trackId }),
    },
    select: { id: true },
  });
  if (role === 'member') await takeSeat(tx, organizationId, cycleId);
}

/** Stores that an enrollment was left or taken; a member's gives its seat back. */
export async function saveEnrollmentLeft(tx: Tx, organizationId: string, next: Enrollment): Promise<void> {
  if (next.state === 'active' || next.state === 'ended')
    throw new Error('an enrollment that was left is neither active nor ended');
  await tx.enrollment.update({
    where: { organizationId_id: { organizationId, id: next.id } },
    data: {
      status: next.state,
      leftAt: fromInstant(next.leftAt),
      reason: next.reason,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  if (next.role !== 'member') return;
  await tx.cycleSeats.updateMany({
    where: { organizationId, cycleId: next.cycleId, taken: { gt: 0 } },
    data: { taken: { decrement: 1 } },
  });
}

/** The core has decided under the lock that a seat is free; should it ever err, the database does not. */
async function takeSeat(tx: Tx, organizationId: string, cycleId: string): Promise<void> {
  const taken = await tx.$executeRaw`UPDATE cycle_seats SET taken = cycle_seats.taken + 1 FROM cycle
    WHERE cycle_seats.organization_id = ${organizationId}::uuid AND cycle_seats.cycle_id = ${cycleId}::uuid
      AND cycle.organization_id = cycle_seats.organization_id AND cycle.id = cycle_seats.cycle_id
      AND (cycle.capacity_kind <> 'limited' OR cycle_seats.taken < cycle.capacity_seats)`;
  if (taken !== 1)
    throw new Error(`no seat was left in cycle ${cycleId} where one had been decided to be free`);
}

function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
