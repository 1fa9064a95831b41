import { defineCommand } from '../../platform/command.ts';
import { sessionRefusals } from './errors.ts';
import { runSessionCommand } from './run-session-command.ts';

defineCommand({
  name: 'closeAttendance',
  description:
    'Ends the recording of attendance of a session that is over. Who has no mark stays “not recorded”.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    acceptMissingMarks: t.boolean({
      required: true,
      description: 'Whether it may be closed though some have no mark.',
    }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  refusals: [sessionRefusals],
  run: (run) =>
    runSessionCommand(run, {
      capability: 'attendance.mark',
      tells: false,
      command: () => ({ kind: 'closeAttendance', acceptMissingMarks: run.input.acceptMissingMarks }),
    }),
});
