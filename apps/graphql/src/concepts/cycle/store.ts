import {
  type AdmissionPolicy,
  type AttributeCap,
  type CommunityStatus,
  type CompletionPolicy,
  type Cycle,
  type CycleFacts,
  type DateWindow,
  type EligibilityPolicy,
  type Instant,
  id,
  type LocalDate,
  type Period,
  type ProgramCycle,
  periodDates,
  type ReadinessRequirement,
  toLocal,
} from '@coterie/core';
import type { Cycle as CycleRow, Prisma } from '../../generated/prisma/client.ts';
import { fromInstant, toLocalDate } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

export type { CycleRow };

/** What the session plan of a cycle says beside its sessions. */
export interface StoredSessionPlan {
  readonly minimumSessions: number | null;
  readonly plannedSessions: number | null;
  readonly sessionMinutes: number | null;
  readonly complete: boolean | null;
  readonly additionalByAgreement: boolean | null;
  readonly statement: string | null;
}

/** Who may join, with the criteria in the words of the program. */
export interface PublishedEligibility extends EligibilityPolicy {
  readonly statement: string | null;
}

export interface CycleDetails {
  readonly seasonKey: string | null;
  readonly caps: readonly AttributeCap[];
  /** Where the program file says it. */
  readonly pointer: string;
  readonly description: Omit<ProgramCycle, 'schedule' | 'eligibility' | 'provenance'>;
}

export function readDetails(row: Pick<CycleRow, 'details'>): CycleDetails {
  return row.details as unknown as CycleDetails;
}

export function readWindow(row: Pick<CycleRow, 'window'>): DateWindow {
  return row.window as unknown as DateWindow;
}

export function readAdmission(row: Pick<CycleRow, 'admission'>): AdmissionPolicy {
  return row.admission as unknown as AdmissionPolicy;
}

export function readPeriod(row: Pick<CycleRow, 'period'>): Period | null {
  return row.period as unknown as Period | null;
}

export function readEligibility(row: Pick<CycleRow, 'eligibility'>): PublishedEligibility {
  return row.eligibility as unknown as PublishedEligibility;
}

export function readCompletion(row: Pick<CycleRow, 'completion'>): CompletionPolicy | null {
  return row.completion as unknown as CompletionPolicy | null;
}

export function readSessionPlan(row: Pick<CycleRow, 'sessionPlan'>): StoredSessionPlan | null {
  return row.sessionPlan as unknown as StoredSessionPlan | null;
}

export function readReadiness(row: Pick<CycleRow, 'facilitation'>): ReadinessRequirement {
  return row.facilitation as unknown as ReadinessRequirement;
}

/** Loads a cycle for a decision; its seats and its row stay locked until the transaction ends. */
export async function lockCycle(tx: Tx, organizationId: string, cycleId: string): Promise<CycleRow | null> {
  await tx.$queryRaw`SELECT 1 FROM cycle_seats
    WHERE organization_id = ${organizationId}::uuid AND cycle_id = ${cycleId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM cycle
    WHERE organization_id = ${organizationId}::uuid AND id = ${cycleId}::uuid FOR UPDATE`;
  return await tx.cycle.findUnique({ where: { organizationId_id: { organizationId, id: cycleId } } });
}

/** Stores what a decision changed of a cycle. */
export async function saveCycle(tx: Tx, row: CycleRow, next: Cycle): Promise<void> {
  await tx.cycle.update({
    where: { organizationId_id: { organizationId: row.organizationId, id: row.id } },
    data: {
      status: next.state,
      window: next.applicationWindow as unknown as Prisma.InputJsonValue,
      capacityKind: next.capacity.kind,
      capacitySeats: next.capacity.kind === 'limited' ? next.capacity.seats : null,
      rosterLockedAt: fromInstant(next.rosterLockedAt),
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** What decisions about a cycle's life ask for: its community, its facilitators with their trainings, its members. */
export async function loadCycleFacts(tx: Tx, row: CycleRow, now: Instant): Promise<CycleFacts> {
  const [community, assignments, enrolled] = [
    await tx.community.findUniqueOrThrow({
      where: { organizationId_id: { organizationId: row.organizationId, id: row.communityId } },
      select: { status: true },
    }),
    await tx.facilitatorAssignment.findMany({
      where: { organizationId: row.organizationId, cycleId: row.id, status: 'assigned' },
      select: { personId: true, person: { select: { trainings: { take: 200 } } } },
      take: 1000,
    }),
    await tx.enrollment.count({
      where: { organizationId: row.organizationId, cycleId: row.id, status: 'active', role: 'member' },
    }),
  ];
  return {
    communityStatus: community.status as CommunityStatus,
    enrolled,
    startsOn: startsOn(row, now),
    facilitators: assignments.map(({ personId, person }) => ({
      personId: id<'Person'>(personId),
      trainings: person.trainings.map((training) => ({
        id: id<'Training'>(training.id),
        personId: id<'Person'>(personId),
        title: training.training,
        completedOn: toLocalDate(training.completedOn),
        validity:
          training.expiresOn === null
            ? ({ kind: 'unlimited' } as const)
            : ({ kind: 'until', date: toLocalDate(training.expiresOn) } as const),
      })),
    })),
  };
}

/** The first day of a cycle, or today where that is unknown or past. */
function startsOn(row: CycleRow, now: Instant): LocalDate {
  const period = readPeriod(row);
  const first = period === null ? null : (periodDates(period)?.start ?? null);
  const today = toLocal(now, row.timeZone ?? 'UTC').date;
  return first !== null && first > today ? first : today;
}
