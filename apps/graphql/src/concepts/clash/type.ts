import type { ParticipantClash, SessionTiming, UndeterminedClash } from '@coterie/core';
import { builder } from '../../builder.ts';
import { SessionTimingType } from '../session/timing-type.ts';
import type { TimeReading } from './suggested-timing.ts';
import { type Timetable, timingOf } from './timetable.ts';

export const TimeReadingType = builder.enumType('TimeReading', {
  description: 'How the times of sessions are read.',
  values: {
    AS_PRINTED: {
      value: 'as_printed',
      description: 'As they stand, also where a careful reader doubts them.',
    },
    AS_SUGGESTED: {
      value: 'as_suggested',
      description: 'As a finding suggests, where one does; elsewhere as they stand.',
    },
  } satisfies Record<string, { value: TimeReading; description: string }>,
});

const ClashVerdictType = builder.enumType('ClashVerdict', {
  description: 'Whether sessions clash.',
  values: {
    CLASH: { value: 'clash', description: 'Some of them are at the same time of day.' },
    NO_CLASH: { value: 'no_clash', description: 'None are.' },
    UNDETERMINED: {
      value: 'undetermined',
      description: 'None are known to be; some have times that are not known.',
    },
  } satisfies Record<string, { value: ClashVerdict; description: string }>,
});

const UndeterminedReasonType = builder.enumType('UndeterminedClashReason', {
  description: 'Why a session cannot be compared.',
  values: {
    TIME_UNKNOWN: { value: 'time_unknown', description: 'Its date or time is not known.' },
    ZONE_UNKNOWN: {
      value: 'zone_unknown',
      description: 'Its time zone is not known, and that of the others is.',
    },
    SESSION_UNKNOWN: { value: 'session_unknown', description: 'It is not known at all.' },
  } satisfies Record<string, { value: UndeterminedClash['reason']; description: string }>,
});

type ClashVerdict = 'clash' | 'no_clash' | 'undetermined';

export interface SessionKey {
  readonly organizationId: string;
  readonly id: string;
}

interface SessionClash {
  readonly first: SessionKey;
  readonly second: SessionKey;
  readonly sharedMinutes: number;
}

/** The answer about one person's sessions. */
export interface ClashReport {
  readonly clashes: readonly SessionClash[];
  readonly undetermined: readonly {
    readonly session: SessionKey;
    readonly reason: UndeterminedClash['reason'];
  }[];
  readonly readOtherwise: readonly {
    readonly session: SessionKey;
    readonly printed: SessionTiming;
    readonly suggested: SessionTiming;
  }[];
}

const SessionClashType = builder.objectRef<SessionClash>('SessionClash').implement({
  description: 'Two sessions at the same time of day.',
  fields: (t) => ({
    first: t.prismaField({
      type: 'Session',
      nullable: false,
      description: 'The one that starts first.',
      resolve: (query, { first }, _args, ctx) =>
        ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(first) } }),
    }),
    second: t.prismaField({
      type: 'Session',
      nullable: false,
      description: 'The other one.',
      resolve: (query, { second }, _args, ctx) =>
        ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(second) } }),
    }),
    sharedMinutes: t.exposeInt('sharedMinutes', {
      nullable: false,
      description: 'How long both last at once.',
    }),
  }),
});

const UndeterminedSessionType = builder
  .objectRef<ClashReport['undetermined'][number]>('UndeterminedClash')
  .implement({
    description: 'A session of which nobody knows whether it clashes.',
    fields: (t) => ({
      session: t.prismaField({
        type: 'Session',
        nullable: false,
        description: 'The session.',
        resolve: (query, { session }, _args, ctx) =>
          ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(session) } }),
      }),
      reason: t.field({
        type: UndeterminedReasonType,
        nullable: false,
        description: 'Why.',
        resolve: ({ reason }) => reason,
      }),
    }),
  });

const ReadOtherwiseType = builder.objectRef<ClashReport['readOtherwise'][number]>('ReadOtherwise').implement({
  description: 'A session whose time was read otherwise than it is printed.',
  fields: (t) => ({
    session: t.prismaField({
      type: 'Session',
      nullable: false,
      description: 'The session.',
      resolve: (query, { session }, _args, ctx) =>
        ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(session) } }),
    }),
    printed: t.field({
      type: SessionTimingType,
      nullable: false,
      description: 'Its time as it stands.',
      resolve: ({ printed }) => printed,
    }),
    suggested: t.field({
      type: SessionTimingType,
      nullable: false,
      description: 'The time by which it was compared.',
      resolve: ({ suggested }) => suggested,
    }),
  }),
});

export const ClashReportType = builder.objectRef<ClashReport>('ClashReport').implement({
  description: 'Whether the sessions of one person clash, by time of day.',
  fields: (t) => ({
    verdict: t.field({
      type: ClashVerdictType,
      nullable: false,
      description: 'The answer.',
      resolve: verdictOf,
    }),
    clashes: t.field({
      type: [SessionClashType],
      nullable: false,
      description: 'Sessions that are at the same time.',
      resolve: ({ clashes }) => [...clashes],
    }),
    undetermined: t.field({
      type: [UndeterminedSessionType],
      nullable: false,
      description:
        'Sessions that are not known to be free of a clash: their time is not known, and they may be on the day of another.',
      resolve: ({ undetermined }) => [...undetermined],
    }),
    readOtherwise: t.field({
      type: [ReadOtherwiseType],
      nullable: false,
      description:
        'Sessions whose time was read otherwise than printed; none where they are read as printed.',
      resolve: ({ readOtherwise }) => [...readOtherwise],
    }),
  }),
});

function verdictOf({ clashes, undetermined }: ClashReport): ClashVerdict {
  if (clashes.length > 0) return 'clash';
  return undetermined.length > 0 ? 'undetermined' : 'no_clash';
}

/** More pairs than a person can look through; a timetable with as many is wrong as a whole. */
const mostPairs = 500;

/** Names the sessions of what the core found by their rows. */
export function toReport(
  { rows, readOtherwise }: Timetable,
  found: {
    readonly clashes: readonly ParticipantClash[];
    readonly undetermined: readonly UndeterminedClash[];
  },
  attended: ReadonlySet<string>,
): ClashReport {
  return {
    clashes: found.clashes.slice(0, mostPairs).flatMap(({ first, second, sharedMinutes }) => {
      const [one, other] = [rows.get(first), rows.get(second)];
      return one === undefined || other === undefined ? [] : [{ first: one, second: other, sharedMinutes }];
    }),
    undetermined: found.undetermined.slice(0, mostPairs).flatMap(({ session, reason }) => {
      const row = rows.get(session);
      return row === undefined ? [] : [{ session: row, reason }];
    }),
    readOtherwise: [...readOtherwise].flatMap(([sessionId, suggested]) => {
      const row = rows.get(sessionId);
      return row === undefined || !attended.has(sessionId)
        ? []
        : [{ session: row, printed: timingOf(row), suggested }];
    }),
  };
}

export function keyOf({ organizationId, id }: SessionKey): SessionKey {
  return { organizationId, id };
}
