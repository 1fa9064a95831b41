import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runWaitlistCommand } from './run-waitlist-command.ts';

defineCommand({
  name: 'reinstateWaitlistEntry',
  description: 'Lets somebody wait again who had left the queue, at its end.',
  input: (t) => ({ waitlistEntryId: t.id({ required: true, description: 'The place in the queue.' }) }),
  target: ['waitlistEntryId', 'WaitlistEntry'],
  success: { waitlistEntry: 'WaitlistEntry' },
  refusals: [admissionRefusals],
  run: (run) =>
    runWaitlistCommand(run, run.input.waitlistEntryId, { capability: 'waitlist.manage', kind: 'reinstate' }),
});
