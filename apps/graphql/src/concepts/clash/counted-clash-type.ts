import { builder } from '../../builder.ts';
import { keyOf, type SessionKey } from './type.ts';

/** Two sessions of a timetable at the same time, and how many people that concerns. */
interface CountedClash {
  readonly first: SessionKey;
  readonly second: SessionKey;
  readonly sharedMinutes: number;
  /** `null` where the count is too small to be told to this viewer. */
  readonly participants: number | null;
}

export interface ParticipantClashReport {
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
    participants: t.exposeInt('participants', {
      description:
        'How many people take part in both; null where they are fewer than 10 and you may not see the persons.',
    }),
  }),
});

const UndeterminedCountType = builder
  .objectRef<ParticipantClashReport['undetermined'][number]>('UndeterminedParticipantClash')
  .implement({
    description: 'A session of which nobody knows whether it clashes for those who take part in it.',
    fields: (t) => ({
      session: t.prismaField({
        type: 'Session',
        nullable: false,
        description: 'The session.',
        resolve: (query, { session }, _args, ctx) =>
          ctx.db.session.findUniqueOrThrow({ ...query, where: { organizationId_id: keyOf(session) } }),
      }),
      participants: t.exposeInt('participants', {
        description:
          'How many people that concerns; null where they are fewer than 10 and you may not see the persons.',
      }),
    }),
  });

export const ParticipantClashReportType = builder
  .objectRef<ParticipantClashReport>('ParticipantClashReport')
  .implement({
    description:
      'The clashes of a gathering over those who take part: who is enrolled in the cycles that meet there, and who is registered.',
    fields: (t) => ({
      participants: t.exposeInt('participants', {
        description:
          'How many people take part in some session; null where they are fewer than 10 and you may not see the persons.',
      }),
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
