import type { Application, Capability, Determination, EligibilityVerdict, Facts } from '@coterie/core';
import { requireCapability } from '../../platform/policy.ts';
import { notFound, type RefusalValue } from '../../platform/refusal.ts';
import { checkAgainstCycle } from '../eligibility/policy-of-cycle.ts';
import { type AdmissionFacts, loadEntryFacts } from './entry-facts.ts';
import { loadDeterminations } from './facts-on-record.ts';
import { type LockedCycle, lockCycle, type Run, requireSignedIn } from './lock-cycle.ts';
import { targetOf, visibleApplications } from './policy.ts';
import { readAnswers, readVerdict, toApplication } from './store.ts';

/** An application under its cycle's lock and its own, with what decisions about it need. */
export interface OpenedApplication {
  readonly locked: LockedCycle;
  readonly application: Application;
  readonly personId: string;
  readonly answers: Facts;
  readonly determinations: readonly Determination[];
  /** The verdict as it was stored last. */
  readonly verdict: EligibilityVerdict | null;
}

export type Opened<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: RefusalValue };

/**
 * Finds the application that an input names, locks its cycle's seats and its row, and asks for the
 * capability. One that the viewer may not know of is answered like one that does not exist.
 */
export async function openApplication(
  run: Run,
  idText: string,
  {
    capability,
    path = ['applicationId'],
  }: { readonly capability: Capability; readonly path?: readonly string[] },
): Promise<Opened<OpenedApplication>> {
  requireSignedIn(run);
  const { tx, organizationId, viewer } = run;
  const unknown = { ok: false, refusal: notFound('application', path) } as const;
  const applicationId = run.idOf(idText, 'Application');
  if (applicationId === null) return unknown;
  const found = await tx.application.findFirst({
    where: { organizationId, id: applicationId, AND: [visibleApplications(viewer)] },
    select: { cycleId: true },
  });
  const locked = await lockCycle(run, found?.cycleId ?? null);
  if (locked === null) return unknown;
  const opened = await loadApplication(run, locked, applicationId);
  requireCapability(viewer, capability, targetOf(locked.row, opened.personId));
  return { ok: true, value: opened };
}

/** Locks an application's row and reads it; its cycle is locked already. */
export async function loadApplication(
  run: Run,
  locked: LockedCycle,
  applicationId: string,
): Promise<OpenedApplication> {
  const { tx, organizationId } = run;
  await tx.$queryRaw`SELECT 1 FROM application
    WHERE organization_id = ${organizationId}::uuid AND id = ${applicationId}::uuid FOR UPDATE`;
  const row = await tx.application.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: applicationId } },
  });
  return {
    locked,
    application: toApplication(row),
    personId: row.personId,
    answers: readAnswers(row),
    determinations: await loadDeterminations(run, locked.row.id, row.personId),
    verdict: readVerdict(row),
  };
}

/** What the rule says of the applicant now. */
export function judge(
  run: Pick<Run, 'now'>,
  { locked, answers, determinations }: OpenedApplication,
): EligibilityVerdict {
  return checkAgainstCycle(locked.row, answers, determinations, run.now);
}

/** What the gate asks for about the applicant. */
export async function factsOfApplicant(
  run: Pick<Run, 'tx' | 'now'>,
  { locked, application, personId, answers }: OpenedApplication,
  verdict: EligibilityVerdict,
): Promise<AdmissionFacts> {
  const { applicant } = application;
  return await loadEntryFacts(
    run.tx,
    locked,
    {
      personId,
      applicationId: application.id,
      wayIn: application.wayIn,
      hasApplied: application.state !== 'draft',
      eligibility: verdict.outcome,
      declared: answers,
      wanted: applicant.kind === 'team' ? applicant.members.length : 1,
      standing: application.overrides,
    },
    run.now,
  );
}
