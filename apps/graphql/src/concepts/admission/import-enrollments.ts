import { builder } from '../../builder.ts';
import { defineCommand, type RowKey } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { invalidInput, notFound, type RefusalValue } from '../../platform/refusal.ts';
import { enrollmentInput, enrollOne } from './enroll-one.ts';
import { admissionRefusals } from './errors.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { targetOf } from './policy.ts';

const EnrollmentEntryInput = builder.inputType('EnrollmentEntryInput', {
  description: 'One person of a list to be enrolled.',
  fields: (t) => enrollmentInput(t),
});

const mostEntries = 200;

defineCommand({
  name: 'importEnrollments',
  description:
    'Enrolls a list of people, all or none. Everything that stands against any of them is told with its place in the list.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    entries: t.field({
      type: [EnrollmentEntryInput],
      required: true,
      description: `Whom, in their order; at most ${mostEntries}.`,
    }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { enrollments: ['Enrollment'] },
  refusals: [admissionRefusals],
  run: async (run) => {
    requireSignedIn(run);
    const { organizationId, viewer, input } = run;
    const { entries } = input;
    if (entries.length === 0 || entries.length > mostEntries) {
      return {
        ok: false,
        refusal: invalidInput([
          { path: ['entries'], reason: `Give 1 to ${mostEntries} people; this list has ${entries.length}.` },
        ]),
      };
    }
    const locked = await lockCycle(run, run.idOf(input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    requireCapability(viewer, 'enrollment.manage', targetOf(locked.row));
    const enrollments: RowKey[] = [];
    const refused: RefusalValue[] = [];
    for (const [index, entry] of entries.entries()) {
      const one = await enrollOne(run, locked, entry);
      if (one.ok) enrollments.push({ organizationId, id: one.value.id });
      else refused.push(atEntry(one.refusal, index));
    }
    const [first] = refused;
    if (first === undefined) return { ok: true, value: { enrollments } };
    return { ok: false, refusal: { ...first, problems: refused.flatMap((refusal) => refusal.problems) } };
  },
});

function atEntry(refusal: RefusalValue, index: number): RefusalValue {
  const problems = refusal.problems.map((problem) => ({
    ...problem,
    path: ['entries', String(index), ...problem.path],
  }));
  return { ...refusal, problems };
}
