import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { runWaitlistCommand } from './run-waitlist-command.ts';

defineCommand({
  name: 'leaveWaitlist',
  description: 'Gives up one’s own place in the queue for a seat.',
  input: (t) => ({ waitlistEntryId: t.id({ required: true, description: 'The place in the queue.' }) }),
  target: ['waitlistEntryId', 'WaitlistEntry'],
  success: { waitlistEntry: 'WaitlistEntry' },
  refusals: [admissionRefusals],
  run: (run) =>
    runWaitlistCommand(run, run.input.waitlistEntryId, { capability: 'application.submit', kind: 'leave' }),
});
