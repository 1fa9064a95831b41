import { type Entitlement, id, isEntitledTo } from '@coterie/core';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { toEntitledSession } from '../registration/entitled-session.ts';
import type { Timetable } from './timetable.ts';

/** Far above any gathering. */
const mostParticipants = 50_000;

/** Each person once, with the sessions of the gathering in which they take part. */
export async function loadParticipants(
  tx: Tx,
  organizationId: string,
  gatheringId: string,
  { rows }: Timetable,
) {
  const cycleIds = [...new Set([...rows.values()].flatMap((row) => row.cycles.map((link) => link.cycleId)))];
  const enrolled = await tx.enrollment.findMany({
    where: { organizationId, cycleId: { in: cycleIds }, status: 'active' },
    select: { personId: true, cycleId: true },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const registered = await tx.registrationParticipant.findMany({
    where: {
      organizationId,
      registration: { gatheringId, status: { in: ['pending', 'awaiting_payment', 'confirmed'] } },
    },
    select: { personId: true, entitlements: true },
    orderBy: { id: 'asc' },
    take: mostParticipants,
  });
  const sessionsOf = new Map<string, Set<string>>();
  const add = (personId: string, sessionId: string) => {
    const theirs = sessionsOf.get(personId) ?? new Set();
    sessionsOf.set(personId, theirs.add(sessionId));
  };
  const sessionsOfCycle = new Map<string, string[]>();
  for (const row of rows.values()) {
    for (const { cycleId } of row.cycles)
      sessionsOfCycle.set(cycleId, [...(sessionsOfCycle.get(cycleId) ?? []), row.id]);
  }
  for (const { personId, cycleId } of enrolled) {
    for (const sessionId of sessionsOfCycle.get(cycleId) ?? []) add(personId, sessionId);
  }
  for (const { personId, entitlements } of registered) {
    for (const sessionId of sessionsEntitledTo(entitlements as unknown as readonly Entitlement[], rows))
      add(personId, sessionId);
  }
  return [...sessionsOf].map(([person, sessions]) => ({
    person,
    sessions: [...sessions].map((one) => id<'Session'>(one)),
  }));
}

/** The sessions of a timetable into which entitlements let their holder. */
export function sessionsEntitledTo(entitlements: readonly Entitlement[], rows: Timetable['rows']): string[] {
  return [...rows.values()]
    .filter((row) => entitlements.some((entitlement) => isEntitledTo(entitlement, toEntitledSession(row))))
    .map((row) => row.id);
}
