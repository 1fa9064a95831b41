import type { RegisterRefusal, RegistrationRefusal, RegistrationState } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';
import { formatMoney } from './format-money.ts';

const stateWords: Readonly<Record<RegistrationState, string>> = {
  pending: 'waits to be confirmed',
  awaiting_payment: 'waits for its payment',
  confirmed: 'is confirmed',
  cancelled: 'was cancelled',
  transferred: 'was transferred',
  expired: 'has expired',
  rejected: 'was rejected',
};

const commandWords: Readonly<Record<string, string>> = {
  requestPayment: 'have its payment asked for',
  recordPayment: 'have a payment recorded',
  confirm: 'be confirmed',
  substitute: 'have a participant substituted',
  transfer: 'be transferred',
  cancel: 'be cancelled',
  expire: 'expire',
  reject: 'be rejected',
};

const gatheringWords = {
  to_come: 'is to come',
  over: 'is over',
  cancelled: 'was cancelled',
  not_published: 'is not published',
} as const;

/** How refusals of registering are told. Their items are participants, by their place in the input. */
export const registerRefusals = defineRefusals<RegisterRefusal>({
  gathering_not_open: {
    type: 'GatheringNotOpen',
    description: 'Nobody registers for a gathering that is over, cancelled or not published.',
    facts: { gathering: 'String' },
    message: ({ gathering }) =>
      `This gathering ${gatheringWords[gathering]}; nobody can be registered for it any more.`,
    path: () => ['gatheringId'],
  },
  registration_not_yet_open: {
    type: 'RegistrationNotYetOpen',
    description: 'Registration has not opened yet.',
    facts: { opensAt: 'DateTime' },
    message: ({ opensAt }) =>
      `Registration for this gathering has not opened yet${opensAt === null ? '' : `; it opens at ${opensAt}`}.`,
    path: () => ['gatheringId'],
  },
  registration_closed: {
    type: 'RegistrationClosed',
    description: 'Registration has closed.',
    facts: { closedAt: 'DateTime' },
    message: ({ closedAt }) =>
      `Registration for this gathering has closed${closedAt === null ? '' : ` at ${closedAt}`}.`,
    path: () => ['gatheringId'],
  },
  participants_missing: {
    type: 'ParticipantsMissing',
    description: 'Nobody is named who would take part.',
    message: () => 'Name at least one participant.',
    path: () => ['participants'],
  },
  fee_not_in_list: {
    type: 'FeeNotInList',
    description: 'The price list has no such fee.',
    facts: { feeKey: 'String' },
    message: ({ feeKey }) =>
      feeKey === ''
        ? 'No price is published for this gathering, so nobody can be registered by one.'
        : `The price list of this gathering has no fee ${feeKey}.`,
    path: ({ item }) => ['participants', String(item), 'feeKey'],
  },
  fee_limit_reached: {
    type: 'FeeLimitReached',
    description: 'One person takes a fee more often than it allows.',
    facts: { feeKey: 'String', limit: 'Int' },
    message: ({ feeKey, limit }) =>
      `One person can take the fee ${feeKey} ${limit === 1 ? 'once' : `${limit} times`} at one gathering.`,
    path: () => ['participants'],
  },
  communities_to_choose: {
    type: 'CommunitiesToChoose',
    description: 'The fee lets a participant choose another number of communities.',
    facts: { required: 'Int', chosen: 'Int' },
    message: ({ required, chosen }) =>
      required === 0
        ? 'This fee is not for single communities. Leave the communities out.'
        : `This fee is for ${required === 1 ? 'one community' : `${required} communities`} at a time; ${chosen === 0 ? 'none was chosen' : `${chosen} cannot be shared out evenly`}.`,
    path: ({ item }) => ['participants', String(item), 'communityIds'],
  },
  community_not_at_gathering: {
    type: 'CommunityNotAtGathering',
    description: 'A community that was chosen holds no session at the gathering.',
    message: () => 'This community holds no session at this gathering.',
    path: ({ item }) => ['participants', String(item), 'communityIds'],
  },
  already_registered: {
    type: 'AlreadyRegistered',
    description: 'The participant is already registered for the same session.',
    message: () => 'This person is already registered for the same session of this gathering.',
    path: ({ item }) => ['participants', String(item)],
  },
});

/** How refusals of commands about a registration are told. */
export const registrationRefusals = defineRefusals<RegistrationRefusal>({
  registration_state: {
    type: 'RegistrationStateForbids',
    description: 'The registration is at a point of its life at which this cannot be done.',
    facts: { state: 'String', command: 'String' },
    message: ({ state, command }) =>
      `This registration ${stateWords[state]}; it cannot ${commandWords[command] ?? command} now.`,
  },
  price_unknown: {
    type: 'PriceUnknown',
    description: 'What is owed is not wholly known; somebody has to say it.',
    message: () =>
      'What is owed for this registration is not known. Say what is owed, or why it is confirmed without payment.',
  },
  payment_outstanding: {
    type: 'PaymentOutstanding',
    description: 'What is owed is not paid.',
    facts: { due: 'JSON', paid: 'JSON' },
    message: ({ due, paid }) =>
      `${formatMoney(due)} is owed for this registration and ${paid === null ? 'nothing' : formatMoney(paid)} is paid. Give the reference of the payment, or say why it is confirmed without.`,
  },
  payment_not_overdue: {
    type: 'PaymentNotOverdue',
    description: 'The payment is not overdue.',
    facts: { dueBy: 'DateTime' },
    message: ({ dueBy }) =>
      dueBy === null
        ? 'No date is set by which this registration is to be paid.'
        : `This registration can be paid until ${dueBy}.`,
  },
  amount_not_possible: {
    type: 'AmountNotPossible',
    description: 'This is no amount of money.',
    facts: { amount: 'JSON' },
    message: ({ amount }) =>
      `${amount.amount} is no amount here. Amounts are whole numbers of the smallest unit (cents), above zero.`,
  },
  currency_differs: {
    type: 'CurrencyDiffers',
    description: 'The amount is in another currency than the registration.',
    facts: { expected: 'String', given: 'String' },
    message: ({ expected, given }) => `This registration is in ${expected}; ${given} cannot be taken.`,
  },
  money_back_exceeds_paid: {
    type: 'MoneyBackExceedsPaid',
    description: 'More would come back than was paid.',
    facts: { moneyDueBack: 'JSON', paid: 'JSON' },
    message: ({ moneyDueBack, paid }) =>
      `${formatMoney(moneyDueBack)} cannot be due back: ${paid === null ? 'nothing' : formatMoney(paid)} was paid.`,
  },
  not_a_participant: {
    type: 'NotAParticipant',
    description: 'The person does not take part by this registration.',
    message: () => 'This person does not take part by this registration.',
    path: () => ['participantId'],
  },
  substitute_already_registered: {
    type: 'SubstituteAlreadyRegistered',
    description: 'The substitute is already registered for the same session.',
    message: () => 'The substitute is already registered for the same session of this gathering.',
    path: () => ['substitute'],
  },
  transfer_to_itself: {
    type: 'TransferToItself',
    description: 'A registration is transferred to another one.',
    message: () => 'A registration cannot be transferred to itself.',
  },
});
