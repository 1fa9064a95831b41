import { randomUUIDv7 } from 'node:crypto';
import {
  decideJoinWaitlist,
  decideWaitlistEntry,
  id,
  type OverrideRequest,
  type Refusals,
  type Result,
  type WaitlistEntry,
  type WaitlistEntryCommandKind,
  type WaitlistRefusal,
} from '@coterie/core';
import { recordEvents } from '../../platform/record-events.ts';
import type { AdmissionFacts } from './entry-facts.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { insertWaitlistEntry, saveWaitlistEntry, toWaitlistEntry } from './store.ts';

/** Puts somebody at the end of the queue. The cycle's seats are locked, so places are given out in order. */
export async function waitForSeat(
  run: Run,
  locked: LockedCycle,
  { personId, applicationId }: { readonly personId: string; readonly applicationId: string | null },
  facts: AdmissionFacts,
  override: OverrideRequest | null,
): Promise<Result<WaitlistEntry, Refusals<WaitlistRefusal>>> {
  const request = {
    id: id<'WaitlistEntry'>(randomUUIDv7()),
    cycleId: locked.cycle.id,
    personId: id<'Person'>(personId),
    applicationId: applicationId === null ? null : id<'Application'>(applicationId),
  };
  const decision = decideJoinWaitlist(request, facts, override, run.now);
  if (!decision.ok) return decision;
  const { next, events } = decision.value;
  await insertWaitlistEntry(run.tx, run.organizationId, next);
  await recordEvents(run, { subjectKind: 'waitlist_entry', subjectId: next.id, personId, events });
  return { ok: true, value: next };
}

/** Moves a place in the queue along its table. */
export async function moveWaitlistEntry(
  run: Run,
  { cycle, lastSequence }: LockedCycle,
  entryId: string,
  kind: WaitlistEntryCommandKind,
  facts: AdmissionFacts,
): Promise<Result<WaitlistEntry, Refusals<WaitlistRefusal>>> {
  const { tx, organizationId } = run;
  const row = await tx.waitlistEntry.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: entryId } },
  });
  const decision = decideWaitlistEntry(
    toWaitlistEntry(row),
    { kind },
    { ...facts, cycle, nextSequence: lastSequence + 1 },
    run.now,
  );
  if (!decision.ok) return decision;
  const { next, events } = decision.value;
  await saveWaitlistEntry(tx, organizationId, next);
  await recordEvents(run, {
    subjectKind: 'waitlist_entry',
    subjectId: next.id,
    personId: next.personId,
    events,
  });
  return { ok: true, value: next };
}

/** The place in the queue that somebody holds, waiting or offered; `null` where there is none. */
export async function findWaitlistEntry(
  { tx, organizationId }: Pick<Run, 'tx' | 'organizationId'>,
  cycleId: string,
  personId: string,
): Promise<string | null> {
  const row = await tx.waitlistEntry.findFirst({
    where: { organizationId, cycleId, personId, status: { in: ['waiting', 'offered'] } },
    select: { id: true },
  });
  return row?.id ?? null;
}
