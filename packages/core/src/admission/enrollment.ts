import type { Id } from '../kernel/brand.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Transitions } from '../kernel/transitions.ts';
import type { RecordedOverride } from './override.ts';

/** By which door somebody comes in. Every one of them passes the same gate. */
export type WayIn = 'form' | 'import' | 'invitation' | 'api' | 'open_entry';

/** Where a seat came from. */
export type EnrollmentOrigin = 'application' | 'invitation' | 'import' | 'open_entry';

/** Members take seats; mentors, guests (who earn no credit) and observers do not. */
export type EnrollmentRole = 'member' | 'mentor' | 'guest' | 'observer';

export const enrollmentStates = ['active', 'withdrawn', 'removed', 'ended'] as const;
export type EnrollmentState = (typeof enrollmentStates)[number];

export const enrollmentCommands = ['withdraw', 'remove', 'end'] as const;
export type EnrollmentCommandKind = (typeof enrollmentCommands)[number];

/** The life of an enrollment. Who left may enter again, as a new enrollment, by the same gates. */
export const enrollmentTransitions = {
  active: { withdraw: 'withdrawn', remove: 'removed', end: 'ended' },
  withdrawn: {},
  removed: {},
  ended: {},
} as const satisfies Transitions<EnrollmentState, EnrollmentCommandKind>;

/** The judgement that an enrollment carries when it has ended. */
export type CompletionOutcome = 'completed' | 'not_completed' | 'undetermined';

interface EnrollmentFacts {
  readonly id: Id<'Enrollment'>;
  readonly cycleId: Id<'Cycle'>;
  readonly personId: Id<'Person'>;
  readonly trackId: Id<'Track'> | null;
  readonly role: EnrollmentRole;
  readonly origin: EnrollmentOrigin;
  readonly applicationId: Id<'Application'> | null;
  readonly offerId: Id<'Offer'> | null;
  /** When the seat was taken; `null` where unknown (history that was imported). */
  readonly enrolledAt: Instant | null;
  readonly overrides: readonly RecordedOverride[];
}

/** A seat that is held. */
export type Enrollment =
  | (EnrollmentFacts & { readonly state: 'active' })
  | (EnrollmentFacts & {
      readonly state: 'withdrawn' | 'removed';
      readonly leftAt: Instant | null;
      readonly reason: string | null;
    })
  | (EnrollmentFacts & {
      readonly state: 'ended';
      readonly endedAt: Instant | null;
      readonly completion: CompletionOutcome;
    });
