import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { targetOfSession } from '../attendance/policy.ts';
import { assignablePersons } from '../facilitation/policy.ts';
import { lockSession } from './run-session-command.ts';

defineCommand({
  name: 'assignSessionFacilitator',
  description:
    'Names somebody who facilitates one session. It gives no rights over a cycle; assignFacilitator does.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    personId: t.id({ required: true, description: 'Who facilitates it.' }),
    released: t.boolean({ description: 'True: they do not facilitate it any more.' }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  async run(run) {
    const { input, tx, viewer, organizationId } = run;
    const row = await lockSession(run);
    if (row === null) return { ok: false, refusal: notFound('session', ['sessionId']) };
    requireCapability(viewer, 'facilitator.assign', targetOfSession(row));
    const personId = run.idOf(input.personId, 'Person');
    const person =
      personId === null
        ? null
        : await tx.person.findUnique({
            where: { organizationId_id: { organizationId, id: personId }, AND: [assignablePersons(viewer)] },
            select: { id: true },
          });
    if (person === null || personId === null) return { ok: false, refusal: notFound('person', ['personId']) };
    const key = { organizationId, sessionId: row.id, personId };
    const released = input.released ?? false;
    const { count } = released
      ? await tx.sessionFacilitator.deleteMany({ where: key })
      : await tx.sessionFacilitator.createMany({ data: [key], skipDuplicates: true });
    if (count > 0) {
      const kind = released ? 'session_facilitator_released' : 'session_facilitator_assigned';
      const events = [{ kind, sessionId: row.id }];
      await recordEvents(run, {
        subjectKind: 'session',
        subjectId: row.id,
        personId,
        events,
        notify: [personId],
      });
    }
    return { ok: true, value: { session: { organizationId, id: row.id } } };
  },
});
