import { findParticipantClashes, id } from '@coterie/core';
import { builder } from '../../builder.ts';
import { badFilter, filterId } from '../../platform/list-filters.ts';
import { loadTimetable } from './timetable.ts';
import { ClashReportType, TimeReadingType, toReport } from './type.ts';

/** More communities than a gathering has. */
const mostCommunities = 50;

builder.prismaObjectField('Gathering', 'clashes', (t) =>
  t.field({
    type: ClashReportType,
    nullable: false,
    description:
      'Whether the sessions of some communities clash for somebody who would attend them all, and the keynote.',
    args: {
      communityIds: t.arg.idList({ required: true, description: 'The communities.' }),
      reading: t.arg({
        type: TimeReadingType,
        defaultValue: 'as_printed',
        required: true,
        description: 'How times are read.',
      }),
    },
    resolve: async ({ organizationId, id: gatheringId }, { communityIds, reading }, ctx) => {
      if (communityIds.length === 0) throw badFilter('Choose at least one community.');
      if (communityIds.length > mostCommunities)
        throw badFilter(`Choose at most ${mostCommunities} communities.`);
      const chosen = new Set(
        communityIds.map((text) => {
          const community = filterId(text, 'Community');
          return community?.organizationId === organizationId ? community.id : '';
        }),
      );
      const timetable = await loadTimetable(ctx.db, { organizationId, gatheringId }, reading);
      const held = new Set<string>();
      const attended = timetable.sessions.filter((session) => {
        const communities =
          timetable.rows.get(session.id)?.cycles.map((link) => link.cycle?.communityId ?? '') ?? [];
        for (const community of communities) held.add(community);
        return session.kind === 'keynote' || communities.some((community) => chosen.has(community));
      });
      if ([...chosen].some((community) => !held.has(community)))
        throw badFilter('One of these communities holds no session at this gathering.');
      const sessions = attended.map((session) => id<'Session'>(session.id));
      const found = findParticipantClashes(timetable.sessions, [{ person: 'somebody', sessions }]);
      return toReport(timetable, found, new Set(sessions));
    },
  }),
);
