import type { Quote, QuoteLine, UnknownPrice } from '@coterie/core';
import { builder } from '../../builder.ts';
import { MoneyType } from '../fee/type.ts';
import { formatMoney } from './format-money.ts';

const UnknownPriceKindType = builder.enumType('UnknownPriceKind', {
  description: 'What cannot be said of a price.',
  values: {
    NO_SUCH_FEE: { value: 'no_such_fee', description: 'There is no fee of that key, or no price list.' },
    AMOUNT_UNKNOWN: { value: 'amount_unknown', description: 'The fee is printed without an amount.' },
    PRICE_FOR_SEVERAL_UNKNOWN: {
      value: 'price_for_several_unknown',
      description: 'Nobody has said whether several cost less than so many times one.',
    },
    SHARING_UNKNOWN: {
      value: 'sharing_unknown',
      description:
        'The fee is for each team or organization, and who of the participants share one is not known.',
    },
    SEVERAL_CURRENCIES: {
      value: 'several_currencies',
      description: 'The fees are in several currencies and are not added up.',
    },
  } satisfies Record<string, { value: UnknownPrice['kind']; description: string }>,
});

const UnknownPriceType = builder.objectRef<UnknownPrice>('UnknownPrice').implement({
  description: 'Something about a price that nobody has said.',
  fields: (t) => ({
    kind: t.field({
      type: UnknownPriceKindType,
      nullable: false,
      description: 'What is unknown.',
      resolve: ({ kind }) => kind,
    }),
    message: t.string({
      nullable: false,
      description: 'A sentence that can be read aloud.',
      resolve: tellUnknown,
    }),
    ruleId: t.exposeString('ruleId', {
      nullable: false,
      description: 'The rule, as listed in docs/rules.md.',
    }),
    feeKey: t.string({
      description: 'The fee that is meant.',
      resolve: (unknown) => ('feeKey' in unknown ? unknown.feeKey : null),
    }),
    participant: t.int({
      description: 'Whose price is meant: the place among the participants, from 0.',
      resolve: (unknown) => ('participant' in unknown ? placeOf(unknown.participant) : null),
    }),
    quantity: t.int({
      description: 'How many are taken.',
      resolve: (unknown) => ('quantity' in unknown ? unknown.quantity : null),
    }),
  }),
});

const QuoteLineType = builder.objectRef<QuoteLine>('QuoteLine').implement({
  description: 'One fee, as often as one participant takes it.',
  fields: (t) => ({
    participant: t.int({
      description: 'The place among the participants, from 0.',
      resolve: (line) => placeOf(line.participant),
    }),
    feeKey: t.exposeString('feeKey', { nullable: false, description: 'The fee.' }),
    label: t.exposeString('label', { description: 'Its label; null where none was printed.' }),
    quantity: t.exposeInt('quantity', { nullable: false, description: 'How often it is taken.' }),
    each: t.field({
      type: MoneyType,
      description: 'What one costs; null where that is not known.',
      resolve: ({ each }) => each,
    }),
    byPrintedFee: t.field({
      type: MoneyType,
      description: 'So many times the printed fee.',
      resolve: ({ byPrintedFee }) => byPrintedFee,
    }),
    bySeveralPrice: t.field({
      type: MoneyType,
      description: 'By the price for several; null where none is known.',
      resolve: ({ bySeveralPrice }) => bySeveralPrice,
    }),
  }),
});

/** A quote whose participants are places in a list, written as numbers. */
export const QuoteType = builder.objectRef<Quote>('RegistrationQuote').implement({
  description: 'What a registration costs: both what the printed fees come to, and what nobody has said.',
  fields: (t) => ({
    byPrintedFee: t.field({
      type: MoneyType,
      description:
        'The sum by the printed fees; null where one of them is unknown, or the currencies differ.',
      resolve: ({ byPrintedFee }) => byPrintedFee,
    }),
    total: t.field({
      type: MoneyType,
      description: 'What is owed for certain; null while anything that bears on it is unknown.',
      resolve: ({ total }) => total,
    }),
    lines: t.field({
      type: [QuoteLineType],
      nullable: false,
      description: 'Fee by fee.',
      resolve: ({ lines }) => [...lines],
    }),
    unknown: t.field({
      type: [UnknownPriceType],
      nullable: false,
      description: 'What cannot be said; empty where all is known.',
      resolve: ({ unknown }) => [...unknown],
    }),
    statement: t.string({ nullable: false, description: 'Both halves in words.', resolve: tellQuote }),
  }),
});

/** The same quote with participants as places in the list of those who take part. */
export function placeParticipants(quote: Quote, participants: readonly string[]): Quote {
  const placed = (participant: string) => String(participants.indexOf(participant));
  return {
    ...quote,
    lines: quote.lines.map((line) => ({ ...line, participant: placed(line.participant) })),
    unknown: quote.unknown.map((one) =>
      'participant' in one ? { ...one, participant: placed(one.participant) } : one,
    ),
  };
}

function placeOf(participant: string): number | null {
  const place = Number(participant);
  return Number.isInteger(place) && place >= 0 ? place : null;
}

function tellQuote(quote: Quote): string {
  const printed = quote.byPrintedFee;
  const sum =
    printed === null
      ? 'What this costs is not known.'
      : `By the printed fee${quote.lines.length > 1 ? 's' : ''} this costs ${formatMoney(printed)}.`;
  return [sum, ...new Set(quote.unknown.map(tellUnknown))].join(' ');
}

function tellUnknown(unknown: UnknownPrice): string {
  switch (unknown.kind) {
    case 'no_such_fee':
      return unknown.feeKey === ''
        ? 'No price is published for it.'
        : `The price list has no fee ${unknown.feeKey}.`;
    case 'amount_unknown':
      return 'A fee is published without its amount.';
    case 'price_for_several_unknown':
      return `Whether there is a price for ${unknown.quantity} at once is not known.`;
    case 'sharing_unknown':
      return `The fee is for each ${unknown.per}, and which of the ${unknown.participants} participants share one is not known.`;
    case 'several_currencies':
      return `The fees are in ${unknown.currencies.join(' and ')} and cannot be added up.`;
  }
}
