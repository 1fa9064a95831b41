import { expect, test } from 'vitest';
import { arrangeEquityCycle, coordinator, facilitator } from '../attendance/testing/arrange-equity-cycle.ts';

// The published rule: at least 6 of the 8 live sessions. Who comes is in the name: eight, six, five.
const { server, equity, look, moveClock, command } = await arrangeEquityCycle([
  'eight',
  'six',
  'five',
  'unmarked',
]);

/** The sessions that each of them misses, from 0: two and three of the eight. */
const missed: Record<string, readonly number[]> = { eight: [], six: [0, 3], five: [0, 3, 5] };
const starts = [
  '02-01T14:30',
  '02-08T14:30',
  '02-15T14:30',
  '02-22T14:30',
  '02-29T14:30',
  '03-07T14:30',
  '03-14T13:30',
  '03-21T13:30',
];

const standing = `
  status completionOutcome
  completion { verdict final explanation notRecorded { label } reasons { kind outcome decisive }
    forecast { state risks attended bestAttainable minimum margin mayStillMiss remainingSessions { startsAt } explanation } }
  attendance { session { id } attendance { mark } }
  warnings { kind at attended bestAttainable minimum }`;

async function seat(member: string, viewer: string | null = member) {
  const answer = await server.send(
    viewer,
    `query($id: ID!) { node(id: $id) { ... on Enrollment { ${standing} } } }`,
    { id: equity.enrollments[member] },
  );
  return { ...answer, seat: answer.data?.node };
}

async function markSession(index: number) {
  await moveClock(`2024-${starts[index]}:00Z`);
  const entries = ['eight', 'six', 'five'].map((member) => ({
    personId: equity.persons[member],
    mark: missed[member]?.includes(index) ? 'ABSENT' : 'PRESENT',
  }));
  const { result } = await command(
    facilitator,
    'markAttendanceSheet',
    { sessionId: equity.sessions[index], entries },
    'session { id }',
  );
  expect(result.__typename).toBe('MarkAttendanceSheetSuccess');
}

async function messages(kind: string) {
  return await look(async (tx) => {
    const events = await tx.domainEvent.findMany({ where: { kind, subjectKind: 'enrollment' } });
    const outbox = await tx.outbox.findMany({ where: { template: kind } });
    const persons = await tx.person.findMany();
    const nameOf = (id: string | null) => persons.find((person) => person.id === id)?.displayName;
    return {
      events: events.map(({ personId }) => nameOf(personId)),
      told: outbox.map(({ personId }) => nameOf(personId)).sort(),
    };
  });
}

test('before the first session everybody is on track, and may miss two', async () => {
  const { seat: own } = await seat('five');
  expect(own.completion).toMatchObject({
    verdict: 'UNDETERMINED',
    final: false,
    forecast: { state: 'ON_TRACK', attended: 0, bestAttainable: 8, minimum: 6, margin: 2, mayStillMiss: 2 },
  });
  expect(own.completion.forecast.remainingSessions).toHaveLength(8);
  expect(own.completion.forecast.explanation).toBe(
    '0 sessions attended of the 6 that are asked for; at most 8 can be reached. 8 sessions to come. Completion can be reached; 2 of them may still be missed.',
  );
  expect(own.attendance).toHaveLength(8);
  expect(own.warnings).toEqual([]);
});

test('the second absence puts completion at risk, and the member and the facilitator are told so once', async () => {
  for (const index of [0, 1, 2, 3]) await markSession(index);
  const { seat: own } = await seat('six');
  expect(own.completion.forecast).toMatchObject({
    state: 'AT_RISK',
    risks: ['NO_SESSION_TO_SPARE'],
    attended: 2,
    bestAttainable: 6,
    margin: 0,
    mayStillMiss: 0,
  });
  expect(own.warnings).toMatchObject([
    { kind: 'AT_RISK', at: '2024-02-22T14:30:00.000Z', attended: 2, bestAttainable: 6, minimum: 6 },
  ]);
  await markSession(4);
  expect((await seat('six')).seat.warnings).toHaveLength(1);
  expect((await messages('completion_at_risk')).told).toEqual([
    'Finley Example',
    'Finley Example',
    'five',
    'six',
  ]);
});

test('with the third absence six of eight can no longer be reached: it is said at once, and once', async () => {
  expect((await messages('completion_out_of_reach')).events).toEqual([]);
  await markSession(5);
  const { seat: own } = await seat('five');
  expect(own.completion).toMatchObject({
    verdict: 'NOT_COMPLETED',
    forecast: {
      state: 'CANNOT_COMPLETE',
      attended: 3,
      bestAttainable: 5,
      minimum: 6,
      margin: -1,
      mayStillMiss: null,
    },
  });
  expect(own.completion.forecast.explanation).toContain('Completion can no longer be reached.');
  expect(own.warnings.map(({ kind }: { kind: string }) => kind)).toEqual(['AT_RISK', 'OUT_OF_REACH']);
  expect(await messages('completion_out_of_reach')).toEqual({
    events: ['five'],
    told: ['Finley Example', 'five'],
  });
  const list = await server.send(
    facilitator,
    `query($id: ID!) { node(id: $id) { ... on Cycle { membersToWarn { displayName enrollment { id } forecast { state } warnings { kind } } } } }`,
    { id: equity.cycle },
  );
  expect(list.data.node.membersToWarn).toMatchObject([
    {
      displayName: 'five',
      enrollment: { id: equity.enrollments['five'] },
      forecast: { state: 'CANNOT_COMPLETE' },
      warnings: [{ kind: 'AT_RISK' }, { kind: 'OUT_OF_REACH' }],
    },
    { displayName: 'six', forecast: { state: 'AT_RISK' } },
  ]);
});

test('a correction that brings completion back is told, and taking it away again is told again', async () => {
  const correct = async (mark: string, reason: string) => {
    const input = { sessionId: equity.sessions[5], personId: equity.persons['five'], mark, reason };
    expect((await command(facilitator, 'correctAttendance', input, 'session { id }')).result.__typename).toBe(
      'CorrectAttendanceSuccess',
    );
    return (await seat('five')).seat.warnings.map(({ kind }: { kind: string }) => kind);
  };
  expect(await correct('PRESENT', 'Was there after all')).toEqual([
    'AT_RISK',
    'OUT_OF_REACH',
    'BACK_IN_REACH',
    'AT_RISK',
  ]);
  expect(await correct('ABSENT', 'Was not there after all')).toEqual([
    'AT_RISK',
    'OUT_OF_REACH',
    'BACK_IN_REACH',
    'AT_RISK',
    'OUT_OF_REACH',
  ]);
});

test('who was never marked is not absent: the forecast rests on what is not recorded', async () => {
  const { seat: own } = await seat('unmarked');
  expect(own.completion).toMatchObject({
    verdict: 'UNDETERMINED',
    forecast: { state: 'UNDETERMINED', attended: 0, bestAttainable: 8 },
  });
  expect(own.completion.notRecorded.length).toBeGreaterThanOrEqual(5);
  expect(own.warnings).toEqual([]);
});

test('members see their own standing and the roster; nobody else’s standing', async () => {
  const other = await seat('five', 'eight');
  expect(other.seat).toMatchObject({ status: 'ACTIVE', completion: null, attendance: null, warnings: null });
  expect(new Set(other.errors?.map(({ extensions }) => extensions?.['code']))).toEqual(
    new Set(['FORBIDDEN']),
  );
  expect((await seat('five', 'whsa-participant')).seat).toBeNull();
  expect((await seat('five', null)).seat).toBeNull();
  const roster = `query($id: ID!) { node(id: $id) { ... on Cycle { members { edges { node { person { displayName } } } } } } }`;
  const seen = await server.send('eight', roster, { id: equity.cycle });
  expect(
    seen.data.node.members.edges.map(
      ({ node }: { node: { person: { displayName: string } } }) => node.person.displayName,
    ),
  ).toEqual(['eight', 'five', 'six', 'unmarked']);
  const outsider = await server.send('whsa-participant', roster, { id: equity.cycle });
  expect(outsider.data.node.members).toBeNull();
  expect(outsider.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const warn = await server.send(
    'eight',
    `query($id: ID!) { node(id: $id) { ... on Cycle { membersToWarn { displayName } } } }`,
    { id: equity.cycle },
  );
  expect(warn.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('the completion of a whole roster takes as many statements as that of one member', async () => {
  const query = (first: number) =>
    `query($id: ID!) { node(id: $id) { ... on Cycle { members(first: ${first}) { edges { node { completion { verdict } attendance { session { id } } warnings { kind } } } } } } }`;
  const count = async (first: number) => {
    const statements: unknown[] = [];
    const client = server.database.prisma as never as {
      $on(event: 'query', listener: (event: unknown) => void): void;
    };
    client.$on('query', (event) => statements.push(event));
    await server.send(facilitator, query(first), { id: equity.cycle });
    return statements.length;
  };
  const one = await count(1);
  expect(one).toBeGreaterThan(5);
  expect(await count(4)).toBe(one);
});

test('at the end of the cycle each seat ends with its verdict, which stays as it was', async () => {
  for (const index of [6, 7]) await markSession(index);
  await moveClock('2024-03-22T15:00:00Z');
  const move = (name: string) => command(coordinator, name, { cycleId: equity.cycle }, 'cycle { status }');
  expect((await move('beginEvaluation')).result.cycle).toEqual({ status: 'EVALUATING' });
  expect((await seat('eight')).seat.completion).toMatchObject({
    verdict: 'COMPLETED',
    final: false,
    forecast: { state: 'COMPLETED', attended: 8 },
  });
  expect((await move('endCycle')).result.cycle).toEqual({ status: 'ENDED' });
  const outcomes = await Promise.all(
    ['eight', 'six', 'five', 'unmarked'].map(async (member) => {
      const { seat: own } = await seat(member, coordinator);
      expect(own).toMatchObject({
        status: 'ENDED',
        completion: { final: true, verdict: own.completionOutcome, forecast: null },
      });
      return own.completionOutcome;
    }),
  );
  expect(outcomes).toEqual(['COMPLETED', 'COMPLETED', 'NOT_COMPLETED', 'UNDETERMINED']);
  const stored = (await seat('five')).seat.completion;
  expect(
    stored.reasons.some(
      ({ decisive, outcome }: { decisive: boolean; outcome: string }) => decisive && outcome === 'FALSE',
    ),
  ).toBe(true);
  // A mark that is corrected afterwards does not change the verdict of the seat that has ended.
  const late = {
    sessionId: equity.sessions[0],
    personId: equity.persons['five'],
    mark: 'PRESENT',
    reason: 'Found on the list',
  };
  expect((await command(facilitator, 'correctAttendance', late, 'session { id }')).result.__typename).toBe(
    'CorrectAttendanceSuccess',
  );
  expect((await seat('five')).seat.completion.verdict).toBe('NOT_COMPLETED');
  // Alumni keep the roster.
  const roster = await server.send(
    'six',
    `query($id: ID!) { node(id: $id) { ... on Cycle { members { edges { node { person { displayName } } } } } } }`,
    { id: equity.cycle },
  );
  expect(roster.data.node.members.edges).toHaveLength(4);
});
