import { decideRelease } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { targetOfCycle } from '../cycle/run-cycle-command.ts';
import { assignmentRefusals } from './errors.ts';
import { visibleAssignments } from './policy.ts';
import { lockAssignedCycle, saveAssignment, toAssignment } from './store.ts';

defineCommand({
  name: 'endAssignment',
  description: 'Releases a facilitator from a cycle. What they could see and do by it ends at once.',
  input: (t) => ({
    assignmentId: t.id({ required: true, description: 'The assignment.' }),
    reason: t.string({ description: 'Why, for the history.' }),
  }),
  target: ['assignmentId', 'FacilitatorAssignment'],
  success: { assignment: 'FacilitatorAssignment' },
  refusals: [assignmentRefusals],
  async run(run) {
    const { input, tx, viewer, organizationId, now } = run;
    const where = {
      organizationId_id: { organizationId, id: run.idOf(input.assignmentId, 'FacilitatorAssignment') ?? '' },
    };
    const found = await tx.facilitatorAssignment.findUnique({
      where: { ...where, ...visibleAssignments(viewer) },
      select: { cycle: { select: { organizationId: true, id: true, communityId: true } } },
    });
    if (found === null) return { ok: false, refusal: notFound('assignment', ['assignmentId']) };
    requireCapability(viewer, 'facilitator.assign', targetOfCycle(found.cycle));
    await lockAssignedCycle(tx, organizationId, found.cycle.id);
    const row = await tx.facilitatorAssignment.findUniqueOrThrow({ where });
    const decision = decideRelease(toAssignment(row), input.reason ?? null, now);
    if (!decision.ok) return { ok: false, refusal: assignmentRefusals.tell(decision.error) };
    const { next, events } = decision.value;
    await saveAssignment(tx, organizationId, next, now);
    const { personId } = row;
    await recordEvents(run, {
      subjectKind: 'cycle',
      subjectId: row.cycleId,
      personId,
      events,
      notify: [personId],
    });
    return { ok: true, value: { assignment: { organizationId, id: row.id } } };
  },
});
