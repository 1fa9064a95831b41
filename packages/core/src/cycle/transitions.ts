/**
 * A state machine as data: for each state, the commands that it answers and the state that each
 * leads to. What is absent is impossible in that state; guards stand in the `decide*` function.
 */
export type Transitions<State extends string, Command extends string> = {
  readonly [S in State]: { readonly [C in Command]?: State };
};

/**
 * The state that a command leads to, or `null` where the state does not answer it.
 *
 * @example
 * ```ts
 * import { cycleTransitions, findTransition } from '@coterie/core';
 *
 * findTransition(cycleTransitions, 'accepting', 'closeApplications'); // => 'selecting'
 * findTransition(cycleTransitions, 'ended', 'start'); // => null
 * ```
 */
export function findTransition<State extends string, Command extends string>(
  table: Transitions<State, Command>,
  state: State,
  command: Command,
): State | null {
  return table[state][command] ?? null;
}

/** The commands that a state answers, in the order of the table. */
export function findCommands<State extends string, Command extends string>(
  table: Transitions<State, Command>,
  state: State,
): readonly Command[] {
  return Object.keys(table[state]) as Command[];
}
