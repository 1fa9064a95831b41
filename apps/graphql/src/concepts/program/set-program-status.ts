import { id } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { programRefusals } from './errors.ts';
import { visibleProgram } from './policy.ts';

/** Retires or restores a program; its rows stay as they are. */
export async function setProgramStatus(
  run: CommandRun<{ programId: string }>,
  status: 'published' | 'retired',
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
  if (row.status === status) {
    return {
      ok: false,
      refusal: programRefusals.tell(
        [{ kind: 'program_status', ruleId: 'program.status', status }],
        ['programId'],
      ),
    };
  }
  await tx.program.update({
    where: { organizationId_id: { organizationId, id: programId } },
    data: { status, version: { increment: 1 } },
    select: { id: true },
  });
  const event = { kind: status === 'retired' ? 'program_retired' : 'program_restored' };
  await recordEvents(run, { subjectKind: 'program', subjectId: programId, events: [event] });
  return { ok: true, value: { program: { organizationId, id: programId } } };
}
