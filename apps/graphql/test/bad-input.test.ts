import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, type GraphQLInputType, getIntrospectionQuery } from 'graphql';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { findClusterPlace } from '../src/platform/embedded-postgres/cluster-place.ts';
import { readPostmaster } from '../src/platform/embedded-postgres/postmaster.ts';
import { type Answer, startServer } from './start-server.ts';
import { commandsOf, extreme, fill, impossible, typeOfId } from './wrong-inputs.ts';

/**
 * Bad input to every command, over HTTP, against the started server: it is answered by a refusal with a name
 * and a path, or as malformed; never by an error that nobody foresaw, and nothing of it is kept.
 */
const server = await startServer();
const { ask, command, moveClock, send } = server;
let logged = '';
server.process.stderr?.on('data', (chunk: Buffer) => {
  logged += chunk.toString();
});

const equity = 'wisconsin-equity-coordinator';
const whsa = 'whsa-coordinator';
const stranger = 'california-coordinator';
// biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
type Data = any;
const nodes = (connection: Data): Data[] => connection.edges.map(({ node }: Data) => node);

const rows = await ask(
  equity,
  `{
    equity: organization(slug: "educational-equity-network") {
      id
      programs(first: 1) { edges { node { id } } }
      communities(first: 1) { edges { node { id } } }
      cycles(first: 1) { edges { node { id sessions(first: 8) { edges { node { id } } } } } }
    }
    whsa: organization(slug: "whsa") {
      communities(first: 20) { edges { node { id title } } }
      cycles(first: 1) { edges { node { id } } }
      gatherings(first: 10) { edges { node { id agendaPublished } } }
    }
  }`,
);
const [cycle] = nodes(rows.equity.cycles);
const april = nodes(rows.whsa.gatherings).find(({ agendaPublished }) => agendaPublished);
const coaches = nodes(rows.whsa.communities).find(({ title }) => title === 'Coaches');

const person = {
  facts: [
    { attribute: 'sessionsAvailable', number: 8 },
    { attribute: 'willEngageInPlatform', boolean: true },
  ],
  posts: [
    {
      facts: [
        ...Object.entries({ employerKind: 'school_district', state: 'Wisconsin', role: 'teacher' }).map(
          ([attribute, text]) => ({ attribute, text }),
        ),
        ...['publicSchool', 'educator', 'currentlyWorking'].map((attribute) => ({
          attribute,
          boolean: true,
        })),
      ],
    },
  ],
  postsComplete: true,
};
const done = async (subject: string, name: string, input: object, selection: string): Promise<Data> => {
  const answer = await command(subject, name, { ...input }, selection);
  expect(answer.__typename, JSON.stringify(answer)).toMatch(/Success$/);
  return answer;
};

// One row of each private kind, so that there is something to go wrong with.
const { application } = await done(
  'wisconsin-equity-applicant',
  'submitApplication',
  { cycleId: cycle.id, person },
  'application { id person { id } }',
);
const { offer } = await done(equity, 'acceptApplication', { applicationId: application.id }, 'offer { id }');
const { enrollment } = await done(
  'wisconsin-equity-applicant',
  'acceptOffer',
  { offerId: offer.id },
  'enrollment { id }',
);
const { assignment } = await done(
  equity,
  'assignFacilitator',
  { cycleId: cycle.id, personId: await facilitator() },
  'assignment { id }',
);
const { item } = await done(
  'wisconsin-equity-facilitator',
  'addLearningMapItem',
  { cycleId: cycle.id, kind: 'TOPIC', text: 'Root causes' },
  'item { id }',
);
const { resource } = await done(
  equity,
  'addResource',
  { cycleId: cycle.id, title: 'Notes', visibility: 'MEMBERS' },
  'resource { id }',
);
const { registration } = await done(
  'whsa-payer',
  'registerForGathering',
  { gatheringId: april.id, participants: [{ person: { self: true }, communityIds: [coaches.id] }] },
  'registration { id }',
);

async function facilitator(): Promise<string> {
  const { viewer } = await ask('wisconsin-equity-facilitator', '{ viewer { persons { person { id } } } }');
  return viewer.persons[0].person.id;
}

const [, organizationId = ''] = Buffer.from(cycle.id, 'base64url').toString().split(':');
const unknown = (type: string): string => {
  const row = crypto.randomUUID();
  return Buffer.from(`${type}:${type === 'Organization' ? row : organizationId}:${row}`).toString(
    'base64url',
  );
};
const ids: Record<string, string> = {
  Application: application.id,
  Community: nodes(rows.equity.communities)[0].id,
  Cycle: cycle.id,
  Enrollment: enrollment.id,
  FacilitatorAssignment: assignment.id,
  Gathering: april.id,
  LearningMapItem: item.id,
  Offer: offer.id,
  Organization: rows.equity.id,
  Person: application.person.id,
  Program: nodes(rows.equity.programs)[0].id,
  Registration: registration.id,
  Resource: resource.id,
  Session: nodes(cycle.sessions)[0].id,
  // The program keeps no waitlist, so that nobody has a place in it.
  WaitlistEntry: unknown('WaitlistEntry'),
};
const idOf = (type: string): string => {
  const known = ids[type];
  if (known === undefined) throw new Error(`no example of the type ${type}`);
  return known;
};
/** Whoever may carry out a command on the example row that it is about. */
const inCharge = (target: readonly string[] | null): string => {
  if (target === null) return 'platform-administrator';
  return ['Gathering', 'Registration'].includes(typeOfId(target)) ? whsa : equity;
};

const schema = buildClientSchema((await send(null, getIntrospectionQuery({ oneOf: true }))).data);
const commands = commandsOf(schema);

const run = (subject: string | null, name: string, input: unknown): Promise<Answer> => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return send(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Refusal { message problems { path code message ruleId } } } }`,
    { input },
  );
};

/** A filled input; where a command takes one of several ids and none alone is required, with one of them. */
const inputOf = (
  name: string,
  input: GraphQLInputType,
  at: { at?: readonly string[]; value?: unknown } = {},
): object => ({
  ...(name === 'makeOffer' ? { personId: ids.Person } : {}),
  ...(fill(input, { idOf, ...at }) as object),
});

/** What never belongs into an answer. */
const internals = /node_modules|\.ts:|\bat \w+ \(|SELECT |prisma|pg_|invariant/i;

/** An answer that somebody can act on: success, a refusal with its problems, or an error that was foreseen. */
function expectForeseen(answer: Answer, name: string, what: string): void {
  const told = JSON.stringify(answer).slice(0, 2_000);
  for (const error of answer.errors ?? []) {
    expect(error.extensions?.['code'], `${what}: ${told}`).not.toBe('INTERNAL_SERVER_ERROR');
    expect(error.message, what).not.toMatch(internals);
  }
  expect(answer.status, `${what}: ${told}`).toBeLessThan(500);
  if (answer.errors !== undefined) return;
  const result = answer.data[name];
  if (result.__typename.endsWith('Success')) return;
  expect(result.problems.length, `${what}: ${told}`).toBeGreaterThan(0);
  expect(result.message, what).toMatch(/^\S.*[.?]$/s);
  expect(result.message, what).not.toMatch(internals);
}

const succeeded = ({ data }: Answer, name: string): boolean =>
  data?.[name]?.__typename?.endsWith('Success') ?? false;

// Past the wall between organizations, to see everything that is kept.
const [, dataDirectory = ''] = /^ *Data +(.+)$/m.exec(server.output()) ?? [];
const { superuser } = JSON.parse(readFileSync(join(dataDirectory, 'passwords.json'), 'utf8'));
const database = new pg.Client({
  host: '127.0.0.1',
  port: readPostmaster(findClusterPlace(dataDirectory).clusterDirectory)?.port ?? 1,
  user: 'postgres',
  password: superuser,
  database: 'coterie',
});
await database.connect();
// Before the harness stops the server and its database, which would break the connection.
afterAll(() => database.end());
const { rows: tables } = await database.query<{ name: string }>(
  `SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
);

/** Count and content of every table. */
async function everything(): Promise<Record<string, string>> {
  const union = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS content FROM "${name}" t`,
  );
  const { rows: found } = await database.query<{ name: string; content: string }>(union.join(' UNION ALL '));
  return Object.fromEntries(found.map(({ name, content }) => [name, content]));
}

/** Commands that any signed-in person may give in any organization. */
const openToAll = ['joinCycle', 'registerForGathering', 'saveApplication', 'submitApplication'];

test('the schema has the commands of all concepts, and each names rows of known types', () => {
  expect(commands.length).toBeGreaterThan(60);
  for (const { places } of commands) {
    for (const { path, leaf } of places)
      if (leaf === 'ID') expect(schema.getType(typeOfId(path)), path.join('.')).toBeDefined();
  }
  const leaves = new Set(commands.flatMap(({ places }) => places.map(({ leaf }) => leaf)));
  const untried = [...leaves].filter(
    (leaf) =>
      impossible[leaf] === undefined &&
      !schema.getType(leaf)?.astNode &&
      !('getValues' in (schema.getType(leaf) ?? {})),
  );
  expect(untried).toEqual([]);
});

describe('every command refuses what it cannot take, wherever that stands, and keeps nothing of it', () => {
  test.each(commands.map((one) => [one.name, one] as const))(
    '%s',
    { timeout: 120_000 },
    async (name, { input, places, target }) => {
      const before = await everything();
      for (const { path, leaf } of places) {
        const values = impossible[leaf] ?? [['a value of no list', 'NONSENSE'] as const];
        for (const [what, value] of values) {
          const answer = await run(inCharge(target), name, inputOf(name, input, { at: path, value }));
          const where = `${path.join('.')} with ${what}`;
          expectForeseen(answer, name, where);
          expect(succeeded(answer, name), where).toBe(false);
          // A program file may be as large as this; its own reader judges it.
          if (leaf !== 'String' || typeof value !== 'string' || path[0] === 'source') continue;
          expect(answer.errors, where).toBeUndefined();
          expect(answer.data[name], where).toMatchObject({
            __typename: 'InvalidInput',
            problems: [{ path, code: 'INVALID_INPUT', ruleId: 'api.printable-text' }],
          });
        }
      }
      expect(await everything()).toEqual(before);
    },
  );
});

describe('every command answers alike for a row that does not exist and for one of another organization', () => {
  const aboutRows = commands.flatMap(({ name, input, target }) =>
    target === null ? [] : [[name, { input, target }] as const],
  );
  test.each(aboutRows)('%s', async (name, { input, target }) => {
    const before = await everything();
    const nowhere = inputOf(name, input, { at: target, value: unknown(typeOfId(target)) });
    const missing = await run(inCharge(target), name, nowhere);
    expectForeseen(missing, name, 'a row that does not exist');
    // By its code only a person is claimed, so that nobody learns who is known; and nobody adds a person to
    // an organization in which they have no right to, whether it exists or not.
    if (name === 'claimPerson') expect(missing.data[name].__typename).toBe('PersonClaimNotVerified');
    else if (name === 'createPerson')
      expect(missing.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    else expect(missing.data[name]).toMatchObject({ __typename: 'NotFound', problems: [{ path: target }] });

    const visitor = await run(null, name, inputOf(name, input));
    expect(visitor.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);

    if (!openToAll.includes(name)) {
      const foreign = await run(stranger, name, inputOf(name, input));
      expectForeseen(foreign, name, 'a row of another organization');
      // What everybody may read is there, but not theirs to change; the rest might as well not exist.
      if (foreign.errors === undefined)
        expect(foreign.data[name]).toEqual((await run(stranger, name, nowhere)).data[name]);
      else expect(foreign.errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    }
    expect(await everything()).toEqual(before);
  });
});

/** What a refused command says: the name of the refusal, and the path and rule of each problem. */
async function refused(subject: string, name: string, input: object): Promise<Data> {
  const before = await everything();
  const answer = await run(subject, name, input);
  expectForeseen(answer, name, name);
  expect(await everything()).toEqual(before);
  if (answer.errors !== undefined) return answer.errors[0]?.message;
  const { __typename: type, problems } = answer.data[name];
  return { type, problems: problems.map(({ path, ruleId }: Data) => [path.join('.'), ruleId]) };
}

describe('a value of the right form that cannot be is refused by name', () => {
  test('a window whose end comes before its beginning', async () => {
    const reversed = { cycleId: cycle.id, opens: { date: '2024-01-26' }, closes: { date: '2024-01-20' } };
    expect(await refused(equity, 'setApplicationWindow', reversed)).toEqual({
      type: 'WindowReversed',
      problems: [['closes', 'cycle.window-in-order']],
    });
    expect(
      await refused(equity, 'createCycle', {
        communityId: ids.Community,
        key: 'backwards',
        startsOn: '2024-05-02',
        endsOn: '2024-05-01',
      }),
    ).toMatchObject({ type: 'InvalidInput' });
    expect(
      await refused(equity, 'recordTraining', {
        personId: ids.Person,
        training: 'Facilitation',
        completedOn: '2024-01-10',
        expiresOn: '2024-01-09',
      }),
    ).toMatchObject({ type: 'TrainingEndsBeforeCompleted' });
    const backwards = await send(
      null,
      '{ organization(slug: "whsa") { sessions(first: 1, filter: { period: { from: "2024-04-18", through: "2024-04-15" } }) { totalCount } } }',
    );
    expect(backwards.errors?.map(({ message }) => message)).toEqual(['These dates run backwards.']);
  });

  test.each([-1, 2.5, 1e9, 1e308])('a capacity of %d seats', async (seats) => {
    expect(await refused(equity, 'setCapacity', { cycleId: cycle.id, capacity: { seats } })).toMatchObject({
      type: 'CapacityNotPossible',
      problems: [[expect.stringMatching(/^capacity/), 'capacity.seats-whole-number']],
    });
  });

  test('a local time that the clocks of Chicago skip', async () => {
    const timing = { date: '2024-03-10', start: '02:30', end: '04:00', timeZone: 'America/Chicago' };
    const skipped = {
      type: 'LocalTimeDoesNotExist',
      problems: [['timing', 'scheduling.local-time-exists']],
    };
    expect(await refused(equity, 'planSession', { cycleId: cycle.id, timing })).toEqual(skipped);
    expect(await refused(equity, 'moveSession', { sessionId: ids.Session, timing })).toEqual(skipped);
  });

  test('a date that is none, a zone that is none', async () => {
    expect(
      await refused(equity, 'planSession', {
        cycleId: cycle.id,
        timing: { date: '2024-02-30', start: '08:30' },
      }),
    ).toMatch(/2024-02-30/);
    expect(
      await refused(equity, 'moveSession', {
        sessionId: ids.Session,
        timing: { date: '2024-03-07', start: '08:30', timeZone: 'Mars/Olympus' },
      }),
    ).toMatch(/Mars\/Olympus/);
  });

  test('a sheet of which one mark is wrong keeps none of its marks', async () => {
    const sheet = {
      sessionId: ids.Session,
      entries: [
        { personId: ids.Person, mark: 'PRESENT' },
        { personId: unknown('Person'), mark: 'PRESENT' },
      ],
    };
    expect(
      (await refused(equity, 'markAttendanceSheet', sheet)).problems.map(([path]: string[]) => path),
    ).toContain('entries.1.personId');
  });

  test('an import of which one entry is wrong admits nobody', async () => {
    const entries = [
      { displayName: 'Imara Example', person },
      { displayName: 'Imre Example' },
      { personId: unknown('Person'), person },
    ];
    const { type } = await refused(equity, 'importEnrollments', { cycleId: cycle.id, entries });
    expect(type).not.toMatch(/Success$/);
  });

  test('more of anything than a command takes', async () => {
    const many = <T>(entry: T, count = 20_000): T[] => Array.from({ length: count }, () => entry);
    for (const [subject, name, input] of [
      [equity, 'importEnrollments', { cycleId: cycle.id, entries: many({ displayName: 'Ines Example' }) }],
      [
        equity,
        'markAttendanceSheet',
        { sessionId: ids.Session, entries: many({ personId: ids.Person, mark: 'PRESENT' }) },
      ],
      [equity, 'requestInformation', { applicationId: ids.Application, questions: many('Why?') }],
      [
        equity,
        'addLearningMapItem',
        { cycleId: cycle.id, kind: 'TOPIC', text: 'All', outcomeIds: many(ids.LearningMapItem, 5_000) },
      ],
      [
        whsa,
        'registerForGathering',
        {
          gatheringId: april.id,
          participants: many({ person: { displayName: 'Ines Example' }, communityIds: [coaches.id] }),
        },
      ],
      [
        'wisconsin-equity-applicant-2',
        'submitApplication',
        { cycleId: cycle.id, person: { facts: many({ attribute: 'sessionsAvailable', number: 8 }) } },
      ],
      [
        'wisconsin-equity-applicant-2',
        'submitApplication',
        {
          cycleId: cycle.id,
          person: { posts: many({ facts: [{ attribute: 'state', text: 'Wisconsin' }] }) },
        },
      ],
    ] as const) {
      const answer = await refused(subject, name, input);
      expect(answer.type ?? answer, name).not.toMatch(/Success$/);
    }
  });
});

describe('a document that does not hold is malformed, and changes nothing', () => {
  const input = `{ cycleId: "${cycle.id}", capacity: { seats: 5 } }`;
  test.each([
    ['syntax', `mutation { setCapacity(input: ${input}) { __typename }`, /Syntax Error/],
    [
      'an unknown command',
      'mutation { dropEverything(input: {}) { __typename } }',
      /Cannot query field "dropEverything"/,
    ],
    ['no input', 'mutation { setCapacity { __typename } }', /input/],
    [
      'an input that lacks what is required',
      'mutation { setCapacity(input: { capacity: { seats: 5 } }) { __typename } }',
      /cycleId/,
    ],
    [
      'a field of no input',
      `mutation { setCapacity(input: { cycleId: "${cycle.id}", capacity: { seats: 5 }, force: true }) { __typename } }`,
      /force/,
    ],
    [
      'two of what may be given once',
      `mutation { setCapacity(input: { cycleId: "${cycle.id}", capacity: { seats: 5, unlimited: true } }) { __typename } }`,
      /CapacityInput/,
    ],
    [
      'nothing for what is required',
      `mutation { setCapacity(input: { cycleId: null, capacity: { seats: 5 } }) { __typename } }`,
      /null/,
    ],
    ['no selection', `mutation { setCapacity(input: ${input}) }`, /must have a selection/],
    [
      'a command within a query',
      `query { setCapacity(input: ${input}) { __typename } }`,
      /Cannot query field "setCapacity"/,
    ],
    [
      'a command beside one that does not hold',
      `mutation { one: setCapacity(input: ${input}) { __typename } two: setCapacity { __typename } }`,
      /input/,
    ],
  ])('%s', async (_name, document, message) => {
    const before = await everything();
    const { errors, status } = await send(equity, document);
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).not.toContain('INTERNAL_SERVER_ERROR');
    expect(status).toBeLessThan(500);
    expect(await everything()).toEqual(before);
  });
});

describe('a program file with errors in twenty places', () => {
  // Each of its twenty communities has a status that is none.
  const source = [
    'formatVersion: 1',
    'key: twenty-errors',
    'organization: { key: twenty, timeZone: America/Chicago }',
    'communities:',
    ...Array.from({ length: 20 }, (_, index) => `  - { key: community-${index}, status: sleeping }`),
  ].join('\n');
  const expected = Array.from({ length: 20 }, (_, index) => ({
    place: { pointer: `/communities/${index}/status`, line: 5 + index, column: expect.any(Number) },
  }));

  test('is checked: twenty problems, each with its line and column', async () => {
    const { checkProgramFile } = await ask(
      equity,
      'query ($source: String!) { checkProgramFile(source: $source) { readable problems { ruleId message found place { pointer line column } } } }',
      { source },
    );
    expect(checkProgramFile.readable).toBe(false);
    expect(checkProgramFile.problems).toMatchObject(expected);
    expect(checkProgramFile.problems).toHaveLength(20);
  });

  test('is not loaded, and nothing of it is kept', async () => {
    const before = await everything();
    const answer = await send(
      'platform-administrator',
      'mutation ($input: LoadProgramInput!) { loadProgram(input: $input) { __typename ... on ProgramFileRefused { message problems { path } fileProblems { place { pointer line column } } } } }',
      { input: { source } },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data.loadProgram).toMatchObject({
      __typename: 'ProgramFileRefused',
      fileProblems: expected,
    });
    expect(answer.data.loadProgram.fileProblems).toHaveLength(20);
    expect(await everything()).toEqual(before);
  });

  test.each([
    ['nothing', ''],
    ['no mapping', '7'],
    ['broken YAML', 'key: [1, 2\nother: }'],
    ['broken JSON', '{"formatVersion": 1,'],
    ['a version of the future', 'formatVersion: 99\nkey: x\norganization: { key: x }'],
    ['a megabyte', `key: ${'x'.repeat(1_000_000)}`],
    ['two megabytes', 'x'.repeat(2_000_000)],
    ['control characters', 'key: "\u0000\u0001"'],
    ['brackets within brackets', '['.repeat(20_000)],
    [
      'references that multiply',
      [
        'a: &a [x, x, x, x, x, x, x, x, x]',
        ...[...'bcdefgh'].map(
          (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
        ),
      ].join('\n'),
    ],
    ['a tag of JavaScript', 'key: !!js/function "function () {}"'],
    ['a prototype', '{"__proto__": {"polluted": true}, "formatVersion": 1}'],
  ])('%s is refused with a place', async (_name, text) => {
    const { checkProgramFile } = await ask(
      equity,
      'query ($source: String!) { checkProgramFile(source: $source) { readable problems { message place { pointer } } } }',
      { source: text },
    );
    expect(checkProgramFile.readable).toBe(false);
    expect(checkProgramFile.problems.length).toBeGreaterThan(0);
    const loaded = await run('platform-administrator', 'loadProgram', { source: text });
    expectForeseen(loaded, 'loadProgram', 'a file');
    expect(succeeded(loaded, 'loadProgram')).toBe(false);
  });
});

// From here on commands may succeed and change what they are about; what ends a life comes last.
const final = /^(archive|cancel|end|retire|reject|remove|withdraw|rescind|decline|mark)/;
const lastOnes = [...commands].sort((a, b) => Number(final.test(a.name)) - Number(final.test(b.name)));

// What a person says of themselves is part of many inputs; each place of such a part is tried once.
const tried = new Set<string>();
const isNew = (path: readonly string[]): boolean => {
  const part = path.slice(-3).join('.');
  if (path.length > 3 && tried.has(part)) return false;
  tried.add(part);
  return true;
};

describe('extreme values are taken or refused, and a refusal keeps nothing', () => {
  test.each(lastOnes.map((one) => [one.name, one] as const))(
    '%s',
    { timeout: 120_000 },
    async (name, { input, places, target }) => {
      let before = await everything();
      for (const { path, leaf } of places.filter(({ path }) => isNew(path))) {
        for (const value of extreme[leaf] ?? []) {
          const answer = await run(inCharge(target), name, inputOf(name, input, { at: path, value }));
          expectForeseen(answer, name, `${path.join('.')} with ${JSON.stringify(value)?.slice(0, 40)}`);
          if (succeeded(answer, name)) before = await everything();
        }
        expect(await everything(), path.join('.')).toEqual(before);
      }
    },
  );
});

test.each(['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '2024-01-20T15:00:00Z'])(
  'what is kept by then can be read by a clock that stands at %s',
  async (now) => {
    const before = await send(null, 'mutation ($to: DateTime!) { moveDevelopmentClock(to: $to) }', {
      to: now,
    });
    expect(before.errors?.map(({ extensions }) => extensions?.['code']) ?? []).not.toContain(
      'INTERNAL_SERVER_ERROR',
    );
    for (const slug of ['educational-equity-network', 'whsa']) {
      const answer = await send(
        equity,
        `query ($slug: String!) { organization(slug: $slug) {
          cycles(first: 5) { edges { node { status window { state } findings { ruleId } availableCommands { command possible because { message } } sessions(first: 20) { edges { node { startsAt endsAt minutes } } } } } }
          gatherings(first: 5) { edges { node { findings { ruleId } } } }
        } }`,
        { slug },
      );
      expect(answer.errors).toBeUndefined();
    }
  },
);

test('after all of it the server answers, and has logged no error that nobody foresaw', async () => {
  await moveClock('2024-01-20T15:00:00Z');
  expect(server.process.exitCode).toBeNull();
  expect(logged).not.toMatch(/"level":(50|60)/);
  expect((await ask(null, '{ organizations { totalCount } }')).organizations.totalCount).toBe(5);
});
