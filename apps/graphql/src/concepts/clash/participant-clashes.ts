import { type Entitlement, findParticipantClashes, id, isEntitledTo, type ParticipantClash, suppressRow, type UndeterminedClash } from '@coterie/core';
import { builder } from '../../builder.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import { forbidden, may } from '../../platform/policy.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { loadTimetable, type Timetable } from './timetable.ts';
import { keyOf, type SessionKey, TimeReadingType } from './type.ts';

/** Two sessions of a timetable at the same time, and how many people that concerns. */
interface CountedClash {
  readonly first: SessionKey;
  readonly second: SessionKey;
  readonly sharedMinutes: number;
  /** `null` where the count is too small to be told to this viewer. */
  readonly participants: number | null;
}

interface ParticipantClashReport {
  readonly clashes: readonly CountedClash[];
  readonly undetermined: readonly { readonly session: SessionKey; readonly participants: number | null }[];
  readonly participants: number | null;
}

const CountedClashType = builder.objectRef<CountedClash>('ParticipantClash').implement({
  description: 'Two sessions at the same time of day, and how many participants of both there are.',
  fields: (t) => ({
    first: t.prismaField({
      type: 'Session',
      nullable: false,
      description: 'The one that starts first.',
      resolve: (query, { first }, _args, ctx) => ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(first) } }),
    }),
    second: t.prismaField({
      type: 'Session',
      nullable: false,
      description: 'The other one.',
      resolve: (query, { second }, _args, ctx) => ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(second) } }),
    }),
    sharedMinutes: t.exposeInt('sharedMinutes', { nullable: false, description: 'How long both last at once.' }),
    participants: t.exposeInt('participants', { description: 'How many people take part in both; null where they are fewer than 10 and you may not see the persons.' }),
  }),
});

const UndeterminedCountType = builder.objectRef<ParticipantClashReport['undetermined'][number]>('UndeterminedParticipantClash').implement({
  description: 'A session of which nobody knows whether it clashes for those who take part in it.',
  fields: (t) => ({
    session: t.prismaField({
      type: 'Session',
      nullable: false,
      description: 'The session.',
      resolve: (query, { session }, _args, ctx) => ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(session) } }),
    }),
    participants: t.exposeInt('participants', { description: 'How many people that concerns; null where they are fewer than 10 and you may not see the persons.' }),
  }),
});

const ParticipantClashReportType = builder.objectRef<ParticipantClashReport>('ParticipantClashReport').implement({
  description: 'The clashes of a gathering over those who take part: who is enrolled in the cycles that meet there, and who is registered.',
  fields: (t) => ({
    participants: t.exposeInt('participants', { description: 'How many people take part in some session; null where they are fewer than 10 and you may not see the persons.' }),
    clashes: t.field({
      type: [CountedClashType],
      nullable: false,
      description: 'All sessions that are at the same time, also those that nobody attends both of.',
      resolve: ({ clashes }) => [...clashes],
    }),
    undetermined: t.field({
      type: [UndeterminedCountType],
      nullable: false,
      description: 'Sessions whose time is not known and that may be on the day of another.',
      resolve: ({ undetermined }) => [...undetermined],
    }),
  }),
});

builder.prismaObjectField('Gathering', 'participantClashes', (t) =>
  t.field({
    type: ParticipantClashReportType,
    description: 'Its clashes over actual participants; for staff.',
    args: { reading: t.arg({ type: TimeReadingType, defaultValue: 'as_printed', required: true, description: 'How times are read.' }) },
    resolve: async ({ organizationId, id: gatheringId }, { reading }, ctx) => {
      const timetable = await loadTimetable(ctx.db, { organizationId, gatheringId }, reading);
      const seesPersons = may(ctx.viewer, 'person.see', { organizationId: id<'Organization'>(organizationId) });
      if (!seesPersons && !readsReports(ctx.viewer, timetable)) throw forbidden('report.see');
      const participants = await loadParticipants(ctx.db, organizationId, gatheringId, timetable);
      const found = findParticipantClashes(timetable.sessions, participants);
      const everything = findParticipantClashes(timetable.sessions, [
        { person: 'everybody', sessions: timetable.sessions.map((session) => session.id) },
      ]);
      const tell = (count: number) => (seesPersons ? count : publicCount(count));
      return {
        participants: tell(participants.length),
        clashes: everything.clashes.flatMap(({ first, second, sharedMinutes }) => {
          const [one, other] = [timetable.rows.get(first), timetable.rows.get(second)];
          if (one === undefined || other === undefined) return [];
          return [{ first: one, second: other, sharedMinutes, participants: tell(countPairs(found.clashes, first, second)) }];
        }),
        undetermined: everything.undetermined.flatMap(({ session }) => {
          const row = timetable.rows.get(session);
          return row === undefined ? [] : [{ session: row, participants: tell(countSession(found.undetermined, session)) }];
        }),
      };
    },
  }),
);

/** A facilitator or coordinator of a community that meets there reads reports, not everybody's names. */
function readsReports(viewer: Viewer, { rows }: Timetable): boolean {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, 'report.see');
  return [...rows.values()].some(
    (row) =>
      organizationIds.includes(row.organizationId) ||
      row.cycles.some((link) => cycleIds.includes(link.cycleId) || communityIds.includes(link.cycle?.communityId ?? '')),
  );
}

/** Far above any gathering. */
const mostParticipants = 50_000;

/** Each person once, with the sessions of the gathering in which they take part. */
async function loadParticipants(tx: Tx, organizationId: string, gatheringId: string, { rows }: Timetable) {
  const cycleIds = [...new Set([...rows.values()].flatMap((row) => row.cycles.map((link) => link.cycleId)))];
  const enrolled = await tx.enrollment.findMany({
    where: { organizationId, cycleId: { in: cycleIds }, status: 'active' },
    select: { personId: true, cycleId: true },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const registered = await tx.registrationParticipant.findMany({
    where: { organizationId, registration: { gatheringId, status: { in: ['pending', 'awaiting_payment', 'confirmed'] } } },
    select: { personId: true, entitlements: true },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const sessionsOf = new Map<string, Set<string>>();
  const add = (personId: string, sessionId: string) => {
    const theirs = sessionsOf.get(personId) ?? new Set();
    sessionsOf.set(personId, theirs.add(sessionId));
  };
  const sessionsOfCycle = new Map<string, string[]>();
  for (const row of rows.values()) {
    for (const { cycleId } of row.cycles) sessionsOfCycle.set(cycleId, [...(sessionsOfCycle.get(cycleId) ?? []), row.id]);
  }
  for (const { personId, cycleId } of enrolled) {
    for (const sessionId of sessionsOfCycle.get(cycleId) ?? []) add(personId, sessionId);
  }
  for (const { personId, entitlements } of registered) {
    for (const sessionId of sessionsEntitledTo(entitlements as unknown as readonly Entitlement[], rows)) add(personId, sessionId);
  }
  return [...sessionsOf].map(([person, sessions]) => ({ person, sessions: [...sessions].map((one) => id<'Session'>(one)) }));
}

/** The sessions of a timetable into which entitlements let their holder. */
export function sessionsEntitledTo(entitlements: readonly Entitlement[], rows: Timetable['rows']): string[] {
  return [...rows.values()]
    .filter((row) =>
      entitlements.some((entitlement) =>
        isEntitledTo(entitlement, {
          id: id<'Session'>(row.id),
          gatheringId: row.gatheringId === null ? null : id<'Gathering'>(row.gatheringId),
          cycleIds: row.cycles.map((link) => id<'Cycle'>(link.cycleId)),
          communityIds: row.cycles.flatMap((link) => (link.cycle === null ? [] : [id<'Community'>(link.cycle.communityId)])),
          kind: row.kind,
        }),
      ),
    )
    .map((row) => row.id);
}

function countPairs(clashes: readonly ParticipantClash[], first: string, second: string): number {
  return clashes.filter((one) => one.first === first && one.second === second).length;
}

function countSession(undetermined: readonly UndeterminedClash[], session: string): number {
  return undetermined.filter((one) => one.session === session).length;
}

/** A count as it may be told to whoever may not see the persons. */
function publicCount(count: number): number | null {
  const row = suppressRow([count]);
  return row.ok ? (row.value.counts[0] ?? null) : null;
}
