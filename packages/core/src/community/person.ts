import type { Id } from '../kernel/brand.ts';
import { type Decision, isNonEmpty } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';

/**
 * Someone as one organization knows them. The same human being is another person in another
 * organization; only the owner of the account that claimed both sees them together.
 */
export interface Person {
  readonly id: Id<'Person'>;
  readonly organizationId: Id<'Organization'>;
  readonly name: string | null;
  readonly email: string | null;
  /** Their own zone, for reading session times; the organization's where unknown. */
  readonly timeZone: TimeZoneId | null;
  /** BCP 47 tag of the language in which they want to be addressed. */
  readonly locale: string | null;
  readonly claim: PersonClaim;
}

/** Imported people are unclaimed until an account claims them. */
export type PersonClaim =
  | { readonly kind: 'unclaimed' }
  | { readonly kind: 'claimed'; readonly accountId: Id<'Account'> };

export const personClaimedOnce = defineRule(
  'community.person-claimed-once',
  'A person is claimed by one account at most, and an account claims one person at most in each organization.',
);

export const personClaimVerified = defineRule(
  'community.person-claim-verified',
  'A person is claimed only by an account that has shown that it is theirs.',
);

export interface PersonClaimFacts {
  /** Whether the account has shown that it is this person's (a verified address, an invitation). */
  readonly verified: boolean;
  /** Another person of the same organization that the account has claimed already. */
  readonly otherPersonOfAccount: Id<'Person'> | null;
}

export type PersonClaimRefusal =
  | { readonly kind: 'person_already_claimed'; readonly ruleId: string }
  | { readonly kind: 'account_has_person'; readonly ruleId: string; readonly personId: Id<'Person'> }
  | { readonly kind: 'person_claim_not_verified'; readonly ruleId: string };

export interface PersonClaimed {
  readonly kind: 'person_claimed';
  readonly accountId: Id<'Account'>;
}

/**
 * Lets an account claim a person. Claiming what one has claimed already changes nothing. The refusal
 * `person_already_claimed` does not say by whom. Rules `community.person-claimed-once` and
 * `community.person-claim-verified`. Lock the person's row while deciding.
 *
 * @example
 * ```ts
 * import { decidePersonClaim, id } from '@coterie/core';
 *
 * const decision = decidePersonClaim({ kind: 'unclaimed' }, id<'Account'>('a1'), {
 *   verified: true,
 *   otherPersonOfAccount: null,
 * });
 * decision.ok && decision.value.next.kind; // => 'claimed'
 * ```
 */
export function decidePersonClaim(
  claim: PersonClaim,
  accountId: Id<'Account'>,
  facts: PersonClaimFacts,
): Decision<PersonClaim, PersonClaimed, PersonClaimRefusal> {
  if (claim.kind === 'claimed' && claim.accountId === accountId) return ok({ next: claim, events: [] });
  const refusals: PersonClaimRefusal[] = [];
  if (claim.kind === 'claimed') {
    refusals.push({ kind: 'person_already_claimed', ruleId: personClaimedOnce.id });
  }
  if (facts.otherPersonOfAccount !== null) {
    refusals.push({
      kind: 'account_has_person',
      ruleId: personClaimedOnce.id,
      personId: facts.otherPersonOfAccount,
    });
  }
  if (!facts.verified) {
    refusals.push({ kind: 'person_claim_not_verified', ruleId: personClaimVerified.id });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  return ok({ next: { kind: 'claimed', accountId }, events: [{ kind: 'person_claimed', accountId }] });
}
