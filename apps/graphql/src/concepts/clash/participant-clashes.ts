import {
  findParticipantClashes,
  id,
  type ParticipantClash,
  suppressRow,
  type UndeterminedClash,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import { forbidden, may } from '../../platform/policy.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { ParticipantClashReportType } from './counted-clash-type.ts';
import { loadParticipants } from './load-participants.ts';
import { loadTimetable, type Timetable } from './timetable.ts';
import { TimeReadingType } from './type.ts';

builder.prismaObjectField('Gathering', 'participantClashes', (t) =>
  t.field({
    type: ParticipantClashReportType,
    description: 'Its clashes over actual participants; for staff.',
    args: {
      reading: t.arg({
        type: TimeReadingType,
        defaultValue: 'as_printed',
        required: true,
        description: 'How times are read.',
      }),
    },
    resolve: async ({ organizationId, id: gatheringId }, { reading }, ctx) => {
      const timetable = await loadTimetable(ctx.db, { organizationId, gatheringId }, reading);
      const seesPersons = may(ctx.viewer, 'person.see', {
        organizationId: id<'Organization'>(organizationId),
      });
      if (!seesPersons && !readsReports(ctx.viewer, timetable)) throw forbidden('report.see');
      const participants = await loadParticipants(ctx.db, organizationId, gatheringId, timetable);
      const found = findParticipantClashes(timetable.sessions, participants);
      const everything = findParticipantClashes(timetable.sessions, [
        { person: 'everybody', sessions: timetable.sessions.map((session) => session.id) },
      ]);
      const tell = (count: number) => (seesPersons ? count : publicCount(count));
      return {
        participants: tell(participants.length),
        clashes: everything.clashes.flatMap(({ first, second, sharedMinutes }) => {
          const [one, other] = [timetable.rows.get(first), timetable.rows.get(second)];
          if (one === undefined || other === undefined) return [];
          return [
            {
              first: one,
              second: other,
              sharedMinutes,
              participants: tell(countPairs(found.clashes, first, second)),
            },
          ];
        }),
        undetermined: everything.undetermined.flatMap(({ session }) => {
          const row = timetable.rows.get(session);
          return row === undefined
            ? []
            : [{ session: row, participants: tell(countSession(found.undetermined, session)) }];
        }),
      };
    },
  }),
);

/** A facilitator or coordinator of a community that meets there reads reports, not everybody's names. */
function readsReports(viewer: Viewer, { rows }: Timetable): boolean {
  const { organizationIds, communityIds, cycleIds } = grantedScopes(viewer, 'report.see');
  return [...rows.values()].some(
    (row) =>
      organizationIds.includes(row.organizationId) ||
      row.cycles.some(
        (link) => cycleIds.includes(link.cycleId) || communityIds.includes(link.cycle?.communityId ?? ''),
      ),
  );
}

function countPairs(clashes: readonly ParticipantClash[], first: string, second: string): number {
  return clashes.filter((one) => one.first === first && one.second === second).length;
}

function countSession(undetermined: readonly UndeterminedClash[], session: string): number {
  return undetermined.filter((one) => one.session === session).length;
}

/** A count as it may be told to whoever may not see the persons. */
function publicCount(count: number): number | null {
  const row = suppressRow([count]);
  return row.ok ? (row.value.counts[0] ?? null) : null;
}
