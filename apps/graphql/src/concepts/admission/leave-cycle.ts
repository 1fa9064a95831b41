import { type Capability, decideEnrollment, type EnrollmentCommand } from '@coterie/core';
import type { CommandOutcome } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { tellAdmission } from './errors.ts';
import { lockCycle, type Run, requireSignedIn } from './lock-cycle.ts';
import { offerFreedSeats } from './offer-freed-seats.ts';
import { targetOf, visibleEnrollments } from './policy.ts';
import { saveEnrollmentLeft, toEnrollment } from './store.ts';

/** The way of a command by which somebody leaves a cycle; their seat is free again. */
export async function leaveCycle(
  run: Run,
  idText: string,
  {
    capability,
    command,
  }: { readonly capability: Capability; readonly command: Exclude<EnrollmentCommand, { kind: 'end' }> },
): Promise<CommandOutcome<{ enrollment: 'Enrollment' }>> {
  requireSignedIn(run);
  const { tx, organizationId, viewer, now } = run;
  const unknown = { ok: false, refusal: notFound('enrollment', ['enrollmentId']) } as const;
  const enrollmentId = run.idOf(idText, 'Enrollment');
  if (enrollmentId === null) return unknown;
  const found = await tx.enrollment.findFirst({
    where: { organizationId, id: enrollmentId, AND: [visibleEnrollments(viewer)] },
    select: { cycleId: true },
  });
  const locked = await lockCycle(run, found?.cycleId ?? null);
  if (locked === null) return unknown;
  await tx.$queryRaw`SELECT 1 FROM enrollment WHERE organization_id = ${organizationId}::uuid AND id = ${enrollmentId}::uuid FOR UPDATE`;
  const row = await tx.enrollment.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: enrollmentId } },
  });
  requireCapability(viewer, capability, targetOf(locked.row, row.personId));
  const decision = decideEnrollment(toEnrollment(row), command, { cycleState: locked.cycle.state }, now);
  if (!decision.ok) return tellAdmission(decision.error, { zone: locked.row.timeZone });
  const { next, events } = decision.value;
  await saveEnrollmentLeft(tx, organizationId, next);
  const bySelf = viewer.persons.some((person) => person.id === row.personId);
  await recordEvents(run, {
    subjectKind: 'enrollment',
    subjectId: row.id,
    personId: row.personId,
    events,
    notify: bySelf ? [] : [row.personId],
  });
  await offerFreedSeats(run, locked);
  return { ok: true, value: { enrollment: { organizationId, id: row.id } } };
}
