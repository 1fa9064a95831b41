import { type Entitlement, isEntitledTo } from '@coterie/core';
import { builder } from '../../builder.ts';
import { EntitlementKindType } from '../fee/type.ts';
import { toEntitledSession } from './entitled-session.ts';

/** More sessions than a gathering has. */
const mostSessions = 2000;

/** What of a gathering is read to say which of its sessions an entitlement is for. */
export const gatheringSelect = {
  id: true,
  label: true,
  details: true,
  sessions: {
    where: { status: { not: 'cancelled' } },
    select: {
      id: true,
      kind: true,
      cycles: { select: { cycleId: true, cycle: { select: { communityId: true } } }, take: 100 },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: mostSessions,
  },
} as const;

interface GatheringSessions {
  readonly id: string;
  readonly label: string;
  readonly details: unknown;
  readonly sessions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly cycles: readonly {
      readonly cycleId: string;
      readonly cycle: { readonly communityId: string } | null;
    }[];
  }[];
}

/** An entitlement with the sessions of the gathering that it lets its holder into. */
interface HeldEntitlement {
  readonly organizationId: string;
  readonly entitlement: Entitlement;
  readonly sessionIds: readonly string[];
  /** `null` where no timetable is published. */
  readonly fulfilled: boolean | null;
}

export const HeldEntitlementType = builder.objectRef<HeldEntitlement>('Entitlement').implement({
  description: 'One thing that a participant is let into.',
  fields: (t) => ({
    kind: t.field({
      type: EntitlementKindType,
      nullable: false,
      description: 'What it is.',
      resolve: ({ entitlement }) => entitlement.kind,
    }),
    community: t.prismaField({
      type: 'Community',
      description: 'The community whose sessions it is for.',
      resolve: (query, { organizationId, entitlement }, _args, ctx) =>
        entitlement.kind !== 'community_session'
          ? null
          : ctx.db.community.findUnique({
              ...query,
              where: { organizationId_id: { organizationId, id: entitlement.communityId } },
            }),
    }),
    sessions: t.prismaField({
      type: ['Session'],
      nullable: false,
      description: 'The sessions that it is for, as far as they are planned.',
      resolve: (query, { organizationId, sessionIds }, _args, ctx) =>
        ctx.db.session.findMany({
          ...query,
          where: { organizationId, id: { in: [...sessionIds] } },
          orderBy: [{ position: 'asc' }, { id: 'asc' }],
          take: mostSessions,
        }),
    }),
    fulfilled: t.boolean({
      description: 'Whether the timetable has what was sold; null where no timetable is published.',
      resolve: ({ fulfilled }) => fulfilled,
    }),
  }),
});

/** Entitlements with the sessions that they are for; each once. */
export function holdEntitlements(
  organizationId: string,
  entitlements: readonly Entitlement[],
  gathering: GatheringSessions,
): HeldEntitlement[] {
  const agendaPublished = isAgendaPublished(gathering);
  // The keynote comes with each fee; a participant is let into it once.
  const distinct = new Map(
    entitlements.map((entitlement) => [JSON.stringify(Object.entries(entitlement).sort()), entitlement]),
  );
  return [...distinct.values()].map((entitlement) => {
    const sessionIds = gathering.sessions
      .filter((session) =>
        isEntitledTo(entitlement, toEntitledSession({ ...session, gatheringId: gathering.id })),
      )
      .map((session) => session.id);
    return {
      organizationId,
      entitlement,
      sessionIds,
      fulfilled: sessionIds.length > 0 ? true : agendaPublished ? false : null,
    };
  });
}

/** Whether a timetable is published: where none is, nothing that was sold is missing from it yet. */
export function isAgendaPublished({ details }: { readonly details: unknown }): boolean {
  return (details as { readonly agendaPublished?: boolean }).agendaPublished === true;
}
