import type { Money } from '@coterie/core';
import { builder } from '../../builder.ts';
import { MoneyType } from '../fee/type.ts';

builder.objectField(MoneyType, 'formatted', (t) =>
  t.string({
    nullable: false,
    description: 'As it is written in US English: $90.00.',
    resolve: (money) => formatMoney(money),
  }),
);

/** An amount as people write it, in the number of decimals that its currency has. */
export function formatMoney({ amount, currency }: Money): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
