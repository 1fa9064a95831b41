import { type Entitlement, findParticipantClashes, id, isOver } from '@coterie/core';
import { builder } from '../../builder.ts';
import { ViewerType } from '../viewer/queries.ts';
import { sessionsEntitledTo } from './load-participants.ts';
import { loadTimetable } from './timetable.ts';
import { ClashReportType, TimeReadingType, toReport } from './type.ts';

/** More seats and registrations than one account holds at once. */
const mostRows = 1000;

builder.objectField(ViewerType, 'clashes', (t) =>
  t.field({
    type: ClashReportType,
    nullable: false,
    description:
      'Whether your own sessions clash: of all cycles in which you hold a seat and all gatherings for which you are registered, in all organizations. What is over is left out.',
    args: {
      reading: t.arg({
        type: TimeReadingType,
        defaultValue: 'as_printed',
        required: true,
        description: 'How times are read.',
      }),
    },
    resolve: async (viewer, { reading }, ctx) => {
      if (viewer.persons.length === 0) return { clashes: [], undetermined: [], readOtherwise: [] };
      const own = { personId: { in: viewer.persons.map((person) => person.id) } };
      const enrolled = await ctx.db.enrollment.findMany({
        where: { ...own, status: 'active' },
        select: { cycleId: true },
        orderBy: { id: 'desc' },
        take: mostRows,
      });
      const registered = await ctx.db.registrationParticipant.findMany({
        where: { ...own, registration: { status: { in: ['pending', 'awaiting_payment', 'confirmed'] } } },
        select: { entitlements: true },
        orderBy: { id: 'desc' },
        take: mostRows,
      });
      const cycleIds = enrolled.map((seat) => seat.cycleId);
      const entitlements = registered.flatMap((row) => row.entitlements as unknown as readonly Entitlement[]);
      const gatheringIds = entitlements.flatMap((one) => ('gatheringId' in one ? [one.gatheringId] : []));
      const paidCycleIds = entitlements.flatMap((one) => (one.kind === 'cycle' ? [one.cycleId] : []));
      const met = { cycles: { some: { cycleId: { in: [...cycleIds, ...paidCycleIds] } } } };
      // What is unusual about a session shows beside the others of its gathering, so those are read too.
      const where = {
        OR: [met, { gatheringId: { in: gatheringIds } }, { gathering: { sessions: { some: met } } }],
      };
      const timetable = await loadTimetable(ctx.db, where, reading);
      const entitled = new Set(sessionsEntitledTo(entitlements, timetable.rows));
      const attended = timetable.sessions.filter((session) => {
        const takesPart =
          entitled.has(session.id) ||
          session.cycles.some((cycleId) => cycleIds.some((one) => one === cycleId));
        return takesPart && isOver(session.timing, ctx.now) !== true;
      });
      const sessions = attended.map((session) => id<'Session'>(session.id));
      const found = findParticipantClashes(timetable.sessions, [{ person: 'viewer', sessions }]);
      return toReport(timetable, found, new Set(sessions));
    },
  }),
);
