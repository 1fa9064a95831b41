import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { OverrideInput, readOverride } from './override-input.ts';
import { runApplicationCommand } from './run-application-command.ts';

defineCommand({
  name: 'shortlistApplication',
  description: 'Puts an application among those from whom the program chooses.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    override: t.field({ type: OverrideInput, description: 'To admit against a rule.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: (run) =>
    runApplicationCommand(run, run.input.applicationId, {
      capability: 'application.decide',
      command: (locked) => ({ kind: 'shortlist', override: readOverride(run, locked, run.input.override) }),
    }),
});
