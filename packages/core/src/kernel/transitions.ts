/**
 * A state machine as data: for each state, the commands that it answers and the state that each
 * leads to. What is absent is impossible in that state; guards stand in the `decide*` function.
 */
export type Transitions<State extends string, Command extends string> = {
  readonly [S in State]: { readonly [C in Command]?: State };
};

type Table = { readonly [state: string]: { readonly [command: string]: string } };

/** The states of a table. */
export type StateOf<T extends Table> = keyof T & string;

/** The commands that some state of a table answers. */
export type CommandOf<T extends Table> = { [S in keyof T]: keyof T[S] }[keyof T] & string;

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
export function findTransition<T extends Table>(
  table: T,
  state: StateOf<T>,
  command: CommandOf<T>,
): StateOf<T> | null {
  const answered = table[state];
  if (answered === undefined || !Object.hasOwn(answered, command)) return null;
  return answered[command] as StateOf<T>;
}

/**
 * The commands that a state answers, in the order of the table.
 *
 * @example
 * ```ts
 * import { findCommands, offerTransitions } from '@coterie/core';
 *
 * findCommands(offerTransitions, 'open'); // => ['handOver', 'accept', 'decline', 'expire', 'rescind']
 * findCommands(offerTransitions, 'accepted'); // => []
 * ```
 */
export function findCommands<T extends Table>(table: T, state: StateOf<T>): readonly CommandOf<T>[] {
  return Object.keys(table[state] ?? {}) as CommandOf<T>[];
}
