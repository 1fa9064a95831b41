import type { Instant } from '../kernel/temporal.ts';

/** How one member took part in one session. No mark at all means not recorded, never absent. */
export type AttendanceMark = 'present' | 'partial' | 'absent' | 'excused';

/** All marks, in the order in which a sheet offers them. */
export const attendanceMarks = ['present', 'partial', 'absent', 'excused'] as const;

/** A mark that was replaced, and why. */
export interface AttendanceCorrection {
  readonly mark: AttendanceMark;
  readonly minutes: number | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly correctedBy: string;
  readonly correctedAt: Instant;
  readonly reason: string;
}

/** The mark of one person at one session, with what it was before. */
export interface Attendance {
  readonly sessionId: string;
  readonly personId: string;
  readonly mark: AttendanceMark;
  /** Minutes in the room, where somebody counted them. */
  readonly minutes: number | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  /** Given where the first mark was entered after attendance had been closed. */
  readonly lateReason: string | null;
  /** Oldest first. */
  readonly corrections: readonly AttendanceCorrection[];
}

/** Making up for a session that was missed. It stands beside the mark, which stays as it was. */
export interface MakeUp {
  readonly sessionId: string;
  readonly personId: string;
  readonly how: 'recording' | 'other_session' | 'assignment';
  /** The other session, where one was attended instead. */
  readonly otherSessionId: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}
