import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, getNamedType } from 'graphql';
import { expect, test } from 'vitest';
import { inTransaction } from './platform/tenant-transaction.ts';
import { seedPrograms } from './seed/seed-programs.ts';
import { arrangePrivateMatters, type Insider, secretsIn } from './testing/arrange-private-matters.ts';
import { startTestServer } from './testing/start-test-server.ts';
import { fillInput, selectAll } from './testing/walk-schema.ts';

// Inside one organization: people without the right to try every command, on the matters of somebody else
// and on their own, and name in a command of theirs what belongs elsewhere.
const now = new Date('2024-01-15T15:00:00Z');
const server = await startTestServer({ now: now.toISOString() });
await seedPrograms(server.database, { now, examplePeople: true });
const cycle = 'education-managers-specialists-2023-24';
const insiders: readonly Insider[] = [
  { subject: 'coordinator-elsewhere', grant: { role: 'coordinator', community: 'data-management' } },
  { subject: 'own-coordinator', grant: { role: 'coordinator', community: 'education-managers-specialists' } },
  { subject: 'waiting', waitsFor: cycle },
  { subject: 'fellow-member', enrolled: { cycle, status: 'active' } },
  { subject: 'fellow-alumnus', enrolled: { cycle, status: 'ended' } },
  { subject: 'colleague', enrolled: { cycle: 'coaches-2023-24', status: 'active' } },
];
const place = { slug: 'whsa', cycle, otherCycle: 'data-management-2023-24' };
const matters = await arrangePrivateMatters(server.database, place, insiders, now);
const elsewhere = await arrangePrivateMatters(
  server.database,
  { slug: 'early-choices', cycle: 'group-2', otherCycle: 'group-1' },
  [],
  now,
);
const schema: GraphQLSchema = buildClientSchema(
  (await server.send(null, getIntrospectionQuery({ oneOf: true }))).data,
);
const { organizationId } = matters;

function globalId(typeName: string, id: string, organization = organizationId): string {
  return Buffer.from(`${typeName}:${organization}:${id}`).toString('base64url');
}

interface Told {
  readonly result: string;
  readonly text: string;
}

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) =>
  args.some(({ name }) => name === 'input'),
);

/** Gives a command; the result is the code of an error or the type of the answer. */
async function command(subject: string | null, name: string, input: object): Promise<Told> {
  const field = mutations.find((mutation) => mutation.name === name);
  if (field === undefined) throw new Error(`there is no mutation ${name}`);
  const type = field.args[0]?.type.toString() ?? '';
  const answer = await server.send(
    subject,
    `mutation ($input: ${type}) { answer: ${name}(input: $input) ${selectAll(schema, getNamedType(field.type), 1)} }`,
    { input },
  );
  const code = answer.errors?.[0]?.extensions?.['code'];
  return { result: answer.data?.answer?.__typename ?? code, text: JSON.stringify(answer) };
}

function filled(name: string, idFor: (field: string) => string): Record<string, unknown> {
  const type = mutations.find((mutation) => mutation.name === name)?.args[0]?.type;
  if (type === undefined) throw new Error(name);
  return fillInput(type, 'input', idFor) as Record<string, unknown>;
}

const placeOf: Readonly<Record<string, string>> = {
  Organization: organizationId,
  Cycle: matters.cycleId,
  Session: matters.sessionId,
  Gathering: matters.gatheringId,
  Community: matters.communityId,
};
const programId = await inTransaction(server.database, { role: 'coterie_public' }, async (tx) => {
  const found = await tx.cycle.findFirstOrThrow({ where: { organizationId, id: matters.cycleId } });
  return found.programId;
});

function typeOf(field: string): string {
  const name = field.replace(/Ids?$/, '').toLowerCase();
  const types = [...Object.keys(matters.rows), ...Object.keys(placeOf), 'Program'];
  if (name === 'participant') return 'Person';
  if (name === 'entry') return 'WaitlistEntry';
  if (name === 'assignment') return 'FacilitatorAssignment';
  if (name === 'item' || name === 'outcome') return 'LearningMapItem';
  return (
    types.filter((type) => name.endsWith(type.toLowerCase())).sort((a, b) => b.length - a.length)[0] ??
    'Cycle'
  );
}

const theirs = (field: string): string => {
  const type = typeOf(field);
  if (type === 'Program') return globalId(type, programId);
  return globalId(type, placeOf[type] ?? matters.rows[type] ?? '');
};

/** The same places, but oneself, one’s own seat, application and place in the queue. */
async function ownOf(subject: string): Promise<(field: string) => string> {
  const { data } = await server.send(
    subject,
    `{ viewer { persons { organization { slug } person { id } } applications(first: 1) { edges { node { id } } }
      waitlistEntries(first: 1) { edges { node { id } } } enrollments(first: 1) { edges { node { id } } } } }`,
  );
  const own: Record<string, string | undefined> = {
    Person: data.viewer.persons[0]?.person.id,
    Application: data.viewer.applications.edges[0]?.node.id,
    WaitlistEntry: data.viewer.waitlistEntries.edges[0]?.node.id,
    Enrollment: data.viewer.enrollments.edges[0]?.node.id,
  };
  return (field) => own[typeOf(field)] ?? theirs(field);
}

async function readRows(organization: string): Promise<Map<string, Set<string>>> {
  return await inTransaction(
    server.database,
    { role: 'coterie_tenant', organizationIds: [organization] },
    async (tx) => {
      const tables = await tx.$queryRaw<{ name: string }[]>`
        SELECT table_name::text AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'organization_id' ORDER BY 1`;
      const rows = new Map<string, Set<string>>();
      for (const { name } of tables) {
        const found = await tx.$queryRawUnsafe<{ row: string }[]>(
          `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE organization_id = $1::uuid`,
          organization,
        );
        rows.set(name, new Set(found.map(({ row }) => row)));
      }
      return rows;
    },
  );
}

const comesIn = ['saveApplication', 'submitApplication', 'joinCycle', 'registerForGathering'];
/** What anybody may do about matters of their own; everything else takes a role. */
const ownMatters = [
  ...['acceptOffer', 'declineOffer', 'leaveWaitlist', 'withdrawApplication', 'withdrawEnrollment'],
  ...['joinCycle', 'saveApplication', 'submitApplication', 'provideInformation', 'claimPerson'],
  ...['registerForGathering', 'cancelRegistration', 'substituteParticipant'],
];
const ofMembers = ['addLearningMapItem', 'recordLearningMapProgress', 'tieTopicToSession'];
const ofRoles = mutations.map(({ name }) => name).filter((name) => !ownMatters.includes(name));

const house = ['resource of the house'];
const roster = ['learning map', 'name', 'resource of the community', 'resource of the cycle', ...house];
const attackers: readonly (readonly [subject: string, mayLearn: readonly string[]])[] = [
  ['whsa-payer', []],
  ['whsa-participant', house],
  ['coordinator-elsewhere', house],
  ['waiting', []],
  ['fellow-alumnus', roster],
  ['fellow-member', ['join link', ...roster]],
];

test('counts of people are for those who may see them', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on Cycle {
    seatsTaken membersToWarn { displayName } members(first: 5) { edges { node { id } } }
    applications(first: 5) { edges { node { id } } } waitlist(first: 5) { edges { node { id } } }
    offers(first: 5) { edges { node { id } } } enrollments(first: 5) { edges { node { id } } } } } }`;
  const see = async (subject: string | null) => {
    const { node } = (await server.send(subject, query, { id: own('Cycle') })).data;
    const size = (list: { edges: unknown[] } | null) => list?.edges.length ?? null;
    return [
      node.seatsTaken,
      node.membersToWarn,
      ...[node.members, node.applications, node.waitlist, node.offers, node.enrollments].map(size),
    ];
  };
  const nothing = [null, null, null, 0, 0, 0, 0];
  for (const subject of [
    null,
    'nobody-yet',
    'whsa-payer',
    'whsa-participant',
    'coordinator-elsewhere',
    'colleague',
  ]) {
    expect(await see(subject), String(subject)).toEqual(nothing);
  }
  // Whoever waits sees their own application and place; a member the roster, and nothing of who asks.
  expect(await see('waiting')).toEqual([null, null, null, 1, 1, 0, 0]);
  expect(await see('fellow-member')).toEqual([2, null, 3, 0, 0, 0, 3]);
  expect(await see('own-coordinator')).toEqual([2, expect.any(Array), 3, 2, 2, 1, 3]);
});

test('there are commands that take a role, and those are known that take none', () => {
  expect(ownMatters.filter((name) => !mutations.some((mutation) => mutation.name === name))).toEqual([]);
  expect(ofRoles.length).toBeGreaterThan(55);
});

test.each(attackers)(
  '%s can do nothing with the matters of another, and learns nothing by trying',
  async (subject, mayLearn) => {
    const before = await readRows(organizationId);
    const done: string[] = [];
    for (const { name } of mutations) {
      if (subject === 'fellow-member' && ofMembers.includes(name)) continue;
      const input = filled(name, theirs);
      if (name === 'makeOffer') delete input['personId'];
      const { result, text } = await command(subject, name, input);
      expect(
        secretsIn(text).filter((secret) => !mayLearn.includes(secret)),
        `${name}: ${text}`,
      ).toEqual([]);
      if (ofRoles.includes(name)) expect(['FORBIDDEN', 'NotFound'], `${name}: ${text}`).toContain(result);
      else if (result.endsWith('Success')) done.push(name);
    }
    // What is left is to come in oneself, where the cycle and the gathering let one.
    expect(done.filter((name) => !comesIn.includes(name))).toEqual([]);
    const after = await readRows(organizationId);
    for (const [table, rows] of before) {
      if (table === 'cycle_seats') continue;
      const lost = [...rows].filter((row) => !after.get(table)?.has(row));
      expect(lost, table).toEqual([]);
    }
  },
);

test.each([['waiting'], ['fellow-member'], ['fellow-alumnus'], ['whsa-payer']])(
  '%s cannot do for themselves what takes a role: be judged, marked, offered, assigned',
  async (subject) => {
    const own = await ownOf(subject);
    for (const name of ofRoles) {
      if (subject === 'fellow-member' && ofMembers.includes(name)) continue;
      const input = filled(name, own);
      if (name === 'makeOffer') delete input['applicationId'];
      const { result, text } = await command(subject, name, input);
      expect(['FORBIDDEN', 'NotFound'], `${name}: ${text}`).toContain(result);
    }
  },
);

const foreign = (type: string, id = elsewhere.rows[type] ?? ''): string =>
  globalId(type, id, elsewhere.organizationId);
const own = (type: string): string => theirs(`${type}Id`);

/** In a command of one’s own organization: what belongs to another one, or to another cycle. */
const references: readonly (readonly [name: string, input: () => Record<string, unknown>])[] = [
  ['enrollPerson', () => ({ cycleId: own('Cycle'), personId: foreign('Person') })],
  ['importEnrollments', () => ({ cycleId: own('Cycle'), entries: [{ personId: foreign('Person') }] })],
  ['makeOffer', () => ({ cycleId: own('Cycle'), personId: foreign('Person') })],
  ['makeOffer', () => ({ cycleId: own('Cycle'), applicationId: foreign('Application') })],
  [
    'makeOffer',
    () => ({ cycleId: globalId('Cycle', matters.otherCycleId), applicationId: own('Application') }),
  ],
  ['assignFacilitator', () => ({ cycleId: own('Cycle'), personId: foreign('Person') })],
  ['assignSessionFacilitator', () => ({ sessionId: own('Session'), personId: foreign('Person') })],
  [
    'recordMakeUp',
    () => ({
      enrollmentId: own('Enrollment'),
      sessionId: foreign('Session', elsewhere.sessionId),
      how: 'RECORDING',
    }),
  ],
  [
    'recordMakeUp',
    () => ({
      enrollmentId: own('Enrollment'),
      sessionId: own('Session'),
      otherSessionId: foreign('Session', elsewhere.sessionId),
      how: 'OTHER_SESSION',
    }),
  ],
  [
    'registerForGathering',
    () => ({
      gatheringId: own('Gathering'),
      participants: [{ person: { personId: foreign('Person') }, communityIds: [own('Community')] }],
    }),
  ],
  [
    'registerForGathering',
    () => ({
      gatheringId: own('Gathering'),
      participants: [{ person: { self: true }, communityIds: [foreign('Community', elsewhere.communityId)] }],
    }),
  ],
  [
    'substituteParticipant',
    () => ({
      registrationId: own('Registration'),
      participantId: own('Person'),
      substitute: { personId: foreign('Person') },
    }),
  ],
  [
    'substituteParticipant',
    () => ({
      registrationId: own('Registration'),
      participantId: foreign('Person'),
      substitute: { displayName: 'Somebody' },
    }),
  ],
  // The type of one thing with the id of another, and rows under the name of an organization not theirs.
  [
    'enrollPerson',
    () => ({ cycleId: own('Cycle'), personId: globalId('Person', matters.rows['Offer'] ?? '') }),
  ],
  ['enrollPerson', () => ({ cycleId: own('Cycle'), personId: globalId('Person', elsewhere.personId) })],
  ['enrollPerson', () => ({ cycleId: globalId('Cycle', elsewhere.cycleId), personId: own('Person') })],
  ['enrollPerson', () => ({ cycleId: own('Person'), personId: own('Person') })],
  ['acceptApplication', () => ({ applicationId: globalId('Application', matters.rows['Offer'] ?? '') })],
  ['acceptApplication', () => ({ applicationId: own('Offer') })],
  [
    'acceptApplication',
    () => ({ applicationId: globalId('Application', elsewhere.rows['Application'] ?? '') }),
  ],
  ['removeResource', () => ({ resourceId: globalId('Resource', elsewhere.rows['Resource'] ?? '') })],
  [
    'recordTraining',
    () => ({ personId: globalId('Person', elsewhere.personId), training: 'x', completedOn: '2024-01-02' }),
  ],
];

test.each(references.map(([name, input], index) => [index + 1, name, input] as const))(
  'reference %i, in %s, is answered like what does not exist, and nothing is written',
  async (_index, name, input) => {
    const before = await Promise.all([readRows(organizationId), readRows(elsewhere.organizationId)]);
    const { result, text } = await command('whsa-coordinator', name, input());
    expect(result, text).toBe('NotFound');
    expect(await Promise.all([readRows(organizationId), readRows(elsewhere.organizationId)])).toEqual(before);
  },
);

test('attendance of somebody of elsewhere is refused as of somebody who takes no part', async () => {
  const mark = (personId: string) => ({ sessionId: own('Session'), personId, mark: 'PRESENT' });
  const real = await command('whsa-coordinator', 'markAttendance', mark(foreign('Person')));
  const unreal = await command(
    'whsa-coordinator',
    'markAttendance',
    mark(foreign('Person', crypto.randomUUID())),
  );
  expect(real.result).not.toMatch(/Success$/);
  expect(real.text.replaceAll(foreign('Person'), '')).toBe(
    unreal.text.replaceAll(/"personId":"[^"]*"/g, '"personId":""'),
  );
});

test('ids of one kind under the name of another, or of another organization, are no nodes', async () => {
  const types = [...Object.keys(matters.rows), ...Object.keys(placeOf)];
  const rowIds: readonly (readonly [string, string])[] = [
    ...Object.entries(matters.rows),
    ...Object.entries(placeOf).filter(([type]) => type !== 'Organization'),
  ];
  const forged = rowIds.flatMap(([type, id]) => [
    ...types.filter((other) => other !== type).map((other) => globalId(other, id)),
    globalId(type, id, elsewhere.organizationId),
  ]);
  // An organization’s id says twice which one it is.
  const known = forged.filter((id) => !id.startsWith(Buffer.from('Organization').toString('base64url')));
  for (let from = 0; from < known.length; from += 50) {
    const ids = known.slice(from, from + 50);
    const answer = await server.send('whsa-coordinator', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids,
    });
    expect(answer.data?.nodes ?? JSON.stringify(answer)).toEqual(ids.map(() => null));
  }
});

test('a coordinator of one community names nobody of whom they may not know', async () => {
  const stranger = globalId('Person', matters.insiders.get('colleague')?.personId ?? '');
  const session = await command('own-coordinator', 'assignSessionFacilitator', {
    sessionId: own('Session'),
    personId: stranger,
  });
  expect(session.result, session.text).toBe('NotFound');
  const assigned = await command('own-coordinator', 'assignFacilitator', {
    cycleId: own('Cycle'),
    personId: stranger,
  });
  expect(assigned.result, assigned.text).toBe('NotFound');
  for (const [name, input] of [
    ['enrollPerson', { cycleId: own('Cycle'), personId: stranger }],
    ['makeOffer', { cycleId: own('Cycle'), personId: stranger }],
  ] as const) {
    expect((await command('own-coordinator', name, input)).result).toBe('NotFound');
  }
});

test('how well facilitators are trained is told to themselves and to those who assign them', async () => {
  const query = `query ($id: ID!) { node(id: $id) { ... on FacilitatorAssignment { displayName training { state } } } }`;
  const ask = async (subject: string) =>
    await server.send(subject, query, { id: own('FacilitatorAssignment') });
  const member = await ask('fellow-member');
  expect(member.data.node.training).toBeNull();
  expect(member.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
  expect((await ask('own-coordinator')).data.node.training).toEqual({ state: 'CURRENT' });
});

test('who only just withdrew, in the same document, sees the roster no more', async () => {
  const enrollment = globalId('Enrollment', matters.insiders.get('fellow-member')?.enrollmentId ?? '');
  const mutation = `mutation ($e: ID!) {
    withdrawEnrollment(input: { enrollmentId: $e }) { ... on WithdrawEnrollmentSuccess { enrollment {
      status cycle { seatsTaken members(first: 5) { edges { node { person { displayName } } } }
        resources(first: 5) { edges { node { title } } } sessions(first: 50) { edges { node { joinLink } } } } } } } }`;
  const answer = await server.send('fellow-member', mutation, { e: enrollment });
  const { status, cycle: left } = answer.data.withdrawEnrollment.enrollment;
  expect(status).toBe('WITHDRAWN');
  expect(left).toMatchObject({ seatsTaken: null, members: null, resources: { edges: [] } });
  expect(secretsIn(JSON.stringify(answer))).toEqual([]);
  const after = await server.send(
    'fellow-member',
    `mutation ($c: ID!) {
      written: addLearningMapItem(input: { cycleId: $c, kind: OUTCOME, text: "x" }) { __typename } }`,
    { c: own('Cycle') },
  );
  expect(after.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
});

test('a program that was retired is out of sight for members, too, by every way', async () => {
  const retired = await command('whsa-administrator', 'retireProgram', {
    programId: globalId('Program', programId),
  });
  expect(retired.result, retired.text).toBe('RetireProgramSuccess');
  const query = `query ($c: ID!, $m: ID!, $g: ID!, $p: ID!) {
    c: node(id: $c) { ... on Cycle { program { key } } } m: node(id: $m) { ... on Community { program { key } } }
    g: node(id: $g) { ... on Gathering { program { key } } } p: node(id: $p) { id } }`;
  const ids = {
    c: own('Cycle'),
    m: own('Community'),
    g: own('Gathering'),
    p: globalId('Program', programId),
  };
  for (const subject of [null, 'colleague', 'coordinator-elsewhere']) {
    const { data } = await server.send(subject, query, ids);
    expect(data, String(subject)).toEqual({
      c: { program: null },
      m: { program: null },
      g: { program: null },
      p: null,
    });
  }
});
