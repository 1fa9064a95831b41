import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { findTransition } from '../kernel/transitions.ts';
import { checkEntry, type EntryFacts, type EntryRefusal } from './entry-gate.ts';
import {
  type Offer,
  type OfferCommandKind,
  type OfferState,
  offerCommands,
  offerTransitions,
} from './offer.ts';
import type { OfferEvent } from './offer-event.ts';
import { checkOffer } from './offer-lapse.ts';
import type { OverrideRefusal } from './override.ts';

export interface OfferCommand {
  readonly kind: OfferCommandKind;
  readonly reason?: string | null;
}

export type OfferStateRefusal = Refusal & {
  readonly kind: 'offer_state';
  readonly state: OfferState;
  readonly command: OfferCommandKind;
};

export type OfferRefusal =
  | OfferStateRefusal
  | EntryRefusal
  | OverrideRefusal
  | (Refusal & { readonly kind: 'offer_lapsed'; readonly lapsedAt: Instant })
  | (Refusal & { readonly kind: 'offer_not_lapsed'; readonly lapsesAt: Instant | null })
  | (Refusal & { readonly kind: 'offer_already_handed_over'; readonly handedOverAt: Instant });

export const offerTransitionKnown = defineRule(
  'admission.offer-transition',
  'An offer is answered once; an offer that has lapsed is no longer answered.',
);
export const offerClock = defineRule(
  'admission.offer-clock',
  'The clock of an offer starts once, when its message has been handed over, and an offer expires only when it has run out.',
);

/**
 * Decides a command about an offer. Accepting passes the gate `seat` once more, at the moment of commit,
 * against the seats that are really taken: other people's offers do not count here, so that whoever says
 * yes first is seated where a capacity was lowered. Accepting is followed by `decideEntry` in the same
 * transaction. `expire` writes down what the clock has done already.
 *
 * Rules: `admission.offer-transition`, `admission.offer-clock`, and those of `checkEntry`.
 *
 * @param facts as for `checkEntry`; `hasApplied` and `standing` are taken from the offer. Lock the
 *   offer's row, and before `accept` the cycle's row.
 *
 * @example
 * ```ts
 * import { decideOffer, draftCycle, id } from '@coterie/core';
 *
 * const offer = {
 *   id: id<'Offer'>('o1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: null,
 *   waitlistEntryId: null,
 *   state: 'open',
 *   madeAt: '2024-01-29T15:00:00Z',
 *   handedOverAt: '2024-01-29T15:01:00Z',
 *   lapsesAfter: 'P2D',
 *   answeredAt: null,
 *   reason: null,
 *   overrides: [],
 * } as const;
 * const facts = {
 *   cycle: draftCycle({ id: id('c1'), communityId: id('k1'), state: 'selecting' }),
 *   wayIn: 'form',
 *   hasApplied: true,
 *   eligibility: 'eligible',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 0, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 * } as const;
 * const intime = decideOffer(offer, { kind: 'accept' }, facts, '2024-01-31T15:00:59Z');
 * intime.ok ? intime.value.next.state : null; // => 'accepted'
 * const late = decideOffer(offer, { kind: 'accept' }, facts, '2024-01-31T15:01:00Z');
 * late.ok ? null : late.error[0].kind; // => 'offer_lapsed'
 * ```
 */
export function decideOffer(
  offer: Offer,
  command: OfferCommand,
  facts: EntryFacts,
  now: Instant,
): Decision<Offer, OfferEvent, OfferRefusal> {
  const refusals = findOfferRefusals(offer, command.kind, facts, now);
  if (isNonEmpty(refusals)) return err(refusals);
  const { id: offerId, cycleId } = offer;
  const reason = command.reason ?? null;
  const state = findTransition(offerTransitions, offer.state, command.kind) ?? offer.state;
  const moved: OfferEvent = {
    kind: 'offer_moved',
    offerId,
    command: command.kind,
    to: state,
    at: now,
    reason,
  };
  if (command.kind === 'handOver') {
    return ok({ next: { ...offer, handedOverAt: now }, events: [moved] });
  }
  const next: Offer = { ...offer, state, answeredAt: now, reason };
  if (command.kind === 'accept') return ok({ next, events: [moved] });
  return ok({ next, events: [moved, { kind: 'seat_freed', cycleId, at: now }] });
}

function findOfferRefusals(
  offer: Offer,
  command: OfferCommandKind,
  facts: EntryFacts,
  now: Instant,
): readonly OfferRefusal[] {
  const ruleId = offerTransitionKnown.id;
  if (findTransition(offerTransitions, offer.state, command) === null) {
    return [{ kind: 'offer_state', ruleId, state: offer.state, command }];
  }
  const { lapsesAt, hasLapsed } = checkOffer(offer, facts.cycle.zone, now);
  if (command === 'expire') {
    return hasLapsed ? [] : [{ kind: 'offer_not_lapsed', ruleId: offerClock.id, lapsesAt }];
  }
  const refusals: OfferRefusal[] = [];
  if (hasLapsed && lapsesAt !== null) {
    refusals.push({ kind: 'offer_lapsed', ruleId, lapsedAt: lapsesAt });
  }
  if (command === 'handOver' && offer.handedOverAt !== null) {
    const { handedOverAt } = offer;
    refusals.push({ kind: 'offer_already_handed_over', ruleId: offerClock.id, handedOverAt });
  }
  if (command === 'accept') {
    const verdict = checkEntry(
      'seat',
      {
        ...facts,
        hasApplied: true,
        // Their own application is what the offer answers.
        hasOtherApplication: false,
        taken: { ...facts.taken, offered: 0 },
        // The seat was kept for them.
        waitingAhead: 0,
        standing: offer.overrides,
      },
      null,
      now,
    );
    if (!verdict.admissible) refusals.push(...verdict.refusals);
  }
  return refusals;
}

/**
 * For each command about an offer, whether it is possible now, or everything that stands against it.
 * Facts as for `decideOffer`.
 *
 * @example
 * ```ts
 * import { availableOfferCommands, draftCycle, id } from '@coterie/core';
 *
 * const offer = {
 *   id: id<'Offer'>('o1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: null,
 *   waitlistEntryId: null,
 *   state: 'open',
 *   madeAt: '2024-01-29T15:00:00Z',
 *   handedOverAt: '2024-01-29T15:01:00Z',
 *   lapsesAfter: 'P2D',
 *   answeredAt: null,
 *   reason: null,
 *   overrides: [],
 * } as const;
 * const facts = {
 *   cycle: draftCycle({ id: id('c1'), communityId: id('k1'), state: 'selecting' }),
 *   wayIn: 'form',
 *   hasApplied: true,
 *   eligibility: 'eligible',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 0, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 * } as const;
 * const commands = availableOfferCommands(offer, facts, '2024-02-01T00:00:00Z');
 * commands.filter((one) => one.possible).map((one) => one.command); // => ['expire']
 * ```
 */
export function availableOfferCommands(
  offer: Offer,
  facts: EntryFacts,
  now: Instant,
): readonly CommandAvailability<OfferCommandKind, OfferRefusal>[] {
  return offerCommands.map((kind) => availabilityOf(kind, decideOffer(offer, { kind }, facts, now)));
}
