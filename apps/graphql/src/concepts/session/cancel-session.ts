import { defineCommand } from '../../platform/command.ts';
import { sessionRefusals } from './errors.ts';
import { runSessionCommand } from './run-session-command.ts';

defineCommand({
  name: 'cancelSession',
  description: 'Cancels a session that was not held yet, and tells those who take part.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    reason: t.string({ description: 'Why, for those who are told.' }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  refusals: [sessionRefusals],
  run: (run) =>
    runSessionCommand(run, {
      capability: 'session.plan',
      tells: true,
      command: () => ({ kind: 'cancel', reason: run.input.reason ?? null }),
    }),
});
