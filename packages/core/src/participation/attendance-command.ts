import type { DomainEvent, Refusal } from '../kernel/decision.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { AttendanceMark } from './attendance.ts';

/** What the caller knows of the session that is marked. Lock the session row while deciding. */
export interface AttendanceSessionFacts {
  readonly state: 'tentative' | 'scheduled' | 'held' | 'attendance_closed' | 'cancelled';
  /** `null` where the start is not known as an instant: then only the state tells that it began. */
  readonly startsAt: Instant | null;
  /** Planned length; `null` where unknown. */
  readonly minutes: number | null;
}

/** By what right the person was a participant of the session at the time that it took place. */
export type ParticipantBasis = 'enrolled' | 'entitled' | 'none';

export interface MarkAttendance {
  readonly sessionId: string;
  readonly personId: string;
  readonly mark: AttendanceMark;
  readonly minutes: number | null;
  /** Who marks. */
  readonly by: string;
  /** Required for a correction, and after attendance was closed; `null` otherwise. */
  readonly reason: string | null;
}

export interface AttendanceFacts {
  readonly session: AttendanceSessionFacts;
  readonly participant: ParticipantBasis;
}

export type AttendanceEvent =
  | (DomainEvent & {
      readonly kind: 'attendance_recorded';
      readonly sessionId: string;
      readonly personId: string;
      readonly mark: AttendanceMark;
    })
  | (DomainEvent & {
      readonly kind: 'attendance_corrected';
      readonly sessionId: string;
      readonly personId: string;
      readonly from: AttendanceMark;
      readonly to: AttendanceMark;
      readonly reason: string;
    });

export type AttendanceRefusal =
  | (Refusal & {
      readonly kind: 'session_not_started';
      readonly sessionId: string;
      readonly startsAt: Instant;
      readonly now: Instant;
    })
  | (Refusal & { readonly kind: 'session_start_unknown'; readonly sessionId: string })
  | (Refusal & { readonly kind: 'session_cancelled'; readonly sessionId: string })
  | (Refusal & {
      readonly kind: 'not_a_participant';
      readonly sessionId: string;
      readonly personId: string;
    })
  | (Refusal & {
      readonly kind: 'reason_required';
      readonly sessionId: string;
      readonly personId: string;
      /** The mark that would be replaced; `null` where attendance is closed and none was recorded. */
      readonly recorded: AttendanceMark | null;
      readonly attendanceClosed: boolean;
    })
  | (Refusal & {
      readonly kind: 'minutes_do_not_fit';
      readonly personId: string;
      readonly mark: AttendanceMark;
      readonly minutes: number;
      readonly sessionMinutes: number | null;
    });
