import {
  type Finding,
  findConflictingReadings,
  findSessionFindings,
  findStatedDaysConflicts,
  type JsonValue,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import { FindingType } from '../finding/type.ts';
import { readHolidays } from '../program/holidays.ts';
import { toTimetableEntry } from '../session/timetable-entries.ts';
import { readDetails } from './store.ts';

/** No more sessions of one gathering than these are compared. */
const mostSessions = 2_000;

builder.prismaObjectField('Gathering', 'findings', (t) =>
  t.field({
    type: [FindingType],
    nullable: false,
    description: 'What a careful reader would flag in it as it is now: dates, timetable.',
    select: { program: { select: { details: true } } },
    resolve: async (row, _args, ctx): Promise<Finding[]> => {
      const sessions = await ctx.db.session.findMany({
        where: { organizationId: row.organizationId, gatheringId: row.id, status: { not: 'cancelled' } },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        take: mostSessions,
      });
      const { period, pointer, readings, severalWelcome, statedDays } = readDetails(row);
      const label = row.title ?? row.key;
      const invited = severalWelcome === true ? [{ kind: 'agenda', id: row.key, label } as const] : [];
      return [
        ...readings.flatMap((value) =>
          findConflictingReadings({
            place: { pointer: `${pointer}${value.path}` },
            label: value.path.slice(1),
            preferred: value.favors,
            readings: value.readings.map((reading) => ({
              place: { pointer: `${pointer}${value.path}` },
              quotation: reading.printed,
              understood: reading.note ?? reading.printed,
              value: reading.understood as JsonValue,
            })),
          }),
        ),
        ...(statedDays === null || period === null
          ? []
          : findStatedDaysConflicts({
              ...statedDays,
              place: { pointer: `${pointer}/statedDays` },
              dates: [{ pointer: `${pointer}/period`, label, period }],
            })),
        ...findSessionFindings(
          sessions.map((session) => toTimetableEntry(session, invited)),
          {
            within: period === null ? null : { pointer: `${pointer}/period`, label, period },
            holidays: readHolidays(row.program),
          },
        ),
      ];
    },
  }),
);
