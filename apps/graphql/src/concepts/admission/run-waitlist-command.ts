import type { Capability, WaitlistEntryCommandKind } from '@coterie/core';
import type { CommandOutcome } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { loadEntryFacts } from './entry-facts.ts';
import { tellAdmission } from './errors.ts';
import { factsOnRecord } from './facts-on-record.ts';
import { lockCycle, type Run, requireSignedIn } from './lock-cycle.ts';
import { judgePerson } from './open-offer.ts';
import { targetOf, visibleWaitlistEntries } from './policy.ts';
import { moveWaitlistEntry } from './wait-for-seat.ts';

/** The way of a command about one place in the queue. */
export async function runWaitlistCommand(
  run: Run,
  idText: string,
  { capability, kind }: { readonly capability: Capability; readonly kind: WaitlistEntryCommandKind },
): Promise<CommandOutcome<{ waitlistEntry: 'WaitlistEntry' }>> {
  requireSignedIn(run);
  const { tx, organizationId, viewer, now } = run;
  const unknown = { ok: false, refusal: notFound('waitlist entry', ['waitlistEntryId']) } as const;
  const entryId = run.idOf(idText, 'WaitlistEntry');
  if (entryId === null) return unknown;
  const found = await tx.waitlistEntry.findFirst({
    where: { organizationId, id: entryId, AND: [visibleWaitlistEntries(viewer)] },
    select: { cycleId: true, personId: true, applicationId: true },
  });
  const locked = await lockCycle(run, found?.cycleId ?? null);
  if (locked === null || found === null) return unknown;
  const { personId, applicationId } = found;
  requireCapability(viewer, capability, targetOf(locked.row, personId));
  const declared = await factsOnRecord(run, personId, applicationId);
  const verdict = await judgePerson(run, locked, personId, declared);
  const subject = {
    personId,
    applicationId,
    wayIn: 'form',
    hasApplied: true,
    eligibility: verdict.outcome,
    declared,
    wanted: 1,
    standing: [],
  } as const;
  const facts = await loadEntryFacts(tx, locked, subject, now);
  const moved = await moveWaitlistEntry(run, locked, entryId, kind, facts);
  if (!moved.ok) return tellAdmission(moved.error, { zone: locked.row.timeZone });
  return { ok: true, value: { waitlistEntry: { organizationId, id: entryId } } };
}
