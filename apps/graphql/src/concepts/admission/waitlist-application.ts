import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { moveApplication } from './move-application.ts';
import { factsOfApplicant, judge, openApplication } from './open-application.ts';
import { OverrideInput, readOverride } from './override-input.ts';
import { waitForSeat } from './wait-for-seat.ts';

defineCommand({
  name: 'waitlistApplication',
  description: 'Lets an applicant wait for a seat, at the end of the queue.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    override: t.field({ type: OverrideInput, description: 'To admit against a rule.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application', waitlistEntry: 'WaitlistEntry' },
  refusals: [admissionRefusals],
  run: async (run) => {
    const { organizationId, input } = run;
    const found = await openApplication(run, input.applicationId, { capability: 'waitlist.manage' });
    if (!found.ok) return found;
    const { locked, personId } = found.value;
    const told = { zone: locked.row.timeZone };
    const moved = await moveApplication(run, found.value, {
      kind: 'waitlist',
      override: readOverride(run, locked, input.override),
    });
    if (!moved.ok) return tellAdmission(moved.error, told);
    const { application } = moved.value;
    const facts = await factsOfApplicant(run, moved.value, judge(run, moved.value));
    const waits = await waitForSeat(run, locked, { personId, applicationId: application.id }, facts, null);
    if (!waits.ok) return tellAdmission(waits.error, told);
    return {
      ok: true,
      value: {
        application: { organizationId, id: application.id },
        waitlistEntry: { organizationId, id: waits.value.id },
      },
    };
  },
});
