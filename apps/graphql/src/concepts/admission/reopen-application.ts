import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { OverrideInput, readOverride } from './override-input.ts';
import { runApplicationCommand } from './run-application-command.ts';

defineCommand({
  name: 'reopenApplication',
  description: 'Looks again at an application that was rejected or found ineligible.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    reason: t.string({ description: 'Why; the applicant reads it.' }),
    override: t.field({ type: OverrideInput, description: 'To admit against a rule.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: (run) =>
    runApplicationCommand(run, run.input.applicationId, {
      capability: 'application.decide',
      command: (locked) => ({
        kind: 'reopen',
        reason: run.input.reason ?? null,
        override: readOverride(run, locked, run.input.override),
      }),
    }),
});
