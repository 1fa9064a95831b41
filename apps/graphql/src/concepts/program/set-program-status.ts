import { decideProgramStatus, id, type ProgramCommandKind, type ProgramStatus } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { programRefusals } from './errors.ts';
import { visibleProgram } from './policy.ts';

/** Retires or restores a program; its rows stay as they are. */
export async function setProgramStatus(
  run: CommandRun<{ programId: string }>,
  command: ProgramCommandKind,
): Promise<CommandOutcome<{ program: 'Program' }>> {
  const { tx, organizationId, viewer } = run;
  const programId = run.idOf(run.input.programId, 'Program');
  if (programId === null) return { ok: false, refusal: notFound('program', ['programId']) };
  await tx.$queryRaw`SELECT 1 FROM program WHERE organization_id = ${organizationId}::uuid AND id = ${programId}::uuid FOR UPDATE`;
  const row = await tx.program.findFirst({
    where: { organizationId, id: programId, AND: [visibleProgram(viewer)] },
    select: { status: true },
  });
  if (row === null) return { ok: false, refusal: notFound('program', ['programId']) };
  requireCapability(viewer, 'program.load', { organizationId: id<'Organization'>(organizationId) });
  const decision = decideProgramStatus(row.status as ProgramStatus, command);
  if (!decision.ok) return { ok: false, refusal: programRefusals.tell(decision.error, ['programId']) };
  await tx.program.update({
    where: { organizationId_id: { organizationId, id: programId } },
    data: { status: decision.value.next, version: { increment: 1 } },
    select: { id: true },
  });
  await recordEvents(run, { subjectKind: 'program', subjectId: programId, events: decision.value.events });
  return { ok: true, value: { program: { organizationId, id: programId } } };
}
