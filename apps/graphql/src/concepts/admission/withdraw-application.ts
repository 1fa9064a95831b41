import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runApplicationCommand } from './run-application-command.ts';

defineCommand({
  name: 'withdrawApplication',
  description: 'Takes back one’s own application. One may apply again while the window is open.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    reason: t.string({ description: 'Why, if one likes to say.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: (run) =>
    runApplicationCommand(run, run.input.applicationId, {
      capability: 'application.submit',
      command: { kind: 'withdraw', reason: run.input.reason ?? null },
    }),
});
