/**
 * How people come into a cycle: `open` (whoever is eligible), `first_come` (until the seats are
 * taken), `review` (the program chooses), `mutual_selection` (both sides must say yes).
 */
export type AdmissionKind = 'open' | 'first_come' | 'review' | 'mutual_selection';

/** An ISO 8601 duration: `P7D`, `PT48H`. */
export type IsoDuration = `P${string}`;

/** What a cycle asks of teams that apply together. */
export interface TeamPolicy {
  readonly minSize: number;
  readonly maxSize: number | null;
  /** How many members of each role a team must name: `{ administrator: 1 }`. */
  readonly requiredRoles: { readonly [role: string]: number };
  /** Whether the team is answered as one, or each member alone. */
  readonly outcome: 'together' | 'each';
}

/**
 * The program's policy for entry to a cycle. `null` means that the program never said; nobody is
 * refused for a rule that was never stated, and nobody is seated without a person's decision either.
 */
export interface AdmissionPolicy {
  readonly kind: AdmissionKind | null;
  /** Whether a queue is kept once the seats are taken. */
  readonly waitlist: boolean | null;
  /** How long an offer stays open after its message was handed over; `null`: it does not lapse. */
  readonly offerLapsesAfter: IsoDuration | null;
  /** Whether a freed seat is offered to the next in line at once, or after a coordinator's approval. */
  readonly nextInLine: 'at_once' | 'after_approval';
  /** A closed cycle admits nobody once the roster is locked, and locks it at the latest when it starts. */
  readonly rosterClosed: boolean | null;
  /** In how many cycles of the season one person may hold a seat; `null`: no limit was stated. */
  readonly personLimit: number | null;
  /** What teams must look like; `null`: people apply one by one. */
  readonly teams: TeamPolicy | null;
}

/**
 * A policy of which nothing was published, to be filled with what was.
 *
 * @example
 * ```ts
 * import { unstatedAdmissionPolicy } from '@coterie/core';
 *
 * ({ ...unstatedAdmissionPolicy, kind: 'review' }).waitlist; // => null
 * ```
 */
export const unstatedAdmissionPolicy: AdmissionPolicy = {
  kind: null,
  waitlist: null,
  offerLapsesAfter: null,
  nextInLine: 'after_approval',
  rosterClosed: null,
  personLimit: null,
  teams: null,
};
