import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty } from '../kernel/decision.ts';
import { invariant } from '../kernel/invariant.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { findCommands, findTransition, type Transitions } from '../kernel/transitions.ts';

/** Operational, and apart from maturity. "Coming soon" is `announced`. */
export type CommunityStatus = 'announced' | 'active' | 'paused' | 'archived';

export type CommunityCommandKind = 'activate' | 'pause' | 'resume' | 'archive' | 'restore';

/** Every status with the commands that it knows and the status to which each leads. */
export const communityTransitions = {
  announced: { activate: 'active', archive: 'archived' },
  active: { pause: 'paused', archive: 'archived' },
  paused: { resume: 'active', archive: 'archived' },
  // What comes back from the archive holds no meetings until somebody resumes it.
  archived: { restore: 'paused' },
} as const satisfies Transitions<CommunityStatus, CommunityCommandKind>;

export const communityCommandFitsStatus = defineRule(
  'community.command-fits-status',
  'A community is activated when announced, paused when active, resumed when paused, archived unless it is archived already, and restored from the archive.',
);

export const noLiveCycleInArchive = defineRule(
  'community.no-live-cycle-in-archive',
  'A community with a cycle that is not over cannot be archived.',
);

/** What the caller loads, and locks while it decides. */
export interface CommunityFacts {
  /** Cycles of the community whose state is neither `ended` nor `cancelled` nor `draft`. */
  readonly liveCycles: number;
}

export type CommunityRefusal =
  | {
      readonly kind: 'community_command_not_possible';
      readonly ruleId: string;
      readonly status: CommunityStatus;
      readonly command: CommunityCommandKind;
      readonly possible: readonly CommunityCommandKind[];
    }
  | {
      readonly kind: 'community_has_live_cycles';
      readonly ruleId: string;
      readonly liveCycles: number;
    };

export interface CommunityStatusChanged {
  readonly kind: 'community_status_changed';
  readonly command: CommunityCommandKind;
  readonly from: CommunityStatus;
  readonly to: CommunityStatus;
}

/** All commands, in the order in which a person would be offered them. */
export const communityCommands: readonly CommunityCommandKind[] = [
  'activate',
  'pause',
  'resume',
  'archive',
  'restore',
];

/**
 * Changes the status of a community. Refused as `community_command_not_possible`
 * (rule `community.command-fits-status`) and `community_has_live_cycles`
 * (rule `community.no-live-cycle-in-archive`).
 *
 * @example
 * ```ts
 * import { decideCommunity } from '@coterie/core';
 *
 * const decision = decideCommunity('announced', 'activate', { liveCycles: 0 });
 * decision.ok && decision.value.next; // => 'active'
 * decideCommunity('active', 'archive', { liveCycles: 1 }).ok; // => false
 * ```
 */
export function decideCommunity(
  status: CommunityStatus,
  command: CommunityCommandKind,
  facts: CommunityFacts,
): Decision<CommunityStatus, CommunityStatusChanged, CommunityRefusal> {
  const next = findTransition(communityTransitions, status, command);
  const refusals: CommunityRefusal[] = [];
  if (next === null) {
    refusals.push({
      kind: 'community_command_not_possible',
      ruleId: communityCommandFitsStatus.id,
      status,
      command,
      possible: findCommands(communityTransitions, status),
    });
  }
  if (command === 'archive' && facts.liveCycles > 0) {
    refusals.push({
      kind: 'community_has_live_cycles',
      ruleId: noLiveCycleInArchive.id,
      liveCycles: facts.liveCycles,
    });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  invariant(next !== null, `${status} answers ${command}`);
  return ok({ next, events: [{ kind: 'community_status_changed', command, from: status, to: next }] });
}

/**
 * For each command about a community, whether it is possible now, or everything that stands against it.
 * Facts as for `decideCommunity`.
 *
 * @example
 * ```ts
 * import { availableCommunityCommands } from '@coterie/core';
 *
 * const commands = availableCommunityCommands('active', { liveCycles: 1 });
 * commands.filter((one) => one.possible).map((one) => one.command); // => ['pause']
 * ```
 */
export function availableCommunityCommands(
  status: CommunityStatus,
  facts: CommunityFacts,
): readonly CommandAvailability<CommunityCommandKind, CommunityRefusal>[] {
  return communityCommands.map((command) => availabilityOf(command, decideCommunity(status, command, facts)));
}
