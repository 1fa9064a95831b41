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

const { organization, other } = await read(`{
  organization(slug: "whsa") {
    gatherings(first: 10) { edges { node { id key } } }
    communities(first: 50) { edges { node { id key } } }
  }
  other: organization(slug: "educational-equity-network") { communities(first: 5) { edges { node { id } } } }
}`);
const idsOf = (connection: { edges: { node: { id: string; key: string } }[] }) =>
  new Map(connection.edges.map(({ node }) => [node.key, node.id]));
const gatherings = idsOf(organization.gatherings);
const communities = idsOf(organization.communities);
const april = gatherings.get('april-2024');
const october = gatherings.get('october-2023');
const family = communities.get('family-services');
const data = communities.get('data-management');
const foreign = other.communities.edges[0].node.id;

const register = `mutation ($input: RegisterForGatheringInput!) {
  registerForGathering(input: $input) {
    __typename
    ... on Refusal { message problems { path code ruleId message } }
    ... on CommunitiesToChoose { required chosen }
    ... on RegisterForGatheringSuccess { registration {
      id status payerName amountDue { amount currency formatted }
      participants { personId displayName feeKeys entitlements { kind community { key } sessions { title } fulfilled } }
      quote { byPrintedFee { amount formatted } total { amount } statement unknown { kind participant quantity message } lines { participant quantity each { amount } } }
      findings { ruleId severity quotation }
      availableCommands { command possible because { code } }
      gathering { key }
    } }
  }
}`;

async function registering(input: Data, subject: string | null = 'whsa-payer') {
  return (await read(register, { input }, subject)).registerForGathering;
}

const quote = `query ($gatheringId: ID!, $participants: [QuotedParticipantInput!]!) {
  registrationQuote(gatheringId: $gatheringId, participants: $participants) {
    byPrintedFee { amount currency formatted } total { amount } statement unknown { kind quantity participant }
  }
}`;

test('one community costs $90; two cost $180 by the printed fee, and whether there is a price for several is unknown', async () => {
  const one = await read(quote, { gatheringId: april, participants: [{ communityIds: [family] }] });
  expect(one.registrationQuote).toEqual({
    byPrintedFee: { amount: 9000, currency: 'USD', formatted: '$90.00' },
    total: { amount: 9000 },
    statement: 'By the printed fee this costs $90.00.',
    unknown: [],
  });
  const two = await read(quote, { gatheringId: april, participants: [{ communityIds: [family, data] }] });
  expect(two.registrationQuote).toEqual({
    byPrintedFee: { amount: 18000, currency: 'USD', formatted: '$180.00' },
    total: null,
    statement: 'By the printed fee this costs $180.00. Whether there is a price for 2 at once is not known.',
    unknown: [{ kind: 'PRICE_FOR_SEVERAL_UNKNOWN', quantity: 2, participant: 0 }],
  });
  const each = await read(quote, {
    gatheringId: april,
    participants: [{ communityIds: [family] }, { communityIds: [data] }],
  });
  expect(each.registrationQuote).toMatchObject({
    byPrintedFee: { amount: 18000 },
    total: { amount: 18000 },
    unknown: [],
  });
});

test('a quote for what does not exist is null or says what is wrong', async () => {
  const unknown = await read(quote, { gatheringId: 'bm8', participants: [{ communityIds: [family] }] });
  expect(unknown.registrationQuote).toBeNull();
  const asked = async (participants: Data[]) =>
    (await server.send(null, quote, { gatheringId: april, participants })).errors?.[0];
  for (const id of ['nonsense', foreign, april]) {
    expect(await asked([{ communityIds: [id] }])).toMatchObject({
      message: 'There is no such community.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  expect((await asked([]))?.message).toBe('Say what at least one participant wants.');
  expect((await asked(Array.from({ length: 51 }, () => ({ communityIds: [family] }))))?.message).toBe(
    'Name at most 50 participants at once.',
  );
  expect((await asked([{ communityIds: Array.from({ length: 51 }, () => family) }]))?.message).toContain(
    'at most 50 communities',
  );
  expect((await asked([{ communityIds: [family], feeKey: 'a\u0000b' }]))?.message).toContain(
    'control characters',
  );
});

test('one payer registers several participants, who are unclaimed persons, with what each is let into', async () => {
  const answer = await registering({
    gatheringId: april,
    participants: [
      { person: { self: true }, communityIds: [family] },
      { person: { displayName: 'Jo Example' }, communityIds: [family, data] },
    ],
  });
  expect(answer.__typename).toBe('RegisterForGatheringSuccess');
  const { registration } = answer;
  expect(registration).toMatchObject({
    status: 'PENDING',
    payerName: 'Quinn Example',
    amountDue: null,
    gathering: { key: 'april-2024' },
    quote: {
      byPrintedFee: { amount: 27000, formatted: '$270.00' },
      total: null,
      unknown: [{ kind: 'PRICE_FOR_SEVERAL_UNKNOWN', participant: 1, quantity: 2 }],
      lines: [
        { participant: 0, quantity: 1, each: { amount: 9000 } },
        { participant: 1, quantity: 2, each: { amount: 9000 } },
      ],
    },
    findings: [{ ruleId: 'scheduling.entitlement-is-fulfilled', severity: 'WARNING' }],
  });
  expect(registration.participants).toMatchObject([
    {
      displayName: 'Quinn Example',
      feeKeys: ['single-cop-event'],
      entitlements: [
        {
          kind: 'COMMUNITY_SESSION',
          community: { key: 'family-services' },
          sessions: [{ title: 'Family Services' }],
          fulfilled: true,
        },
        { kind: 'KEYNOTE', community: null, sessions: [], fulfilled: false },
      ],
    },
    { displayName: 'Jo Example', feeKeys: ['single-cop-event', 'single-cop-event'] },
  ]);
  expect(registration.participants[1].entitlements.map(({ kind }: Data) => kind)).toEqual([
    'COMMUNITY_SESSION',
    'KEYNOTE',
    'COMMUNITY_SESSION',
  ]);
  const commands = Object.fromEntries(
    registration.availableCommands.map(({ command, possible }: Data) => [command, possible]),
  );
  expect(commands).toEqual({
    confirmRegistration: false,
    substituteParticipant: true,
    cancelRegistration: true,
    rejectRegistration: false,
  });
});

test('whoever signs in for the first time becomes a person of the organization by registering', async () => {
  const participants = [{ person: { self: true }, communityIds: [family] }];
  expect(await registering({ gatheringId: april, participants }, 'newcomer')).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['payer', 'displayName'] }],
  });
  const answer = await registering(
    { gatheringId: april, payer: { displayName: 'Nia Example' }, participants },
    'newcomer',
  );
  expect(answer.registration).toMatchObject({
    payerName: 'Nia Example',
    amountDue: { amount: 9000, currency: 'USD', formatted: '$90.00' },
  });
  const { viewer } = await read(
    '{ viewer { persons { displayName registrations { edges { node { id status } } } } } }',
    {},
    'newcomer',
  );
  expect(viewer.persons).toEqual([
    {
      displayName: 'Nia Example',
      registrations: { edges: [{ node: { id: answer.registration.id, status: 'PENDING' } }] },
    },
  ]);
});

test('a participant sees the registration without its money and without the others; nobody else sees it', async () => {
  const named = await read(
    '{ viewer { persons { registrations { edges { node { participants { personId displayName } } } } } } }',
    {},
    'newcomer',
  );
  const [{ personId }] = named.viewer.persons[0].registrations.edges[0].node.participants;
  const { registration } = await registering(
    {
      gatheringId: april,
      participants: [
        { person: { personId }, communityIds: [data] },
        { person: { displayName: 'Sam Example' }, communityIds: [data] },
      ],
    },
    'whsa-coordinator',
  );
  const node = `query ($id: ID!) { node(id: $id) { ... on Registration { status participants { displayName } amountDue { amount } payerName findings { ruleId } gathering { key } } } }`;
  const seen = await server.send('newcomer', node, { id: registration.id });
  expect(seen.data.node).toEqual({
    status: 'PENDING',
    participants: [{ displayName: 'Nia Example' }],
    amountDue: null,
    payerName: null,
    findings: [{ ruleId: 'scheduling.entitlement-is-fulfilled' }],
    gathering: { key: 'april-2024' },
  });
  expect(seen.errors?.map((error) => error.extensions?.['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  for (const subject of [
    null,
    'whsa-payer',
    'whsa-participant',
    'whsa-facilitator',
    'california-coordinator',
  ]) {
    expect((await read(node, { id: registration.id }, subject)).node).toBeNull();
  }
  const listed = `query ($id: ID!) { node(id: $id) { ... on Gathering { registrations { edges { node { id } } } } } }`;
  expect((await read(listed, { id: april }, null)).node.registrations.edges).toEqual([]);
  expect((await read(listed, { id: april }, 'whsa-administrator')).node.registrations.edges.length).toBe(3);
});

test('what cannot be registered is refused by name, with its place in the input', async () => {
  const person = { displayName: 'Lee Example' };
  const refused = async (participants: Data[], gatheringId = april) =>
    await registering({ gatheringId, participants });
  expect(await refused([])).toMatchObject({
    __typename: 'ParticipantsMissing',
    problems: [{ path: ['participants'], ruleId: 'registration.items' }],
  });
  expect(await refused([{ person, communityIds: [] }])).toMatchObject({
    __typename: 'CommunitiesToChoose',
    required: 1,
    chosen: 0,
  });
  expect(await refused([{ person, communityIds: [data, data] }])).toMatchObject({
    __typename: 'AlreadyRegistered',
    problems: [{ path: ['participants', '0'], ruleId: 'registration.entitled-once' }],
  });
  expect(await refused([{ person: { self: true }, communityIds: [family] }])).toMatchObject({
    __typename: 'AlreadyRegistered',
  });
  expect(
    await refused([
      { person: { self: true }, communityIds: [data] },
      { person: { self: true }, communityIds: [data] },
    ]),
  ).toMatchObject({ __typename: 'AlreadyRegistered', problems: [{ path: ['participants', '1'] }] });
  expect(await refused([{ person, communityIds: [data], feeKey: 'two-for-one' }])).toMatchObject({
    __typename: 'FeeNotInList',
    problems: [{ path: ['participants', '0', 'feeKey'] }],
  });
  expect(await refused([{ person, communityIds: [family] }], october)).toMatchObject({
    __typename: 'GatheringNotOpen',
    message: 'This gathering is over; nobody can be registered for it any more.',
  });
  expect(await refused([{ person: {}, communityIds: [data] }])).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['participants', '0', 'person'] }],
  });
  expect(await refused([{ person: { displayName: '  ' }, communityIds: [data] }])).toMatchObject({
    __typename: 'InvalidInput',
  });
  expect(await refused([{ person: { displayName: 'a\u0007b' }, communityIds: [data] }])).toMatchObject({
    __typename: 'InvalidInput',
  });
  expect(await refused(Array.from({ length: 51 }, () => ({ person, communityIds: [data] })))).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['participants'] }],
  });
});

test('unknown ids, and ids of another organization, are answered alike', async () => {
  const me = await read(
    '{ viewer { persons { registrations { edges { node { participants { personId } } } } } } }',
    {},
    'newcomer',
  );
  const [{ personId: unseen }] = me.viewer.persons[0].registrations.edges[0].node.participants;
  const invented = (id: string) =>
    Buffer.from(
      Buffer.from(id, 'base64url')
        .toString()
        .replace(/.{12}$/, '000000000000'),
    ).toString('base64url');
  const communityAnswers = await Promise.all(
    ['nonsense', foreign, invented(family ?? '')].map((id) =>
      registering({ gatheringId: april, participants: [{ person: { self: true }, communityIds: [id] }] }),
    ),
  );
  expect(new Set(communityAnswers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(communityAnswers[0]).toMatchObject({
    __typename: 'NotFound',
    problems: [{ path: ['participants', '0', 'communityIds', '0'] }],
  });
  const personAnswers = await Promise.all(
    ['nonsense', unseen, invented(unseen)].map((personId) =>
      registering({ gatheringId: april, participants: [{ person: { personId }, communityIds: [data] }] }),
    ),
  );
  expect(new Set(personAnswers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(personAnswers[0]).toMatchObject({
    __typename: 'NotFound',
    problems: [{ path: ['participants', '0', 'person', 'personId'] }],
  });
  for (const gatheringId of ['nonsense', family, invented(april ?? '')]) {
    expect(await registering({ gatheringId, participants: [] })).toMatchObject({
      __typename: 'NotFound',
      problems: [{ path: ['gatheringId'] }],
    });
  }
  const made = Buffer.from(
    'Gathering:00000000-0000-4000-8000-000000000000:00000000-0000-4000-8000-000000000000',
  ).toString('base64url');
  expect(
    await registering(
      { gatheringId: made, payer: { displayName: 'Nobody' }, participants: [] },
      'somebody-new',
    ),
  ).toMatchObject({ __typename: 'NotFound' });
});

test('a visitor is asked to sign in', async () => {
  const answer = await server.send(null, register, { input: { gatheringId: april, participants: [] } });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('three tries at once to register one person for the same session end in one registration', async () => {
  const input = {
    gatheringId: april,
    payer: { displayName: 'Twin Example' },
    participants: [{ person: { self: true }, communityIds: [data] }],
  };
  const answers = await Promise.all([
    registering(input, 'twin'),
    registering(input, 'twin'),
    registering(input, 'twin'),
  ]);
  expect(answers.map((answer) => answer.__typename).sort()).toEqual([
    'AlreadyRegistered',
    'AlreadyRegistered',
    'RegisterForGatheringSuccess',
  ]);
});

test('nobody registers for a gathering of a program that was retired; its price can still be asked', async () => {
  const { organization: whsa } = await read(
    '{ organization(slug: "whsa") { programs(first: 1) { edges { node { id } } } } }',
  );
  const retire = `mutation ($input: RetireProgramInput!) { retireProgram(input: $input) { __typename } }`;
  const input = { programId: whsa.programs.edges[0].node.id };
  expect((await read(retire, { input }, 'whsa-administrator')).retireProgram.__typename).toBe(
    'RetireProgramSuccess',
  );
  const participants = [{ person: { displayName: 'Late Example' }, communityIds: [data] }];
  expect(await registering({ gatheringId: april, participants })).toMatchObject({
    __typename: 'GatheringNotOpen',
    message: 'This gathering is not published; nobody can be registered for it any more.',
  });
  const asked = await read(quote, { gatheringId: april, participants: [{ communityIds: [family] }] });
  expect(asked.registrationQuote).toMatchObject({ byPrintedFee: { amount: 9000 } });
});

test('no refusal was an error of the server', () => {
  expect(server.logged).toEqual([]);
});
