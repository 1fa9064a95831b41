import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

type Data = Record<string, unknown>;

async function read(query: string, variables: Data = {}, subject: string | null = null) {
  const answer = await server.send(subject, query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const { organization } = await read(`{ organization(slug: "whsa") {
  gatherings(first: 10) { edges { node { id key } } } communities(first: 50) { edges { node { id key } } }
} }`);
const gatheringId = organization.gatherings.edges.find(
  ({ node }: { node: Data }) => node.key === 'april-2024',
).node.id;
const community = (key: string) =>
  organization.communities.edges.find(({ node }: { node: Data }) => node.key === key).node.id;
const family = community('family-services');
const data = community('data-management');
const coaches = community('coaches');

async function registered(participants: Data[], subject = 'whsa-payer') {
  const mutation = `mutation ($input: RegisterForGatheringInput!) { registerForGathering(input: $input) {
    ... on Refusal { message } ... on RegisterForGatheringSuccess { registration { id participants { personId displayName } } } } }`;
  return (await read(mutation, { input: { gatheringId, participants } }, subject)).registerForGathering
    .registration;
}

async function command(name: string, input: Data, subject: string) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const mutation = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on Refusal { message problems { path code ruleId } }
    ... on ${type}Success { registration {
      status paymentReference reason amountDue { amount } amountPaid { amount currency } moneyDueBack { amount formatted }
      participants { personId displayName } quote { lines { participant } }
      availableCommands { command possible because { code } }
    } } } }`;
  const answer = await server.send(subject, mutation, { input });
  return answer.errors === undefined ? answer.data[name] : answer.errors[0];
}

let people = 0;

function newName() {
  people += 1;
  return { person: { displayName: `Person ${people}` } };
}

test('staff confirm what was paid, by its reference, once', async () => {
  const { id } = await registered([{ ...newName(), communityIds: [family] }]);
  expect(await command('confirmRegistration', { registrationId: id }, 'whsa-coordinator')).toMatchObject({
    __typename: 'PaymentOutstanding',
    message:
      '$90.00 is owed for this registration and nothing is paid. Give the reference of the payment, or say why it is confirmed without.',
    problems: [{ path: ['registrationId'], ruleId: 'registration.paid-before-confirmed' }],
  });
  expect(
    await command(
      'confirmRegistration',
      { registrationId: id, paymentReference: '  ', amountPaid: { amount: 9000, currency: 'USD' } },
      'whsa-coordinator',
    ),
  ).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['paymentReference'] }],
  });
  const confirm = (input: Data, subject = 'whsa-coordinator') =>
    command('confirmRegistration', { registrationId: id, paymentReference: 'R-1', ...input }, subject);
  expect(await confirm({ amountPaid: { amount: 4500, currency: 'USD' } })).toMatchObject({
    __typename: 'PaymentOutstanding',
  });
  expect(await confirm({ amountPaid: { amount: -1, currency: 'USD' } })).toMatchObject({
    __typename: 'AmountNotPossible',
  });
  expect(await confirm({ amountPaid: { amount: 9000, currency: 'EUR' } })).toMatchObject({
    __typename: 'CurrencyDiffers',
  });
  expect(await confirm({ amountPaid: { amount: 9000, currency: 'dollars' } })).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['amountPaid', 'currency'] }],
  });
  expect(await confirm({ paymentReference: 'R\u0000' })).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['paymentReference'] }],
  });
  expect(await confirm({ paymentReference: 'R'.repeat(201) })).toMatchObject({ __typename: 'InvalidInput' });
  expect(await confirm({}, 'whsa-payer')).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  const done = await confirm({});
  expect(done.registration).toMatchObject({
    status: 'CONFIRMED',
    paymentReference: 'R-1',
    amountPaid: { amount: 9000, currency: 'USD' },
    moneyDueBack: null,
  });
  expect(
    Object.fromEntries(done.registration.availableCommands.map((one: Data) => [one.command, one.possible])),
  ).toEqual({
    confirmRegistration: false,
    rejectRegistration: false,
    cancelRegistration: true,
    substituteParticipant: true,
  });
  expect(await confirm({})).toMatchObject({
    __typename: 'RegistrationStateForbids',
    message: 'This registration is confirmed; it cannot be confirmed now.',
  });
});

test('where the price for several is unknown, staff say what is owed, or why it is confirmed without payment', async () => {
  const { id } = await registered([{ ...newName(), communityIds: [family, data] }]);
  const input = { registrationId: id, paymentReference: 'R-2' };
  expect(await command('confirmRegistration', input, 'whsa-coordinator')).toMatchObject({
    __typename: 'PriceUnknown',
  });
  const done = await command(
    'confirmRegistration',
    { ...input, amountDue: { amount: 18000, currency: 'USD' } },
    'whsa-coordinator',
  );
  expect(done.registration).toMatchObject({
    status: 'CONFIRMED',
    amountDue: { amount: 18000 },
    amountPaid: { amount: 18000 },
  });
  const free = await registered([{ ...newName(), communityIds: [family, data] }]);
  const waived = await command(
    'confirmRegistration',
    { registrationId: free.id, waiver: 'A speaker' },
    'whsa-coordinator',
  );
  expect(waived.registration).toMatchObject({
    status: 'CONFIRMED',
    reason: 'A speaker',
    amountPaid: null,
    paymentReference: null,
  });
});

test('the payer cancels once; what is due back is a fact that staff state', async () => {
  const { id } = await registered([{ ...newName(), communityIds: [family] }]);
  await command('confirmRegistration', { registrationId: id, paymentReference: 'R-3' }, 'whsa-coordinator');
  const back = { amount: 9000, currency: 'USD' };
  expect(
    await command('cancelRegistration', { registrationId: id, moneyDueBack: back }, 'whsa-payer'),
  ).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect(
    await command(
      'cancelRegistration',
      { registrationId: id, moneyDueBack: { ...back, amount: 9001 } },
      'whsa-coordinator',
    ),
  ).toMatchObject({
    __typename: 'MoneyBackExceedsPaid',
    message: '$90.01 cannot be due back: $90.00 was paid.',
  });
  const done = await command(
    'cancelRegistration',
    { registrationId: id, moneyDueBack: back, reason: 'Ill' },
    'whsa-coordinator',
  );
  expect(done.registration).toMatchObject({
    status: 'CANCELLED',
    reason: 'Ill',
    amountPaid: { amount: 9000 },
    moneyDueBack: { amount: 9000, formatted: '$90.00' },
  });
  expect(await command('cancelRegistration', { registrationId: id }, 'whsa-payer')).toMatchObject({
    __typename: 'RegistrationStateForbids',
  });
  const other = await registered([{ ...newName(), communityIds: [family] }]);
  expect(
    (await command('cancelRegistration', { registrationId: other.id }, 'whsa-payer')).registration,
  ).toMatchObject({ status: 'CANCELLED', moneyDueBack: null });
});

test('whose registration was cancelled may be registered again', async () => {
  const person = { self: true };
  const first = await registered([{ person, communityIds: [coaches] }]);
  expect(await registered([{ person, communityIds: [coaches] }])).toBeUndefined();
  await command('cancelRegistration', { registrationId: first.id }, 'whsa-payer');
  expect(await registered([{ person, communityIds: [coaches] }])).toHaveProperty('id');
});

test('staff reject what is not confirmed; the payer does not', async () => {
  const { id } = await registered([{ ...newName(), communityIds: [family] }]);
  expect(await command('rejectRegistration', { registrationId: id }, 'whsa-payer')).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect(
    (
      await command(
        'rejectRegistration',
        { registrationId: id, reason: 'Not of the network' },
        'whsa-coordinator',
      )
    ).registration,
  ).toMatchObject({
    status: 'REJECTED',
    reason: 'Not of the network',
  });
  expect(
    await command('confirmRegistration', { registrationId: id, paymentReference: 'R' }, 'whsa-coordinator'),
  ).toMatchObject({ __typename: 'RegistrationStateForbids' });
});

test('somebody takes the place of a participant, unless registered already', async () => {
  const { id, participants } = await registered([
    { ...newName(), communityIds: [family] },
    { ...newName(), communityIds: [data] },
  ]);
  const [{ personId: leaving }, { personId: staying }] = participants;
  const substitute = (participantId: string, person: Data, subject = 'whsa-payer') =>
    command('substituteParticipant', { registrationId: id, participantId, substitute: person }, subject);
  expect(await substitute(leaving, { personId: staying })).toMatchObject({
    __typename: 'SubstituteAlreadyRegistered',
    problems: [{ path: ['substitute'] }],
  });
  expect(await substitute(gatheringId, { displayName: 'Sub Example' })).toMatchObject({
    __typename: 'NotFound',
    problems: [{ path: ['participantId'] }],
  });
  const elsewhere = await registered([{ ...newName(), communityIds: [family] }]);
  expect(await substitute(leaving, { personId: elsewhere.participants[0].personId })).toMatchObject({
    __typename: 'SubstituteAlreadyRegistered',
  });
  expect(await substitute(leaving, { displayName: 'Sub Example' }, 'whsa-participant')).toMatchObject({
    __typename: 'NotFound',
  });
  const done = await substitute(leaving, { displayName: 'Sub Example' });
  expect(done.registration.participants.map((one: Data) => one.displayName)).toEqual([
    'Sub Example',
    participants[1].displayName,
  ]);
  expect(done.registration.quote.lines).toEqual([{ participant: 0 }, { participant: 1 }]);
  expect(await substitute(leaving, { displayName: 'Sub Example' })).toMatchObject({
    __typename: 'NotAParticipant',
    problems: [{ path: ['participantId'] }],
  });
});

test('unknown registrations, and those that one may not know of, are answered alike', async () => {
  const { id } = await registered([{ ...newName(), communityIds: [family] }]);
  for (const subject of ['whsa-participant', 'california-coordinator', 'newcomer']) {
    expect(await command('cancelRegistration', { registrationId: id }, subject)).toMatchObject({
      __typename: 'NotFound',
      message: 'There is no such registration.',
      problems: [{ path: ['registrationId'] }],
    });
  }
  expect(
    await command('cancelRegistration', { registrationId: 'nonsense' }, 'whsa-coordinator'),
  ).toMatchObject({ __typename: 'NotFound' });
});

test('no refusal was an error of the server', () => {
  expect(server.logged).toEqual([]);
});
