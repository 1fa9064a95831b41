import { randomUUIDv7 } from 'node:crypto';
import { draftApplication, id, type WayIn } from '@coterie/core';
import { loadDeterminations } from './facts-on-record.ts';
import type { LockedCycle, Run } from './lock-cycle.ts';
import { loadApplication, type OpenedApplication } from './open-application.ts';

/** The person's draft for a cycle: the one that was saved, or one that is not stored yet. */
export async function draftOf(
  run: Run,
  locked: LockedCycle,
  personId: string,
  wayIn: WayIn,
): Promise<OpenedApplication> {
  const { tx, organizationId } = run;
  const cycleId = locked.row.id;
  const saved = await tx.application.findFirst({
    where: { organizationId, cycleId, personId, status: 'draft' },
    select: { id: true },
  });
  if (saved !== null) return await loadApplication(run, locked, saved.id);
  return {
    locked,
    application: draftApplication({
      id: id<'Application'>(randomUUIDv7()),
      cycleId: locked.cycle.id,
      applicant: { kind: 'person', personId: id<'Person'>(personId) },
      wayIn,
    }),
    personId,
    answers: { attributes: {}, collections: {} },
    determinations: await loadDeterminations(run, cycleId, personId),
    verdict: null,
  };
}
