import { checkWindow, type DateWindow, isReversedWindow } from '../calendar/date-window.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Cycle } from './cycle.ts';
import {
  type CommunityNotActive,
  type CycleFacts,
  type CycleStateRefusal,
  communityActive,
  refuseCycleState,
} from './decide-cycle.ts';
import { type RosterLocked, rosterNotLocked } from './roster.ts';

export type WindowRefusal =
  | CycleStateRefusal
  | RosterLocked
  | CommunityNotActive
  | (Refusal & { readonly kind: 'window_reversed'; readonly window: DateWindow });

export interface WindowChanged {
  readonly kind: 'application_window_changed';
  readonly from: DateWindow;
  readonly to: DateWindow;
  readonly at: Instant;
  /** Whether a window that was over takes applications again. */
  readonly reopened: boolean;
  readonly reason: string | null;
}

export const windowInOrder = defineRule(
  'cycle.window-in-order',
  'An application window opens before it closes.',
);

/**
 * Sets the application window of a cycle that has not started (or that runs with open admission). To
 * give a window that is over an end in the future reopens it: a cycle that was selecting accepts
 * again, unless its roster is locked or its community is not active. Lock the cycle's row. Rules:
 * `cycle.window-in-order`, `cycle.transition`, `cycle.roster-not-locked`, `cycle.community-active`.
 *
 * @example
 * ```ts
 * import { decideWindow, draftCycle, id } from '@coterie/core';
 *
 * const cycle = draftCycle({
 *   id: id('c1'),
 *   communityId: id('k1'),
 *   state: 'selecting',
 *   applicationWindow: { opens: null, closes: { kind: 'date', date: '2024-01-26' } },
 *   zone: 'America/Chicago',
 * });
 * const longer = { opens: null, closes: { kind: 'date', date: '2024-02-02' } } as const;
 * const decision = decideWindow(cycle, longer, null, { communityStatus: 'active' }, '2024-01-29T15:00:00Z');
 * decision.ok ? decision.value.next.state : null; // => 'accepting'
 * ```
 */
export function decideWindow(
  cycle: Cycle,
  window: DateWindow,
  reason: string | null,
  facts: Pick<CycleFacts, 'communityStatus'>,
  now: Instant,
): Decision<Cycle, WindowChanged, WindowRefusal> {
  const refusals: WindowRefusal[] = [];
  const staysOpen = cycle.state === 'running' && cycle.admission.kind === 'open';
  if (isPastAccepting(cycle) && !staysOpen) refusals.push(refuseCycleState(cycle.state, 'changeWindow'));
  if (isReversedWindow(window, cycle.zone) === true) {
    refusals.push({ kind: 'window_reversed', ruleId: windowInOrder.id, window });
  }
  const wasOver = checkWindow(cycle.applicationWindow, cycle.zone, now).hasClosed === true;
  const isOver = checkWindow(window, cycle.zone, now).hasClosed === true;
  const reopens = wasOver && !isOver && window.closes !== null;
  const accepts = reopens && cycle.state === 'selecting';
  if (accepts && cycle.rosterLockedAt !== null) {
    refusals.push({ kind: 'roster_locked', ruleId: rosterNotLocked.id, lockedAt: cycle.rosterLockedAt });
  }
  if (accepts && facts.communityStatus !== 'active') {
    const status = facts.communityStatus;
    refusals.push({ kind: 'community_not_active', ruleId: communityActive.id, status });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const changed: WindowChanged = {
    kind: 'application_window_changed',
    from: cycle.applicationWindow,
    to: window,
    at: now,
    reopened: reopens,
    reason,
  };
  const state = accepts ? 'accepting' : cycle.state;
  return ok({ next: { ...cycle, applicationWindow: window, state }, events: [changed] });
}

function isPastAccepting(cycle: Cycle): boolean {
  return !['draft', 'announced', 'accepting', 'selecting'].includes(cycle.state);
}
