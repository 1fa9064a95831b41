import type { Money } from '../kernel/money.ts';
import type { Provenance } from '../kernel/provenance.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { EntitlementTerm } from './entitlement.ts';

/** One price of a price list, as it was printed. */
export interface Fee {
  /** Names the fee within its list: `single-cop`. */
  readonly key: string;
  /** `null` where no label was printed. */
  readonly label: string | null;
  /** What it costs; `null` where unknown. Zero is free of charge. */
  readonly amount: Money | null;
  /** For whom one of it is paid. */
  readonly per: 'participant' | 'team' | 'organization';
  readonly entitlements: readonly EntitlementTerm[];
  /** How often one person may take it at one gathering; `null`: no limit was stated. */
  readonly limitPerPerson: number | null;
  readonly provenance: Provenance;
}

/** The price for several of one fee taken by one person. */
export type SeveralPrice =
  /** Nobody has said whether there is one. */
  | { readonly kind: 'unknown' }
  /** There is none: each costs the printed fee. */
  | { readonly kind: 'none' }
  /** From so many on, each costs so much. */
  | { readonly kind: 'tiers'; readonly tiers: readonly { readonly from: number; readonly each: Money }[] };

export interface PriceList {
  readonly fees: readonly Fee[];
  readonly several: SeveralPrice;
}

/** How often one participant takes one fee. */
export interface FeeItem {
  readonly participant: string;
  readonly feeKey: string;
  readonly quantity: number;
}

export interface QuoteLine {
  readonly participant: string;
  readonly feeKey: string;
  readonly label: string | null;
  readonly quantity: number;
  readonly each: Money | null;
  /** `quantity` times `each`, by the printed fee. */
  readonly byPrintedFee: Money | null;
  /** By the price for several, where there is one for this quantity. */
  readonly bySeveralPrice: Money | null;
}

/** What cannot be said of a price. */
export type UnknownPrice =
  | { readonly kind: 'no_such_fee'; readonly ruleId: string; readonly feeKey: string }
  | { readonly kind: 'amount_unknown'; readonly ruleId: string; readonly feeKey: string }
  | {
      readonly kind: 'price_for_several_unknown';
      readonly ruleId: string;
      readonly feeKey: string;
      readonly participant: string;
      readonly quantity: number;
    }
  /** A fee for each team or organization: which of the participants share one is not known. */
  | {
      readonly kind: 'sharing_unknown';
      readonly ruleId: string;
      readonly feeKey: string;
      readonly per: 'team' | 'organization';
      readonly participants: number;
    }
  | { readonly kind: 'several_currencies'; readonly ruleId: string; readonly currencies: readonly string[] };

/** Both halves of the answer: what the printed fees come to, and what nobody has said. */
export interface Quote {
  /** The sum by the printed fees; `null` where one of them is unknown, or the currencies differ. */
  readonly byPrintedFee: Money | null;
  /** What is owed for certain; `null` while anything that bears on it is unknown. */
  readonly total: Money | null;
  readonly lines: readonly QuoteLine[];
  readonly unknown: readonly UnknownPrice[];
}

export const printedFee = defineRule(
  'fees.printed-fee',
  'A price is what the program printed; what it did not print is said to be unknown, beside the sum by the printed fees.',
);

/**
 * What a registration costs, and what of it cannot be known. Two communities at $90 each cost $180 by the
 * printed fee, and whether there is a price for several is unknown: both are said. A fee for each team
 * or organization is counted once for each participant, and said to be unknown where there are several
 * of them, who may share it. Rule: `fees.printed-fee`.
 *
 * @param items quantities are whole numbers above zero; amounts are in minor units
 *
 * @example
 * ```ts
 * import { quoteRegistration } from '@coterie/core';
 *
 * const fee = {
 *   key: 'single-cop',
 *   label: 'Single CoP Event',
 *   amount: { amount: 9000, currency: 'USD' },
 *   per: 'participant',
 *   entitlements: [{ kind: 'community_session', communities: 1 }, { kind: 'keynote' }],
 *   limitPerPerson: null,
 *   provenance: [],
 * } as const;
 * const prices = { fees: [fee], several: { kind: 'unknown' } } as const;
 * const two = quoteRegistration(prices, [{ participant: 'ana', feeKey: 'single-cop', quantity: 2 }]);
 * two.byPrintedFee; // => { amount: 18000, currency: 'USD' }
 * two.total; // => null
 * two.unknown.map((one) => one.kind); // => ['price_for_several_unknown']
 * const one = quoteRegistration(prices, [{ participant: 'ana', feeKey: 'single-cop', quantity: 1 }]);
 * one.total; // => { amount: 9000, currency: 'USD' }
 * ```
 */
export function quoteRegistration(prices: PriceList, items: readonly FeeItem[]): Quote {
  const ruleId = printedFee.id;
  const unknown: UnknownPrice[] = [];
  const lines = together(items).map(({ participant, feeKey, quantity }): QuoteLine => {
    const fee = prices.fees.find((one) => one.key === feeKey);
    if (fee === undefined) unknown.push({ kind: 'no_such_fee', ruleId, feeKey });
    else if (fee.amount === null) unknown.push({ kind: 'amount_unknown', ruleId, feeKey });
    if (quantity > 1 && prices.several.kind === 'unknown' && !isFree(fee?.amount)) {
      unknown.push({ kind: 'price_for_several_unknown', ruleId, feeKey, participant, quantity });
    }
    const each = fee?.amount ?? null;
    const several = severalPrice(prices.several, quantity);
    return {
      participant,
      feeKey,
      label: fee?.label ?? null,
      quantity,
      each,
      byPrintedFee: each === null ? null : { ...each, amount: each.amount * quantity },
      bySeveralPrice: several === null ? null : { ...several, amount: several.amount * quantity },
    };
  });
  unknown.push(...findUnknownSharing(prices, lines));
  const printed = lines.map((line) => line.byPrintedFee);
  const owed = lines.map((line) => line.bySeveralPrice ?? line.byPrintedFee);
  const currencies = [...new Set([...printed, ...owed].flatMap((money) => money?.currency ?? []))];
  if (currencies.length > 1) unknown.push({ kind: 'several_currencies', ruleId, currencies });
  return {
    byPrintedFee: addUp(printed),
    total: unknown.length > 0 ? null : addUp(owed),
    lines,
    unknown,
  };
}

function findUnknownSharing(prices: PriceList, lines: readonly QuoteLine[]): readonly UnknownPrice[] {
  return prices.fees.flatMap(({ key: feeKey, per, amount }): readonly UnknownPrice[] => {
    const participants = lines.filter((line) => line.feeKey === feeKey).length;
    if (per === 'participant' || participants < 2 || isFree(amount)) return [];
    return [{ kind: 'sharing_unknown', ruleId: printedFee.id, feeKey, per, participants }];
  });
}

/** One line for each participant and fee, however the items were split. */
function together(items: readonly FeeItem[]): readonly FeeItem[] {
  const lines = new Map<string, FeeItem>();
  for (const item of items) {
    const key = JSON.stringify([item.participant, item.feeKey]);
    lines.set(key, { ...item, quantity: item.quantity + (lines.get(key)?.quantity ?? 0) });
  }
  return [...lines.values()];
}

function severalPrice(several: SeveralPrice, quantity: number): Money | null {
  if (several.kind !== 'tiers') return null;
  const reached = several.tiers.filter((tier) => tier.from <= quantity);
  return reached.sort((one, other) => other.from - one.from)[0]?.each ?? null;
}

function isFree(amount: Money | null | undefined): boolean {
  return amount?.amount === 0;
}

/** The sum, where every part is known and all are in one currency. */
function addUp(parts: readonly (Money | null)[]): Money | null {
  const known = parts.filter((part) => part !== null);
  const currency = known[0]?.currency;
  if (currency === undefined || known.length < parts.length) return null;
  if (known.some((part) => part.currency !== currency)) return null;
  return { amount: known.reduce((sum, part) => sum + part.amount, 0), currency };
}
