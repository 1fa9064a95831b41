import { defineCommand } from '../../platform/command.ts';
import { admissionRefusals } from './errors.ts';
import { leaveCycle } from './leave-cycle.ts';

defineCommand({
  name: 'removeEnrollment',
  description: 'Takes a seat from somebody, who is told why.',
  input: (t) => ({
    enrollmentId: t.id({ required: true, description: 'The enrollment.' }),
    reason: t.string({ required: true, description: 'Why; the person reads it.' }),
  }),
  target: ['enrollmentId', 'Enrollment'],
  success: { enrollment: 'Enrollment' },
  refusals: [admissionRefusals],
  run: (run) =>
    leaveCycle(run, run.input.enrollmentId, {
      capability: 'enrollment.manage',
      command: { kind: 'remove', reason: run.input.reason },
    }),
});
