import { decideAttendanceSheet } from '@coterie/core';
import { builder } from '../../builder.ts';
import { boundedLists } from '../../platform/api-rules.ts';
import { defineCommand } from '../../platform/command.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { attendanceRefusals } from './errors.ts';
import { markerOf, openSession, recordMarks, requireCorrection } from './mark-session.ts';
import { saveAttendance, toAttendance } from './store.ts';
import { AttendanceMarkType } from './type.ts';

const AttendanceSheetEntryInput = builder.inputType('AttendanceSheetEntryInput', {
  description: 'One line of a sheet.',
  fields: (t) => ({
    personId: t.id({ required: true, description: 'Who is marked.' }),
    mark: t.field({ type: AttendanceMarkType, required: true, description: 'How they took part.' }),
    minutes: t.int({ description: 'Minutes in the room, where somebody counted them.' }),
    reason: t.string({
      description: 'Why this mark is changed or late; left out, the reason of the sheet holds.',
    }),
  }),
});

const longestSheet = 1000;

defineCommand({
  name: 'markAttendanceSheet',
  description:
    'Marks a whole session at once: all of the sheet or nothing. Who is not on it keeps what is recorded.',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'The session.' }),
    entries: t.field({
      type: [AttendanceSheetEntryInput],
      required: true,
      description: `Its lines, at most ${longestSheet}.`,
    }),
    reason: t.string({
      description: 'Asked for where marks are changed, or entered after attendance was closed.',
    }),
  }),
  target: ['sessionId', 'Session'],
  success: { session: 'Session' },
  refusals: [attendanceRefusals.group],
  async run(run) {
    const { input, tx, organizationId, now } = run;
    if (input.entries.length > longestSheet) {
      const reason = `A sheet has at most ${longestSheet} entries; this one has ${input.entries.length}.`;
      return { ok: false, refusal: invalidInput([{ path: ['entries'], reason, ruleId: boundedLists.id }]) };
    }
    const sessionId = run.idOf(input.sessionId, 'Session') ?? '';
    // What is no person of this organization takes no part, and is told so in its place.
    const known = input.entries.map((entry) => run.idOf(entry.personId, 'Person'));
    const personIds = [...new Set(known.filter((personId) => personId !== null))];
    const opened = await openSession(run, sessionId, personIds);
    if (opened === null) return { ok: false, refusal: notFound('session', ['sessionId']) };
    const entries = input.entries.map((entry, index) => ({
      personId: known[index] ?? entry.personId,
      mark: entry.mark,
      minutes: entry.minutes ?? null,
      reason: entry.reason ?? null,
    }));
    requireCorrection(run, opened.session, opened.recorded, entries);
    const decision = decideAttendanceSheet(
      { sessionId, by: markerOf(run), reason: input.reason ?? null, entries },
      {
        session: opened.facts,
        participants: Object.fromEntries(opened.participants),
        recorded: opened.recorded.map(toAttendance),
      },
      now,
    );
    if (!decision.ok) return { ok: false, refusal: attendanceRefusals.tell(decision.error, opened.zone) };
    await saveAttendance(tx, organizationId, decision.value.next, opened.recorded);
    await recordMarks(run, opened.cycleIds, sessionId, decision.value.events);
    return { ok: true, value: { session: { organizationId, id: sessionId } } };
  },
});
