import { builder } from '../../builder.ts';
import { type ParticipationFactKind, readFact } from './participation-fact.ts';

export const SurveyMomentType = builder.enumType('SurveyMoment', {
  description: 'When a survey is asked.',
  values: {
    PRE: { value: 'pre', description: 'Before the cycle.' },
    POST: { value: 'post', description: 'After it.' },
    PER_SESSION: { value: 'per_session', description: 'At each session.' },
    FOLLOW_UP: { value: 'follow_up', description: 'Some time later.' },
  } as const,
});

const kinds = {
  PLATFORM_ENGAGED: { value: 'platform_engaged', description: 'Engaged in the online platform.' },
  PROJECT_SUBMITTED: { value: 'project_submitted', description: 'The project was handed in.' },
  BOOK_STUDY_DONE: { value: 'book_study_done', description: 'The book study was done.' },
  COACHING: { value: 'coaching', description: 'A conversation with a coach was held.' },
  DELIVERABLE: { value: 'deliverable', description: 'Something to hand in.' },
  SURVEY: { value: 'survey', description: 'A survey to answer.' },
  SIGN_OFF: { value: 'sign_off', description: 'A signature to have.' },
} as const;

export const ParticipationFactKindType = builder.enumType('ParticipationFactKind', {
  description: 'What is recorded of a member beside attendance. Hours are logged by logHours.',
  values: kinds,
});

const LoggedWeekType = builder
  .objectRef<{ readonly weekOf: string; readonly hours: number }>('LoggedWeek')
  .implement({
    description: 'Asynchronous work of one week.',
    fields: (t) => ({
      weekOf: t.field({
        type: 'LocalDate',
        nullable: false,
        description: 'The day on which the week begins.',
        resolve: ({ weekOf }) => weekOf,
      }),
      hours: t.exposeFloat('hours', { nullable: false, description: 'The hours.' }),
    }),
  });

export const ParticipationFactType = builder.prismaObject('ParticipationFact', {
  description: 'Something recorded of a member beside attendance.',
  fields: (t) => ({
    kind: t.field({
      type: ParticipationFactKindType,
      description: 'What it is; null for hours, and for what only this program asks.',
      resolve: ({ kind }) =>
        Object.values(kinds).some(({ value }) => value === kind)
          ? (kind as Exclude<ParticipationFactKind, 'asynchronous_work' | 'own'>)
          : null,
    }),
    name: t.string({
      description: 'Which deliverable, which survey, whose signature.',
      resolve: (row) => {
        const { kind, value } = readFact(row);
        if (kind === 'deliverable' || kind === 'own') return value.name;
        if (kind === 'survey') return value.instrumentId;
        return kind === 'sign_off' ? value.role : null;
      },
    }),
    done: t.boolean({
      description: 'Whether it was done; null where that is not known.',
      resolve: (row) => {
        const { value } = readFact(row);
        return 'done' in value ? value.done : null;
      },
    }),
    minutes: t.int({
      description: 'How long a conversation was.',
      resolve: (row) => {
        const { kind, value } = readFact(row);
        return kind === 'coaching' ? value.minutes : null;
      },
    }),
    weeks: t.field({
      type: [LoggedWeekType],
      description: 'The hours that were logged, oldest week first.',
      resolve: (row) => {
        const { kind, value } = readFact(row);
        return kind === 'asynchronous_work' ? [...value.weeks] : null;
      },
    }),
    recordedBy: t.exposeString('recordedByName', { nullable: false, description: 'Who recorded it.' }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When it was recorded.',
    }),
  }),
});
