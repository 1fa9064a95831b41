import { checkInPeriod } from '../calendar/period.ts';
import type { Id } from '../kernel/brand.ts';
import { type Decision, type DomainEvent, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { checkTiming } from './check-timing.ts';
import type { Session, SessionId } from './session.ts';
import type { SessionRefusal } from './session-command.ts';
import type { SessionPlan } from './session-plan.ts';
import { possibleDays, type SessionTiming } from './session-timing.ts';

export const additionalSessionsAllowed = defineRule(
  'scheduling.additional-sessions-allowed',
  'Sessions beyond the plan are agreed only where the program does not rule them out.',
);
export const additionalWithinPeriod = defineRule(
  'scheduling.additional-within-period',
  'An additional session takes place within the period of its cycle.',
);

export interface SessionAdded extends DomainEvent {
  readonly kind: 'session_added';
  readonly sessionId: SessionId;
  readonly cycle: Id<'Cycle'>;
  readonly at: Instant;
}

export type AdditionalSessionRefusal =
  | SessionRefusal
  | (Refusal & { readonly kind: 'additional_sessions_not_allowed'; readonly cycle: Id<'Cycle'> })
  | (Refusal & { readonly kind: 'additional_session_outside_period'; readonly timing: SessionTiming });

/**
 * Adds a session that a cycle agreed upon beyond its plan. The caller gives the new session's id; it
 * starts as `tentative`. Load the plan of the cycle.
 *
 * Rules: `scheduling.additional-sessions-allowed`, `scheduling.additional-within-period`,
 * `scheduling.zone-known`, `scheduling.local-time-exists`, `scheduling.end-after-start`.
 *
 * @example
 * ```ts
 * import { decideAdditionalSession, id } from '@coterie/core';
 *
 * const plan = { cycle: id<'Cycle'>('health'), minimumSessions: 4, isComplete: false, additionalSessions: 'may_be_agreed', series: [], period: null } as const;
 * const decision = decideAdditionalSession(
 *   plan,
 *   { id: id<'Session'>('health/additional/1'), title: 'Follow-up', timing: { kind: 'to_be_announced' }, modality: 'virtual' },
 *   '2024-01-15T15:00:00Z',
 * );
 * decision.ok && [decision.value.next.kind, decision.value.next.state]; // => ['additional', 'tentative']
 * ```
 */
export function decideAdditionalSession(
  plan: SessionPlan,
  proposal: Pick<Session, 'id' | 'title' | 'timing' | 'modality'>,
  now: Instant,
): Decision<Session, SessionAdded, AdditionalSessionRefusal> {
  const { timing } = proposal;
  const refusals: AdditionalSessionRefusal[] = [...checkTiming(timing)];
  if (plan.additionalSessions === 'not_allowed') {
    refusals.push({
      kind: 'additional_sessions_not_allowed',
      ruleId: additionalSessionsAllowed.id,
      cycle: plan.cycle,
    });
  }
  const days = possibleDays(timing);
  const { period } = plan;
  const positions =
    days === null || period === null ? [] : [days.from, days.to].map((date) => checkInPeriod(period, date));
  if (positions.some((position) => position !== 'inside' && position !== 'undetermined')) {
    refusals.push({ kind: 'additional_session_outside_period', ruleId: additionalWithinPeriod.id, timing });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const next: Session = {
    id: proposal.id,
    title: proposal.title,
    kind: 'additional',
    state: 'tentative',
    timing,
    statedMinutes: null,
    modality: proposal.modality,
    place: null,
    joinLink: null,
    cycles: [plan.cycle],
    gathering: null,
    facilitators: [],
    tracks: [],
    alternativeOf: null,
    required: false,
  };
  const added: SessionAdded = { kind: 'session_added', sessionId: next.id, cycle: plan.cycle, at: now };
  return ok({ next, events: [added] });
}
