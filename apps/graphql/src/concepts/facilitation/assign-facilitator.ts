import { randomUUIDv7 } from 'node:crypto';
import { decideAssignment, id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { targetOfCycle } from '../cycle/run-cycle-command.ts';
import { assignmentRefusals } from './errors.ts';
import { assignablePersons } from './policy.ts';
import { assignedCycleColumns, loadAssignmentFacts, lockAssignedCycle, saveAssignment } from './store.ts';

defineCommand({
  name: 'assignFacilitator',
  description: 'Lets somebody facilitate a cycle: they then mark attendance there and see its people.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    personId: t.id({ required: true, description: 'Who is to facilitate it.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { assignment: 'FacilitatorAssignment' },
  refusals: [assignmentRefusals],
  async run(run) {
    const { input, tx, viewer, organizationId, now } = run;
    const cycleId = run.idOf(input.cycleId, 'Cycle') ?? '';
    await lockAssignedCycle(tx, organizationId, cycleId);
    const cycle = await tx.cycle.findUnique({
      where: { organizationId_id: { organizationId, id: cycleId }, ...visibleCycle(viewer) },
      select: assignedCycleColumns,
    });
    if (cycle === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    requireCapability(viewer, 'facilitator.assign', targetOfCycle(cycle));
    const personId = run.idOf(input.personId, 'Person');
    const person =
      personId === null
        ? null
        : await tx.person.findUnique({
            where: { organizationId_id: { organizationId, id: personId }, AND: [assignablePersons(viewer)] },
            select: { id: true },
          });
    if (person === null || personId === null) return { ok: false, refusal: notFound('person', ['personId']) };
    const earlier = await tx.facilitatorAssignment.findUnique({
      where: { organizationId_cycleId_personId: { organizationId, cycleId, personId } },
      select: { id: true },
    });
    const who = {
      id: id<'FacilitatorAssignment'>(earlier?.id ?? randomUUIDv7()),
      cycleId: id<'Cycle'>(cycleId),
      personId: id<'Person'>(personId),
    };
    const decision = decideAssignment(who, await loadAssignmentFacts(tx, cycle, personId, now), now);
    if (!decision.ok) return { ok: false, refusal: assignmentRefusals.tell(decision.error) };
    const { next, events } = decision.value;
    await saveAssignment(tx, organizationId, next, now);
    await recordEvents(run, {
      subjectKind: 'cycle',
      subjectId: cycleId,
      personId,
      events,
      notify: [personId],
    });
    return { ok: true, value: { assignment: { organizationId, id: next.id } } };
  },
});
