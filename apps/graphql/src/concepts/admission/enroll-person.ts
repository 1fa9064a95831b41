import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { enrollmentInput, enrollOne } from './enroll-one.ts';
import { admissionRefusals } from './errors.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { targetOf } from './policy.ts';

defineCommand({
  name: 'enrollPerson',
  description:
    'Enrolls somebody by invitation or import. They pass the same gate as everybody else; whoever has the right may admit them against a rule, by name and with a reason that is shown.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    ...enrollmentInput(t),
  }),
  target: ['cycleId', 'Cycle'],
  success: { enrollment: 'Enrollment' },
  refusals: [admissionRefusals],
  run: async (run) => {
    requireSignedIn(run);
    const { organizationId, viewer } = run;
    const locked = await lockCycle(run, run.idOf(run.input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    requireCapability(viewer, 'enrollment.manage', targetOf(locked.row));
    const enrolled = await enrollOne(run, locked, run.input);
    if (!enrolled.ok) return enrolled;
    return { ok: true, value: { enrollment: { organizationId, id: enrolled.value.id } } };
  },
});
