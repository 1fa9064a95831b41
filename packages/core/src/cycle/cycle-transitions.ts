import type { Transitions } from '../kernel/transitions.ts';

export const cycleStates = [
  'draft',
  'announced',
  'accepting',
  'selecting',
  'running',
  'evaluating',
  'ended',
  'cancelled',
] as const;
export type CycleState = (typeof cycleStates)[number];

export const cycleCommands = [
  'announce',
  'openApplications',
  'closeApplications',
  'reopen',
  'start',
  'beginEvaluation',
  'end',
  'cancel',
] as const;
export type CycleCommandKind = (typeof cycleCommands)[number];

/**
 * The life of a cycle. `accepting → running` is guarded: only open admission goes that way, and
 * stays open to entry while it runs.
 */
export const cycleTransitions = {
  draft: { announce: 'announced', cancel: 'cancelled' },
  announced: { openApplications: 'accepting', cancel: 'cancelled' },
  accepting: { closeApplications: 'selecting', start: 'running', cancel: 'cancelled' },
  selecting: { reopen: 'accepting', start: 'running', cancel: 'cancelled' },
  running: { beginEvaluation: 'evaluating', cancel: 'cancelled' },
  evaluating: { end: 'ended', cancel: 'cancelled' },
  ended: {},
  cancelled: {},
} as const satisfies Transitions<CycleState, CycleCommandKind>;
