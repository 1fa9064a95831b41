import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { leaveCycle } from './leave-cycle.ts';

defineCommand({
  name: 'withdrawEnrollment',
  description: 'Gives up one’s own seat. One may come in again by the same gates.',
  input: (t) => ({
    enrollmentId: t.id({ required: true, description: 'The enrollment.' }),
    reason: t.string({ description: 'Why, if one likes to say.' }),
  }),
  target: ['enrollmentId', 'Enrollment'],
  success: { enrollment: 'Enrollment' },
  refusals: [admissionRefusals],
  run: (run) =>
    leaveCycle(run, run.input.enrollmentId, {
      capability: 'enrollment.withdraw',
      command: { kind: 'withdraw', reason: run.input.reason ?? null },
    }),
});
