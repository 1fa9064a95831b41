import { expect, test } from 'vitest';
import { startServer } from './start-server.ts';

/**
 * The communities of the Wisconsin Head Start Association and their gatherings, over HTTP only. The steps
 * about registrations follow one another: each test goes on where the one before it ended.
 */
const server = await startServer();
const { ask, command, moveClock, send } = server;

const coordinator = 'whsa-coordinator';
const payer = 'whsa-payer';
const inFamilyServicesAndDataManagement = 'whsa-participant';
const inCoachesAndErsea = 'whsa-participant-2';

interface Finding {
  readonly ruleId: string;
  readonly quotation: string;
  readonly suggestion: string | null;
}

const findingFields = 'findings { ruleId severity place { pointer } quotation understood suggestion }';
const { organization } = await ask(
  null,
  `{ organization(slug: "whsa") {
      name timeZone currency
      provenance { path basis }
      programs(first: 5) { edges { node { pricesComplete ${findingFields} } } }
      communities(first: 20) { edges { node { id title cycles(first: 5) { edges { node { sessionPlan { minimumSessions } sessions(first: 10) { edges { node { id } } } } } } } } }
      gatherings(first: 10) { edges { node {
        id modality place agendaPublished agendaHeading
        period { start end }
        fees { key label price { amount currency } entitlements { kind } provenance { path basis printed quotation } }
        ${findingFields}
        sessions(first: 20) { edges { node { id title kind printedTime startsAt endsAt minutes timing { kind date start end timeZone from to } } } }
      } } }
  } }`,
);
// biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
type Data = any;
const nodes = (connection: Data): Data[] => connection.edges.map(({ node }: Data) => node);
const program = nodes(organization.programs)[0];
const gatherings = nodes(organization.gatherings);
const april = gatherings[3];
const communities = nodes(organization.communities);
const communityIds: Record<string, string> = Object.fromEntries(
  communities.map(({ title, id }) => [title, id]),
);
const printed = ({ findings }: { findings: Finding[] }) =>
  findings.map(({ ruleId, quotation }) => `${ruleId}: ${quotation}`);

test('four virtual gatherings have the printed dates, and only the last has an agenda', () => {
  expect(
    gatherings.map(({ period, modality, place, agendaPublished }) => [
      period.start,
      period.end,
      modality,
      place,
      agendaPublished,
    ]),
  ).toEqual([
    ['2023-10-10', '2023-10-13', 'VIRTUAL', 'Zoom', false],
    ['2023-12-11', '2023-12-13', 'VIRTUAL', 'Zoom', false],
    ['2024-02-05', '2024-02-07', 'VIRTUAL', 'Zoom', false],
    ['2024-04-15', '2024-04-18', 'VIRTUAL', 'Zoom', true],
  ]);
  expect(april.agendaHeading).toBe('WHSA CoP Gathering: Apr. 15-19, 2024');
  expect(organization).toMatchObject({
    name: 'Wisconsin Head Start Association',
    timeZone: 'America/Chicago',
  });
  expect(organization.provenance).toContainEqual({ path: '/timeZone', basis: 'INFERRED' });
});

test('without an agenda every community meets at some time during the gathering, and no time is invented', () => {
  for (const { period, sessions } of gatherings.slice(0, 3)) {
    const planned = nodes(sessions);
    expect(planned).toHaveLength(10);
    for (const { timing, startsAt, endsAt, minutes, printedTime } of planned) {
      expect(timing).toMatchObject({
        kind: 'WINDOW',
        from: period.start,
        to: period.end,
        date: null,
        start: null,
        end: null,
      });
      expect({ startsAt, endsAt, minutes, printedTime }).toEqual({
        startsAt: null,
        endsAt: null,
        minutes: null,
        printedTime: null,
      });
    }
  }
});

test('each of ten communities meets at least four times', () => {
  expect(communities.map(({ title }) => title)).toEqual([
    'Health',
    'Mental Health',
    'Home Visiting',
    'ERSEA',
    'Inclusion & Disabilities',
    'Family Services',
    'Education Managers & Specialists',
    'Data Management',
    'Coaches',
    'Strengthening Connections with Families',
  ]);
  for (const { cycles } of communities) {
    const [cycle, ...others] = nodes(cycles);
    expect(others).toEqual([]);
    expect(cycle.sessionPlan.minimumSessions).toBe(4);
    expect(nodes(cycle.sessions)).toHaveLength(4);
  }
});

test('the timetable of April is kept as it was printed, and its moments follow from the zone', () => {
  expect(
    nodes(april.sessions).map(({ title, printedTime, timing, startsAt, minutes }) => [
      title.split(' – ')[0],
      printedTime,
      timing.date,
      timing.start,
      timing.end,
      startsAt,
      minutes,
    ]),
  ).toEqual([
    [
      'Inclusion & Disabilities',
      '10:30 AM – 12:00 PM',
      '2024-04-15',
      '10:30',
      '12:00',
      '2024-04-15T15:30:00.000Z',
      90,
    ],
    ['Coaches', '1:30 PM – 3:00 PM', '2024-04-15', '13:30', '15:00', '2024-04-15T18:30:00.000Z', 90],
    ['ERSEA', '08:30 AM – 10:00 AM', '2024-04-16', '08:30', '10:00', '2024-04-16T13:30:00.000Z', 90],
    ['Health', '02:30 PM – 04:00 PM', '2024-04-16', '14:30', '16:00', '2024-04-16T19:30:00.000Z', 90],
    ['Home Visiting', '08:30 AM – 10:00 AM', '2024-04-17', '08:30', '10:00', '2024-04-17T13:30:00.000Z', 90],
    ['PBS Presents', '10:30 AM – 12:00 PM', '2024-04-17', '10:30', '12:00', '2024-04-17T15:30:00.000Z', 90],
    ['Mental Health', '12:30 – 02:00PM', '2024-04-17', '12:30', '14:00', '2024-04-17T17:30:00.000Z', 90],
    [
      'Education Managers & Specialists',
      '2:30 PM – 04:00 PM',
      '2024-04-17',
      '14:30',
      '16:00',
      '2024-04-17T19:30:00.000Z',
      90,
    ],
    [
      'Data Management',
      '12:30 AM – 2:00 PM',
      '2024-04-18',
      '00:30',
      '14:00',
      '2024-04-18T05:30:00.000Z',
      810,
    ],
    [
      'Family Services',
      '08:30 AM – 10:00 AM',
      '2024-04-18',
      '08:30',
      '10:00',
      '2024-04-18T13:30:00.000Z',
      90,
    ],
  ]);
  expect(nodes(april.sessions).map(({ kind }) => kind)).not.toContain('KEYNOTE');
});

test('the program is flagged by what a careful reader flags, with the original words, and by nothing besides', () => {
  expect(program && printed(program)).toEqual([
    'scheduling.stated-days-agree: around three days',
    'scheduling.readings-agree: “April 15-18, 2024” beside “Apr. 15-19, 2024”',
    'scheduling.one-title: “a special, PBS-hosted Head Start Interactive Community entitled “Strengthening Connections with Families”” beside “PBS Presents – A Head Start Interactive Learning Experience “Strengthening Connections with Families””',
    'scheduling.meridiem-is-printed: 12:30 – 02:00PM',
    'scheduling.agenda-has-no-overlap: “12:30 AM – 2:00 PM” beside “08:30 AM – 10:00 AM”',
    'scheduling.length-is-usual: 12:30 AM – 2:00 PM',
    'scheduling.entitlement-is-fulfilled: allows entrance of a single participant to a single CoP gathering and Keynote only',
  ]);
});

test('a gathering has the findings of its own dates, timetable and fees, and the other three what is theirs', () => {
  expect(printed(april)).toEqual([
    'scheduling.readings-agree: “April 15-18, 2024” beside “Apr. 15-19, 2024”',
    'scheduling.stated-days-agree: around three days',
    'scheduling.one-title: “a special, PBS-hosted Head Start Interactive Community entitled “Strengthening Connections with Families”” beside “PBS Presents – A Head Start Interactive Learning Experience “Strengthening Connections with Families””',
    'scheduling.meridiem-is-printed: 12:30 – 02:00PM',
    'scheduling.agenda-has-no-overlap: “12:30 AM – 2:00 PM” beside “08:30 AM – 10:00 AM”',
    'scheduling.length-is-usual: 12:30 AM – 2:00 PM',
    'scheduling.entitlement-is-fulfilled: allows entrance of a single participant to a single CoP gathering and Keynote only',
  ]);
  expect(gatherings.slice(0, 3).map(printed)).toEqual([
    ['scheduling.stated-days-agree: around three days'],
    [],
    [],
  ]);
  const unusual = april.findings.find(({ ruleId }: Finding) => ruleId === 'scheduling.length-is-usual');
  expect(unusual).toMatchObject({
    severity: 'WARNING',
    understood: '12:30 AM – 2:00 PM, 13.5 hours',
    suggestion: '12:30 PM – 2:00 PM',
  });
  const overlap = april.findings.find(({ ruleId }: Finding) => ruleId === 'scheduling.agenda-has-no-overlap');
  expect(overlap.understood).toBe('Data Management and Family Services share 90 minutes');
});

test('one price is printed, for a session of one community and the keynote; whether there are others is unknown', () => {
  expect(program?.pricesComplete).toBeNull();
  for (const { fees } of gatherings) {
    expect(fees).toMatchObject([
      {
        label: 'Single CoP Event Only',
        price: { amount: 9000, currency: 'USD' },
        entitlements: [{ kind: 'COMMUNITY_SESSION' }, { kind: 'KEYNOTE' }],
      },
    ]);
    expect(fees[0].provenance).toContainEqual({
      path: '/amount',
      basis: 'PRINTED',
      printed: '$90',
      quotation: 'Single CoP Event Only: $90',
    });
  }
});

const clashFields =
  'verdict clashes { first { title } second { title } sharedMinutes } undetermined { session { title } reason } readOtherwise { session { title } printed { start end } suggested { date start end } }';
const clashes = async (gathering: { id: string }, titles: string[], reading: string) =>
  (
    await ask(
      null,
      `query ($id: ID!, $communityIds: [ID!]!, $reading: TimeReading!) { node(id: $id) { ... on Gathering { clashes(communityIds: $communityIds, reading: $reading) { ${clashFields} } } } }`,
      {
        id: gathering.id,
        communityIds: titles.map((title) => communityIds[title]),
        reading,
      },
    )
  ).node.clashes;

test('who attends Family Services has a clash with Data Management read as AM, and none read as PM', async () => {
  expect(await clashes(april, ['Family Services', 'Data Management'], 'AS_PRINTED')).toMatchObject({
    verdict: 'CLASH',
    clashes: [
      { first: { title: 'Data Management' }, second: { title: 'Family Services' }, sharedMinutes: 90 },
    ],
    undetermined: [],
  });
  expect(await clashes(april, ['Family Services', 'Data Management'], 'AS_SUGGESTED')).toEqual({
    verdict: 'NO_CLASH',
    clashes: [],
    undetermined: [],
    readOtherwise: [
      {
        session: { title: 'Data Management' },
        printed: { start: '00:30', end: '14:00' },
        suggested: { date: '2024-04-18', start: '12:30', end: '14:00' },
      },
    ],
  });
});

test('read as PM, somebody could attend all ten communities in April', async () => {
  const all = communities.map(({ title }) => title);
  expect(await clashes(april, all, 'AS_SUGGESTED')).toMatchObject({
    verdict: 'NO_CLASH',
    clashes: [],
    undetermined: [],
  });
  expect((await clashes(april, all, 'AS_PRINTED')).clashes).toHaveLength(1);
  // On the same days, but not at the same time of day.
  expect(
    await clashes(
      april,
      ['Home Visiting', 'Mental Health', 'Education Managers & Specialists'],
      'AS_PRINTED',
    ),
  ).toMatchObject({ verdict: 'NO_CLASH', readOtherwise: [] });
});

test('without an agenda nobody can say whether sessions clash', async () => {
  const february = await clashes(gatherings[2], ['Family Services', 'Data Management'], 'AS_SUGGESTED');
  expect(february).toMatchObject({ verdict: 'UNDETERMINED', clashes: [] });
  expect(february.undetermined.map(({ reason }: { reason: string }) => reason)).toEqual([
    'TIME_UNKNOWN',
    'TIME_UNKNOWN',
  ]);
});

test('a person in several communities sees their own clashes', async () => {
  const own = async (subject: string, reading: string) =>
    (
      await ask(
        subject,
        `query ($reading: TimeReading!) { viewer { clashes(reading: $reading) { ${clashFields} } } }`,
        { reading },
      )
    ).viewer.clashes;
  expect(await own(inFamilyServicesAndDataManagement, 'AS_PRINTED')).toMatchObject({
    verdict: 'CLASH',
    clashes: [
      { first: { title: 'Data Management' }, second: { title: 'Family Services' }, sharedMinutes: 90 },
    ],
  });
  expect((await own(inFamilyServicesAndDataManagement, 'AS_SUGGESTED')).clashes).toEqual([]);
  expect((await own(inCoachesAndErsea, 'AS_PRINTED')).clashes).toEqual([]);
});

const quoteFields =
  'byPrintedFee { amount currency } total { amount } statement lines { participant quantity each { amount } byPrintedFee { amount } bySeveralPrice { amount } } unknown { kind participant quantity ruleId message }';
const quote = async (...participants: string[][]) =>
  (
    await ask(
      null,
      `query ($gatheringId: ID!, $participants: [QuotedParticipantInput!]!) { registrationQuote(gatheringId: $gatheringId, participants: $participants) { ${quoteFields} } }`,
      {
        gatheringId: april.id,
        participants: participants.map((titles) => ({
          communityIds: titles.map((title) => communityIds[title]),
        })),
      },
    )
  ).registrationQuote;

test('a visitor asks for prices and is told both what the printed fee comes to and what nobody has said', async () => {
  expect(await quote(['Health'])).toMatchObject({
    byPrintedFee: { amount: 9000, currency: 'USD' },
    total: { amount: 9000 },
    unknown: [],
  });

  const several = await quote(['Family Services', 'Data Management']);
  expect(several).toMatchObject({
    byPrintedFee: { amount: 18000, currency: 'USD' },
    total: null,
    lines: [
      {
        participant: 0,
        quantity: 2,
        each: { amount: 9000 },
        byPrintedFee: { amount: 18000 },
        bySeveralPrice: null,
      },
    ],
    unknown: [{ kind: 'PRICE_FOR_SEVERAL_UNKNOWN', participant: 0, quantity: 2 }],
  });
  expect(several.statement).toBe(
    'By the printed fee this costs $180.00. Whether there is a price for 2 at once is not known.',
  );

  // Two people who take one community each do not take several.
  expect(await quote(['Health'], ['Coaches'])).toMatchObject({
    byPrintedFee: { amount: 18000 },
    total: { amount: 18000 },
    unknown: [],
  });
  expect(await quote(['Health'], ['Coaches', 'ERSEA'])).toMatchObject({
    byPrintedFee: { amount: 27000 },
    total: null,
    unknown: [{ participant: 1, quantity: 2 }],
  });
});

const registrationFields = `registration {
  id status payerName paymentReference reason
  amountDue { amount currency } amountPaid { amount } moneyDueBack { amount currency }
  quote { ${quoteFields} }
  participants { personId displayName entitlements { kind fulfilled community { title } sessions { title } } }
  findings { ruleId quotation }
  availableCommands { command possible because { code ruleId } }
}`;
const register = (
  subject: string | null,
  participants: { person: object; titles: string[] }[],
  gatheringId = april.id,
) =>
  command(
    subject,
    'registerForGathering',
    {
      gatheringId,
      participants: participants.map(({ person, titles }) => ({
        person,
        communityIds: titles.map((title) => communityIds[title]),
      })),
    },
    registrationFields,
  );
const possible = (registration: { availableCommands: { command: string; possible: boolean }[] }) =>
  registration.availableCommands
    .filter((one) => one.possible)
    .map((one) => one.command)
    .sort();

let colleagues: Data;
let several: Data;

test('one payer registers two colleagues for different communities, each with the keynote', async () => {
  const registered = await register(payer, [
    { person: { displayName: 'Harper Example' }, titles: ['Family Services'] },
    { person: { displayName: 'Hollis Example' }, titles: ['Coaches'] },
  ]);
  colleagues = registered.registration;
  expect(colleagues).toMatchObject({
    payerName: 'Quinn Example',
    status: 'PENDING',
    amountDue: { amount: 18000, currency: 'USD' },
    amountPaid: null,
    quote: { byPrintedFee: { amount: 18000 }, total: { amount: 18000 }, unknown: [] },
    participants: [
      {
        displayName: 'Harper Example',
        entitlements: [
          {
            kind: 'COMMUNITY_SESSION',
            community: { title: 'Family Services' },
            sessions: [{ title: 'Family Services' }],
            fulfilled: true,
          },
          { kind: 'KEYNOTE', community: null, sessions: [], fulfilled: false },
        ],
      },
      {
        displayName: 'Hollis Example',
        entitlements: [
          { community: { title: 'Coaches' }, sessions: [{ title: 'Coaches' }] },
          { kind: 'KEYNOTE' },
        ],
      },
    ],
  });
  expect(colleagues.findings.map(({ ruleId }: Finding) => ruleId)).toEqual([
    'scheduling.entitlement-is-fulfilled',
  ]);
  expect(possible(colleagues)).toEqual(['cancelRegistration', 'substituteParticipant']);
});

test('who takes two communities is registered by the printed fee, and what is owed stays unknown', async () => {
  const registered = await register(payer, [
    { person: { self: true }, titles: ['Family Services', 'Data Management'] },
  ]);
  several = registered.registration;
  expect(several).toMatchObject({
    status: 'PENDING',
    amountDue: null,
    quote: {
      byPrintedFee: { amount: 18000 },
      total: null,
      unknown: [{ kind: 'PRICE_FOR_SEVERAL_UNKNOWN', quantity: 2 }],
    },
    participants: [
      {
        displayName: 'Quinn Example',
        entitlements: [
          { community: { title: 'Family Services' } },
          { kind: 'KEYNOTE' },
          { community: { title: 'Data Management' } },
        ],
      },
    ],
  });
});

test('nobody is registered twice for one session, for a community that does not meet, or for a gathering that is over', async () => {
  const twice = await register(payer, [{ person: { self: true }, titles: ['Data Management'] }]);
  expect(twice).toMatchObject({
    __typename: 'AlreadyRegistered',
    problems: [{ path: ['participants', '0'] }],
  });

  const nothing = await register(payer, [{ person: { displayName: 'Hayden Example' }, titles: [] }]);
  expect(nothing).toMatchObject({
    __typename: 'CommunitiesToChoose',
    problems: [{ path: ['participants', '0', 'communityIds'] }],
  });

  const over = await register(
    payer,
    [{ person: { displayName: 'Hayden Example' }, titles: ['Coaches'] }],
    gatherings[0].id,
  );
  expect(over).toMatchObject({ __typename: 'GatheringNotOpen', problems: [{ path: ['gatheringId'] }] });

  const visitor = await send(
    null,
    'mutation ($input: RegisterForGatheringInput!) { registerForGathering(input: $input) { __typename } }',
    {
      input: {
        gatheringId: april.id,
        participants: [{ person: { self: true }, communityIds: [communityIds['Coaches']] }],
      },
    },
  );
  expect(visitor.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
});

test('a registration is confirmed by the reference of its payment, by staff; an unknown price has to be said first', async () => {
  const unpaid = await command(
    coordinator,
    'confirmRegistration',
    { registrationId: colleagues.id },
    registrationFields,
  );
  expect(unpaid).toMatchObject({
    __typename: 'PaymentOutstanding',
    problems: [{ ruleId: 'registration.paid-before-confirmed' }],
  });

  const confirmed = await command(
    coordinator,
    'confirmRegistration',
    { registrationId: colleagues.id, paymentReference: 'Receipt 1' },
    registrationFields,
  );
  expect(confirmed.registration).toMatchObject({
    status: 'CONFIRMED',
    paymentReference: 'Receipt 1',
    amountPaid: { amount: 18000 },
    moneyDueBack: null,
  });

  const unknown = await command(
    coordinator,
    'confirmRegistration',
    { registrationId: several.id, paymentReference: 'Receipt 2' },
    registrationFields,
  );
  expect(unknown.__typename).toBe('PriceUnknown');
  const said = {
    registrationId: several.id,
    paymentReference: 'Receipt 2',
    amountDue: { amount: 18000, currency: 'USD' },
  };
  expect(
    (await command(coordinator, 'confirmRegistration', said, registrationFields)).registration,
  ).toMatchObject({ status: 'CONFIRMED', amountDue: { amount: 18000 } });
});

test('a participant is substituted, and the substitute is entitled to the same', async () => {
  const [harper] = colleagues.participants;
  const substituted = await command(
    payer,
    'substituteParticipant',
    {
      registrationId: colleagues.id,
      participantId: harper.personId,
      substitute: { displayName: 'Hadley Example' },
    },
    registrationFields,
  );
  expect(substituted.registration).toMatchObject({
    status: 'CONFIRMED',
    participants: [
      {
        displayName: 'Hadley Example',
        entitlements: [{ community: { title: 'Family Services' } }, { kind: 'KEYNOTE' }],
      },
      { displayName: 'Hollis Example' },
    ],
  });
  const gone = await command(
    payer,
    'substituteParticipant',
    {
      registrationId: colleagues.id,
      participantId: harper.personId,
      substitute: { displayName: 'Hayden Example' },
    },
    registrationFields,
  );
  expect(gone.__typename).toBe('NotAParticipant');
});

test('a registration is cancelled, and the money due back is a fact of its own', async () => {
  const tooMuch = await command(
    coordinator,
    'cancelRegistration',
    { registrationId: colleagues.id, moneyDueBack: { amount: 18001, currency: 'USD' } },
    registrationFields,
  );
  expect(tooMuch.__typename).toBe('MoneyBackExceedsPaid');
  const cancelled = await command(
    coordinator,
    'cancelRegistration',
    {
      registrationId: colleagues.id,
      reason: 'Both are ill.',
      moneyDueBack: { amount: 9000, currency: 'USD' },
    },
    registrationFields,
  );
  expect(cancelled.registration).toMatchObject({
    status: 'CANCELLED',
    reason: 'Both are ill.',
    amountPaid: { amount: 18000 },
    moneyDueBack: { amount: 9000, currency: 'USD' },
  });
  expect(possible(cancelled.registration)).toEqual([]);
  const again = await command(
    payer,
    'cancelRegistration',
    { registrationId: colleagues.id },
    registrationFields,
  );
  expect(again.__typename).toBe('RegistrationStateForbids');
});

test('a registration is seen by its payer and by staff, and by nobody else', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Registration { status payerName } } }';
  for (const subject of [payer, coordinator]) {
    expect((await ask(subject, query, { id: several.id })).node).toEqual({
      status: 'CONFIRMED',
      payerName: 'Quinn Example',
    });
  }
  for (const subject of [null, inCoachesAndErsea, 'california-coordinator', 'whsa-facilitator']) {
    expect((await ask(subject, query, { id: several.id })).node, String(subject)).toBeNull();
  }
});

test('a gathering takes registrations until its last day is over in Chicago', async () => {
  const newcomer = (name: string) =>
    register(payer, [{ person: { displayName: name }, titles: ['Coaches'] }]);
  await moveClock('2024-04-19T04:59:00Z');
  expect(await newcomer('Hana Example')).toMatchObject({ __typename: 'RegisterForGatheringSuccess' });
  await moveClock('2024-04-19T05:00:00Z');
  expect(await newcomer('Hugo Example')).toMatchObject({ __typename: 'GatheringNotOpen' });
});
