import { randomUUIDv7 } from 'node:crypto';
import { decideTraining, id, readLocalDate, type Training, toLocal } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { trainingRefusals } from './errors.ts';
import { insertTraining } from './store.ts';

defineCommand({
  name: 'recordTraining',
  description: 'Records that somebody completed a training.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Who completed it.' }),
    training: t.string({ required: true, description: 'Which training it was.' }),
    completedOn: t.field({
      type: 'LocalDate',
      required: true,
      description: 'The day on which it was completed.',
    }),
    expiresOn: t.field({
      type: 'LocalDate',
      description: 'The last day on which it counts; left out where it counts without limit.',
    }),
  }),
  target: ['personId', 'Person'],
  success: { training: 'TrainingRecord' },
  refusals: [trainingRefusals],
  async run(run) {
    const { input, tx, viewer, organizationId, now } = run;
    requireCapability(viewer, 'training.record', { organizationId: id<'Organization'>(organizationId) });
    const personId = run.idOf(input.personId, 'Person') ?? '';
    const person = await tx.person.findUnique({
      where: { organizationId_id: { organizationId, id: personId } },
      select: { organization: { select: { timeZone: true } } },
    });
    if (person === null) return { ok: false, refusal: notFound('person', ['personId']) };
    const completedOn = readLocalDate(input.completedOn);
    const expiresOn = input.expiresOn == null ? null : readLocalDate(input.expiresOn);
    const unread = [
      ...(completedOn === null
        ? [{ path: ['completedOn'], reason: `There is no date ${input.completedOn}.` }]
        : []),
      ...(expiresOn === null && input.expiresOn != null
        ? [{ path: ['expiresOn'], reason: `There is no date ${input.expiresOn}.` }]
        : []),
    ];
    if (unread.length > 0) return { ok: false, refusal: invalidInput(unread) };
    const training: Training = {
      id: id<'Training'>(randomUUIDv7()),
      personId: id<'Person'>(personId),
      title: input.training,
      completedOn,
      validity: expiresOn === null ? { kind: 'unlimited' } : { kind: 'until', date: expiresOn },
    };
    const today = toLocal(now, person.organization.timeZone ?? 'UTC').date;
    const decision = decideTraining(training, today, now);
    if (!decision.ok) return { ok: false, refusal: trainingRefusals.tell(decision.error) };
    await insertTraining(tx, organizationId, decision.value.next);
    await recordEvents(run, {
      subjectKind: 'training',
      subjectId: training.id,
      personId,
      events: decision.value.events,
    });
    return { ok: true, value: { training: { organizationId, id: training.id } } };
  },
});
