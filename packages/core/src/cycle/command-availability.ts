import type { Decision, DomainEvent, Refusal, Refusals } from '../kernel/decision.ts';

/** Whether one command is possible now, and if not, everything that stands against it. */
export type CommandAvailability<Command extends string, R extends Refusal> =
  | { readonly command: Command; readonly possible: true }
  | { readonly command: Command; readonly possible: false; readonly refusals: Refusals<R> };

/** What a decision says about its command, without what it would change. */
export function availabilityOf<Command extends string, Next, Event extends DomainEvent, R extends Refusal>(
  command: Command,
  decision: Decision<Next, Event, R>,
): CommandAvailability<Command, R> {
  return decision.ok ? { command, possible: true } : { command, possible: false, refusals: decision.error };
}
