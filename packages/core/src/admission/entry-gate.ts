import { checkWindow } from '../calendar/date-window.ts';
import { type CapFacts, type CapRefusal, checkCaps } from '../cycle/attribute-cap.ts';
import { checkSeat, type NoSeat, type SeatsTaken } from '../cycle/capacity.ts';
import type { Cycle } from '../cycle/cycle.ts';
import type { CycleState } from '../cycle/cycle-transitions.ts';
import { capacityKnown } from '../cycle/readiness.ts';
import { isRosterLocked, type RosterLocked, rosterNotLocked } from '../cycle/roster.ts';
import { isNonEmpty, type Refusal, type Refusals } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { WayIn } from './enrollment.ts';
import {
  checkOverride,
  isOverridable,
  type OverrideRefusal,
  type OverrideRequest,
  type RecordedOverride,
} from './override.ts';

/** How far somebody wants to go: to ask, to wait in the queue, or to take a seat. */
export type EntryStep = 'ask' | 'queue' | 'seat';

/**
 * What must be loaded before anybody goes in by any door. Lock the cycle's row for `queue` and `seat`,
 * and load the counts and the person's own rows after the lock was taken.
 */
export interface EntryFacts {
  readonly cycle: Cycle;
  readonly wayIn: WayIn;
  /** Whether there is an application that was handed in; its window was checked at that time. */
  readonly hasApplied: boolean;
  /**
   * What the eligibility rule says, determinations included. Not looked at by `ask`. For a role for which
   * the program has no rule (a guest, an observer): `eligible`.
   */
  readonly eligibility: 'eligible' | 'ineligible' | 'undetermined';
  /** Whether the person (of a team: one of them) holds an active enrollment in the cycle. */
  readonly isEnrolled: boolean;
  /**
   * Whether the person has another application to the cycle that is still under way: handed in, and not
   * withdrawn, rejected or found ineligible. An accepted one counts while its offer is open.
   */
  readonly hasOtherApplication: boolean;
  /** In how many other cycles of the season the person holds a seat. */
  readonly seatsInSeason: number;
  /** Active enrollments, and open offers to others. */
  readonly taken: SeatsTaken;
  readonly caps: CapFacts;
  /**
   * How many wait for a seat before this person: everybody who waits, for somebody who comes new. 0 for
   * whoever `planNextOffer` has found to be the next in line: those before them cannot take the seat.
   */
  readonly waitingAhead: number;
  /** How many seats are taken at once: 1, the size of a team, or 0 for those who take none. */
  readonly wanted: number;
  /** Overrides recorded earlier for this person: on the application, on the offer. */
  readonly standing: readonly RecordedOverride[];
}

export type EntryRefusal =
  | (Refusal & { readonly kind: 'cycle_admits_nobody'; readonly state: CycleState })
  | (Refusal & { readonly kind: 'cycle_not_accepting'; readonly state: CycleState })
  | (Refusal & { readonly kind: 'window_not_yet_open'; readonly opensAt: Instant | null })
  | (Refusal & { readonly kind: 'window_closed'; readonly closedAt: Instant | null })
  | RosterLocked
  | (Refusal & { readonly kind: 'already_enrolled' })
  | (Refusal & { readonly kind: 'already_applied' })
  | (Refusal & { readonly kind: 'person_limit_reached'; readonly limit: number; readonly held: number })
  | (Refusal & { readonly kind: 'not_eligible' })
  | (Refusal & { readonly kind: 'eligibility_undetermined' })
  | (Refusal & { readonly kind: 'capacity_unknown' })
  | NoSeat
  | (Refusal & { readonly kind: 'others_wait_first'; readonly waiting: number; readonly left: number })
  | CapRefusal;

export type EntryVerdict =
  | {
      readonly admissible: true;
      /** The overrides that the way in rests on: those recorded earlier, and this one. */
      readonly overrides: readonly RecordedOverride[];
    }
  | { readonly admissible: false; readonly refusals: Refusals<EntryRefusal | OverrideRefusal> };

export const cycleAccepts = defineRule(
  'admission.cycle-accepts',
  'Entry is asked for while the cycle accepts it, or while it runs with open admission.',
);
export const cycleAdmits = defineRule(
  'admission.cycle-admits',
  'People enter a cycle only from its opening until its evaluation.',
);
export const windowOpen = defineRule(
  'admission.window-open',
  'Entry is asked for while the application window is open; a deadline given as a date ends with that day.',
);
export const nobodyTwice = defineRule(
  'admission.nobody-twice',
  'Nobody applies to a cycle twice at a time, or holds two seats in it.',
);
export const personLimit = defineRule(
  'admission.person-limit',
  'Nobody holds seats in more cycles of a season than the program allows.',
);
export const queueFirst = defineRule(
  'admission.queue-first',
  'A free seat belongs to those who wait for one; whoever comes new goes behind them.',
);
export const eligibleForSeat = defineRule(
  'admission.eligible-for-seat',
  'A seat goes to the eligible; what is undetermined needs a determination first.',
);

/**
 * The one gate that every way in passes: form, import, invitation, API and open entry alike. It lists
 * all that stands against entry. An unknown edge of a window refuses nobody; an unknown capacity
 * refuses only where seats are given without a person's decision (first come, first served).
 *
 * An override sets aside what may be set aside, and records it. Never set aside: that the cycle admits
 * nobody, that somebody is in already, and that no seat is free (raise the capacity instead).
 *
 * Rules: `admission.cycle-accepts`, `admission.cycle-admits`, `admission.window-open`,
 * `admission.nobody-twice`, `admission.person-limit`, `admission.eligible-for-seat`, `admission.queue-first`,
 * `cycle.roster-not-locked`, `cycle.capacity-known`, `capacity.seat-free`, `capacity.cap-not-exceeded`,
 * `admission.override`.
 *
 * @param facts see {@link EntryFacts} for what to load and to lock
 * @param override someone's wish to admit against rules; `null` for none
 *
 * @example
 * ```ts
 * import { checkEntry, draftCycle, id } from '@coterie/core';
 *
 * const facts = {
 *   cycle: draftCycle({
 *     id: id('c1'),
 *     communityId: id('k1'),
 *     state: 'running',
 *     capacity: { kind: 'limited', seats: 20 },
 *     rosterLockedAt: '2023-10-02T14:00:00Z',
 *   }),
 *   wayIn: 'import',
 *   hasApplied: true,
 *   eligibility: 'eligible',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 12, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 * } as const;
 * const late = checkEntry('seat', facts, null, '2023-10-09T14:00:00Z');
 * late.admissible ? [] : late.refusals.map((one) => one.ruleId); // => ['cycle.roster-not-locked']
 *
 * const override = { personId: id<'Person'>('max'), name: 'Max', reason: 'Fell ill', permitted: true };
 * const admitted = checkEntry('seat', facts, override, '2023-10-09T14:00:00Z');
 * admitted.admissible ? admitted.overrides[0]?.reason : null; // => 'Fell ill'
 * ```
 */
export function checkEntry(
  step: EntryStep,
  facts: EntryFacts,
  override: OverrideRequest | null,
  now: Instant,
): EntryVerdict {
  const earlier = new Set(facts.standing.flatMap((one) => one.setAside.map((refusal) => refusal.kind)));
  const refusals: readonly EntryRefusal[] = findEntryRefusals(step, facts, now).filter(
    (refusal) => !(isOverridable(refusal) && earlier.has(refusal.kind)),
  );
  if (!isNonEmpty(refusals)) return { admissible: true, overrides: facts.standing };
  if (override === null) return { admissible: false, refusals };
  const verdict = checkOverride(override, refusals, now);
  if (!verdict.ok) return { admissible: false, refusals: [...refusals, ...verdict.error] };
  const standing = refusals.filter((refusal) => !isOverridable(refusal));
  if (isNonEmpty(standing)) return { admissible: false, refusals: standing };
  return { admissible: true, overrides: [...facts.standing, verdict.value] };
}

function findEntryRefusals(step: EntryStep, facts: EntryFacts, now: Instant): readonly EntryRefusal[] {
  const refusals: EntryRefusal[] = [...checkDoors(facts, now)];
  if (facts.isEnrolled) refusals.push({ kind: 'already_enrolled', ruleId: nobodyTwice.id });
  if (facts.hasOtherApplication) refusals.push({ kind: 'already_applied', ruleId: nobodyTwice.id });
  if (step === 'ask') return refusals;
  const ruleId = eligibleForSeat.id;
  if (facts.eligibility === 'ineligible') refusals.push({ kind: 'not_eligible', ruleId });
  if (facts.eligibility === 'undetermined') refusals.push({ kind: 'eligibility_undetermined', ruleId });
  return step === 'queue' ? refusals : [...refusals, ...checkSeats(facts)];
}

/** Whether the cycle lets anybody in now: its state, its window, its roster. */
function checkDoors({ cycle, hasApplied }: EntryFacts, now: Instant): readonly EntryRefusal[] {
  const refusals: EntryRefusal[] = [];
  const { state } = cycle;
  const accepts = state === 'accepting' || (state === 'running' && cycle.admission.kind === 'open');
  if (!accepts && state !== 'selecting' && state !== 'running') {
    refusals.push({ kind: 'cycle_admits_nobody', ruleId: cycleAdmits.id, state });
  } else if (!accepts && !hasApplied) {
    refusals.push({ kind: 'cycle_not_accepting', ruleId: cycleAccepts.id, state });
  }
  if (!hasApplied) {
    const window = checkWindow(cycle.applicationWindow, cycle.zone, now);
    const ruleId = windowOpen.id;
    if (window.hasClosed === true) {
      refusals.push({ kind: 'window_closed', ruleId, closedAt: window.closesAt });
    } else if (window.hasOpened === false) {
      refusals.push({ kind: 'window_not_yet_open', ruleId, opensAt: window.opensAt });
    }
  }
  if (isRosterLocked(cycle)) {
    refusals.push({ kind: 'roster_locked', ruleId: rosterNotLocked.id, lockedAt: cycle.rosterLockedAt });
  }
  return refusals;
}

/** Whether a seat is there, and whether this person may have it. */
function checkSeats(facts: EntryFacts): readonly EntryRefusal[] {
  const { cycle, seatsInSeason, waitingAhead, wanted } = facts;
  if (wanted === 0) return [];
  const refusals: EntryRefusal[] = [];
  const limit = cycle.admission.personLimit;
  if (limit !== null && seatsInSeason >= limit) {
    refusals.push({ kind: 'person_limit_reached', ruleId: personLimit.id, limit, held: seatsInSeason });
  }
  const seat = checkSeat(cycle.capacity, facts.taken, wanted);
  if (seat.state === 'none') refusals.push(seat.refusal);
  if (seat.state === 'free' && seat.left !== null && seat.left - wanted < waitingAhead) {
    const { left } = seat;
    refusals.push({ kind: 'others_wait_first', ruleId: queueFirst.id, waiting: waitingAhead, left });
  }
  if (seat.state === 'undetermined' && cycle.admission.kind === 'first_come') {
    refusals.push({ kind: 'capacity_unknown', ruleId: capacityKnown.id });
  }
  return [...refusals, ...checkCaps(cycle.caps, facts.caps)];
}
