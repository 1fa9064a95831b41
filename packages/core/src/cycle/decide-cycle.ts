import { checkWindow } from '../calendar/date-window.ts';
import type { CommunityStatus } from '../community/community-status.ts';
import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { findTransition } from '../kernel/transitions.ts';
import type { Cycle } from './cycle.ts';
import {
  type CycleCommandKind,
  type CycleState,
  cycleCommands,
  cycleTransitions,
} from './cycle-transitions.ts';
import { checkReadiness, type ReadinessFacts, type ReadinessRefusal } from './readiness.ts';
import { type RosterLocked, rosterNotLocked } from './roster.ts';

export interface CycleCommand {
  readonly kind: CycleCommandKind;
  /** Why, where a person gave a reason. */
  readonly reason?: string | null;
}

/**
 * What must be loaded to decide about a cycle: the cycle's row (locked for update), the status of its
 * community, its assigned facilitators with their trainings, and the number of active enrollments.
 */
export interface CycleFacts extends ReadinessFacts {
  readonly communityStatus: CommunityStatus;
}

export type CycleStateRefusal = Refusal & {
  readonly kind: 'cycle_state';
  readonly state: CycleState;
  readonly command: CycleCommandKind | 'changeWindow' | 'changeCapacity' | 'changeAdmission';
};

export type CycleRefusal =
  | CycleStateRefusal
  | ReadinessRefusal
  | RosterLocked
  | (Refusal & { readonly kind: 'applications_still_open' })
  | (Refusal & { readonly kind: 'application_window_over'; readonly closedAt: Instant | null })
  | CommunityNotActive;

export type CommunityNotActive = Refusal & {
  readonly kind: 'community_not_active';
  readonly status: CommunityStatus;
};

export type CycleEvent =
  | {
      readonly kind: 'cycle_moved';
      readonly command: CycleCommandKind;
      readonly from: CycleState;
      readonly to: CycleState;
      readonly at: Instant;
      readonly reason: string | null;
    }
  | { readonly kind: 'roster_locked'; readonly at: Instant };

export const cycleTransitionKnown = defineRule(
  'cycle.transition',
  'A cycle moves only along its table of states and commands.',
);
export const selectionBeforeStart = defineRule(
  'cycle.selection-before-start',
  'Only a cycle with open admission starts while it still takes applications.',
);
export const windowNotOver = defineRule(
  'cycle.window-not-over',
  'Applications are opened only while their window is not over; a past window is extended first.',
);

export const communityActive = defineRule(
  'cycle.community-active',
  'Applications are opened only while the community is active; one that is announced, paused or archived takes none.',
);

/**
 * Decides a command about a cycle's life. A closed cycle's roster is locked at the latest when it
 * starts. Rules: `cycle.transition`, `cycle.selection-before-start`, `cycle.window-not-over`,
 * `cycle.community-active`, `cycle.roster-not-locked`, and those of `checkReadiness`.
 *
 * @param facts see {@link CycleFacts} for what to load and to lock
 *
 * @example
 * ```ts
 * import { decideCycle, draftCycle, id } from '@coterie/core';
 *
 * const cycle = draftCycle({
 *   id: id('c1'),
 *   communityId: id('k1'),
 *   state: 'announced',
 *   applicationWindow: { opens: null, closes: { kind: 'date', date: '2024-01-26' } },
 *   zone: 'America/Chicago',
 * });
 * const facts = {
 *   communityStatus: 'active',
 *   facilitators: [],
 *   enrolled: 0,
 *   startsOn: '2024-02-01',
 * } as const;
 * const opened = decideCycle(cycle, { kind: 'openApplications' }, facts, '2024-01-15T15:00:00Z');
 * opened.ok ? opened.value.next.state : null; // => 'accepting'
 * const tooLate = decideCycle(cycle, { kind: 'openApplications' }, facts, '2024-01-27T06:00:00Z');
 * tooLate.ok ? null : tooLate.error[0].ruleId; // => 'cycle.window-not-over'
 * ```
 */
export function decideCycle(
  cycle: Cycle,
  command: CycleCommand,
  facts: CycleFacts,
  now: Instant,
): Decision<Cycle, CycleEvent, CycleRefusal> {
  const state = findTransition(cycleTransitions, cycle.state, command.kind);
  if (state === null) return err([refuseCycleState(cycle.state, command.kind)]);
  const refusals: CycleRefusal[] = [];
  if (command.kind === 'openApplications' || command.kind === 'reopen') {
    const status = facts.communityStatus;
    if (status !== 'active') {
      refusals.push({ kind: 'community_not_active', ruleId: communityActive.id, status });
    }
    const window = checkWindow(cycle.applicationWindow, cycle.zone, now);
    if (window.hasClosed === true) {
      const closedAt = window.closesAt;
      refusals.push({ kind: 'application_window_over', ruleId: windowNotOver.id, closedAt });
    }
    if (cycle.rosterLockedAt !== null) {
      refusals.push({ kind: 'roster_locked', ruleId: rosterNotLocked.id, lockedAt: cycle.rosterLockedAt });
    }
  }
  if (command.kind === 'start') {
    if (cycle.state === 'accepting' && cycle.admission.kind !== 'open') {
      refusals.push({ kind: 'applications_still_open', ruleId: selectionBeforeStart.id });
    }
    refusals.push(...checkReadiness(cycle, facts));
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const moved: CycleEvent = {
    kind: 'cycle_moved',
    command: command.kind,
    from: cycle.state,
    to: state,
    at: now,
    reason: command.reason ?? null,
  };
  const locksRoster =
    command.kind === 'start' && cycle.admission.rosterClosed === true && cycle.rosterLockedAt === null;
  if (!locksRoster) return ok({ next: { ...cycle, state }, events: [moved] });
  return ok({
    next: { ...cycle, state, rosterLockedAt: now },
    events: [moved, { kind: 'roster_locked', at: now }],
  });
}

/** The refusal of a command that a cycle's state does not answer. Rule: `cycle.transition`. */
export function refuseCycleState(
  state: CycleState,
  command: CycleStateRefusal['command'],
): CycleStateRefusal {
  return { kind: 'cycle_state', ruleId: cycleTransitionKnown.id, state, command };
}

/**
 * For each command about a cycle, whether it is possible now, or everything that stands against it. Facts
 * as for `decideCycle`.
 *
 * @example
 * ```ts
 * import { availableCycleCommands, draftCycle, id } from '@coterie/core';
 *
 * const cycle = draftCycle({ id: id('c1'), communityId: id('k1') });
 * const facts = {
 *   communityStatus: 'active',
 *   facilitators: [],
 *   enrolled: 0,
 *   startsOn: '2024-02-01',
 * } as const;
 * const commands = availableCycleCommands(cycle, facts, '2024-01-15T15:00:00Z');
 * commands.filter((one) => one.possible).map((one) => one.command); // => ['announce', 'cancel']
 * ```
 */
export function availableCycleCommands(
  cycle: Cycle,
  facts: CycleFacts,
  now: Instant,
): readonly CommandAvailability<CycleCommandKind, CycleRefusal>[] {
  return cycleCommands.map((kind) => availabilityOf(kind, decideCycle(cycle, { kind }, facts, now)));
}
