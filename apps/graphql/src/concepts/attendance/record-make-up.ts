import {
  type AttendanceMark,
  type CompletionPolicy,
  decideMakeUp,
  unstatedCompletionPolicy,
} from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import { defineCommand } from '../../platform/command.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { notFound } from '../../platform/refusal.ts';
import { readAttendanceDetails } from '../completion/load-members.ts';
import { openEnrollment, recorderOf } from '../completion/open-enrollment.ts';
import { recordWarnings } from '../completion/record-warnings.ts';
import { makeUpRefusals } from './errors.ts';
import { MakeUpKindType } from './type.ts';

defineCommand({
  name: 'recordMakeUp',
  description: 'Records that a member made up for a session that was missed. The mark stays as it was.',
  input: (t) => ({
    enrollmentId: t.id({ required: true, description: 'The seat of the member.' }),
    sessionId: t.id({ required: true, description: 'The session that was missed.' }),
    how: t.field({ type: MakeUpKindType, required: true, description: 'How it was made up for.' }),
    otherSessionId: t.id({ description: 'The session that was attended instead, where one was.' }),
  }),
  target: ['enrollmentId', 'Enrollment'],
  success: { enrollment: 'Enrollment' },
  refusals: [makeUpRefusals],
  async run(run) {
    const { input, tx, organizationId, now } = run;
    const row = await openEnrollment(run);
    if (row === null) return { ok: false, refusal: notFound('enrollment', ['enrollmentId']) };
    const { personId, cycleId, cycle } = row;
    const ofCycle = async (text: string | null) => {
      const sessionId = text === null ? null : run.idOf(text, 'Session');
      if (sessionId === null) return null;
      return await tx.sessionCycle.findUnique({
        where: { organizationId_sessionId_cycleId: { organizationId, sessionId, cycleId } },
      });
    };
    const session = await ofCycle(input.sessionId);
    if (session === null) return { ok: false, refusal: notFound('session', ['sessionId']) };
    const otherId = input.otherSessionId ?? null;
    const otherSessionId = otherId === null ? null : run.idOf(otherId, 'Session');
    const other =
      otherSessionId === null
        ? null
        : await tx.session.findUnique({
            where: { organizationId_id: { organizationId, id: otherSessionId } },
            select: { id: true },
          });
    if (otherId !== null && other === null)
      return { ok: false, refusal: notFound('session', ['otherSessionId']) };
    const key = {
      organizationId_sessionId_personId: { organizationId, sessionId: session.sessionId, personId },
    };
    const recorded = await tx.attendance.findUnique({ where: key });
    const decision = decideMakeUp(
      { sessionId: session.sessionId, personId, how: input.how, otherSessionId, by: recorderOf(run) },
      {
        mark: (recorded?.mark ?? null) as AttendanceMark | null,
        madeUp: recorded === null ? null : readAttendanceDetails(recorded).madeUp,
        policy: (cycle.completion as unknown as CompletionPolicy | null) ?? unstatedCompletionPolicy,
        zone: cycle.timeZone ?? cycle.organization.timeZone,
      },
      now,
    );
    if (!decision.ok) return { ok: false, refusal: makeUpRefusals.tell(decision.error) };
    if (recorded === null) throw new Error('a make-up was decided for a session without a mark');
    const details = { ...readAttendanceDetails(recorded), madeUp: decision.value.next };
    await tx.attendance.update({
      where: key,
      data: { details: details as unknown as Prisma.InputJsonValue, version: { increment: 1 } },
      select: { version: true },
    });
    await recordEvents(run, {
      subjectKind: 'session',
      subjectId: session.sessionId,
      personId,
      events: decision.value.events,
    });
    await recordWarnings(run, [cycleId], [personId]);
    return { ok: true, value: { enrollment: { organizationId, id: row.id } } };
  },
});
