import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runApplicationCommand } from './run-application-command.ts';

defineCommand({
  name: 'markIneligible',
  description: 'Says that the applicant does not meet the eligibility rule; only where the rule says so.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    reason: t.string({ description: 'Why; the applicant reads it.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: (run) =>
    runApplicationCommand(run, run.input.applicationId, {
      capability: 'application.decide',
      command: { kind: 'markIneligible', reason: run.input.reason ?? null },
    }),
});
