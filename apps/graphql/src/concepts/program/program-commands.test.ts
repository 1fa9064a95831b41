import { readFile } from 'node:fs/promises';
import { publishedProgramFile } from '@coterie/programs';
import { expect, test } from 'vitest';
import { seedPrograms } from '../../seed/seed-programs.ts';
import { startTestServer } from '../../testing/start-test-server.ts';

const server = await startTestServer();
await seedPrograms(server.database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true });

const file = `
formatVersion: 1
key: river-coaches
title: River Coaches
organization: { key: river-region, name: River Region, timeZone: America/Chicago }
communities:
  - { key: coaches, title: Coaches }
cycles:
  - key: spring
    community: coaches
    state: announced
    schedule:
      series:
        - { key: live, repeats: weekly, weekday: thursday, from: 2024-03-01, times: 3, start: '08:30', end: '10:00' }
  - { key: fall, community: coaches }
`;

const load = `mutation ($input: LoadProgramInput!) { loadProgram(input: $input) {
  __typename
  ... on LoadProgramSuccess { organization { id slug label } program { id key status cycles { totalCount edges { node { key status sessions { edges { node { key startsAt } } } } } } } }
  ... on Refusal { message problems { path code ruleId message } }
  ... on ProgramFileRefused { fileProblems { ruleId code place { pointer line column } expected suggestion } }
} }`;

async function loads(subject: string | null, input: Record<string, unknown>) {
  const answer = await server.send(subject, load, { input });
  return answer.errors === undefined ? answer.data.loadProgram : answer.errors[0];
}

const read = async (subject: string | null, query: string) => (await server.send(subject, query)).data;

test('the platform administrator sets an organization up from its file, and administers it from then on', async () => {
  const done = await loads('platform-administrator', { source: file, administratorName: 'Pat Example' });
  expect(done).toMatchObject({ __typename: 'LoadProgramSuccess', organization: { slug: 'river-region' } });
  // The draft is shown to the administrator only.
  expect(done.program.cycles.totalCount).toBe(2);
  expect(
    done.program.cycles.edges[0].node.sessions.edges.map(
      ({ node }: { node: { startsAt: string } }) => node.startsAt,
    ),
  ).toEqual(['2024-03-07T14:30:00.000Z', '2024-03-14T13:30:00.000Z', '2024-03-21T13:30:00.000Z']);
  const seen = await read(
    null,
    '{ organization(slug: "river-region") { cycles { totalCount } sessions { totalCount } } }',
  );
  expect(seen.organization).toEqual({ cycles: { totalCount: 1 }, sessions: { totalCount: 3 } });
  const draft = done.program.cycles.edges.map(({ node }: { node: { key: string } }) => node.key);
  expect(draft).toEqual(['spring', 'fall']);
});

test('the same file again is no change; another one of that key is refused by name', async () => {
  const again = await loads('platform-administrator', { source: file });
  expect(again).toMatchObject({ __typename: 'LoadProgramSuccess', program: { key: 'river-coaches' } });
  const changed = await loads('platform-administrator', {
    source: file.replace('River Coaches', 'Other Coaches'),
  });
  expect(changed).toMatchObject({
    __typename: 'ProgramExists',
    problems: [{ path: ['source'], code: 'PROGRAM_EXISTS' }],
  });
});

test('an administrator loads into their own organization, and nobody into another', async () => {
  const whsa = (await read(null, '{ organization(slug: "whsa") { id } }')).organization.id;
  const own = file
    .replaceAll('river-region', 'whsa')
    .replace('name: River Region, timeZone: America/Chicago', 'name: null');
  expect(await loads('whsa-administrator', { organizationId: whsa, source: own })).toMatchObject({
    __typename: 'LoadProgramSuccess',
    organization: { slug: 'whsa', label: 'Wisconsin Head Start Association' },
  });
  expect(await loads('whsa-administrator', { organizationId: whsa, source: file })).toMatchObject({
    __typename: 'ProgramOfAnotherOrganization',
  });
  expect(await loads('california-administrator', { organizationId: whsa, source: own })).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect(await loads('california-administrator', { source: own })).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect(
    await loads('california-administrator', { source: file.replaceAll('river-region', 'new-region') }),
  ).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  expect(await loads('whsa-coordinator', { source: own })).toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
  expect(await loads(null, { source: own })).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  expect((await read(null, '{ organization(slug: "new-region") { id } }')).organization).toBeNull();
});

test('a file with errors in many places is refused with all of them, line by line, and nothing is stored', async () => {
  const wrong = file
    .replace('community: coaches\n    state: announced', 'community: coachs\n    state: anounced')
    .replace("start: '08:30'", "start: '25:30'")
    .replace('2024-03-01', '2024-02-30')
    .replace('America/Chicago', 'America/Chicgo')
    .replaceAll('river-region', 'wrong-region');
  const refusal = await loads('platform-administrator', { source: wrong });
  expect(refusal.__typename).toBe('ProgramFileRefused');
  expect(refusal.fileProblems.length).toBeGreaterThanOrEqual(4);
  expect(refusal.problems).toHaveLength(refusal.fileProblems.length);
  const zone = refusal.fileProblems.find(
    ({ place }: { place: { pointer: string } }) => place.pointer === '/organization/timeZone',
  );
  expect(zone).toMatchObject({ ruleId: 'program.zones-known', place: { line: 5 } });
  expect((await read(null, '{ organization(slug: "wrong-region") { id } }')).organization).toBeNull();
});

test.each([
  ['', 'empty'],
  ['{', 'broken JSON'],
  ['a: &a [*a, *a]\n', 'an alias of itself'],
  ['x'.repeat(1_000_001), 'a text that is too large'],
  ['key: "\u0001"', 'a control character'],
  ['[[[[[[', 'nesting without end'],
])('what is no program file is refused plainly (%#)', async (source) => {
  const answer = await server.send('platform-administrator', load, { input: { source } });
  expect(answer.errors).toBeUndefined();
  expect(['ProgramFileRefused', 'InvalidInput']).toContain(answer.data.loadProgram.__typename);
  expect(answer.data.loadProgram.problems[0].path).toEqual(['source']);
});

test('a file is checked without being loaded, by those who are signed in', async () => {
  const source = await readFile(publishedProgramFile('wisconsin-educational-equity-2024'), 'utf8');
  const query =
    'query ($source: String!) { checkProgramFile(source: $source) { readable key problems { message } findings { ruleId severity place { pointer line column } } } }';
  const checked = await server.send('wisconsin-equity-applicant', query, { source });
  expect(checked.data.checkProgramFile).toMatchObject({
    readable: true,
    key: 'wisconsin-educational-equity-2024',
    problems: [],
  });
  expect(checked.data.checkProgramFile.findings.length).toBeGreaterThan(0);
  expect(
    checked.data.checkProgramFile.findings.every(({ place }: { place: { line: number } }) => place.line > 0),
  ).toBe(true);
  const wrong = await server.send('wisconsin-equity-applicant', query, { source: 'key: x' });
  expect(wrong.data.checkProgramFile).toMatchObject({ readable: false, key: null });
  const visitor = await server.send(null, query, { source });
  expect(visitor.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
});

test('a retired program leaves the catalog, and comes back', async () => {
  const { organization } = await read(
    'illinois-administrator',
    '{ organization(slug: "early-choices") { programs { edges { node { id } } } } }',
  );
  const programId = organization.programs.edges[0].node.id;
  const set = (name: string, subject: string) =>
    server.send(
      subject,
      `mutation ($input: ${name}ProgramInput!) { result: ${name.toLowerCase()}Program(input: $input) { __typename ... on Refusal { message } ... on ${name}ProgramSuccess { program { status availableCommands { command possible because { ruleId } } } } } }`,
      { input: { programId } },
    );
  expect((await set('Restore', 'illinois-administrator')).data.result).toMatchObject({
    __typename: 'ProgramStatusForbids',
  });
  expect((await set('Retire', 'illinois-administrator')).data.result).toMatchObject({
    program: {
      status: 'RETIRED',
      availableCommands: [
        {
          command: 'retireProgram',
          possible: false,
          because: [{ ruleId: 'program.command-fits-status' }],
        },
        { command: 'restoreProgram', possible: true, because: [] },
      ],
    },
  });
  const listed = await read(
    null,
    '{ organization(slug: "early-choices") { communities { totalCount } cycles { totalCount } sessions { totalCount } } }',
  );
  expect(listed.organization).toEqual({
    communities: { totalCount: 0 },
    cycles: { totalCount: 0 },
    sessions: { totalCount: 0 },
  });
  const count = async (subject: string | null) =>
    (await read(subject, '{ organization(slug: "early-choices") { programs { totalCount } } }')).organization
      .programs.totalCount;
  expect(await count(null)).toBe(0);
  expect(await count('illinois-alumnus')).toBe(0);
  expect(await count('illinois-administrator')).toBe(1);
  expect((await set('Restore', 'illinois-coordinator')).data.result).toMatchObject({
    __typename: 'NotFound',
  });
  expect((await set('Restore', 'illinois-administrator')).data.result).toMatchObject({
    program: { status: 'PUBLISHED' },
  });
});

test('the findings of a program stand with their places; those of a cycle and a gathering are found now', async () => {
  const { organization } = await read(
    null,
    `{ organization(slug: "whsa") {
      programs { edges { node { findings { ruleId severity place { pointer line column } quotation understood facts } } } }
      gatherings(filter: { period: { from: "2024-04-01", through: "2024-04-30" } }) { edges { node { findings { ruleId place { pointer } quotation } } } }
    } }`,
  );
  const stored = organization.programs.edges.flatMap(
    ({ node }: { node: { findings: { place: { line: number } }[] } }) => node.findings,
  );
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.every(({ place }: { place: { line: number } }) => place.line > 0)).toBe(true);
  const rules = organization.gatherings.edges[0].node.findings.map(
    ({ ruleId }: { ruleId: string }) => ruleId,
  );
  expect(rules).toEqual(
    expect.arrayContaining([
      'scheduling.readings-agree',
      'scheduling.stated-days-agree',
      'scheduling.meridiem-is-printed',
      'scheduling.length-is-usual',
    ]),
  );
  const equity = await read(
    null,
    '{ organization(slug: "educational-equity-network") { cycles { edges { node { findings { ruleId quotation } } } } } }',
  );
  expect(equity.organization.cycles.edges[0].node.findings).toMatchObject([
    { ruleId: 'scheduling.deadline-has-time', quotation: 'Friday, January 26, 2024' },
    { ruleId: 'scheduling.words-fit-window' },
  ]);
});
