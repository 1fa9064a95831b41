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
import { may } from '../../platform/policy.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { FindingType } from '../finding/type.ts';
import { readHolidays } from '../program/holidays.ts';
import { isForAll, toTimetableEntry } from '../session/timetable-entries.ts';
import { readCapacity } from './read-cycle.ts';
import { targetOfCycle } from './run-cycle-command.ts';
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
        ? await ctx.db.enrollment.count({
            where: { organizationId: row.organizationId, cycleId: row.id, status: 'active', role: 'member' },
          })
        : null;
      return [
        ...(await findCycleFindings(ctx.db, row as unknown as CycleRow, {
          enrolled,
          holidays: readHolidays(row.program),
          now: ctx.now,
        })),
      ];
    },
  }),
);

interface Surroundings {
  /** `null` where the viewer may not know how many are enrolled. */
  readonly enrolled: number | null;
  readonly holidays: readonly Holiday[];
  readonly now: Instant;
}

async function findCycleFindings(
  tx: Tx,
  row: CycleRow,
  { enrolled, holidays, now }: Surroundings,
): Promise<readonly Finding[]> {
  const sessions = await tx.session.findMany({
    where: {
      organizationId: row.organizationId,
      cycles: { some: { cycleId: row.id } },
      status: { not: 'cancelled' },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: mostSessions,
  });
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
