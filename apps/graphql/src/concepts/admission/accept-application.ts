import { defineCommand } from '../../platform/command.ts';
import { acceptIntoCycle } from './accept-into-cycle.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { openApplication } from './open-application.ts';
import { OverrideInput, readOverride } from './override-input.ts';

defineCommand({
  name: 'acceptApplication',
  description:
    'Accepts an application. Where the applicant still has to say yes, a seat is offered at the same time; otherwise they are enrolled.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    override: t.field({ type: OverrideInput, description: 'To admit against a rule.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application', offer: 'Offer', enrollment: 'Enrollment' },
  refusals: [admissionRefusals],
  run: async (run) => {
    const { organizationId } = run;
    const found = await openApplication(run, run.input.applicationId, { capability: 'application.decide' });
    if (!found.ok) return found;
    const { locked, application } = found.value;
    const accepted = await acceptIntoCycle(run, found.value, readOverride(run, locked, run.input.override));
    if (!accepted.ok) return tellAdmission(accepted.error, { zone: locked.row.timeZone });
    const { offer, enrollment } = accepted.value;
    return {
      ok: true,
      value: {
        application: { organizationId, id: application.id },
        offer: offer === null ? null : { organizationId, id: offer.id },
        enrollment: enrollment === null ? null : { organizationId, id: enrollment.id },
      },
    };
  },
});
