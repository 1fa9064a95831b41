import {
  type Finding,
  findProvenance,
  findSessionFindings,
  findStatedDaysConflicts,
  findTwoTitles,
  findUnfulfilledEntitlements,
  findValueReadingFindings,
  type SessionKind,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Community, Fee, Session } from '../../generated/prisma/client.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import { readFee } from '../fee/type.ts';
import { FindingType } from '../finding/type.ts';
import { readHolidays } from '../program/holidays.ts';
import { readProvenance } from '../provenance/type.ts';
import { toTimetableEntry } from '../session/timetable-entries.ts';
import { type GatheringDetails, readDetails } from './store.ts';

/** No more sessions of one gathering than these are compared. */
const mostSessions = 2_000;

/** Titles beyond this number are not compared with each other: the work grows with its square. */
const mostTitles = 400;

/** The sessions of gatherings that are not cancelled, in their order. */
const sessionsOf = batched<RowOfTenant, readonly Session[]>(async (tx, gatherings) => {
  const sessions = await tx.session.findMany({
    where: {
      organizationId: distinct(gatherings, ({ organizationId }) => organizationId),
      gatheringId: distinct(gatherings, ({ id }) => id),
      status: { not: 'cancelled' },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: gatherings.length * mostSessions,
  });
  const sessionsAt = Map.groupBy(sessions, ({ gatheringId }) => gatheringId);
  return gatherings.map(({ id }) => sessionsAt.get(id) ?? []);
}, nameOfRow);

builder.prismaObjectField('Gathering', 'findings', (t) =>
  t.field({
    type: [FindingType],
    nullable: false,
    description:
      'What a careful reader would flag in it as it is now: dates, timetable, titles, what is sold.',
    select: {
      program: {
        select: {
          details: true,
          communities: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: mostTitles },
        },
      },
      fees: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: mostTitles },
    },
    resolve: async (row, _args, ctx): Promise<Finding[]> => {
      const sessions = await sessionsOf(ctx, row);
      const details = readDetails(row);
      const { period, pointer, readings, severalWelcome, statedDays } = details;
      const label = row.title ?? row.key;
      const invited = severalWelcome === true ? [{ kind: 'agenda', id: row.key, label } as const] : [];
      return [
        ...readings.flatMap((values) => findValueReadingFindings(values, pointer)),
        ...(statedDays === null || period === null
          ? []
          : findStatedDaysConflicts({
              ...statedDays,
              place: { pointer: `${pointer}/statedDays` },
              dates: [{ pointer: `${pointer}/period`, label, period }],
            })),
        ...findTitles(row.program.communities, sessions),
        ...findSessionFindings(
          sessions.map((session) => toTimetableEntry(session, invited)),
          {
            within: period === null ? null : { pointer: `${pointer}/period`, label, period },
            holidays: readHolidays(row.program),
          },
        ),
        ...row.fees.flatMap((fee) => findPromises(fee, { details, label, sessions })),
      ];
    },
  }),
);

/** Sessions that are listed under another title than their community. */
function findTitles(communities: readonly Community[], sessions: readonly Session[]): readonly Finding[] {
  return findTwoTitles([
    ...communities.flatMap(({ key, title, provenance }) =>
      title === null
        ? []
        : [
            {
              place: { pointer: `/communities/${key}/title` },
              title: findProvenance(readProvenance(provenance), '/title')?.printed ?? title,
              list: 'communities',
            },
          ],
    ),
    ...sessions.slice(0, mostTitles).flatMap((session) =>
      session.title === null
        ? []
        : [
            {
              place: { pointer: `${toTimetableEntry(session, []).place.pointer}/title` },
              title: session.title,
              list: 'sessions of gatherings',
            },
          ],
    ),
  ]);
}

/** A keynote that a fee of the gathering lets a participant into, and that its agenda does not have. */
function findPromises(
  row: Fee,
  gathering: {
    readonly details: GatheringDetails;
    readonly label: string;
    readonly sessions: readonly Session[];
  },
): readonly Finding[] {
  const fee = readFee(row);
  const { agendaPublished, pointer } = gathering.details;
  return fee.entitlements.flatMap((entitlement, at) => {
    if (entitlement.kind !== 'keynote') return [];
    const provenance = readProvenance(row.provenance);
    const printed =
      findProvenance(provenance, `/entitlements/${at}`) ?? findProvenance(provenance, '/entitlements');
    return findUnfulfilledEntitlements([
      {
        place: { pointer: `${fee.pointer ?? `/fees/${row.key}`}/entitlements/${at}` },
        quotation: printed?.quotation ?? printed?.printed ?? null,
        label: 'keynote',
        sessionKind: 'keynote',
        agendas: [
          {
            pointer,
            label: gathering.label,
            sessionKinds: agendaPublished
              ? gathering.sessions.map((session) => session.kind as SessionKind)
              : null,
          },
        ],
      },
    ]);
  });
}
