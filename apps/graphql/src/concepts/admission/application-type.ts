import type { ApplicationState, WayIn } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { DeclaredFactsType } from '../eligibility/declared-type.ts';
import { DeterminationType, EligibilityVerdictType } from '../eligibility/type.ts';
import { determinationsOf } from './facts-on-record.ts';
import { EntryOverrideType } from './override-type.ts';
import { visibleApplications, visibleEnrollments, visibleOffers, visibleWaitlistEntries } from './policy.ts';
import { readAnswers, readOverrides, readVerdict } from './store.ts';

export const ApplicationStatusType = builder.enumType('ApplicationStatus', {
  description: 'Where an application is in its life.',
  values: {
    DRAFT: { value: 'draft', description: 'Being written.' },
    SUBMITTED: { value: 'submitted', description: 'Handed in.' },
    NEEDS_INFORMATION: { value: 'needs_information', description: 'The applicant was asked for something.' },
    UNDER_REVIEW: {
      value: 'under_review',
      description: 'Somebody looks at it, or something is to be determined.',
    },
    INELIGIBLE: {
      value: 'ineligible',
      description: 'The eligibility rule is not met; the verdict says why.',
    },
    SHORTLISTED: { value: 'shortlisted', description: 'Among those from whom the program chooses.' },
    ACCEPTED: { value: 'accepted', description: 'The program has said yes.' },
    REJECTED: { value: 'rejected', description: 'The program has said no.' },
    WAITLISTED: { value: 'waitlisted', description: 'Waiting for a seat.' },
    WITHDRAWN: { value: 'withdrawn', description: 'Taken back by the applicant.' },
  } satisfies Record<string, { value: ApplicationState; description: string }>,
});

export const WayInType = builder.enumType('WayIn', {
  description: 'By which door somebody comes in. Every one of them passes the same gate.',
  values: {
    FORM: { value: 'form', description: 'By applying.' },
    IMPORT: { value: 'import', description: 'By a list.' },
    INVITATION: { value: 'invitation', description: 'By invitation.' },
    API: { value: 'api', description: 'By another system.' },
    OPEN_ENTRY: { value: 'open_entry', description: 'By joining an open cycle.' },
  } satisfies Record<string, { value: WayIn; description: string }>,
});

builder.prismaNode('Application', {
  description: 'Asking to join a cycle.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleApplications(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    status: t.field({
      type: ApplicationStatusType,
      nullable: false,
      description: 'Where it is in its life.',
      resolve: ({ status }) => status as ApplicationState,
    }),
    wayIn: t.field({
      type: WayInType,
      nullable: false,
      description: 'By which door it came.',
      resolve: ({ wayIn }) => wayIn as WayIn,
    }),
    answers: t.field({
      type: DeclaredFactsType,
      nullable: false,
      description: 'What the applicant said of themselves.',
      resolve: readAnswers,
    }),
    eligibility: t.field({
      type: EligibilityVerdictType,
      description:
        'What the eligibility rule says of the applicant, as of the last decision; null for a draft.',
      resolve: readVerdict,
    }),
    determinations: t.field({
      type: [DeterminationType],
      nullable: false,
      description: 'What was settled for this applicant, in the order in which it was; the later one stands.',
      resolve: async (application, _args, ctx) => [...(await determinationsOf(ctx, application))],
    }),
    overrides: t.field({
      type: [EntryOverrideType],
      nullable: false,
      description: 'The overrides by which it was let in against rules.',
      resolve: (application) => [...readOverrides(application)],
    }),
    reason: t.exposeString('reason', { description: 'Why it stands as it does, where somebody said so.' }),
    informationNeeded: t.stringList({
      nullable: false,
      description: 'What the applicant is asked for.',
      resolve: ({ informationNeeded }) => [...(informationNeeded as readonly string[])],
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When it was begun.',
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      description: 'When it was handed in; null for a draft, and where unknown.',
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', description: 'Since when it stands as it does.' }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    cycle: t.relation('cycle', { nullable: false, description: 'The cycle.' }),
    person: t.relation('person', { nullable: false, description: 'Who asks.' }),
    offers: t.relatedConnection('offers', {
      cursor: 'organizationId_id',
      nullable: false,
      description: 'The offers that answered it, the latest first.',
      query: (_args, ctx) => ({ where: visibleOffers(ctx.viewer), orderBy: [{ id: 'desc' }] }),
    }),
    waitlistEntries: t.relatedConnection('waitlist', {
      cursor: 'organizationId_id',
      nullable: false,
      description: 'Its places in the queue, the latest first.',
      query: (_args, ctx) => ({ where: visibleWaitlistEntries(ctx.viewer), orderBy: [{ id: 'desc' }] }),
    }),
    enrollments: t.relatedConnection('enrollments', {
      cursor: 'organizationId_id',
      nullable: false,
      description: 'The seats that it led to, the latest first.',
      query: (_args, ctx) => ({ where: visibleEnrollments(ctx.viewer), orderBy: [{ id: 'desc' }] }),
    }),
  }),
});
