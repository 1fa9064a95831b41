import { defineCommand } from '../../platform/command.ts';
import { sessionRefusals } from './errors.ts';
import { runSessionCommand } from './run-session-command.ts';

defineCommand({
  name: 'markSessionHeld',
  description: 'Says that a session took place, once it has begun.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  refusals: [sessionRefusals],
  run: (run) =>
    runSessionCommand(run, {
      capability: 'session.edit',
      tells: false,
      command: () => ({ kind: 'hold' }),
    }),
});
