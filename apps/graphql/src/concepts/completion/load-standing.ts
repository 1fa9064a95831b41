import {
  type CompletionForecast,
  type CompletionVerdict,
  checkCompletion,
  forecastCompletion,
} from '@coterie/core';
import type { Context } from '../../context.ts';
import type { Session } from '../../generated/prisma/client.ts';
import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { loadMembers, type MemberSession, memberColumns, toMember } from './load-members.ts';
import { warningKinds } from './record-warnings.ts';

/** How one member stands: the judgement, the sessions it rests on, and, while it runs, what can still be reached. */
export interface Standing {
  readonly verdict: CompletionVerdict;
  /** `null` once the seat has ended: then the verdict is what was stored. */
  readonly forecast: CompletionForecast | null;
  readonly sessions: readonly MemberSession[];
}

/** An enrollment's row, as far as its standing is asked for. */
export interface StandingRow {
  readonly organizationId: string;
  readonly id: string;
  readonly cycleId: string;
  readonly personId: string;
  readonly status: string;
  readonly role: string;
  readonly verdict: unknown;
  readonly details: unknown;
}

export const standingColumns = { ...memberColumns, status: true, role: true, verdict: true } as const;

/** A warning that a member was given, as it stands in the history. */
export interface RecordedWarning {
  readonly kind: (typeof warningKinds)[number];
  readonly at: Date;
  readonly attended: number;
  readonly bestAttainable: number;
  readonly minimumNeeded: number | null;
}

/** How a member stands; those who are asked for together are loaded together. */
export const loadStanding = batched<StandingRow, Standing>(readStandings, ({ id }) => id);

/** What a member was warned of, oldest first. */
export const loadWarnings = batched<RowOfTenant, readonly RecordedWarning[]>(readWarnings, nameOfRow);

async function readStandings(tx: Tx, rows: readonly StandingRow[], { now }: Context): Promise<Standing[]> {
  const members = await loadMembers(tx, rows.map(toMember));
  return members.map(({ policy, facts, sessions }, index) => {
    const row = rows[index];
    const stored = (row?.verdict ?? null) as CompletionVerdict | null;
    if (row?.status === 'active') {
      const forecast = forecastCompletion(policy, facts, now);
      return { verdict: forecast.completion, forecast, sessions };
    }
    return { verdict: stored ?? checkCompletion(policy, facts, now), forecast: null, sessions };
  });
}

async function readWarnings(tx: Tx, rows: readonly RowOfTenant[]): Promise<RecordedWarning[][]> {
  const events = await tx.domainEvent.findMany({
    where: {
      organizationId: distinct(rows, ({ organizationId }) => organizationId),
      subjectKind: 'enrollment',
      subjectId: { in: rows.map(({ id }) => id) },
      kind: { in: [...warningKinds] },
    },
    orderBy: { sequence: 'asc' },
    take: rows.length * mostWarnings,
  });
  const eventsOf = Map.groupBy(events, ({ subjectId }) => subjectId);
  return rows.map(({ id }) =>
    (eventsOf.get(id) ?? []).map(({ kind, at, payload }) => {
      const { attended, bestAttainable, minimumNeeded } = payload as unknown as RecordedWarning;
      return { kind: kind as RecordedWarning['kind'], at, attended, bestAttainable, minimumNeeded };
    }),
  );
}

const mostWarnings = 200;

/** The sessions of a standing by their ids, in its order. */
export function sessionsById({ sessions }: Standing, ids: readonly string[]): Session[] {
  const wanted = new Set(ids);
  return sessions.filter(({ session }) => wanted.has(session.id)).map(({ session }) => session);
}
