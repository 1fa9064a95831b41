import { decideHoursLogged, type LocalDate } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { hoursRefusals } from './errors.ts';
import { openEnrollment, recorderOf } from './open-enrollment.ts';
import { findFact, saveFact } from './participation-fact-store.ts';
import { recordWarnings } from './record-warnings.ts';

defineCommand({
  name: 'logHours',
  description:
    'Records the hours of asynchronous work of one member in one week; those of the same week are replaced.',
  input: (t) => ({
    enrollmentId: t.id({ required: true, description: 'The seat of the member.' }),
    weekOf: t.field({ type: 'LocalDate', required: true, description: 'The day on which the week begins.' }),
    hours: t.float({ required: true, description: 'The hours, parts included.' }),
  }),
  target: ['enrollmentId', 'Enrollment'],
  success: { enrollment: 'Enrollment' },
  refusals: [hoursRefusals],
  async run(run) {
    const { input, tx, organizationId, now } = run;
    const row = await openEnrollment(run);
    if (row === null) return { ok: false, refusal: notFound('enrollment', ['enrollmentId']) };
    const recorded = await findFact(tx, row, 'asynchronous_work', null);
    const work = recorded?.fact.kind === 'asynchronous_work' ? recorded.fact.value : { weeks: [] };
    const decision = decideHoursLogged(
      work,
      { weekOf: input.weekOf as LocalDate, hours: input.hours, by: recorderOf(run) },
      now,
    );
    if (!decision.ok) return { ok: false, refusal: hoursRefusals.tell(decision.error) };
    await saveFact(run, row, recorded?.id ?? null, { kind: 'asynchronous_work', value: decision.value.next });
    const { personId } = row;
    await recordEvents(run, {
      subjectKind: 'enrollment',
      subjectId: row.id,
      personId,
      events: decision.value.events,
    });
    await recordWarnings(run, [row.cycleId], [personId]);
    return { ok: true, value: { enrollment: { organizationId, id: row.id } } };
  },
});
