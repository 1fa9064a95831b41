import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { ApplicationState } from './application-transitions.ts';
import { checkEntry, type EntryFacts, type EntryRefusal } from './entry-gate.ts';
import type { Offer } from './offer.ts';
import type { OfferEvent } from './offer-event.ts';
import type { OverrideRefusal, OverrideRequest } from './override.ts';

export type MakeOfferRefusal =
  | EntryRefusal
  | OverrideRefusal
  | (Refusal & { readonly kind: 'offer_already_open' })
  | (Refusal & { readonly kind: 'application_not_accepted'; readonly state: ApplicationState });

export const oneOfferAtATime = defineRule(
  'admission.one-offer-at-a-time',
  'A person has one open offer of a cycle at a time.',
);
export const offerAnswersAcceptance = defineRule(
  'admission.offer-answers-acceptance',
  'An offer that answers an application answers one that the program has accepted.',
);

/**
 * Offers somebody a seat, which is kept until the offer is answered or lapses. Rules: those of
 * `checkEntry` with the step `seat`, `admission.one-offer-at-a-time`,
 * `admission.offer-answers-acceptance`.
 *
 * @param facts as for `checkEntry`, loaded after the cycle's row was locked; and whether the person has
 *   an open offer of the cycle that has not lapsed, and the state of the application, if there is one
 *
 * @example
 * ```ts
 * import { decideMakeOffer, draftCycle, id } from '@coterie/core';
 *
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
 *   hasOpenOffer: false,
 *   applicationState: 'shortlisted',
 * } as const;
 * const request = {
 *   id: id<'Offer'>('o1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: id<'Application'>('a1'),
 *   waitlistEntryId: null,
 * };
 * const now = '2024-01-29T15:00:00Z';
 * const early = decideMakeOffer(request, facts, null, now);
 * early.ok ? null : early.error[0].kind; // => 'application_not_accepted'
 * decideMakeOffer(request, { ...facts, applicationState: 'accepted' }, null, now).ok; // => true
 * ```
 */
export function decideMakeOffer(
  request: Pick<Offer, 'id' | 'cycleId' | 'personId' | 'applicationId' | 'waitlistEntryId'>,
  facts: EntryFacts & {
    readonly hasOpenOffer: boolean;
    readonly applicationState: ApplicationState | null;
  },
  override: OverrideRequest | null,
  now: Instant,
): Decision<Offer, OfferEvent, MakeOfferRefusal> {
  const refusals: MakeOfferRefusal[] = [];
  if (facts.hasOpenOffer) refusals.push({ kind: 'offer_already_open', ruleId: oneOfferAtATime.id });
  if (facts.applicationState !== null && facts.applicationState !== 'accepted') {
    const state = facts.applicationState;
    refusals.push({ kind: 'application_not_accepted', ruleId: offerAnswersAcceptance.id, state });
  }
  const hasApplied = facts.hasApplied || request.applicationId !== null;
  const verdict = checkEntry('seat', { ...facts, hasApplied }, override, now);
  if (!verdict.admissible) refusals.push(...verdict.refusals);
  if (isNonEmpty(refusals)) return err(refusals);
  const next: Offer = {
    ...request,
    state: 'open',
    madeAt: now,
    handedOverAt: null,
    lapsesAfter: facts.cycle.admission.offerLapsesAfter,
    answeredAt: null,
    reason: null,
    overrides: verdict.admissible ? verdict.overrides : [],
  };
  return ok({ next, events: [{ kind: 'offer_made', offerId: request.id, at: now }] });
}
