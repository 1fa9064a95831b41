import type { Finding, Program } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { PeriodType } from '../cycle/period-type.ts';
import { FindingType } from '../finding/type.ts';
import { ContactType, EditorNoteType, ValueReadingsType } from '../provenance/annotations.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';
import { visibleProgram } from './policy.ts';
import type { ProgramDetails } from './store.ts';

export const ProgramStatusType = builder.enumType('ProgramStatus', {
  description: 'Whether a program is offered.',
  values: {
    PUBLISHED: { value: 'published', description: 'Anyone may see it.' },
    RETIRED: {
      value: 'retired',
      description: 'Out of the catalog: only those who load programs find it in lists.',
    },
  },
});

type Season = NonNullable<Program['season']>;

const SeasonType = builder.objectRef<Season>('Season').implement({
  description: 'The stretch of time for which a program is published.',
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'Its key.' }),
    label: t.exposeString('label', { description: 'As printed: 2023-24.' }),
    period: t.field({
      type: PeriodType,
      description: 'When it runs; null where not published.',
      resolve: ({ period }) => period,
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (season) => readProvenance(season.provenance),
    }),
  }),
});

function readDetails(row: { readonly details: unknown }): ProgramDetails {
  return row.details as ProgramDetails;
}

const PolicyStatementType = builder
  .objectRef<ProgramDetails['policies'][number]>('PolicyStatement')
  .implement({
    description: 'A policy in the words of the program.',
    fields: (t) => ({
      kind: t.exposeString('kind', {
        nullable: false,
        description: 'What it is about: cancellation, refund, attendance …',
      }),
      statement: t.exposeString('statement', { nullable: false, description: 'The words.' }),
    }),
  });

const ResultType = builder.objectRef<ProgramDetails['results'][number]>('PublishedResult').implement({
  description: 'A result that is printed about past cycles. What is missing on the page is null.',
  fields: (t) => ({
    kind: t.exposeString('kind', { nullable: false, description: 'percentage, average, count or other.' }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What was measured, in the words of the program.',
    }),
    value: t.exposeFloat('value', { description: 'The value; null where it is printed without one.' }),
    scale: t.field({
      type: 'JSON',
      description: 'The scale of an average, as the program file says it; null where it is not published.',
      resolve: ({ scale }) => scale,
    }),
    years: t.field({
      type: ['Int'],
      nullable: false,
      description: 'The years of the data.',
      resolve: (result) => [...result.years],
    }),
    readings: t.field({
      type: [ValueReadingsType],
      nullable: false,
      description: 'Values that are printed, or can be read, in several ways.',
      resolve: (result) => [...result.readings],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (result) => readProvenance(result.provenance),
    }),
  }),
});

export const ProgramType = builder.prismaNode('Program', {
  description: 'What an organization publishes about its communities for a season.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleProgram(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'Its key in the program file.' }),
    title: t.exposeString('title', { description: 'Its title; null where none is published.' }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What to show: the title, or a computed label.',
    }),
    status: t.field({
      type: ProgramStatusType,
      nullable: false,
      description: 'Whether it is offered.',
      resolve: ({ status }) => status as 'published' | 'retired',
    }),
    language: t.string({
      description: 'The language of its texts; null where unknown.',
      resolve: (program) => readDetails(program).language,
    }),
    season: t.field({
      type: SeasonType,
      description: 'Its season; null where the program names none.',
      resolve: (program) => readDetails(program).season,
    }),
    findings: t.field({
      type: [FindingType],
      nullable: false,
      description: 'What a careful reader would flag in its file, as found when it was loaded.',
      resolve: (program) => program.findings as unknown as Finding[],
    }),
    contacts: t.field({
      type: [ContactType],
      nullable: false,
      description: 'Whom to ask, by role.',
      resolve: (program) => program.contacts as unknown as Program['organization']['contacts'][number][],
    }),
    policies: t.field({
      type: [PolicyStatementType],
      nullable: false,
      description: 'Its policies in words.',
      resolve: (program) => [...readDetails(program).policies],
    }),
    results: t.field({
      type: [ResultType],
      nullable: false,
      description: 'Results printed about past cycles.',
      resolve: (program) => [...readDetails(program).results],
    }),
    pricesComplete: t.boolean({
      description: 'Whether the printed prices are all that there are; null: not said.',
      resolve: (program) => readDetails(program).pricesComplete,
    }),
    otherMoney: t.field({
      type: 'JSON',
      nullable: false,
      description: 'Stipends, grants and waivers, as the program file says them.',
      resolve: (program) => readDetails(program).otherMoney,
    }),
    instruments: t.field({
      type: 'JSON',
      nullable: false,
      description: 'Evaluation forms, as the program file says them.',
      resolve: (program) => readDetails(program).instruments,
    }),
    texts: t.field({
      type: 'JSON',
      nullable: false,
      description: 'Further texts of the pages.',
      resolve: (program) => readDetails(program).texts,
    }),
    editorNotes: t.field({
      type: [EditorNoteType],
      nullable: false,
      description: 'What a person added by hand.',
      resolve: (program) => program.editorNotes as unknown as Program['editorsNotes'][number][],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (program) => readProvenance(program.provenance),
    }),
    loadedAt: t.expose('loadedAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When its file was loaded.',
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    organization: t.relation('organization', {
      nullable: false,
      description: 'The organization that publishes it.',
    }),
  }),
});
