import type { Money } from '@coterie/core';
import { builder } from '../../builder.ts';

export const MoneyInput = builder.inputType('MoneyInput', {
  description: 'An amount of money.',
  fields: (t) => ({
    amount: t.int({ required: true, description: 'In minor units: $90 is 9000.' }),
    currency: t.string({ required: true, description: 'ISO 4217 code, upper case: USD.' }),
  }),
});

/** What is wrong with the currency of an amount; the amount itself is the core's to judge. */
export function currencyProblem(money: Money | null | undefined, path: readonly string[]) {
  if (money === null || money === undefined || /^[A-Z]{3}$/.test(money.currency)) return [];
  return [{ path: [...path, 'currency'], reason: 'A currency is three capital letters, such as USD.' }];
}
