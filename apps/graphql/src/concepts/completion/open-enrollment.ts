import type { CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { viewerPerson } from '../../platform/viewer.ts';
import { targetOf, visibleEnrollments } from '../admission/policy.ts';

type Run = CommandRun<{ enrollmentId: string }>;

/** Locks a seat of which something is recorded; `null`: none that the viewer may know of. */
export async function openEnrollment(run: Run) {
  const { tx, viewer, organizationId } = run;
  const enrollmentId = run.idOf(run.input.enrollmentId, 'Enrollment') ?? '';
  await tx.$queryRaw`SELECT 1 FROM enrollment WHERE organization_id = ${organizationId}::uuid AND id = ${enrollmentId}::uuid FOR UPDATE`;
  const row = await tx.enrollment.findUnique({
    where: { organizationId_id: { organizationId, id: enrollmentId }, ...visibleEnrollments(viewer) },
    include: { cycle: { include: { organization: { select: { timeZone: true } } } } },
  });
  if (row === null) return null;
  requireCapability(viewer, 'attendance.mark', targetOf(row.cycle));
  return row;
}

/** Who records it, by the name that members know. */
export function recorderOf({ viewer, organizationId }: Pick<Run, 'viewer' | 'organizationId'>): string {
  return viewerPerson(viewer, organizationId)?.displayName ?? 'Somebody unnamed';
}
