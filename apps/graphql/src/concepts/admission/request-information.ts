import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runApplicationCommand } from './run-application-command.ts';

defineCommand({
  name: 'requestInformation',
  description: 'Asks the applicant for what is missing.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    questions: t.stringList({ required: true, description: 'What is needed, a sentence each.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: (run) =>
    runApplicationCommand(run, run.input.applicationId, {
      capability: 'application.review',
      command: { kind: 'requestInformation', questions: run.input.questions },
    }),
});
