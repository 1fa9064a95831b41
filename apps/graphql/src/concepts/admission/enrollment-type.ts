import type { CompletionOutcome, EnrollmentOrigin, EnrollmentRole, EnrollmentState } from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { forbidden, may } from '../../platform/policy.ts';
import { EntryOverrideType } from './override-type.ts';
import { targetOf, visibleEnrollments } from './policy.ts';
import { type EnrollmentRow, readOverrides } from './store.ts';

export const EnrollmentStatusType = builder.enumType('EnrollmentStatus', {
  description: 'Where a seat is in its life.',
  values: {
    ACTIVE: { value: 'active', description: 'It is held.' },
    WITHDRAWN: { value: 'withdrawn', description: 'It was given up.' },
    REMOVED: { value: 'removed', description: 'It was taken, with a reason.' },
    ENDED: { value: 'ended', description: 'Its cycle is over.' },
  } satisfies Record<string, { value: EnrollmentState; description: string }>,
});

export const EnrollmentOriginType = builder.enumType('EnrollmentOrigin', {
  description: 'Where a seat came from.',
  values: {
    APPLICATION: { value: 'application', description: 'From an application.' },
    INVITATION: { value: 'invitation', description: 'By invitation.' },
    IMPORT: { value: 'import', description: 'By a list.' },
    OPEN_ENTRY: { value: 'open_entry', description: 'By joining an open cycle.' },
  } satisfies Record<string, { value: EnrollmentOrigin; description: string }>,
});

export const EnrollmentRoleType = builder.enumType('EnrollmentRole', {
  description: 'As what somebody takes part. Only members take seats.',
  values: {
    MEMBER: { value: 'member', description: 'A member.' },
    MENTOR: { value: 'mentor', description: 'A mentor.' },
    GUEST: { value: 'guest', description: 'A guest, who earns no credit.' },
    OBSERVER: { value: 'observer', description: 'An observer.' },
  } satisfies Record<string, { value: EnrollmentRole; description: string }>,
});

export const CompletionOutcomeType = builder.enumType('CompletionOutcome', {
  description: 'The judgement that a seat carries when its cycle is over.',
  values: {
    COMPLETED: { value: 'completed', description: 'The completion policy is met.' },
    NOT_COMPLETED: { value: 'not_completed', description: 'It is not met.' },
    UNDETERMINED: { value: 'undetermined', description: 'It cannot be told.' },
  } satisfies Record<string, { value: CompletionOutcome; description: string }>,
});

type EnrollmentInCycle = EnrollmentRow & { readonly cycle: { readonly communityId: string } };

/** Whoever shares a roster sees who is on it; how somebody came in and fared is for them and for staff. */
function requireMatterSeen(row: EnrollmentInCycle, { viewer }: Context): void {
  if (viewer.persons.some((person) => person.id === row.personId)) return;
  const target = targetOf(
    { organizationId: row.organizationId, id: row.cycleId, communityId: row.cycle.communityId },
    row.personId,
  );
  if (!may(viewer, 'completion.see', target)) throw forbidden('completion.see');
}

export const EnrollmentType = builder.prismaNode('Enrollment', {
  description: 'A seat that is held in a cycle.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleEnrollments(ctx.viewer) }),
  nullable: true,
  include: { cycle: { select: { communityId: true } } },
  fields: (t) => ({
    status: t.field({
      type: EnrollmentStatusType,
      nullable: false,
      description: 'Where it is in its life.',
      resolve: ({ status }) => status as EnrollmentState,
    }),
    role: t.field({
      type: EnrollmentRoleType,
      nullable: false,
      description: 'As what the person takes part.',
      resolve: ({ role }) => role as EnrollmentRole,
    }),
    origin: t.field({
      type: EnrollmentOriginType,
      description: 'Where it came from. For the member and for staff.',
      resolve: (row, _args, ctx) => {
        requireMatterSeen(row, ctx);
        return row.origin as EnrollmentOrigin;
      },
    }),
    enrolledAt: t.expose('enrolledAt', {
      type: 'DateTime',
      description: 'When the seat was taken; null where unknown.',
    }),
    leftAt: t.expose('leftAt', { type: 'DateTime', description: 'When it was given up or taken.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', description: 'When it ended; null where unknown.' }),
    reason: t.string({
      description: 'Why it was given up or taken, where somebody said so. For the member and for staff.',
      resolve: (row, _args, ctx) => {
        requireMatterSeen(row, ctx);
        return row.reason;
      },
    }),
    completionOutcome: t.field({
      type: CompletionOutcomeType,
      description: 'How it ended; null while it is held. For the member and for staff.',
      resolve: (row, _args, ctx) => {
        requireMatterSeen(row, ctx);
        return row.completion as CompletionOutcome | null;
      },
    }),
    overrides: t.field({
      type: [EntryOverrideType],
      description:
        'The overrides on which it rests: who admitted against which rule, and why. For the member and for staff.',
      resolve: (row, _args, ctx) => {
        requireMatterSeen(row, ctx);
        return [...readOverrides(row)];
      },
    }),
    version: t.exposeInt('version', { nullable: false, description: 'Counts its changes.' }),
    cycle: t.relation('cycle', { nullable: false, description: 'The cycle.' }),
    person: t.relation('person', { nullable: false, description: 'Who holds it.' }),
  }),
});
