import { prismaConnectionHelpers } from '@pothos/plugin-prisma';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { ParticipationFact } from '../../generated/prisma/client.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import { unauthenticated } from '../../platform/command.ts';
import { forbidden, may, requireCapability } from '../../platform/policy.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { EnrollmentType } from '../admission/enrollment-type.ts';
import { targetOf, visibleEnrollments } from '../admission/policy.ts';
import { targetOfCycle } from '../cycle/run-cycle-command.ts';
import { takesSeat } from '../cycle/seats-taken.ts';
import {
  loadStanding,
  loadWarnings,
  type RecordedWarning,
  type Standing,
  standingColumns,
} from './load-standing.ts';
import { ParticipationFactType } from './participation-fact-type.ts';
import {
  CompletionForecastType,
  CompletionType,
  CompletionWarningType,
  SessionAttendanceType,
} from './type.ts';

interface SeatInCycle {
  readonly organizationId: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly cycle: { readonly communityId: string };
}

/** One's own marks and forecast, and everybody's in the cycles whose completion one sees. */
function requireStandingSeen({ viewer }: Context, row: SeatInCycle): void {
  const { organizationId, cycleId, personId, cycle } = row;
  if (viewer.persons.some((person) => person.id === personId)) return;
  if (
    !may(viewer, 'completion.see', targetOf({ organizationId, id: cycleId, communityId: cycle.communityId }))
  )
    throw forbidden('completion.see');
}

const inCycle = { ...standingColumns, cycle: { select: { communityId: true } } } as const;

builder.prismaObjectFields(EnrollmentType, (t) => ({
  completion: t.field({
    type: CompletionType,
    description:
      'The judgement against the completion policy, and the forecast. For the member and for staff; null for who is no member.',
    select: inCycle,
    resolve: async (row, _args, ctx) => {
      requireStandingSeen(ctx, row);
      return row.role === 'member' ? await loadStanding(ctx, row) : null;
    },
  }),
  attendance: t.field({
    type: [SessionAttendanceType],
    description: 'Every session of the cycle with the mark, by date. For the member and for staff.',
    select: inCycle,
    resolve: async (row, _args, ctx) => {
      requireStandingSeen(ctx, row);
      return [...(await loadStanding(ctx, row)).sessions];
    },
  }),
  warnings: t.field({
    type: [CompletionWarningType],
    description:
      'What was told of completion: at risk, out of reach, back in reach; oldest first. For the member and for staff.',
    select: inCycle,
    resolve: async (row, _args, ctx) => {
      requireStandingSeen(ctx, row);
      return [...(await loadWarnings(ctx, row))];
    },
  }),
}));

/** What is recorded of members beside attendance, oldest first. */
const loadFacts = batched<SeatInCycle, readonly ParticipationFact[]>(
  async (tx, seats) => {
    const rows = await tx.participationFact.findMany({
      where: {
        organizationId: distinct(seats, ({ organizationId }) => organizationId),
        cycleId: distinct(seats, ({ cycleId }) => cycleId),
        personId: distinct(seats, ({ personId }) => personId),
      },
      orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
      take: seats.length * mostFacts,
    });
    const factsOf = Map.groupBy(rows, nameOfSeat);
    return seats.map((seat) => factsOf.get(nameOfSeat(seat)) ?? []);
  },
  (seat) => nameOfSeat(seat),
);

const mostFacts = 1000;

function nameOfSeat({ cycleId, personId }: Pick<SeatInCycle, 'cycleId' | 'personId'>): string {
  return `${cycleId} ${personId}`;
}

builder.prismaObjectField(EnrollmentType, 'participationFacts', (t) =>
  t.field({
    type: [ParticipationFactType],
    description: 'What is recorded beside attendance, oldest first. For the member and for staff.',
    select: inCycle,
    resolve: async (row, _args, ctx) => {
      requireStandingSeen(ctx, row);
      return (await loadFacts(ctx, row)) as never;
    },
  }),
);

const membersOfCycle = prismaConnectionHelpers(builder, EnrollmentType, {
  cursor: 'organizationId_id',
  query: (_args, ctx) => ({
    where: { AND: [visibleEnrollments(ctx.viewer), { status: { in: ['active', 'ended'] }, role: 'member' }] },
    // The helper's type knows one key only; the client takes a list.
    orderBy: [{ person: { displayName: 'asc' } }, { id: 'asc' }] as never,
  }),
});

builder.prismaObjectField('Cycle', 'members', (t) =>
  t.connection(
    {
      type: EnrollmentType,
      description:
        'Who is, or was to its end, a member of it, by name: for its members and alumni, and for those who run it.',
      // A visitor is asked to sign in, and nothing is looked up.
      select: (args, ctx, nestedSelection) =>
        ctx.viewer.identity === null
          ? {}
          : { enrollments: membersOfCycle.getQuery(args, ctx, nestedSelection) },
      resolve: (cycle, args, ctx) => {
        if (ctx.viewer.identity === null) throw unauthenticated();
        requireCapability(ctx.viewer, 'roster.see', targetOfCycle(cycle));
        return membersOfCycle.resolve(
          (cycle as never as { enrollments: never[] }).enrollments,
          args,
          ctx,
        ) as never;
      },
    },
    { name: 'CycleMembersConnection' },
    { name: 'CycleMembersConnectionEdge' },
  ),
);

interface MemberToWarn {
  readonly row: object;
  readonly displayName: string;
  readonly standing: Standing;
  readonly warnings: readonly RecordedWarning[];
}

const MemberToWarnType = builder.objectRef<MemberToWarn>('MemberToWarn').implement({
  description: 'A member whose completion is at risk or out of reach.',
  fields: (t) => ({
    displayName: t.exposeString('displayName', { nullable: false, description: 'The name of the member.' }),
    enrollment: t.field({
      type: EnrollmentType,
      nullable: false,
      description: 'The seat.',
      resolve: ({ row }) => row as never,
    }),
    forecast: t.field({
      type: CompletionForecastType,
      description: 'How the member stands.',
      resolve: ({ standing }) =>
        standing.forecast === null ? null : { forecast: standing.forecast, standing },
    }),
    warnings: t.field({
      type: [CompletionWarningType],
      nullable: false,
      description: 'What the member was told already, oldest first.',
      resolve: ({ warnings }) => [...warnings],
    }),
  }),
});

const mostMembers = 5000;

/** Those who hold seats of cycles, by name. */
const activeMembersOf = batched(async (tx: Tx, cycles: readonly RowOfTenant[]) => {
  const rows = await tx.enrollment.findMany({
    where: {
      ...takesSeat,
      organizationId: distinct(cycles, ({ organizationId }) => organizationId),
      cycleId: distinct(cycles, ({ id }) => id),
    },
    include: { person: { select: { displayName: true } }, cycle: { select: { communityId: true } } },
    orderBy: [{ person: { displayName: 'asc' } }, { id: 'asc' }],
    take: cycles.length * mostMembers,
  });
  const rowsOf = Map.groupBy(rows, ({ cycleId }) => cycleId);
  return cycles.map(({ id }) => rowsOf.get(id) ?? []);
}, nameOfRow);

builder.prismaObjectField('Cycle', 'membersToWarn', (t) =>
  t.field({
    type: [MemberToWarnType],
    description:
      'Members who can no longer complete, or only just, as of now; those worst off first. For those who see completion.',
    resolve: async (cycle, _args, ctx): Promise<MemberToWarn[]> => {
      requireCapability(ctx.viewer, 'completion.see', targetOfCycle(cycle));
      const rows = await activeMembersOf(ctx, cycle);
      const members = await Promise.all(
        rows.map(async (row) => ({
          row,
          displayName: row.person.displayName,
          standing: await loadStanding(ctx, row),
          warnings: await loadWarnings(ctx, row),
        })),
      );
      return ['cannot_complete', 'at_risk'].flatMap((state) =>
        members.filter(({ standing }) => standing.forecast?.standing === state),
      );
    },
  }),
);
