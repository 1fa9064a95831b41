import type { AdmissionKind } from '../cycle/admission-policy.ts';
import { checkSeat } from '../cycle/capacity.ts';
import type { EntryFacts } from './entry-gate.ts';

/**
 * What should follow the handing-in of an application, before any person looks at it. `startReview`
 * wherever a person has to decide: eligibility is undetermined, or the program selects.
 */
export type ScreeningPlan = 'accept' | 'waitlist' | 'startReview' | 'markIneligible' | 'reject';

/**
 * Plans the next command for an application that was just handed in. Whoever is ineligible is told so;
 * whoever is undetermined is under review; the eligible are seated at once where admission is open, and
 * in their order while seats last where it is first come, first served. `reject` only where every seat is
 * taken and the program keeps no waitlist.
 *
 * @example
 * ```ts
 * import { planScreening, unstatedAdmissionPolicy } from '@coterie/core';
 *
 * const cycle = {
 *   admission: { ...unstatedAdmissionPolicy, kind: 'first_come', waitlist: true },
 *   capacity: { kind: 'limited', seats: 1 },
 * } as const;
 * const full = { enrolled: 1, offered: 0 };
 * planScreening({ cycle, eligibility: 'eligible', taken: full, wanted: 1 }, 0); // => 'waitlist'
 * planScreening({ cycle, eligibility: 'undetermined', taken: full, wanted: 1 }, 0); // => 'startReview'
 * ```
 *
 * @param waiting how many wait for a seat: a free seat belongs to them first
 */
export function planScreening(
  facts: Pick<EntryFacts, 'eligibility' | 'taken' | 'wanted'> & {
    readonly cycle: Pick<EntryFacts['cycle'], 'admission' | 'capacity'>;
  },
  waiting: number,
): ScreeningPlan {
  if (facts.eligibility === 'ineligible') return 'markIneligible';
  if (facts.eligibility === 'undetermined') return 'startReview';
  const { admission, capacity } = facts.cycle;
  if (admission.kind !== 'open' && admission.kind !== 'first_come') return 'startReview';
  const seat = checkSeat(capacity, facts.taken, facts.wanted).state;
  if (seat === 'undetermined') return admission.kind === 'open' ? 'accept' : 'startReview';
  if (seat === 'free' && (waiting === 0 || capacity.kind === 'unlimited')) return 'accept';
  if (admission.waitlist === true) return 'waitlist';
  return admission.waitlist === false ? 'reject' : 'startReview';
}

/**
 * What an accepted application becomes: an enrollment at once where the applicant's asking was the only
 * yes that was missing, an offer where the program chooses and the applicant still has to say yes.
 *
 * @example
 * ```ts
 * import { afterAcceptance } from '@coterie/core';
 *
 * afterAcceptance('first_come'); // => 'enrollment'
 * afterAcceptance('mutual_selection'); // => 'offer'
 * ```
 */
export function afterAcceptance(kind: AdmissionKind | null): 'enrollment' | 'offer' {
  return kind === 'open' || kind === 'first_come' ? 'enrollment' : 'offer';
}
