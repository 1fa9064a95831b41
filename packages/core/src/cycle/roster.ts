import type { Decision, Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Cycle } from './cycle.ts';
import type { CycleState } from './cycle-transitions.ts';

export type RosterLocked = Refusal & {
  readonly kind: 'roster_locked';
  /** `null`: a closed cycle that has started, and nobody recorded when the lock was set. */
  readonly lockedAt: Instant | null;
};

export type RosterRefusal =
  | RosterLocked
  | (Refusal & { readonly kind: 'roster_not_locked' })
  | (Refusal & { readonly kind: 'roster_closed_for_good'; readonly state: CycleState })
  | (Refusal & { readonly kind: 'roster_cycle_state'; readonly state: CycleState });

export type RosterEvent =
  | { readonly kind: 'roster_locked'; readonly at: Instant }
  | { readonly kind: 'roster_unlocked'; readonly at: Instant; readonly reason: string };

export const rosterNotLocked = defineRule(
  'cycle.roster-not-locked',
  'Nobody enters a cycle whose roster is locked.',
);
export const rosterLockState = defineRule(
  'cycle.roster-lock-state',
  'A roster is locked once, from announcement until the cycle is evaluated, and unlocked only while it is locked.',
);
export const closedRosterStaysLocked = defineRule(
  'cycle.closed-roster-stays-locked',
  'The roster of a closed cycle stays locked from the start of the cycle.',
);

/**
 * Whether nobody can enter any more: the roster was locked, or the cycle is closed and has started.
 * Rule: `cycle.roster-not-locked`.
 *
 * @example
 * ```ts
 * import { isRosterLocked, unstatedAdmissionPolicy } from '@coterie/core';
 *
 * const admission = { ...unstatedAdmissionPolicy, rosterClosed: true };
 * isRosterLocked({ state: 'selecting', admission, rosterLockedAt: null }); // => false
 * isRosterLocked({ state: 'running', admission, rosterLockedAt: null }); // => true
 * ```
 */
export function isRosterLocked(cycle: Pick<Cycle, 'state' | 'admission' | 'rosterLockedAt'>): boolean {
  if (cycle.rosterLockedAt !== null) return true;
  const hasStarted = cycle.state === 'running' || cycle.state === 'evaluating' || cycle.state === 'ended';
  return hasStarted && cycle.admission.rosterClosed === true;
}

const lockableIn: readonly CycleState[] = ['announced', 'accepting', 'selecting', 'running'];

/**
 * Locks a roster, or unlocks it before a closed cycle starts. Lock the cycle's row. Rules:
 * `cycle.roster-lock-state`, `cycle.closed-roster-stays-locked`.
 *
 * @example
 * ```ts
 * import { decideRoster, unstatedAdmissionPolicy } from '@coterie/core';
 *
 * const roster = {
 *   state: 'running',
 *   admission: { ...unstatedAdmissionPolicy, rosterClosed: true },
 *   rosterLockedAt: '2023-10-02T14:00:00Z',
 * } as const;
 * const decision = decideRoster(roster, { kind: 'unlockRoster', reason: 'one more' }, '2023-10-03T14:00:00Z');
 * decision.ok ? null : decision.error[0].kind; // => 'roster_closed_for_good'
 * ```
 */
export function decideRoster<C extends Pick<Cycle, 'state' | 'admission' | 'rosterLockedAt'>>(
  cycle: C,
  command: { readonly kind: 'lockRoster' } | { readonly kind: 'unlockRoster'; readonly reason: string },
  now: Instant,
): Decision<C & { readonly rosterLockedAt: Instant | null }, RosterEvent, RosterRefusal> {
  const { state, rosterLockedAt } = cycle;
  const ruleId = rosterLockState.id;
  if (!lockableIn.includes(state)) return err([{ kind: 'roster_cycle_state', ruleId, state }]);
  if (command.kind === 'lockRoster') {
    if (rosterLockedAt !== null) return err([{ kind: 'roster_locked', ruleId, lockedAt: rosterLockedAt }]);
    return ok({ next: { ...cycle, rosterLockedAt: now }, events: [{ kind: 'roster_locked', at: now }] });
  }
  if (rosterLockedAt === null) return err([{ kind: 'roster_not_locked', ruleId }]);
  if (state === 'running' && cycle.admission.rosterClosed === true) {
    return err([{ kind: 'roster_closed_for_good', ruleId: closedRosterStaysLocked.id, state }]);
  }
  const unlocked = { kind: 'roster_unlocked', at: now, reason: command.reason } as const;
  return ok({ next: { ...cycle, rosterLockedAt: null }, events: [unlocked] });
}
