import { type Entitlement, isEntitledTo, type ParticipantBasis, type SessionTiming } from '@coterie/core';
import { batched, distinct, nameOfRow } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { startOf } from '../completion/load-members.ts';
import { toEntitledSession } from '../registration/entitled-session.ts';

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

/** By what right persons take part in a session, by their ids; who is not in it takes no part. */
export type Participants = ReadonlyMap<string, Exclude<ParticipantBasis, 'none'>>;

/**
 * By what right each of these persons takes part in a session, or took part when it was held: a seat in
 * one of its cycles, or a confirmed registration that entitles to it.
 *
 * @param personIds left out: everybody who takes part
 */
export async function loadParticipants(
  tx: Tx,
  session: SessionOfParticipants,
  personIds?: readonly string[],
): Promise<Participants> {
  const [participants = new Map()] = await loadParticipantsOf(tx, [session], personIds);
  return participants;
}

/** The same for many sessions at once, in their order. */
async function loadParticipantsOf(
  tx: Tx,
  sessions: readonly SessionOfParticipants[],
  personIds?: readonly string[],
): Promise<Participants[]> {
  const organizationId = distinct(sessions, (session) => session.organizationId);
  const cycleIds = new Set(sessions.flatMap((session) => session.cycles.map(({ cycleId }) => cycleId)));
  const whose = personIds === undefined ? {} : { personId: { in: [...personIds] } };
  const enrolled = await tx.enrollment.findMany({
    where: { organizationId, cycleId: { in: [...cycleIds] }, ...whose },
    select: { cycleId: true, personId: true, status: true, leftAt: true },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const gatheringIds = sessions.flatMap(({ gatheringId }) => gatheringId ?? []);
  const registered = await tx.registrationParticipant.findMany({
    where: {
      organizationId,
      ...whose,
      registration: {
        status: 'confirmed',
        ...(gatheringIds.length < sessions.length ? {} : { gatheringId: { in: gatheringIds } }),
      },
    },
    select: { personId: true, entitlements: true, registration: { select: { gatheringId: true } } },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const enrolledIn = Map.groupBy(enrolled, ({ cycleId }) => cycleId);
  return sessions.map((session) => {
    const participants = new Map<string, Exclude<ParticipantBasis, 'none'>>();
    const entitled = toEntitledSession(session);
    for (const { personId, entitlements, registration } of registered) {
      const isThere = session.gatheringId === null || registration.gatheringId === session.gatheringId;
      if (
        isThere &&
        (entitlements as unknown as readonly Entitlement[]).some((one) => isEntitledTo(one, entitled))
      )
        participants.set(personId, 'entitled');
    }
    const startsAt = startOf(session.timing as SessionTiming);
    for (const { personId, status, leftAt } of session.cycles.flatMap(
      ({ cycleId }) => enrolledIn.get(cycleId) ?? [],
    )) {
      const left = status === 'withdrawn' || status === 'removed';
      const tookPart = left && startsAt !== null && leftAt !== null && leftAt > new Date(startsAt);
      if (!left || tookPart) participants.set(personId, 'enrolled');
    }
    return participants;
  });
}

/** Who takes part, for fields of sessions in a list. */
export const participantsOf = batched<SessionOfParticipants, Participants>(
  (tx, sessions) => loadParticipantsOf(tx, sessions),
  nameOfRow,
);

/** The same of the viewer's own persons only. */
export const ownParticipationIn = batched<SessionOfParticipants, Participants>(
  (tx, sessions, { viewer }) =>
    loadParticipantsOf(
      tx,
      sessions,
      viewer.persons.map(({ id: personId }) => personId),
    ),
  nameOfRow,
);
