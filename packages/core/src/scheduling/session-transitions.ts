import type { SessionState } from './session.ts';

export const sessionCommandKinds = ['schedule', 'move', 'hold', 'closeAttendance', 'cancel'] as const;
export type SessionCommandKind = (typeof sessionCommandKinds)[number];

/**
 * Which command leads from which state to which; `null` where the command is not possible. Moving
 * keeps the state: it is an event, not a state. Nothing here happens by the passing of time.
 */
export const sessionTransitions = {
  tentative: {
    schedule: 'scheduled',
    move: 'tentative',
    hold: null,
    closeAttendance: null,
    cancel: 'cancelled',
  },
  scheduled: { schedule: null, move: 'scheduled', hold: 'held', closeAttendance: null, cancel: 'cancelled' },
  held: { schedule: null, move: null, hold: null, closeAttendance: 'attendance_closed', cancel: null },
  attendance_closed: { schedule: null, move: null, hold: null, closeAttendance: null, cancel: null },
  cancelled: { schedule: null, move: null, hold: null, closeAttendance: null, cancel: null },
} as const satisfies Readonly<
  Record<SessionState, Readonly<Record<SessionCommandKind, SessionState | null>>>
>;
