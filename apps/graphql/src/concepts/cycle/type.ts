import type { CycleState, Modality } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { EditorNoteType } from '../provenance/annotations.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';
import { CapacityType } from './capacity-type.ts';
import { PeriodType } from './period-type.ts';
import {
  AdmissionPolicyType,
  AttributeCapType,
  CompletionPolicyType,
  EligibilityPolicyType,
  ReadinessType,
  SessionPlanType,
} from './policies-type.ts';
import { visibleCycle } from './policy.ts';
import { readCapacity } from './read-cycle.ts';
import {
  readAdmission,
  readCompletion,
  readDetails,
  readEligibility,
  readPeriod,
  readReadiness,
  readSessionPlan,
  readWindow,
} from './store.ts';
import { ApplicationWindowType } from './window-type.ts';

export const CycleStatusType = builder.enumType('CycleStatus', {
  description: 'Where a cycle is in its life.',
  values: {
    DRAFT: { value: 'draft', description: 'Being prepared; not published.' },
    ANNOUNCED: { value: 'announced', description: 'Published; takes no applications yet.' },
    ACCEPTING: { value: 'accepting', description: 'Takes applications while its window is open.' },
    SELECTING: { value: 'selecting', description: 'Applications are closed; seats are given out.' },
    RUNNING: { value: 'running', description: 'It meets.' },
    EVALUATING: { value: 'evaluating', description: 'Its sessions are over; completion is being judged.' },
    ENDED: { value: 'ended', description: 'It is over.' },
    CANCELLED: { value: 'cancelled', description: 'It does not take place.' },
  } satisfies Record<string, { value: CycleState; description: string }>,
});

export const ModalityType = builder.enumType('Modality', {
  description: 'How people take part.',
  values: {
    VIRTUAL: { value: 'virtual', description: 'From afar.' },
    IN_PERSON: { value: 'in_person', description: 'On the spot.' },
    HYBRID: { value: 'hybrid', description: 'Either.' },
  } satisfies Record<string, { value: Modality; description: string }>,
});

export const CycleType = builder.prismaNode('Cycle', {
  description: 'One time-boxed run of a community.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleCycle(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'Its key in the program file.' }),
    title: t.exposeString('title', { description: 'Its title; null where none is published.' }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What to show: the title, or a computed label.',
    }),
    status: t.field({
      type: CycleStatusType,
      nullable: false,
      description: 'Where it is in its life.',
      resolve: ({ status }) => status as CycleState,
    }),
    period: t.field({
      type: PeriodType,
      description: 'When it runs; null where unknown.',
      resolve: readPeriod,
    }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Its zone; null where unknown.' }),
    modality: t.field({
      type: ModalityType,
      description: 'How people take part; null where unknown.',
      resolve: ({ modality }) => modality as Modality | null,
    }),
    audience: t.exposeString('audience', { description: 'Whom it addresses, in the words of the program.' }),
    season: t.string({
      description: 'The key of its season; null where the program names none.',
      resolve: (cycle) => readDetails(cycle).seasonKey,
    }),
    window: t.field({
      type: ApplicationWindowType,
      nullable: false,
      description: 'When applications are taken.',
      resolve: (cycle) => ({
        state: cycle.status as CycleState,
        applicationWindow: readWindow(cycle),
        zone: cycle.timeZone,
      }),
    }),
    printedDeadline: t.string({
      description: 'The deadline as it was printed.',
      resolve: (cycle) => readDetails(cycle).description.printedDeadline,
    }),
    capacity: t.field({
      type: CapacityType,
      nullable: false,
      description: 'How many seats it has.',
      resolve: readCapacity,
    }),
    caps: t.field({
      type: [AttributeCapType],
      nullable: false,
      description: 'Limits inside the capacity.',
      resolve: (cycle) => [...readDetails(cycle).caps],
    }),
    admission: t.field({
      type: AdmissionPolicyType,
      nullable: false,
      description: 'How people come in.',
      resolve: readAdmission,
    }),
    eligibility: t.field({
      type: EligibilityPolicyType,
      nullable: false,
      description: 'Who may join.',
      resolve: readEligibility,
    }),
    completion: t.field({
      type: CompletionPolicyType,
      description: 'What completing it takes.',
      resolve: (cycle) => {
        const policy = readCompletion(cycle);
        return policy === null
          ? null
          : { policy, statement: readDetails(cycle).description.completion.statement };
      },
    }),
    readiness: t.field({
      type: ReadinessType,
      nullable: false,
      description: 'What it needs before it may start.',
      resolve: readReadiness,
    }),
    sessionPlan: t.field({
      type: SessionPlanType,
      description: 'What is said of its sessions.',
      resolve: readSessionPlan,
    }),
    rosterLockedAt: t.expose('rosterLockedAt', {
      type: 'DateTime',
      description: 'When its roster was locked; null where it is not.',
    }),
    details: t.field({
      type: 'JSON',
      nullable: false,
      description:
        'What else the program file says of it: funding, commitments, credit, work between sessions, project, learning map.',
      resolve: (cycle) => {
        const {
          funding,
          tracks,
          roles,
          commitments,
          credit,
          asynchronousWork,
          project,
          coaching,
          learningMap,
          contributions,
          accessAfterEnd,
          recruitment,
          statements,
        } = readDetails(cycle).description;
        return {
          funding,
          tracks,
          roles,
          commitments,
          credit,
          asynchronousWork,
          project,
          coaching,
          learningMap,
          contributions,
          accessAfterEnd,
          recruitment,
          statements,
        };
      },
    }),
    editorNotes: t.field({
      type: [EditorNoteType],
      nullable: false,
      description: 'What a person added by hand.',
      resolve: (cycle) => [...readDetails(cycle).description.editorsNotes],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (cycle) => readProvenance(cycle.provenance),
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    community: t.relation('community', { nullable: false, description: 'The community whose cycle it is.' }),
  }),
});
