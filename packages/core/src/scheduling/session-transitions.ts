import type { Transitions } from '../kernel/transitions.ts';
import type { SessionState } from './session.ts';

export const sessionCommands = ['schedule', 'move', 'hold', 'closeAttendance', 'cancel'] as const;
export type SessionCommandKind = (typeof sessionCommands)[number];

/**
 * The life of a session. Moving keeps the state: it is an event, not a state. Nothing here happens by
 * the passing of time.
 */
export const sessionTransitions = {
  tentative: { schedule: 'scheduled', move: 'tentative', cancel: 'cancelled' },
  scheduled: { move: 'scheduled', hold: 'held', cancel: 'cancelled' },
  held: { closeAttendance: 'attendance_closed' },
  attendance_closed: {},
  cancelled: {},
} as const satisfies Transitions<SessionState, SessionCommandKind>;
