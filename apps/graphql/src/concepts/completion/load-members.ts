import {
  type AttendanceMark,
  type CompletionFacts,
  type CompletionPolicy,
  extendCompletionVocabulary,
  type LocalDate,
  type MakeUp,
  type Modality,
  type Program,
  readTimeZone,
  type SessionParticipation,
  type SessionState,
  type SessionTiming,
  sessionInterval,
  timingMinutes,
  toCommonInstant,
  unstatedCompletionPolicy,
} from '@coterie/core';
import type { Attendance, Session } from '../../generated/prisma/client.ts';
import { toLocalDate } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { readFact, toParticipationFacts } from './participation-fact.ts';

/** A member of a cycle, as far as completion is asked for. */
export interface Member {
  readonly organizationId: string;
  readonly cycleId: string;
  readonly personId: string;
  /** `null` where none is known: then the sessions of every track are the member's. */
  readonly trackId: string | null;
}

export const memberColumns = {
  organizationId: true,
  id: true,
  cycleId: true,
  personId: true,
  details: true,
} as const;

export function toMember(row: {
  organizationId: string;
  cycleId: string;
  personId: string;
  details: unknown;
}): Member {
  const { organizationId, cycleId, personId } = row;
  return {
    organizationId,
    cycleId,
    personId,
    trackId: (row.details as { trackId?: string | null }).trackId ?? null,
  };
}

/** What completion is judged by, and what it asks. */
export interface JudgedMember {
  readonly policy: CompletionPolicy;
  readonly facts: CompletionFacts;
  readonly sessions: readonly MemberSession[];
}

export interface MemberSession {
  readonly session: Session;
  readonly attendance: Attendance | null;
}

const cycleColumns = {
  organizationId: true,
  id: true,
  status: true,
  completion: true,
  sessionPlan: true,
  timeZone: true,
  organization: { select: { timeZone: true } },
  program: { select: { details: true } },
} as const;

/** A roster and the sessions of a cycle are bounded; these bounds are far above them. */
const mostSessions = 20_000;
const mostRows = 500_000;

/**
 * What completion is judged by, for many members at once: a fixed number of statements, however many
 * members and sessions there are.
 *
 * @param closed whether nothing more will come; left out, what the state of the cycle says
 * @returns in the order of `members`
 */
export async function loadMembers(
  tx: Tx,
  members: readonly Member[],
  { closed }: { closed?: boolean } = {},
): Promise<JudgedMember[]> {
  if (members.length === 0) return [];
  const organizationId = { in: [...new Set(members.map((member) => member.organizationId))] };
  const cycleId = { in: [...new Set(members.map((member) => member.cycleId))] };
  const personId = { in: [...new Set(members.map((member) => member.personId))] };
  const cycles = await tx.cycle.findMany({
    where: { organizationId, id: cycleId },
    select: cycleColumns,
    take: cycleId.in.length,
  });
  const links = await tx.sessionCycle.findMany({
    where: { organizationId, cycleId },
    select: { cycleId: true, session: true },
    orderBy: [
      { session: { localDate: { sort: 'asc', nulls: 'last' } } },
      { session: { position: 'asc' } },
      { sessionId: 'asc' },
    ],
    take: mostSessions,
  });
  const marks = await tx.attendance.findMany({
    where: {
      organizationId,
      personId,
      sessionId: { in: [...new Set(links.map(({ session }) => session.id))] },
    },
    take: mostRows,
  });
  const recorded = await tx.participationFact.findMany({
    where: { organizationId, cycleId, personId },
    select: { cycleId: true, personId: true, kind: true, value: true },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    take: mostRows,
  });
  const determinations = await tx.determination.findMany({
    where: { organizationId, cycleId, personId },
    select: { cycleId: true, personId: true, criterion: true, holds: true },
    orderBy: { sequence: 'asc' },
    take: mostRows,
  });
  const cyclesById = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  const sessionsOf = Map.groupBy(links, (link) => link.cycleId);
  const marksOf = new Map(marks.map((mark) => [`${mark.sessionId} ${mark.personId}`, mark]));
  const factsOf = Map.groupBy(recorded, (fact) => `${fact.cycleId} ${fact.personId}`);
  const settledOf = Map.groupBy(determinations, (one) => `${one.cycleId} ${one.personId}`);
  return members.map((member) => {
    const cycle = cyclesById.get(member.cycleId);
    if (cycle === undefined) throw new Error(`cycle ${member.cycleId} of a member is not to be seen`);
    const key = `${member.cycleId} ${member.personId}`;
    const sessions = (sessionsOf.get(member.cycleId) ?? [])
      .filter(({ session }) => isFor(session, member.trackId))
      .map(({ session }) => ({
        session,
        attendance: marksOf.get(`${session.id} ${member.personId}`) ?? null,
      }));
    const { ownAttributes, ...facts } = toParticipationFacts((factsOf.get(key) ?? []).map(readFact));
    const plan = cycle.sessionPlan as { readonly complete: boolean | null } | null;
    const own = ownFacts(cycle.program.details, ownAttributes);
    return {
      policy: (cycle.completion as unknown as CompletionPolicy | null) ?? unstatedCompletionPolicy,
      sessions,
      facts: {
        ...facts,
        sessions: sessions.map(({ session, attendance }) =>
          toParticipation(session, attendance, member.trackId),
        ),
        scheduleComplete: plan?.complete ?? false,
        closed: closed ?? (cycle.status === 'ended' || cycle.status === 'cancelled'),
        zone: cycle.timeZone ?? cycle.organization.timeZone,
        determinations: Object.fromEntries(
          (settledOf.get(key) ?? []).map(({ criterion, holds }) => [criterion, holds]),
        ),
        ...(own === null ? {} : { own }),
      },
    };
  });
}

/** What stands beside a mark: how the session was made up for. */
export interface AttendanceDetails {
  readonly lateReason: string | null;
  readonly madeUp: MakeUp | null;
}

export function readAttendanceDetails(row: { readonly details: unknown }): AttendanceDetails {
  return { lateReason: null, madeUp: null, ...(row.details as Partial<AttendanceDetails>) };
}

function isFor(session: Session, trackId: string | null): boolean {
  const tracks = tracksOf(session);
  return tracks.length === 0 || trackId === null || tracks.includes(trackId);
}

function tracksOf({ details }: Session): readonly string[] {
  return (details as { readonly tracks?: readonly string[] }).tracks ?? [];
}

function toParticipation(
  session: Session,
  attendance: Attendance | null,
  trackId: string | null,
): SessionParticipation {
  const timing = session.timing as unknown as SessionTiming;
  const tracks = tracksOf(session);
  return {
    sessionId: session.id,
    kind: session.kind,
    modality: session.modality as Modality | null,
    required: session.required,
    track: tracks.length === 0 ? null : (trackId ?? tracks[0] ?? null),
    state: session.status as SessionState,
    date: dateOf(session),
    startsAt: startOf(timing),
    endsAt: sessionInterval(timing)?.end ?? null,
    minutes: plannedMinutes(session),
    attendance:
      attendance === null ? null : { mark: attendance.mark as AttendanceMark, minutes: attendance.minutes },
    madeUpAt: attendance === null ? null : (readAttendanceDetails(attendance).madeUp?.recordedAt ?? null),
    waived: false,
  };
}

/** A session's day, where it is one day: what takes place some time in a week has none yet. */
function dateOf(session: Session): LocalDate | null {
  const timing = session.timing as unknown as SessionTiming;
  return timing.kind === 'window' ? null : toLocalDate(session.localDate);
}

export function startOf(timing: SessionTiming) {
  if (timing.kind !== 'timed' || timing.zone === null || readTimeZone(timing.zone) === null) return null;
  return toCommonInstant(timing.date, timing.start, timing.zone);
}

/** The length by its times, or the one that is published. */
export function plannedMinutes(session: Pick<Session, 'timing' | 'details'>): number | null {
  const stated = (session.details as { readonly statedMinutes?: number | null }).statedMinutes ?? null;
  return timingMinutes(session.timing as unknown as SessionTiming) ?? stated;
}

type Named = Partial<Pick<Program, 'vocabulary' | 'referenceDates'>>;

/** The names that a program adds for its rule of completion, and what is recorded under them. */
function ownFacts(programDetails: unknown, attributes: Readonly<Record<string, boolean | number | string>>) {
  const { vocabulary, referenceDates = [] } = programDetails as Named;
  if (vocabulary === undefined) return null;
  const extended = extendCompletionVocabulary({ vocabulary, referenceDates });
  if (!extended.ok) throw new Error('a program that was parsed has a vocabulary that clashes');
  const dates = referenceDates.flatMap(({ key, date }) =>
    date === null ? [] : [[key, date as LocalDate] as const],
  );
  return { vocabulary: extended.value, attributes, referenceDates: Object.fromEntries(dates) };
}
