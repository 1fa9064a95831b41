import type { AttendanceEvent, AttendanceSessionFacts, SessionState, SessionTiming } from '@coterie/core';
import type { Attendance as AttendanceRow } from '../../generated/prisma/client.ts';
import type { CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { viewerPerson } from '../../platform/viewer.ts';
import { plannedMinutes, startOf } from '../completion/load-members.ts';
import { lockMembers, recordWarnings } from '../completion/record-warnings.ts';
import { visibleSession } from '../session/policy.ts';
import { loadParticipants } from './participants.ts';
import { placeOfSession, targetOfSession } from './policy.ts';

type Run = Omit<CommandRun<unknown>, 'input'>;

/** Locks a session whose attendance is marked, with what decisions ask of it; `null`: none that the viewer may know of. */
export async function openSession(run: Run, sessionId: string, personIds: readonly string[]) {
  const { tx, viewer, organizationId } = run;
  await tx.$queryRaw`SELECT 1 FROM session WHERE organization_id = ${organizationId}::uuid AND id = ${sessionId}::uuid FOR UPDATE`;
  const session = await tx.session.findUnique({
    where: { organizationId_id: { organizationId, id: sessionId }, ...visibleSession(viewer) },
    include: { ...placeOfSession, organization: { select: { timeZone: true } } },
  });
  if (session === null) return null;
  requireCapability(viewer, 'attendance.mark', targetOfSession(session));
  const cycleIds = session.cycles.map(({ cycleId }) => cycleId);
  await lockMembers(run, cycleIds, personIds);
  const recorded = await tx.attendance.findMany({
    where: { organizationId, sessionId, personId: { in: [...personIds] } },
    take: personIds.length + 1,
  });
  const facts: AttendanceSessionFacts = {
    state: session.status as SessionState,
    startsAt: startOf(session.timing as unknown as SessionTiming),
    minutes: plannedMinutes(session),
  };
  const participants = await loadParticipants(tx, session, personIds);
  return {
    session,
    cycleIds,
    recorded,
    facts,
    participants,
    zone: session.timeZone ?? session.organization.timeZone,
  };
}

/** Who changes a mark that is there must be allowed to correct, beside marking. */
export function requireCorrection(
  run: Run,
  session: Parameters<typeof targetOfSession>[0],
  recorded: readonly AttendanceRow[],
  wanted: readonly { readonly personId: string; readonly mark: string; readonly minutes: number | null }[],
): void {
  const rowOf = new Map(recorded.map((row) => [row.personId, row]));
  const corrects = wanted.some(({ personId, mark, minutes }) => {
    const row = rowOf.get(personId);
    return row !== undefined && (row.mark !== mark || row.minutes !== minutes);
  });
  if (corrects) requireCapability(run.viewer, 'attendance.correct', targetOfSession(session));
}

/** Writes what was decided into the history, and tells members whose completion it moves. */
export async function recordMarks(
  run: Run,
  cycleIds: readonly string[],
  sessionId: string,
  events: readonly AttendanceEvent[],
): Promise<void> {
  await recordEvents(run as CommandRun<unknown>, { subjectKind: 'session', subjectId: sessionId, events });
  await recordWarnings(run as CommandRun<unknown>, cycleIds, [
    ...new Set(events.map(({ personId }) => personId)),
  ]);
}

/** Who marks, by the name that members know. */
export function markerOf(run: Run): string {
  return viewerPerson(run.viewer, run.organizationId)?.displayName ?? 'Somebody unnamed';
}

/** The person that an id names; what is no person of this organization takes no part, and is told so. */
export function participantId(run: Run, text: string): string {
  return run.idOf(text, 'Person') ?? '00000000-0000-0000-0000-000000000000';
}
