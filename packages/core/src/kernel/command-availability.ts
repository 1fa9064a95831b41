import type { Decision, DomainEvent, Refusal, Refusals } from './decision.ts';

/** Whether one command is possible now, and if not, everything that stands against it. */
export type CommandAvailability<Command extends string, R extends Refusal> =
  | { readonly command: Command; readonly possible: true }
  | { readonly command: Command; readonly possible: false; readonly refusals: Refusals<R> };

/**
 * What a decision says about its command, without what it would change.
 *
 * @example
 * ```ts
 * import { availabilityOf, decideCommunity } from '@coterie/core';
 *
 * const paused = decideCommunity('active', 'pause', { liveCycles: 0 });
 * availabilityOf('pause', paused); // => { command: 'pause', possible: true }
 * const again = availabilityOf('pause', decideCommunity('paused', 'pause', { liveCycles: 0 }));
 * again.possible ? null : again.refusals[0].ruleId; // => 'community.command-fits-status'
 * ```
 */
export function availabilityOf<Command extends string, Next, Event extends DomainEvent, R extends Refusal>(
  command: Command,
  decision: Decision<Next, Event, R>,
): CommandAvailability<Command, R> {
  return decision.ok ? { command, possible: true } : { command, possible: false, refusals: decision.error };
}
