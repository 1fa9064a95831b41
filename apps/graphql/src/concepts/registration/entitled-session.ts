import { type EntitledSession, id } from '@coterie/core';

/** A session as far as entitlements look at it; of cycles that are not to be seen, their community is not known. */
export function toEntitledSession(session: {
  readonly id: string;
  readonly kind: string;
  readonly gatheringId: string | null;
  readonly cycles: readonly {
    readonly cycleId: string;
    readonly cycle: { readonly communityId: string } | null;
  }[];
}): EntitledSession {
  return {
    id: id<'Session'>(session.id),
    gatheringId: session.gatheringId === null ? null : id<'Gathering'>(session.gatheringId),
    cycleIds: session.cycles.map(({ cycleId }) => id<'Cycle'>(cycleId)),
    communityIds: session.cycles.flatMap(({ cycle }) =>
      cycle === null ? [] : [id<'Community'>(cycle.communityId)],
    ),
    kind: session.kind,
  };
}
