import { decideDetermination } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { fromInstant } from '../../platform/dates.ts';
import { may } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { viewerPerson } from '../../platform/viewer.ts';
import { readEligibilityPolicy } from '../eligibility/policy-of-cycle.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { judge, openApplication } from './open-application.ts';
import { targetOf } from './policy.ts';
import { saveApplication } from './store.ts';

defineCommand({
  name: 'determineCriterion',
  description:
    'Settles, for one applicant, a criterion that the program left undefined, by name and with a reason. The verdict follows from it; of several determinations of one criterion the last one stands.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    criterion: t.string({
      required: true,
      description: 'The criterion, as the reasons of the verdict name it.',
    }),
    holds: t.boolean({ required: true, description: 'Whether it is met.' }),
    reason: t.string({ required: true, description: 'Why; shown wherever the verdict is shown.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: async (run) => {
    const { tx, organizationId, viewer, input } = run;
    const found = await openApplication(run, input.applicationId, { capability: 'determination.make' });
    if (!found.ok) return found;
    const { locked, application, personId, answers, determinations } = found.value;
    const by = viewerPerson(viewer, organizationId);
    const { rule, advice } = readEligibilityPolicy(locked.row);
    const decision = decideDetermination(
      determinations,
      { criterion: input.criterion, holds: input.holds, by: by?.displayName ?? '', reason: input.reason },
      { rule, advice, mayDetermine: may(viewer, 'determination.make', targetOf(locked.row)) },
      run.now,
    );
    if (!decision.ok) return tellAdmission(decision.error, { zone: locked.row.timeZone });
    const { next, events } = decision.value;
    const [made] = next.slice(-1);
    if (made === undefined || by === null) throw new Error('a determination without its maker');
    await tx.determination.create({
      data: {
        organizationId,
        cycleId: locked.row.id,
        personId,
        sequence: next.length,
        criterion: made.criterion,
        holds: made.holds,
        reason: made.reason,
        byPersonId: by.id,
        byName: made.by,
        at: fromInstant(made.at),
      },
      select: { id: true },
    });
    const verdict = judge(run, { ...found.value, determinations: next });
    await saveApplication(tx, { organizationId, personId, now: run.now }, application, {
      collections: answers.collections,
      verdict,
    });
    await recordEvents(run, {
      subjectKind: 'application',
      subjectId: application.id,
      personId,
      events,
      notify: [personId],
    });
    return { ok: true, value: { application: { organizationId, id: application.id } } };
  },
});
