import { defineCommand } from '../../platform/command.ts';
import { sessionRefusals } from './errors.ts';
import { runSessionCommand } from './run-session-command.ts';
import { readTimingInput, SessionTimingInput } from './timing-input.ts';
import { zoneOf } from './zone-of-session.ts';

defineCommand({
  name: 'confirmSession',
  description: 'Makes a tentative session firm, at its time or at another one.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    timing: t.field({
      type: SessionTimingInput,
      description: 'When it takes place; left out: as it was thought of.',
    }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  refusals: [sessionRefusals],
  run: (run) =>
    runSessionCommand(run, {
      capability: 'session.plan',
      tells: true,
      command: (session) => {
        const { timing } = run.input;
        if (timing == null) return { kind: 'schedule' };
        const read = readTimingInput(timing, zoneOf(session), ['timing']);
        return 'problems' in read ? read : { kind: 'schedule', timing: read.timing };
      },
    }),
});
