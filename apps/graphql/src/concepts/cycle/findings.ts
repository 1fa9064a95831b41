import {
  checkWindow,
  type Finding,
  findCapacityFindings,
  findDeadlinesWithoutTime,
  findOverBesideOpenWords,
  findSessionFindings,
  findSessionsOutsidePeriod,
  findTooFewSessions,
  type Holiday,
  type Instant,
  type PeriodOf,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Session } from '../../generated/prisma/client.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import { may } from '../../platform/policy.ts';
import { FindingType } from '../finding/type.ts';
import { readHolidays } from '../program/holidays.ts';
import { isForAll, toTimetableEntry } from '../session/timetable-entries.ts';
import { readCapacity } from './read-cycle.ts';
import { targetOfCycle } from './run-cycle-command.ts';
import { seatsTakenOf } from './seats-taken.ts';
import { type CycleRow, readDetails, readPeriod, readSessionPlan, readWindow } from './store.ts';

/** No more sessions of one cycle than these are compared. */
const mostSessions = 1_000;

builder.prismaObjectField('Cycle', 'findings', (t) =>
  t.field({
    type: [FindingType],
    nullable: false,
    description: 'What a careful reader would flag in it as it is now: window, sessions, capacity.',
    select: { program: { select: { details: true } } },
    resolve: async (row, _args, ctx) => {
      const enrolled = may(ctx.viewer, 'roster.see', targetOfCycle(row))
        ? await seatsTakenOf(ctx, row)
        : null;
      return [
        ...findCycleFindings(row as unknown as CycleRow, {
          sessions: await sessionsOf(ctx, row),
          enrolled,
          holidays: readHolidays(row.program),
          now: ctx.now,
        }),
      ];
    },
  }),
);

/** The sessions of cycles that are not cancelled, in their order. */
const sessionsOf = batched<RowOfTenant, readonly Session[]>(async (tx, cycles) => {
  const links = await tx.sessionCycle.findMany({
    where: {
      organizationId: distinct(cycles, ({ organizationId }) => organizationId),
      cycleId: distinct(cycles, ({ id }) => id),
      session: { status: { not: 'cancelled' } },
    },
    select: { cycleId: true, session: true },
    orderBy: [{ session: { position: 'asc' } }, { sessionId: 'asc' }],
    take: cycles.length * mostSessions,
  });
  const linksOf = Map.groupBy(links, ({ cycleId }) => cycleId);
  return cycles.map(({ id }) => (linksOf.get(id) ?? []).map(({ session }) => session));
}, nameOfRow);

interface Surroundings {
  readonly sessions: readonly Session[];
  /** `null` where the viewer may not know how many are enrolled. */
  readonly enrolled: number | null;
  readonly holidays: readonly Holiday[];
  readonly now: Instant;
}

function findCycleFindings(
  row: CycleRow,
  { sessions, enrolled, holidays, now }: Surroundings,
): readonly Finding[] {
  const { pointer, description } = readDetails(row);
  const plan = readSessionPlan(row);
  const period = readPeriod(row);
  const within: PeriodOf | null =
    period === null ? null : { pointer: `${pointer}/period`, label: row.label, period };
  const invited = { kind: 'agenda', id: row.key, label: row.label } as const;
  const own = sessions
    .filter(({ gatheringId }) => gatheringId === null)
    .map((session) => toTimetableEntry(session, isForAll(session) ? [invited] : []));
  const elsewhere = sessions
    .filter(({ gatheringId }) => gatheringId !== null)
    .map((session) => toTimetableEntry(session, []));
  const { closes } = readWindow(row);
  return [
    ...(closes === null
      ? []
      : findDeadlinesWithoutTime([
          {
            place: { pointer: `${pointer}/applicationWindow/closes` },
            quotation: closes.kind === 'date' ? (description.printedDeadline ?? closes.date) : closes.at,
            closes,
            zone: row.timeZone,
          },
        ])),
    ...findOverBesideOpenWords({
      statements: description.statements.map(({ says, quotation }, index) => ({
        place: { pointer: `${pointer}/statements/${index}` },
        quotation,
        says: says === 'open' ? 'open' : 'over',
      })),
      state: checkWindow(readWindow(row), row.timeZone, now).state,
    }),
    ...findSessionFindings(own, { within, holidays }),
    ...(within === null ? [] : findSessionsOutsidePeriod(elsewhere, within)),
    ...findTooFewSessions([
      {
        place: { pointer: `${pointer}/schedule/minimumSessions` },
        label: row.label,
        quotation: null,
        minimum: plan?.minimumSessions ?? null,
        planned: sessions.length,
        isComplete: plan?.complete === true,
      },
    ]),
    ...(enrolled === null ? [] : findCapacityFindings(readCapacity(row), enrolled, `${pointer}/capacity`)),
  ];
}
