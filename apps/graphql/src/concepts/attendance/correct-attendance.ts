import { decideAttendanceMark } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { notFound } from '../../platform/refusal.ts';
import { attendanceRefusals } from './errors.ts';
import { markerOf, openSession, participantId, recordMarks, requireCorrection } from './mark-session.ts';
import { saveAttendance, toAttendance } from './store.ts';
import { AttendanceMarkType } from './type.ts';

defineCommand({
  name: 'correctAttendance',
  description: 'Changes a mark, with a reason. What was recorded before is kept beside it.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    personId: t.id({ required: true, description: 'Whose mark is changed.' }),
    mark: t.field({ type: AttendanceMarkType, required: true, description: 'How they took part after all.' }),
    minutes: t.int({ description: 'Minutes in the room, where somebody counted them.' }),
    reason: t.string({ required: true, description: 'Why it is changed.' }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  refusals: [attendanceRefusals.group],
  async run(run) {
    const { input, tx, organizationId, now } = run;
    const sessionId = run.idOf(input.sessionId, 'Session') ?? '';
    const personId = participantId(run, input.personId);
    const opened = await openSession(run, sessionId, [personId]);
    if (opened === null) return { ok: false, refusal: notFound('session', ['sessionId']) };
    const { session, recorded, facts, participants } = opened;
    const command = {
      sessionId,
      personId,
      mark: input.mark,
      minutes: input.minutes ?? null,
      by: markerOf(run),
      reason: input.reason,
    };
    requireCorrection(run, session, recorded, [command]);
    const [row] = recorded;
    if (row === undefined) return { ok: false, refusal: notFound('mark', ['personId']) };
    const decision = decideAttendanceMark(
      toAttendance(row),
      command,
      { session: facts, participant: participants.get(personId) ?? 'none' },
      now,
    );
    if (!decision.ok) return { ok: false, refusal: attendanceRefusals.tell(decision.error, opened.zone) };
    await saveAttendance(tx, organizationId, [decision.value.next], recorded);
    await recordMarks(run, opened.cycleIds, sessionId, decision.value.events);
    return { ok: true, value: { session: { organizationId, id: sessionId } } };
  },
});
