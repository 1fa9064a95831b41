import { defineCommand } from '../../platform/command.ts';
import { sessionRefusals } from './errors.ts';
import { runSessionCommand } from './run-session-command.ts';
import { readTimingInput, SessionTimingInput } from './timing-input.ts';
import { zoneOf } from './zone-of-session.ts';

defineCommand({
  name: 'moveSession',
  description: 'Moves a session that was not held yet to another time, and tells those who take part.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    timing: t.field({
      type: SessionTimingInput,
      required: true,
      description: 'When it takes place instead.',
    }),
    reason: t.string({ description: 'Why, for those who are told.' }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  refusals: [sessionRefusals],
  run: (run) =>
    runSessionCommand(run, {
      capability: 'session.plan',
      tells: true,
      command: (session) => {
        const read = readTimingInput(run.input.timing, zoneOf(session), ['timing']);
        return 'problems' in read
          ? read
          : { kind: 'move', timing: read.timing, reason: run.input.reason ?? null };
      },
    }),
});
