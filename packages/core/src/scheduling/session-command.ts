import type { Refusal } from '../kernel/decision.ts';
import type { Instant, LocalDate, LocalTime, TimeZoneId } from '../kernel/temporal.ts';
import type { SessionId, SessionState } from './session.ts';
import type { SessionTiming } from './session-timing.ts';
import type { SessionCommandKind } from './session-transitions.ts';

/** What can be done with a session. Reasons are for those who are told, and for history. */
export type SessionCommand =
  /** Makes it firm; with a timing, at that time. */
  | { readonly kind: 'schedule'; readonly timing?: SessionTiming }
  | { readonly kind: 'move'; readonly timing: SessionTiming; readonly reason: string | null }
  | { readonly kind: 'hold' }
  /** Ends the recording of attendance; members without a mark stay "not recorded". */
  | { readonly kind: 'closeAttendance'; readonly acceptMissingMarks: boolean }
  | { readonly kind: 'cancel'; readonly reason: string | null };

/** What the caller must load and lock for `decideSession`, beside the session itself. */
export interface SessionFacts {
  /** Members who take part and have no mark yet; `null`: not counted, and not asked for. */
  readonly membersWithoutMark: number | null;
}

export type SessionEvent =
  | {
      readonly kind: 'session_scheduled';
      readonly sessionId: SessionId;
      readonly at: Instant;
      readonly timing: SessionTiming;
    }
  | {
      readonly kind: 'session_moved';
      readonly sessionId: SessionId;
      readonly at: Instant;
      readonly from: SessionTiming;
      readonly to: SessionTiming;
      readonly reason: string | null;
    }
  | { readonly kind: 'session_held'; readonly sessionId: SessionId; readonly at: Instant }
  | {
      readonly kind: 'attendance_closed';
      readonly sessionId: SessionId;
      readonly at: Instant;
      readonly membersWithoutMark: number | null;
    }
  | {
      readonly kind: 'session_cancelled';
      readonly sessionId: SessionId;
      readonly at: Instant;
      readonly reason: string | null;
    };

/** Why a session's command was not carried out. */
export type SessionRefusal =
  | (Refusal & {
      readonly kind: 'session_command_not_possible';
      readonly command: SessionCommandKind;
      readonly state: SessionState;
      readonly possibleIn: readonly SessionState[];
    })
  | (Refusal & { readonly kind: 'session_date_unknown'; readonly timing: SessionTiming })
  | (Refusal & { readonly kind: 'session_zone_unknown'; readonly zone: TimeZoneId })
  | (Refusal & {
      readonly kind: 'session_time_does_not_exist';
      readonly date: LocalDate;
      readonly time: LocalTime;
      readonly zone: TimeZoneId;
      /** The instants just beside the gap. */
      readonly earlier: Instant;
      readonly later: Instant;
    })
  | (Refusal & { readonly kind: 'session_ends_before_start'; readonly timing: SessionTiming })
  | (Refusal & { readonly kind: 'session_not_moved'; readonly timing: SessionTiming })
  | (Refusal & {
      readonly kind: 'session_not_begun';
      readonly timing: SessionTiming;
      readonly now: Instant;
    })
  | (Refusal & {
      readonly kind: 'session_not_over';
      readonly timing: SessionTiming;
      readonly now: Instant;
    })
  | (Refusal & { readonly kind: 'session_marks_missing'; readonly membersWithoutMark: number });
