import type { AttendanceCorrection, AttendanceMark, MakeUp } from '@coterie/core';
import { builder } from '../../builder.ts';
import { readAttendanceDetails } from '../completion/load-members.ts';
import { readCorrections } from './store.ts';

export const AttendanceMarkType = builder.enumType('AttendanceMark', {
  description: 'How one person took part in one session. No mark at all means: not recorded, never absent.',
  values: {
    PRESENT: { value: 'present', description: 'They were there.' },
    PARTIAL: { value: 'partial', description: 'They were there for a part of it.' },
    ABSENT: { value: 'absent', description: 'They were not there.' },
    EXCUSED: { value: 'excused', description: 'They were not there, and had said why.' },
  } satisfies Record<string, { value: AttendanceMark; description: string }>,
});

const AttendanceCorrectionType = builder.objectRef<AttendanceCorrection>('AttendanceCorrection').implement({
  description: 'A mark that was replaced, and why.',
  fields: (t) => ({
    mark: t.field({
      type: AttendanceMarkType,
      nullable: false,
      description: 'What was recorded before.',
      resolve: ({ mark }) => mark,
    }),
    minutes: t.exposeInt('minutes', { description: 'The minutes that were recorded before.' }),
    markedBy: t.exposeString('recordedBy', { nullable: false, description: 'Who had recorded it.' }),
    markedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it had been recorded.',
      resolve: ({ recordedAt }) => recordedAt,
    }),
    correctedBy: t.exposeString('correctedBy', { nullable: false, description: 'Who changed it.' }),
    correctedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was changed.',
      resolve: ({ correctedAt }) => correctedAt,
    }),
    reason: t.exposeString('reason', { nullable: false, description: 'Why it was changed.' }),
  }),
});

export const MakeUpKindType = builder.enumType('MakeUpKind', {
  description: 'How a session that was missed was made up for.',
  values: {
    RECORDING: { value: 'recording', description: 'By its recording.' },
    OTHER_SESSION: { value: 'other_session', description: 'By another session.' },
    ASSIGNMENT: { value: 'assignment', description: 'By an assignment.' },
  } satisfies Record<string, { value: MakeUp['how']; description: string }>,
});

const MakeUpType = builder.objectRef<MakeUp>('MakeUp').implement({
  description: 'Making up for a session that was missed. The mark stays as it was.',
  fields: (t) => ({
    how: t.field({ type: MakeUpKindType, nullable: false, description: 'How.', resolve: ({ how }) => how }),
    recordedBy: t.exposeString('recordedBy', { nullable: false, description: 'Who recorded it.' }),
    recordedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was recorded.',
      resolve: ({ recordedAt }) => recordedAt,
    }),
  }),
});

export const AttendanceType = builder.prismaObject('Attendance', {
  description: 'The mark of one person at one session, with what it was before.',
  fields: (t) => ({
    mark: t.field({
      type: AttendanceMarkType,
      nullable: false,
      description: 'How they took part.',
      resolve: ({ mark }) => mark as AttendanceMark,
    }),
    minutes: t.exposeInt('minutes', { description: 'Minutes in the room; null where nobody counted them.' }),
    markedBy: t.exposeString('markedByName', { nullable: false, description: 'Who marked it.' }),
    markedAt: t.expose('markedAt', { type: 'DateTime', nullable: false, description: 'When it was marked.' }),
    lateReason: t.string({
      description: 'Why it was entered after attendance had been closed; null where it was not.',
      resolve: (row) => readAttendanceDetails(row).lateReason,
    }),
    corrections: t.field({
      type: [AttendanceCorrectionType],
      nullable: false,
      description: 'What was recorded before, oldest first.',
      resolve: (row) => [...readCorrections(row)],
    }),
    madeUp: t.field({
      type: MakeUpType,
      description: 'How they made up for it; null where they did not.',
      resolve: (row) => readAttendanceDetails(row).madeUp,
    }),
    displayName: t.string({
      nullable: false,
      description: 'The name of the person.',
      select: { person: { select: { displayName: true } } },
      resolve: ({ person }) => person.displayName,
    }),
    person: t.relation('person', { nullable: false, description: 'The person.' }),
    session: t.relation('session', { nullable: false, description: 'The session.' }),
  }),
});
