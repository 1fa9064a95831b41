import type {
  AdmissionPolicy,
  AttributeCap,
  CompletionPolicy,
  Cycle,
  DateWindow,
  EligibilityPolicy,
  Period,
  ProgramCycle,
  ReadinessRequirement,
} from '@coterie/core';
import type { Cycle as CycleRow, Prisma } from '../../generated/prisma/client.ts';
import { fromInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { lockSeats } from './lock-seats.ts';

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
  await lockSeats(tx, organizationId, cycleId);
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
