import type { Modality } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { PeriodType } from '../cycle/period-type.ts';
import { ModalityType } from '../cycle/type.ts';
import { EditorNoteType, ValueReadingsType } from '../provenance/annotations.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';
import { readDetails } from './store.ts';

builder.prismaNode('Gathering', {
  description: 'An event at which communities each hold a session, with sessions for all such as a keynote.',
  id: { resolve: rowId },
  findUnique: rowKey,
  nullable: true,
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'Its key in the program file.' }),
    title: t.exposeString('title', { description: 'Its title; null where none is published.' }),
    label: t.exposeString('label', { nullable: false, description: 'What to show: title and dates.' }),
    period: t.field({
      type: PeriodType,
      description: 'When it takes place; null where unknown.',
      resolve: (gathering) => readDetails(gathering).period,
    }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Its zone; null where unknown.' }),
    modality: t.field({
      type: ModalityType,
      description: 'How people take part; null where unknown.',
      resolve: ({ modality }) => modality as Modality | null,
    }),
    place: t.string({
      description: 'Where it is held, or the platform.',
      resolve: (gathering) => readDetails(gathering).place,
    }),
    agendaPublished: t.boolean({
      nullable: false,
      description: 'Whether a timetable is published. Without one, its sessions have no times.',
      resolve: (gathering) => readDetails(gathering).agendaPublished,
    }),
    agendaHeading: t.string({
      description: 'The heading of the timetable as printed.',
      resolve: (gathering) => readDetails(gathering).agenda?.heading ?? null,
    }),
    readings: t.field({
      type: [ValueReadingsType],
      nullable: false,
      description: 'Values that are printed in several ways.',
      resolve: (gathering) => [...readDetails(gathering).readings],
    }),
    editorNotes: t.field({
      type: [EditorNoteType],
      nullable: false,
      description: 'What a person added by hand.',
      resolve: (gathering) => [...readDetails(gathering).editorsNotes],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (gathering) => readProvenance(gathering.provenance),
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    organization: t.relation('organization', {
      nullable: false,
      description: 'The organization that holds it.',
    }),
  }),
});
