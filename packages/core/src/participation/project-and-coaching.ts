import type { Instant, LocalDate } from '../kernel/temporal.ts';

/** A member's change project. Its state says what the member handed in, not how good it is. */
export interface Project {
  readonly title: string | null;
  readonly state: 'planned' | 'in_progress' | 'submitted' | 'presented';
  readonly submittedAt: Instant | null;
}

/** One conversation of a coach with a member. */
export interface CoachingSession {
  readonly coachId: string;
  readonly date: LocalDate | null;
  readonly minutes: number | null;
  readonly held: boolean;
}
