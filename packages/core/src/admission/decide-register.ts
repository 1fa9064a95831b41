import { checkWindow, type DateWindow } from '../calendar/date-window.ts';
import type { Id } from '../kernel/brand.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant, TimeZoneId } from '../kernel/temporal.ts';
import { communitiesToChoose, type Entitlement, grantEntitlements } from './entitlement.ts';
import { type PriceList, type Quote, quoteRegistration } from './fees.ts';
import type { Registration, RegistrationParticipant } from './registration.ts';

/** One fee that one person wants, with the communities that they chose under it. */
export interface RegistrationItem {
  readonly personId: Id<'Person'>;
  readonly feeKey: string;
  readonly communityIds: readonly Id<'Community'>[];
}

export interface RegistrationRequest {
  readonly id: Id<'Registration'>;
  readonly gatheringId: Id<'Gathering'>;
  readonly payerId: Id<'Person'>;
  readonly items: readonly RegistrationItem[];
}

/** What must be loaded to register. Lock the gathering's row, so that nobody is registered twice. */
export interface RegistrationFacts {
  readonly prices: PriceList;
  /** Whether the gathering can be registered for: published, not over, not cancelled. */
  readonly gathering: 'to_come' | 'over' | 'cancelled' | 'not_published';
  readonly window: DateWindow;
  readonly zone: TimeZoneId | null;
  /** The communities that hold a session at the gathering. */
  readonly communityIds: readonly Id<'Community'>[];
  /** What the participants are already entitled to, by registrations that are not final. */
  readonly entitled: readonly { readonly personId: Id<'Person'>; readonly entitlement: Entitlement }[];
  readonly paymentDueBy: Instant | null;
}

export type RegisterRefusal =
  | (Refusal & { readonly kind: 'gathering_not_open'; readonly gathering: RegistrationFacts['gathering'] })
  | (Refusal & { readonly kind: 'registration_not_yet_open'; readonly opensAt: Instant | null })
  | (Refusal & { readonly kind: 'registration_closed'; readonly closedAt: Instant | null })
  | (Refusal & { readonly kind: 'participants_missing' })
  | (Refusal & { readonly kind: 'fee_not_in_list'; readonly item: number; readonly feeKey: string })
  | (Refusal & {
      readonly kind: 'fee_limit_reached';
      readonly personId: Id<'Person'>;
      readonly feeKey: string;
      readonly limit: number;
    })
  | (Refusal & {
      readonly kind: 'communities_to_choose';
      readonly item: number;
      readonly required: number;
      readonly chosen: number;
    })
  | (Refusal & {
      readonly kind: 'community_not_at_gathering';
      readonly item: number;
      readonly communityId: Id<'Community'>;
    })
  | (Refusal & {
      readonly kind: 'already_registered';
      readonly item: number;
      readonly personId: Id<'Person'>;
    });

export interface RegistrationMade {
  readonly kind: 'registration_made';
  readonly registrationId: Id<'Registration'>;
  /** Both halves of the answer about the price, as they stood when it was made. */
  readonly quote: Quote;
  readonly at: Instant;
}

export const gatheringOpen = defineRule(
  'registration.gathering-open',
  'People register for a gathering that is to come, while its registration window is open.',
);
export const registrationItems = defineRule(
  'registration.items',
  'A registration names its participants, and for each a fee of the price list with as many communities of the gathering as the fee lets them choose.',
);
export const entitledOnce = defineRule(
  'registration.entitled-once',
  'Nobody is registered twice for the same session, or takes a fee more often than it allows.',
);

/**
 * Registers one or several participants for a gathering, with one payer. What is owed is set only where
 * the whole price is known; the event carries the quote with both halves. Rules:
 * `registration.gathering-open`, `registration.items`, `registration.entitled-once`, `fees.printed-fee`.
 *
 * @param facts see {@link RegistrationFacts} for what to load and to lock
 *
 * @example
 * ```ts
 * import { decideRegister, id } from '@coterie/core';
 *
 * const decision = decideRegister(
 *   { id: id<'Registration'>('r1'), gatheringId: id<'Gathering'>('april'), payerId: id<'Person'>('ana'), items: [] },
 *   {
 *     prices: { fees: [], several: { kind: 'unknown' } },
 *     gathering: 'over',
 *     window: { opens: null, closes: null },
 *     zone: null,
 *     communityIds: [],
 *     entitled: [],
 *     paymentDueBy: null,
 *   },
 *   '2024-04-19T15:00:00Z',
 * );
 * decision.ok ? [] : decision.error.map((one) => one.kind); // => ['gathering_not_open', 'participants_missing']
 * ```
 */
export function decideRegister(
  request: RegistrationRequest,
  facts: RegistrationFacts,
  now: Instant,
): Decision<Registration, RegistrationMade, RegisterRefusal> {
  const refusals = [...checkGathering(facts, now), ...checkItems(request, facts)];
  if (isNonEmpty(refusals)) return err(refusals);
  const quote = quoteRegistration(
    facts.prices,
    request.items.map(({ personId, feeKey }) => ({ participant: personId, feeKey, quantity: 1 })),
  );
  const next: Registration = {
    id: request.id,
    gatheringId: request.gatheringId,
    payerId: request.payerId,
    participants: request.items.map((item) => participantOf(item, request, facts)),
    state: 'pending',
    registeredAt: now,
    amountDue: quote.total,
    amountPaid: null,
    paymentDueBy: facts.paymentDueBy,
    moneyDueBack: null,
    transferredTo: null,
    reason: null,
  };
  return ok({ next, events: [{ kind: 'registration_made', registrationId: request.id, quote, at: now }] });
}

function participantOf(
  item: RegistrationItem,
  request: RegistrationRequest,
  facts: RegistrationFacts,
): RegistrationParticipant {
  const { personId, feeKey, communityIds } = item;
  const terms = facts.prices.fees.find((fee) => fee.key === feeKey)?.entitlements ?? [];
  return { personId, feeKey, entitlements: grantEntitlements(terms, request.gatheringId, communityIds) };
}

function checkGathering(facts: RegistrationFacts, now: Instant): readonly RegisterRefusal[] {
  const ruleId = gatheringOpen.id;
  const { gathering } = facts;
  if (gathering !== 'to_come') return [{ kind: 'gathering_not_open', ruleId, gathering }];
  const window = checkWindow(facts.window, facts.zone, now);
  if (window.hasClosed === true) return [{ kind: 'registration_closed', ruleId, closedAt: window.closesAt }];
  if (window.hasOpened === false) {
    return [{ kind: 'registration_not_yet_open', ruleId, opensAt: window.opensAt }];
  }
  return [];
}

function checkItems(request: RegistrationRequest, facts: RegistrationFacts): readonly RegisterRefusal[] {
  const ruleId = registrationItems.id;
  const refusals: RegisterRefusal[] = [];
  if (request.items.length === 0) refusals.push({ kind: 'participants_missing', ruleId });
  const held = new Set(facts.entitled.map((one) => entitlementKey(one.personId, one.entitlement)));
  const takenBy = new Map<string, number>();
  request.items.forEach((entry, item) => {
    const { personId, feeKey, communityIds } = entry;
    const fee = facts.prices.fees.find((one) => one.key === feeKey);
    if (fee === undefined) {
      refusals.push({ kind: 'fee_not_in_list', ruleId, item, feeKey });
      return;
    }
    const required = communitiesToChoose(fee.entitlements);
    const chosen = new Set(communityIds).size;
    if (chosen !== required || communityIds.length !== chosen) {
      refusals.push({ kind: 'communities_to_choose', ruleId, item, required, chosen });
    }
    for (const communityId of new Set(communityIds)) {
      if (!facts.communityIds.includes(communityId)) {
        refusals.push({ kind: 'community_not_at_gathering', ruleId, item, communityId });
      }
    }
    const taken = (takenBy.get(`${personId}\n${feeKey}`) ?? 0) + 1;
    takenBy.set(`${personId}\n${feeKey}`, taken);
    const limit = fee.limitPerPerson;
    if (limit !== null && taken === limit + 1) {
      refusals.push({ kind: 'fee_limit_reached', ruleId: entitledOnce.id, personId, feeKey, limit });
    }
    // The keynote comes with every community's fee: only what was chosen or paid for itself counts twice.
    const granted = participantOf(entry, request, facts).entitlements;
    const own = granted.filter((one) => one.kind !== 'keynote' || granted.length === 1);
    const keys = own.map((one) => entitlementKey(personId, one));
    if (keys.some((key) => held.has(key))) {
      refusals.push({ kind: 'already_registered', ruleId: entitledOnce.id, item, personId });
    }
    for (const key of keys) held.add(key);
  });
  return refusals;
}

function entitlementKey(personId: string, entitlement: Entitlement): string {
  return JSON.stringify([personId, ...Object.values(entitlement).sort()]);
}
