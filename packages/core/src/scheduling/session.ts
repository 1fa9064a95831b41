import type { Id } from '../kernel/brand.ts';
import type { SessionTiming } from './session-timing.ts';

export const sessionKinds = ['meeting', 'workshop', 'keynote', 'interactive', 'additional'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const modalities = ['virtual', 'in_person', 'hybrid'] as const;
/** How people take part: from afar, on the spot, or either. */
export type Modality = (typeof modalities)[number];

export const sessionStates = ['tentative', 'scheduled', 'held', 'attendance_closed', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];

export type SessionId = Id<'Session'>;

/**
 * One planned live meeting. It belongs to one or more cycles, to a gathering, or to both; a keynote
 * has no cycle of its own.
 */
export interface Session {
  readonly id: SessionId;
  /** `null` where no title is published. */
  readonly title: string | null;
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly timing: SessionTiming;
  /** The published length, where there is one beside or instead of start and end; in minutes. */
  readonly statedMinutes: number | null;
  /** `null` where it is not known. */
  readonly modality: Modality | null;
  readonly place: string | null;
  /** Private: for those who take part. */
  readonly joinLink: string | null;
  readonly cycles: readonly Id<'Cycle'>[];
  readonly gathering: Id<'Gathering'> | null;
  readonly facilitators: readonly Id<'Person'>[];
  /** The tracks or groups of the cycle for which it is meant; empty: for all. */
  readonly tracks: readonly string[];
  /** Sessions with the same name are alternatives: one of them counts, once. `null`: none. */
  readonly alternativeOf: string | null;
  /** `false`: beside what the program asks for; `null` where the program does not say. */
  readonly required: boolean | null;
}
