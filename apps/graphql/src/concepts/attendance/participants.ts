import {
  type EntitledSession,
  type Entitlement,
  id,
  isEntitledTo,
  type ParticipantBasis,
  type SessionTiming,
} from '@coterie/core';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { startOf } from '../completion/load-members.ts';

/** A session, as far as the question goes who takes part in it. */
export interface SessionOfParticipants {
  readonly organizationId: string;
  readonly id: string;
  readonly gatheringId: string | null;
  readonly kind: string;
  readonly timing: unknown;
  readonly cycles: readonly { readonly cycleId: string; readonly cycle: { readonly communityId: string } }[];
}

/** Far above any room. */
const mostParticipants = 50_000;

/**
 * By what right each of these persons takes part in a session, or took part when it was held: a seat in
 * one of its cycles, or a confirmed registration that entitles to it. Who is not in it takes no part.
 *
 * @param personIds left out: everybody who takes part
 */
export async function loadParticipants(
  tx: Tx,
  session: SessionOfParticipants,
  personIds?: readonly string[],
): Promise<ReadonlyMap<string, Exclude<ParticipantBasis, 'none'>>> {
  const { organizationId } = session;
  const cycleIds = session.cycles.map(({ cycleId }) => cycleId);
  const whose = personIds === undefined ? {} : { personId: { in: [...personIds] } };
  const enrolled = await tx.enrollment.findMany({
    where: { organizationId, cycleId: { in: cycleIds }, ...whose },
    select: { personId: true, status: true, leftAt: true },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const registered = await tx.registrationParticipant.findMany({
    where: {
      organizationId,
      ...whose,
      registration: {
        status: 'confirmed',
        ...(session.gatheringId === null ? {} : { gatheringId: session.gatheringId }),
      },
    },
    select: { personId: true, entitlements: true },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const participants = new Map<string, Exclude<ParticipantBasis, 'none'>>();
  const entitled = toEntitledSession(session);
  for (const { personId, entitlements } of registered) {
    if ((entitlements as unknown as readonly Entitlement[]).some((one) => isEntitledTo(one, entitled)))
      participants.set(personId, 'entitled');
  }
  const startsAt = startOf(session.timing as SessionTiming);
  for (const { personId, status, leftAt } of enrolled) {
    const left = status === 'withdrawn' || status === 'removed';
    const tookPart = left && startsAt !== null && leftAt !== null && leftAt > new Date(startsAt);
    if (!left || tookPart) participants.set(personId, 'enrolled');
  }
  return participants;
}

function toEntitledSession(session: SessionOfParticipants): EntitledSession {
  return {
    id: id<'Session'>(session.id),
    gatheringId: session.gatheringId === null ? null : id<'Gathering'>(session.gatheringId),
    cycleIds: session.cycles.map(({ cycleId }) => id<'Cycle'>(cycleId)),
    communityIds: session.cycles.map(({ cycle }) => id<'Community'>(cycle.communityId)),
    kind: session.kind,
  };
}
