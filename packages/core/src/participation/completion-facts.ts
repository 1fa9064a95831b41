import type { Instant, LocalDate, TimeZoneId } from '../kernel/temporal.ts';
import type { CollectionFacts, FactValue } from '../rules/fact.ts';
import type { Vocabulary } from '../rules/vocabulary.ts';
import type { AttendanceMark } from './attendance.ts';

/** One session that a member may attend, and what is recorded of the member at it. */
export interface SessionParticipation {
  readonly sessionId: string;
  /** `meeting`, `workshop`, `keynote`, `interactive`, `additional`. */
  readonly kind: string;
  readonly modality: 'virtual' | 'in_person' | 'hybrid' | null;
  /** `null` where the program does not say which sessions are required. */
  readonly required: boolean | null;
  readonly track: string | null;
  readonly state: 'tentative' | 'scheduled' | 'held' | 'attendance_closed' | 'cancelled';
  readonly date: LocalDate | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** Planned length; `null` where unknown. */
  readonly minutes: number | null;
  /** `null`: not recorded. */
  readonly attendance: { readonly mark: AttendanceMark; readonly minutes: number | null } | null;
  /** When the member made up for it; `null`: no make-up is recorded. */
  readonly madeUpAt: Instant | null;
  /** Whether the member was let off, by a recorded decision. Counts as attended. */
  readonly waived: boolean;
}

/** Something to hand in, answer or have signed. */
export interface Obligation {
  /** `null`: not known whether it was done. */
  readonly done: boolean | null;
  /** After this it is no longer accepted; `null`: until completion is closed. */
  readonly dueAt: Instant | null;
}

export interface DeliverableFact extends Obligation {
  readonly name: string;
}
export interface SurveyFact extends Obligation {
  readonly instrumentId: string;
  readonly moment: 'pre' | 'post' | 'per_session' | 'follow_up';
}
export interface SignOffFact extends Obligation {
  /** Whose signature: `mentor`, `facilitator`, `supervisor`. */
  readonly role: string;
}

/** What a program's rule may name beyond `completionVocabulary`, and what is known of it. */
export interface OwnCompletionFacts {
  /** `completionVocabulary` with the program's own names added. */
  readonly vocabulary: Vocabulary;
  readonly attributes?: { readonly [name: string]: FactValue };
  readonly collections?: { readonly [name: string]: CollectionFacts };
  /** Own attributes of sessions, by session id. */
  readonly sessions?: { readonly [sessionId: string]: { readonly [name: string]: FactValue } };
  readonly referenceDates?: { readonly [name: string]: LocalDate };
}

/**
 * All that completion is judged by, for one member of one cycle. The caller loads it. A part that is
 * left out, or `null`, is not known or not tracked: a rule that asks for it is undetermined.
 */
export interface CompletionFacts {
  /** Every session of the member's cycle (and track), also those to come. Cancelled ones are ignored. */
  readonly sessions: readonly SessionParticipation[];
  /** Whether no session will be added any more. */
  readonly scheduleComplete: boolean;
  /** Whether completion is closed: what has not come by now will not come. */
  readonly closed: boolean;
  /** The organization's zone, for dates in the policy. */
  readonly zone: TimeZoneId | null;
  readonly platformEngaged?: boolean | null;
  /** Hours of asynchronous work so far, all weeks together. */
  readonly platformHours?: number | null;
  readonly weeks?: readonly { readonly weekOf: LocalDate; readonly hours: number }[] | null;
  readonly projectSubmitted?: boolean | null;
  readonly bookStudyDone?: boolean | null;
  /** Coaching conversations held so far, with their minutes. */
  readonly coaching?: readonly { readonly minutes: number | null }[] | null;
  readonly deliverables?: readonly DeliverableFact[] | null;
  readonly surveys?: readonly SurveyFact[] | null;
  readonly signOffs?: readonly SignOffFact[] | null;
  /** Recorded determinations of criteria that the program left undefined. */
  readonly determinations?: { readonly [criterion: string]: boolean };
  /** For a program that extends the vocabulary of its rules. */
  readonly own?: OwnCompletionFacts;
}
