import { expect, test } from 'vitest';
import { arrangeEquityCycle, coordinator, facilitator, rowOf } from './testing/arrange-equity-cycle.ts';

const { server, equity, look, moveClock, command } = await arrangeEquityCycle(['ana', 'ben', 'cleo']);
const marks =
  'session { attendance { edges { node { displayName mark minutes markedBy corrections { mark reason correctedBy } } } } }';

async function mark(
  input: { person: string; session?: number; mark?: string; minutes?: number; reason?: string },
  subject: string | null = facilitator,
) {
  const { person, session = 0, mark = 'PRESENT', ...rest } = input;
  return await command(
    subject,
    'markAttendance',
    { sessionId: equity.sessions[session], personId: equity.persons[person] ?? person, mark, ...rest },
    marks,
  );
}

test('nobody is marked before the session starts, and the refusal says when that is', async () => {
  await moveClock('2024-02-01T14:29:00Z');
  const { result } = await mark({ person: 'ana' });
  expect(result).toMatchObject({
    __typename: 'SessionNotStarted',
    message:
      'The session starts on February 1, 2024 at 08:30 (America/Chicago). Attendance is marked from then on.',
    problems: [{ path: ['sessionId'], ruleId: 'attendance.marks-after-session-start' }],
  });
  await moveClock('2024-02-01T14:30:00Z');
  expect((await mark({ person: 'ana' })).result.session.attendance.edges).toEqual([
    {
      node: {
        displayName: 'ana',
        mark: 'PRESENT',
        minutes: null,
        markedBy: 'Finley Example',
        corrections: [],
      },
    },
  ]);
});

test('saying the same again changes nothing; a correction needs a reason and keeps what was there', async () => {
  expect((await mark({ person: 'ana' })).result.session.attendance.edges[0].node.corrections).toEqual([]);
  const silent = await mark({ person: 'ana', mark: 'ABSENT' });
  expect(silent.result).toMatchObject({ __typename: 'ReasonRequired', problems: [{ path: ['reason'] }] });
  const blank = await command(
    facilitator,
    'correctAttendance',
    { sessionId: equity.sessions[0], personId: equity.persons['ana'], mark: 'ABSENT', reason: '  ' },
    marks,
  );
  expect(blank.result.__typename).toBe('ReasonRequired');
  const corrected = await command(
    coordinator,
    'correctAttendance',
    {
      sessionId: equity.sessions[0],
      personId: equity.persons['ana'],
      mark: 'PARTIAL',
      minutes: 90,
      reason: 'Left at ten',
    },
    marks,
  );
  expect(corrected.result.session.attendance.edges[0].node).toEqual({
    displayName: 'ana',
    mark: 'PARTIAL',
    minutes: 90,
    markedBy: 'Casey Example',
    corrections: [{ mark: 'PRESENT', reason: 'Left at ten', correctedBy: 'Casey Example' }],
  });
  const none = await command(
    facilitator,
    'correctAttendance',
    { sessionId: equity.sessions[0], personId: equity.persons['ben'], mark: 'ABSENT', reason: 'Was away' },
    marks,
  );
  expect(none.result).toMatchObject({ __typename: 'NotFound', message: 'There is no such mark.' });
});

test('minutes that cannot be are refused, each with what would be right', async () => {
  for (const [mark, minutes] of [
    ['PRESENT', 0],
    ['PRESENT', -5],
    ['PRESENT', 1441],
    ['PARTIAL', 180],
    ['ABSENT', 3],
  ] as const) {
    const { result } = await command(
      facilitator,
      'markAttendance',
      { sessionId: equity.sessions[0], personId: equity.persons['ben'], mark, minutes },
      marks,
    );
    expect(result).toMatchObject({
      __typename: 'MinutesDoNotFit',
      problems: [{ path: ['minutes'], ruleId: 'attendance.minutes-fit-the-mark' }],
    });
  }
});

test('whoever takes no part is not marked: applicants, people of other organizations, and nobody at all alike', async () => {
  const applicant = await look((tx) =>
    tx.person.findFirstOrThrow({ where: { displayName: 'Avery Example' } }),
  );
  const other = await server.send('whsa-participant', '{ viewer { persons { organization { id } } } }');
  const whsa = rowOf(other.data.viewer.persons[0].organization.id);
  const ids = [
    `Person:${equity.organizationId}:${applicant.id}`,
    `Person:${whsa}:${applicant.id}`,
    `Person:${equity.organizationId}:${whsa}`,
  ];
  for (const id of ids.map((text) => Buffer.from(text).toString('base64url'))) {
    const { result } = await mark({ person: id });
    expect(result).toMatchObject({ __typename: 'NotAParticipant', problems: [{ path: ['personId'] }] });
  }
});

test('a sheet is taken whole or not at all, with every problem in its place', async () => {
  const sheet = (entries: object[], session = 0) =>
    command(facilitator, 'markAttendanceSheet', { sessionId: equity.sessions[session], entries }, marks);
  const { persons } = equity;
  const refused = await sheet([
    { personId: persons['ben'], mark: 'PRESENT' },
    { personId: persons['ana'], mark: 'PRESENT' },
    { personId: 'bm9ib2R5', mark: 'PRESENT' },
    { personId: persons['ben'], mark: 'ABSENT', minutes: 20 },
  ]);
  expect(
    refused.result.problems.map(({ path, code }: { path: string[]; code: string }) => [path.join('.'), code]),
  ).toEqual([
    ['entries.1.reason', 'REASON_REQUIRED'],
    ['entries.2.personId', 'NOT_A_PARTICIPANT'],
    ['entries.3.personId', 'MARKED_TWICE'],
    ['entries.3.minutes', 'MINUTES_DO_NOT_FIT'],
  ]);
  expect(await look((tx) => tx.attendance.count())).toBe(1);
  expect((await sheet([])).result.__typename).toBe('SheetEmpty');
  const early = await sheet([{ personId: persons['ben'], mark: 'PRESENT' }], 1);
  expect(early.result).toMatchObject({
    __typename: 'SessionNotStarted',
    problems: [{ path: ['sessionId'] }],
  });
  const taken = await sheet([
    { personId: persons['ben'], mark: 'PRESENT', minutes: 175 },
    { personId: persons['cleo'], mark: 'EXCUSED' },
  ]);
  const told = taken.result.session.attendance.edges.map(
    ({ node }: { node: { displayName: string; mark: string } }) => `${node.displayName} ${node.mark}`,
  );
  expect(told.sort()).toEqual(['ana PARTIAL', 'ben PRESENT', 'cleo EXCUSED']);
});

test('members see their own marks only; the sheet is for those who mark', async () => {
  const query = `query($id: ID!) { node(id: $id) { ... on Session { attendance { edges { node { displayName } } } participants { displayName basis attendance { mark } } } } }`;
  const own = await server.send('ben', query, { id: equity.sessions[0] });
  expect(own.data.node.attendance.edges).toEqual([{ node: { displayName: 'ben' } }]);
  expect(own.data.node.participants).toBeNull();
  expect(own.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const sheet = await server.send(facilitator, query, { id: equity.sessions[1] });
  expect(sheet.data.node.participants).toEqual(
    ['ana', 'ben', 'cleo'].map((displayName) => ({ displayName, basis: 'ENROLLED', attendance: null })),
  );
  const visitor = await server.send(null, query, { id: equity.sessions[0] });
  expect(visitor.data.node).toEqual({ attendance: null, participants: null });
  expect(visitor.errors?.map(({ extensions }) => extensions?.['code'])).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
  ]);
});

test('members, visitors and staff of other organizations do not mark', async () => {
  expect((await mark({ person: 'ben' }, 'ben')).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect((await mark({ person: 'ben' }, null)).errors?.[0]?.extensions).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  expect((await mark({ person: 'ben' }, 'whsa-coordinator')).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('two marks of one person at the same moment leave one mark and one correction to ask a reason for', async () => {
  await moveClock('2024-02-08T14:30:00Z');
  const answers = await Promise.all([
    mark({ person: 'cleo', session: 1 }),
    mark({ person: 'cleo', session: 1, mark: 'ABSENT' }),
  ]);
  expect(answers.map(({ result }) => result.__typename).sort()).toEqual([
    'MarkAttendanceSuccess',
    'ReasonRequired',
  ]);
});
