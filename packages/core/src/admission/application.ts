import type { Id } from '../kernel/brand.ts';
import type { JsonValue } from '../kernel/json.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { ApplicationState } from './application-transitions.ts';
import type { WayIn } from './enrollment.ts';
import type { RecordedOverride } from './override.ts';

/** One member of a team that applies together. */
export interface TeamMember {
  readonly personId: Id<'Person'>;
  /** The member's role in the team: `administrator`; `null` where none is named. */
  readonly role: string | null;
}

/** Who asks to join: a person, or a team with one application for all its members. */
export type Applicant =
  | { readonly kind: 'person'; readonly personId: Id<'Person'> }
  | { readonly kind: 'team'; readonly name: string; readonly members: readonly TeamMember[] };

/** Asking to join a cycle. */
export interface Application {
  readonly id: Id<'Application'>;
  readonly cycleId: Id<'Cycle'>;
  readonly trackId: Id<'Track'> | null;
  readonly applicant: Applicant;
  readonly state: ApplicationState;
  readonly wayIn: WayIn;
  /** What the applicant declared, by the attribute names of the vocabulary. */
  readonly answers: { readonly [attribute: string]: JsonValue };
  /** `null` while a draft, and where an imported application's time is unknown. */
  readonly submittedAt: Instant | null;
  /** When the present state was reached; `null` where unknown. */
  readonly decidedAt: Instant | null;
  /** Why it stands as it does, where a person gave a reason. */
  readonly reason: string | null;
  /** What was asked of the applicant, while information is needed. */
  readonly informationNeeded: readonly string[];
  /** The overrides by which it was let in against rules; shown wherever the verdict is shown. */
  readonly overrides: readonly RecordedOverride[];
}
