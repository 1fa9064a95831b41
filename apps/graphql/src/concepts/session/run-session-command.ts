import type { Capability, SessionCommand, SessionFacts } from '@coterie/core';
import { decideSession } from '@coterie/core';
import type { CommandOutcome, CommandRun } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { loadParticipants } from '../attendance/participants.ts';
import { placeOfSession, targetOfSession } from '../attendance/policy.ts';
import { lockMembers, recordWarnings } from '../completion/record-warnings.ts';
import { sessionRefusals } from './errors.ts';
import { visibleSession } from './policy.ts';
import { saveSession, toSession } from './read-session.ts';
import type { InputProblem } from './timing-input.ts';

type Run = CommandRun<{ sessionId: string }>;
export type OpenedSession = NonNullable<Awaited<ReturnType<typeof lockSession>>>;

/** Locks a session and reads it with its cycles; `null`: none that the viewer may know of. */
export async function lockSession(run: Run) {
  const { tx, viewer, organizationId } = run;
  const sessionId = run.idOf(run.input.sessionId, 'Session') ?? '';
  await tx.$queryRaw`SELECT 1 FROM session WHERE organization_id = ${organizationId}::uuid AND id = ${sessionId}::uuid FOR UPDATE`;
  return await tx.session.findUnique({
    where: { organizationId_id: { organizationId, id: sessionId }, ...visibleSession(viewer) },
    include: { ...placeOfSession, organization: { select: { timeZone: true } } },
  });
}

/**
 * The way of every command about one session: lock it, see whether the viewer may, let the core decide,
 * store, record, and tell those who take part.
 */
export async function runSessionCommand(
  run: Run,
  {
    capability,
    command,
    tells,
  }: {
    readonly capability: Capability;
    readonly command: (
      session: OpenedSession,
    ) => SessionCommand | { readonly problems: readonly InputProblem[] };
    /** Whether those who take part are to be told of it. */
    readonly tells: boolean;
  },
): Promise<CommandOutcome<{ session: 'Session' }>> {
  const { tx, viewer, organizationId, now } = run;
  const row = await lockSession(run);
  if (row === null) return { ok: false, refusal: notFound('session', ['sessionId']) };
  requireCapability(viewer, capability, targetOfSession(row));
  const wanted = command(row);
  if ('problems' in wanted) return { ok: false, refusal: invalidInput(wanted.problems) };
  const cycleIds = row.cycles.map(({ cycleId }) => cycleId);
  const facts = await loadSessionFacts(tx, row, wanted.kind);
  const decision = decideSession(toSession(row, cycleIds), wanted, facts, now);
  if (!decision.ok) return { ok: false, refusal: sessionRefusals.tell(decision.error) };
  // A session that falls out moves what members can still reach.
  const movesForecasts = wanted.kind === 'cancel';
  if (movesForecasts) await lockMembers(run, cycleIds);
  await saveSession(tx, row, decision.value.next);
  const notify = tells ? await findPeopleOf(tx, row) : [];
  await recordEvents(run, {
    subjectKind: 'session',
    subjectId: row.id,
    events: decision.value.events,
    notify,
  });
  if (movesForecasts) await recordWarnings(run, cycleIds);
  return { ok: true, value: { session: { organizationId, id: row.id } } };
}

/** Only closing attendance asks how many have no mark. */
export async function loadSessionFacts(
  tx: Tx,
  row: OpenedSession,
  command: SessionCommand['kind'],
): Promise<SessionFacts> {
  if (command !== 'closeAttendance') return { membersWithoutMark: null };
  const participants = await loadParticipants(tx, row);
  const marked = await tx.attendance.findMany({
    where: { organizationId: row.organizationId, sessionId: row.id },
    select: { personId: true },
    take: 100_000,
  });
  const withMark = new Set(marked.map(({ personId }) => personId));
  return {
    membersWithoutMark: [...participants.keys()].filter((personId) => !withMark.has(personId)).length,
  };
}

/** Those who take part in a session, and those who facilitate it or its cycles. */
async function findPeopleOf(tx: Tx, row: OpenedSession): Promise<string[]> {
  const { organizationId } = row;
  const participants = await loadParticipants(tx, row);
  const ofCycles = await tx.facilitatorAssignment.findMany({
    where: { organizationId, cycleId: { in: row.cycles.map(({ cycleId }) => cycleId) }, status: 'assigned' },
    select: { personId: true },
    take: 10_000,
  });
  const ofSession = await tx.sessionFacilitator.findMany({
    where: { organizationId, sessionId: row.id },
    select: { personId: true },
    take: 10_000,
  });
  return [
    ...new Set([...participants.keys(), ...[...ofCycles, ...ofSession].map(({ personId }) => personId)]),
  ];
}
