import { type Modality, type SessionKind, type SessionState, timingMinutes } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { ModalityType } from '../cycle/type.ts';
import { EditorNoteType, ValueReadingsType } from '../provenance/annotations.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';
import { visibleSession } from './policy.ts';
import { readDetails, readTiming } from './store.ts';
import { endsAt, SessionTimingType, startsAt } from './timing-type.ts';

export const SessionKindType = builder.enumType('SessionKind', {
  description: 'What a session is.',
  values: {
    MEETING: { value: 'meeting', description: 'A meeting of a community.' },
    WORKSHOP: { value: 'workshop', description: 'A workshop.' },
    KEYNOTE: { value: 'keynote', description: 'A keynote, for all.' },
    INTERACTIVE: { value: 'interactive', description: 'An interactive community of another host.' },
    ADDITIONAL: { value: 'additional', description: 'A session that the group added.' },
  } satisfies Record<string, { value: SessionKind; description: string }>,
});

export const SessionStatusType = builder.enumType('SessionStatus', {
  description: 'Where a session is in its life.',
  values: {
    TENTATIVE: { value: 'tentative', description: 'Thought of, not fixed.' },
    SCHEDULED: { value: 'scheduled', description: 'Planned.' },
    HELD: { value: 'held', description: 'It took place.' },
    ATTENDANCE_CLOSED: {
      value: 'attendance_closed',
      description: 'It took place and its marks are complete.',
    },
    CANCELLED: { value: 'cancelled', description: 'It does not take place.' },
  } satisfies Record<string, { value: SessionState; description: string }>,
});

export const SessionType = builder.prismaNode('Session', {
  description: 'One live meeting: local times in a zone, from which its moments follow.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleSession(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'Its key in the program.' }),
    title: t.exposeString('title', { description: 'Its title; null where none is published.' }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What to show: the title, or a computed label.',
    }),
    kind: t.field({
      type: SessionKindType,
      nullable: false,
      description: 'What it is.',
      resolve: ({ kind }) => kind as SessionKind,
    }),
    status: t.field({
      type: SessionStatusType,
      nullable: false,
      description: 'Where it is in its life.',
      resolve: ({ status }) => status as SessionState,
    }),
    timing: t.field({
      type: SessionTimingType,
      nullable: false,
      description: 'When it takes place, in local times.',
      resolve: readTiming,
    }),
    startsAt: t.field({
      type: 'DateTime',
      description: 'The moment at which it starts; null where date, time or zone are unknown.',
      resolve: (session) => startsAt(readTiming(session)),
    }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'The moment at which it ends; null where date, times or zone are unknown.',
      resolve: (session) => endsAt(readTiming(session)),
    }),
    minutes: t.int({
      description: 'How long it lasts by its times, across a change of the clock too.',
      resolve: (session) => timingMinutes(readTiming(session)),
    }),
    statedMinutes: t.int({
      description: 'The published length, in minutes.',
      resolve: (session) => readDetails(session).statedMinutes,
    }),
    modality: t.field({
      type: ModalityType,
      description: 'How people take part; null where unknown.',
      resolve: ({ modality }) => modality as Modality | null,
    }),
    place: t.exposeString('place', { description: 'Where it is held, or the platform; never a join link.' }),
    required: t.exposeBoolean('required', {
      description: 'False where it is optional; null where the program does not say.',
    }),
    tracks: t.stringList({
      nullable: false,
      description: 'Tracks for which it is meant; none: for all.',
      resolve: (session) => [...readDetails(session).tracks],
    }),
    alternativeOf: t.string({
      description: 'Sessions that share this name are alternatives: one counts, once.',
      resolve: (session) => readDetails(session).alternativeOf,
    }),
    printedTime: t.string({
      description: 'Its times as printed.',
      resolve: (session) => readDetails(session).printed.time,
    }),
    printedDate: t.string({
      description: 'Its date as printed.',
      resolve: (session) => readDetails(session).printed.date,
    }),
    printedLine: t.string({
      description: 'Its line of the timetable as printed.',
      resolve: (session) => readDetails(session).printed.line,
    }),
    readings: t.field({
      type: [ValueReadingsType],
      nullable: false,
      description: 'Values that can be read in several ways.',
      resolve: (session) => [...readDetails(session).readings],
    }),
    editorNotes: t.field({
      type: [EditorNoteType],
      nullable: false,
      description: 'What a person added by hand.',
      resolve: (session) => [...readDetails(session).editorsNotes],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (session) => readProvenance(session.provenance),
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    organization: t.relation('organization', {
      nullable: false,
      description: 'The organization whose session it is.',
    }),
  }),
});
