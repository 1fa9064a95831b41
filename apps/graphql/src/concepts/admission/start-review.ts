import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runApplicationCommand } from './run-application-command.ts';

defineCommand({
  name: 'startReview',
  description: 'Begins to look at an application.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: (run) =>
    runApplicationCommand(run, run.input.applicationId, {
      capability: 'application.review',
      command: { kind: 'startReview' },
    }),
});
