import { expect, test } from 'vitest';
import { arrangeEquityCycle, coordinator, facilitator } from '../attendance/testing/arrange-equity-cycle.ts';

const { server, equity, look, moveClock, command } = await arrangeEquityCycle(['ana', 'ben']);
const fields = `session { id status label kind version startsAt timing { kind date start end endDate timeZone } provenance { path basis }
  availableCommands { command possible because { code } } }`;

const about = (index: number, input: object = {}) => ({ sessionId: equity.sessions[index], ...input });
const plan = (timing: object, rest: object = {}) =>
  command(coordinator, 'planSession', { cycleId: equity.cycle, timing, ...rest }, fields);
const messages = (template: string) =>
  look(async (tx) => {
    const rows = await tx.outbox.findMany({ where: { template } });
    const persons = await tx.person.findMany();
    return rows.map(({ personId }) => persons.find(({ id }) => id === personId)?.displayName).sort();
  });

test('a session is added tentatively, confirmed at a time, and told to those who take part', async () => {
  const planned = await plan({ date: '2024-03-05' }, { title: 'Book study', modality: 'VIRTUAL' });
  expect(planned.result.session).toMatchObject({
    status: 'TENTATIVE',
    label: 'Book study',
    kind: 'ADDITIONAL',
    timing: { kind: 'DATE_ONLY', date: '2024-03-05', timeZone: 'America/Chicago' },
    provenance: [{ path: '/timing', basis: 'ENTERED' }],
  });
  const { id: sessionId, availableCommands } = planned.result.session;
  const possible = availableCommands.filter((one: { possible: boolean }) => one.possible);
  expect(possible.map((one: { command: string }) => one.command)).toEqual([
    'confirmSession',
    'moveSession',
    'cancelSession',
  ]);
  const confirmed = await command(
    coordinator,
    'confirmSession',
    { sessionId, timing: { date: '2024-03-05', start: '16:00', end: '17:30' } },
    fields,
  );
  expect(confirmed.result.session).toMatchObject({
    status: 'SCHEDULED',
    startsAt: '2024-03-05T22:00:00.000Z',
  });
  expect(await messages('session_scheduled')).toEqual(['Finley Example', 'ana', 'ben']);
  const again = await command(coordinator, 'confirmSession', { sessionId }, fields);
  expect(again.result).toMatchObject({
    __typename: 'SessionCommandNotPossible',
    message: 'This session is scheduled; it cannot be confirmed now.',
  });
  const cycle = await server.send(
    null,
    'query($id: ID!) { node(id: $id) { ... on Cycle { sessions(first: 20) { totalCount: edges { node { label } } } } } }',
    { id: equity.cycle },
  );
  expect(cycle.data.node.sessions.totalCount).toHaveLength(9);
});

test('a local time that the clock skips is refused by name, with the zone', async () => {
  const { result } = await plan({
    date: '2024-03-10',
    start: '02:30',
    end: '04:00',
    timeZone: 'America/Chicago',
  });
  expect(result).toMatchObject({
    __typename: 'LocalTimeDoesNotExist',
    message:
      'On March 10, 2024 the clocks of America/Chicago are set forward: 02:30 does not exist that day. Choose an earlier or a later time.',
    problems: [{ path: ['timing'], ruleId: 'scheduling.local-time-exists' }],
  });
  // Phoenix does not change its clocks.
  expect(
    (await plan({ date: '2024-03-10', start: '02:30', end: '04:00', timeZone: 'America/Phoenix' })).result
      .session.timing.start,
  ).toBe('02:30');
});

test('a zone that does not exist, half a window, an end without a start, seconds, reversed days and days outside the period are refused', async () => {
  const zone = await plan({ date: '2024-03-10', start: '02:30', timeZone: 'Mars/Olympus' });
  expect(zone.errors?.[0]?.message).toContain('Mars/Olympus');
  const bad = await plan({ from: '2024-03-01', end: '10:00' });
  expect(bad.result.problems.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
    'timing.end',
    'timing.to',
  ]);
  expect((await plan({ date: '2024-03-01', start: '10:00:30' })).result).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['timing', 'start'] }],
  });
  expect((await plan({ from: '2024-03-08', to: '2024-03-01' })).result).toMatchObject({
    __typename: 'SessionEndsBeforeStart',
    problems: [{ path: ['timing', 'to'] }],
  });
  expect((await plan({ date: '2025-03-05' })).result.__typename).toBe('AdditionalSessionOutsidePeriod');
});

test('a session is moved, not to where it is, and never into a skipped hour; what was printed is not called printed any more', async () => {
  const move = (timing: object) =>
    command(coordinator, 'moveSession', about(5, { timing, reason: 'Snow' }), fields);
  expect((await move({ date: '2024-03-07', start: '08:30', end: '11:30' })).result.__typename).toBe(
    'SessionNotMoved',
  );
  expect((await move({ date: '2024-03-10', start: '02:30', end: '05:30' })).result.__typename).toBe(
    'LocalTimeDoesNotExist',
  );
  const { result } = await move({ date: '2024-03-11', start: '08:30', end: '11:30' });
  expect(result.session).toMatchObject({
    status: 'SCHEDULED',
    startsAt: '2024-03-11T13:30:00.000Z',
    version: 2,
  });
  expect(result.session.provenance).toContainEqual({ path: '/timing', basis: 'ENTERED' });
  expect(await messages('session_moved')).toEqual(['Finley Example', 'ana', 'ben']);
});

test('a session is held once it has begun, and its attendance closed once it is over and the marks are there', async () => {
  const act = (name: string, input: object = {}) => command(facilitator, name, about(0, input), fields);
  expect((await act('markSessionHeld')).result).toMatchObject({
    __typename: 'SessionNotBegun',
    message:
      'The session is planned for February 1, 2024, 08:30 to 11:30 (America/Chicago); it is January 15, 2024 at 09:00 (America/Chicago). It was held once it has begun.',
  });
  await moveClock('2024-02-01T14:30:00Z');
  expect((await act('markSessionHeld')).result.session.status).toBe('HELD');
  expect(
    (await act('closeAttendance', { acceptMissingMarks: false })).result.problems.map(
      ({ code }: { code: string }) => code,
    ),
  ).toEqual(['SESSION_NOT_OVER', 'SESSION_MARKS_MISSING']);
  await moveClock('2024-02-01T17:30:00Z');
  await command(
    facilitator,
    'markAttendance',
    about(0, { personId: equity.persons['ana'], mark: 'PRESENT' }),
    'session { id }',
  );
  expect((await act('closeAttendance', { acceptMissingMarks: false })).result).toMatchObject({
    __typename: 'SessionMarksMissing',
    message: 'One participant has no mark. Mark them, or accept that nothing is recorded of them.',
  });
  expect((await act('closeAttendance', { acceptMissingMarks: true })).result.session.status).toBe(
    'ATTENDANCE_CLOSED',
  );
  const late = await command(
    facilitator,
    'markAttendance',
    about(0, { personId: equity.persons['ben'], mark: 'PRESENT' }),
    'session { id }',
  );
  expect(late.result).toMatchObject({
    __typename: 'ReasonRequired',
    message: 'Attendance of this session is closed. Say why a mark is entered now.',
  });
});

test('cancelled sessions that leave too few tell the members that completion is out of reach', async () => {
  // Eight were planned and two were added by the tests above: six are left after the fourth.
  for (const index of [1, 2, 3, 7]) {
    expect(
      (await command(coordinator, 'cancelSession', about(index, { reason: 'Snow' }), fields)).result.session
        .status,
    ).toBe('CANCELLED');
  }
  expect(await messages('completion_out_of_reach')).toEqual([]);
  await command(coordinator, 'cancelSession', about(6), fields);
  expect(await messages('completion_out_of_reach')).toEqual([
    'Finley Example',
    'Finley Example',
    'ana',
    'ben',
  ]);
  await moveClock('2024-02-08T17:30:00Z');
  const mark = await command(
    facilitator,
    'markAttendance',
    about(1, { personId: equity.persons['ana'], mark: 'PRESENT' }),
    'session { id }',
  );
  expect(mark.result.__typename).toBe('SessionCancelled');
});

test('the join link is for those who take part, who facilitate, and for staff', async () => {
  const set = (url: string | null, subject: string | null = facilitator) =>
    command(subject, 'setJoinLink', about(4, { url }), 'session { joinLink }');
  expect((await set('javascript:alert(1)')).result).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['url'] }],
  });
  expect((await set('https://example.org/room')).result.session.joinLink).toBe('https://example.org/room');
  expect((await set('https://example.org/other', 'ana')).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
  });
  const named = await command(
    coordinator,
    'assignSessionFacilitator',
    about(4, { personId: equity.persons['ben'] }),
    'session { facilitators }',
  );
  expect(named.result.session.facilitators).toEqual(['ben']);
  const query = 'query($id: ID!) { node(id: $id) { ... on Session { label joinLink } } }';
  const read = async (subject: string | null) => {
    const answer = await server.send(subject, query, { id: equity.sessions[4] });
    expect(answer.data.node.label).toBeTruthy();
    return answer.data.node.joinLink ?? answer.errors?.[0]?.extensions?.['code'];
  };
  expect(await Promise.all(['ana', coordinator, facilitator].map(read))).toEqual(
    Array.from({ length: 3 }, () => 'https://example.org/room'),
  );
  expect(await Promise.all(['wisconsin-equity-applicant', 'whsa-coordinator', null].map(read))).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
    'UNAUTHENTICATED',
  ]);
  const history = await look((tx) => tx.domainEvent.findMany({ where: { kind: 'join_link_set' } }));
  expect(JSON.stringify(history.map(({ payload }) => payload))).not.toContain('example.org');
  expect((await set(null)).result.session.joinLink).toBeNull();
});

test('only those who plan sessions plan them, and of another organization nobody does', async () => {
  const move = { timing: { date: '2024-03-12', start: '08:30' } };
  for (const [subject, code] of [
    ['ana', 'FORBIDDEN'],
    [facilitator, 'FORBIDDEN'],
    ['whsa-coordinator', 'FORBIDDEN'],
    [null, 'UNAUTHENTICATED'],
  ] as const) {
    expect(
      (await command(subject, 'moveSession', about(5, move), fields)).errors?.[0]?.extensions,
    ).toMatchObject({ code });
  }
  const absent = Buffer.from(
    Buffer.from(equity.sessions[5] ?? '', 'base64url')
      .toString()
      .replace(/.{4}$/, '0000'),
  ).toString('base64url');
  expect(
    (await command(coordinator, 'moveSession', { sessionId: absent, ...move }, fields)).result,
  ).toMatchObject({ __typename: 'NotFound' });
  expect(
    (await command(coordinator, 'moveSession', { sessionId: equity.cycle, ...move }, fields)).result,
  ).toMatchObject({ __typename: 'NotFound' });
});
