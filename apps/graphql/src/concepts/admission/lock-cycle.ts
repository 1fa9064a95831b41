import type { Cycle } from '@coterie/core';
import { type CommandRun, unauthenticated } from '../../platform/command.ts';
import { lockSeats } from '../cycle/lock-seats.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { type CycleColumns, cycleColumns, readCycle } from '../cycle/read-cycle.ts';
import { type EligibilityRow, eligibilityColumns } from '../eligibility/policy-of-cycle.ts';

/** A command's run, whatever its input. */
export type Run = Omit<CommandRun<unknown>, 'input'>;

/** A cycle whose admission is locked until the transaction ends: nobody else gives out its seats. */
export interface LockedCycle {
  readonly row: CycleColumns & EligibilityRow;
  readonly cycle: Cycle;
  /** The last place that was given out in its waitlist. */
  readonly lastSequence: number;
}

export const admissionColumns = { ...cycleColumns, ...eligibilityColumns } as const;

/** Visitors do nothing; their transaction could not even look. */
export function requireSignedIn({ viewer }: Pick<Run, 'viewer'>): void {
  if (viewer.identity === null) throw unauthenticated();
}

/** Locks the seats of a cycle and reads it; `null` where there is none that the viewer may know of. */
export async function lockCycle(run: Run, cycleId: string | null): Promise<LockedCycle | null> {
  const { tx, organizationId, viewer } = run;
  if (cycleId === null) return null;
  const lastSequence = await lockSeats(tx, organizationId, cycleId);
  if (lastSequence === null) return null;
  const row = await tx.cycle.findUnique({
    where: { organizationId_id: { organizationId, id: cycleId }, ...visibleCycle(viewer) },
    select: admissionColumns,
  });
  return row === null ? null : { row, cycle: readCycle(row), lastSequence };
}
