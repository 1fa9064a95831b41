import { builder } from '../../builder.ts';
import { filterOneOf } from '../../platform/list-filters.ts';
import { forbidden, may } from '../../platform/policy.ts';
import { seatsTakenOf } from '../cycle/seats-taken.ts';
import { ApplicationStatusType } from './application-type.ts';
import { EnrollmentStatusType } from './enrollment-type.ts';
import {
  targetOf,
  visibleApplications,
  visibleEnrollments,
  visibleOffers,
  visibleWaitlistEntries,
} from './policy.ts';

const byEntry = [{ id: 'asc' }] as const;

function onlyStatus(values: readonly string[] | null | undefined): { status?: { in: string[] } } {
  const status = filterOneOf(values);
  return status === undefined ? {} : { status };
}

builder.prismaObjectFields('Cycle', (t) => ({
  applications: t.relatedConnection('applications', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'The applications that you may know of, the oldest first.',
    args: { status: t.arg({ type: [ApplicationStatusType], description: 'Only these.' }) },
    query: ({ status }, ctx) => ({
      where: { ...visibleApplications(ctx.viewer), ...onlyStatus(status) },
      orderBy: [...byEntry],
    }),
  }),
  offers: t.relatedConnection('offers', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'The offers that you may know of, the oldest first.',
    query: (_args, ctx) => ({ where: visibleOffers(ctx.viewer), orderBy: [...byEntry] }),
  }),
  waitlist: t.relatedConnection('waitlist', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'The queue for a seat, as far as you may know of it, first in line first.',
    query: (_args, ctx) => ({
      where: { ...visibleWaitlistEntries(ctx.viewer), status: { in: ['waiting', 'offered'] } },
      orderBy: [{ sequence: 'asc' }, { id: 'asc' }],
    }),
  }),
  enrollments: t.relatedConnection('enrollments', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'Who is in it, as far as you may know; for members, the roster.',
    args: { status: t.arg({ type: [EnrollmentStatusType], description: 'Only these.' }) },
    query: ({ status }, ctx) => ({
      where: { ...visibleEnrollments(ctx.viewer), ...onlyStatus(status) },
      orderBy: [...byEntry],
    }),
  }),
  seatsTaken: t.int({
    description: 'How many seats are taken. For those who see the roster.',
    resolve: async (cycle, _args, ctx) => {
      if (!may(ctx.viewer, 'roster.see', targetOf(cycle))) throw forbidden('roster.see');
      return await seatsTakenOf(ctx, cycle);
    },
  }),
}));

builder.prismaObjectFields('Person', (t) => ({
  applications: t.relatedConnection('applications', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'Their applications that you may know of, the latest first.',
    query: (_args, ctx) => ({ where: visibleApplications(ctx.viewer), orderBy: [{ id: 'desc' }] }),
  }),
  offers: t.relatedConnection('offers', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'Their offers that you may know of, the latest first.',
    query: (_args, ctx) => ({ where: visibleOffers(ctx.viewer), orderBy: [{ id: 'desc' }] }),
  }),
  enrollments: t.relatedConnection('enrollments', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'Their seats that you may know of, the latest first.',
    query: (_args, ctx) => ({ where: visibleEnrollments(ctx.viewer), orderBy: [{ id: 'desc' }] }),
  }),
  waitlistEntries: t.relatedConnection('waitlist', {
    cursor: 'organizationId_id',
    nullable: false,
    description: 'Their places in queues that you may know of, the latest first.',
    query: (_args, ctx) => ({ where: visibleWaitlistEntries(ctx.viewer), orderBy: [{ id: 'desc' }] }),
  }),
}));
