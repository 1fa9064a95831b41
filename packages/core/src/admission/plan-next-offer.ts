import type { Refusals } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { checkEntry, type EntryFacts, type EntryRefusal } from './entry-gate.ts';
import type { OverrideRefusal } from './override.ts';
import { orderWaitlist, queueByEntry, type WaitlistEntry } from './waitlist.ts';

type Standing = Refusals<EntryRefusal | OverrideRefusal>;

/** Somebody who waits, with what the gate asks about them. */
export interface WaitingCandidate {
  readonly entry: WaitlistEntry;
  readonly facts: EntryFacts;
}

/** Somebody further ahead who cannot take a seat now, and why; their place is kept. */
export interface PassedOver {
  readonly entryId: WaitlistEntry['id'];
  readonly refusals: Standing;
}

export type NextOfferPlan =
  | {
      readonly kind: 'offer';
      readonly entry: WaitlistEntry;
      /** Whether a coordinator must approve it before it is made. */
      readonly needsApproval: boolean;
      readonly passedOver: readonly PassedOver[];
      /** The rules by which it is their turn. */
      readonly ruleIds: readonly string[];
    }
  | { readonly kind: 'nobody'; readonly passedOver: readonly PassedOver[] }
  /** Nobody in the queue can be seated now, whoever they are: no seat is free, the roster is locked. */
  | { readonly kind: 'nothing_to_offer'; readonly refusals: Standing };

export const nextInLine = defineRule(
  'admission.next-in-line',
  'A free seat is offered to the first in line who may take it, at once or after approval as the cycle says.',
);

const holdsForAll: ReadonlySet<string> = new Set([
  'no_seat',
  'capacity_unknown',
  'roster_locked',
  'cycle_admits_nobody',
]);

/**
 * Proposes to whom a free seat is offered. The order of the queue is kept: somebody is passed over only
 * for what concerns them alone (their district's cap is full), and keeps their place.
 *
 * To carry it out, in one transaction: accept the application that waits (`decideApplication`), make the
 * offer (`decideMakeOffer`), each with `waitingAhead: 0`, and move the entry (`decideWaitlistEntry`,
 * `offer`). Rules:
 * `admission.next-in-line`, `admission.queue-by-entry`, and those of `checkEntry`.
 *
 * @param candidates the cycle's queue, with the facts of each, loaded under the lock of the cycle's row
 *
 * @example
 * ```ts
 * import { planNextOffer } from '@coterie/core';
 *
 * planNextOffer([], '2024-01-29T15:00:00Z'); // => { kind: 'nobody', passedOver: [] }
 * ```
 */
export function planNextOffer(candidates: readonly WaitingCandidate[], now: Instant): NextOfferPlan {
  const factsOf = new Map(candidates.map(({ entry, facts }) => [entry.id, facts]));
  const passedOver: PassedOver[] = [];
  for (const entry of orderWaitlist(candidates.map((candidate) => candidate.entry))) {
    const facts = factsOf.get(entry.id);
    if (facts === undefined) continue;
    // Their application is the one that waits; its time was checked when it was handed in.
    const verdict = checkEntry(
      'seat',
      { ...facts, hasApplied: true, hasOtherApplication: false, waitingAhead: 0 },
      null,
      now,
    );
    if (verdict.admissible) {
      const needsApproval = facts.cycle.admission.nextInLine === 'after_approval';
      return { kind: 'offer', entry, needsApproval, passedOver, ruleIds: [nextInLine.id, queueByEntry.id] };
    }
    const { refusals } = verdict;
    if (refusals.some((refusal) => holdsForAll.has(refusal.kind))) {
      return { kind: 'nothing_to_offer', refusals };
    }
    passedOver.push({ entryId: entry.id, refusals });
  }
  return { kind: 'nobody', passedOver };
}
