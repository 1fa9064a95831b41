import { expect, test } from 'vitest';
import { arrangeEquityCycle, facilitator, rowOf } from '../attendance/testing/arrange-equity-cycle.ts';

const { server, equity, look, moveClock, command } = await arrangeEquityCycle(['ana', 'ben']);
const fields = `enrollment { participationFacts { kind name done minutes weeks { weekOf hours } recordedBy }
  completion { verdict forecast { state risks attended bestAttainable } } attendance { attendance { mark madeUp { how } } } warnings { kind } }`;
const about = (member: string, input: object) => ({ enrollmentId: equity.enrollments[member], ...input });

async function setPolicy(completion: object) {
  await look((tx) =>
    tx.cycle.update({
      where: { organizationId_id: { organizationId: equity.organizationId, id: rowOf(equity.cycle) } },
      data: {
        completion: {
          partialCounts: null,
          excusedCounts: null,
          makeUpsCount: null,
          makeUpsUntil: null,
          ...completion,
        } as never,
      },
    }),
  );
}

test('hours are logged by the week and replaced; weeks and hours that cannot be are refused', async () => {
  const log = (weekOf: string, hours: number) =>
    command(facilitator, 'logHours', about('ana', { weekOf, hours }), fields);
  expect((await log('2024-02-05', 200)).result).toMatchObject({
    __typename: 'HoursOutOfRange',
    problems: [{ path: ['hours'] }],
  });
  expect((await log('2024-02-05', -1)).result.__typename).toBe('HoursOutOfRange');
  await log('2024-02-12', 2);
  await log('2024-02-05', 1);
  const { result } = await log('2024-02-05', 1.5);
  expect(result.enrollment.participationFacts).toEqual([
    {
      kind: null,
      name: null,
      done: null,
      minutes: null,
      weeks: [
        { weekOf: '2024-02-05', hours: 1.5 },
        { weekOf: '2024-02-12', hours: 2 },
      ],
      recordedBy: 'Finley Example',
    },
  ]);
});

test('what is recorded beside attendance settles a rule that asks for it', async () => {
  const record = (input: object) =>
    command(facilitator, 'recordParticipationFact', about('ana', input), fields);
  await setPolicy({
    rule: {
      version: 1,
      when: {
        all: [
          { attribute: 'projectSubmitted', equals: true },
          {
            some: 'deliverables',
            where: {
              all: [
                { attribute: 'name', equals: 'Plan' },
                { attribute: 'done', equals: true },
              ],
            },
          },
        ],
      },
    },
  });
  expect((await record({ kind: 'DELIVERABLE', done: true })).result).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['name'] }],
  });
  expect((await record({ kind: 'PROJECT_SUBMITTED' })).result).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['done'] }],
  });
  expect((await record({ kind: 'COACHING', minutes: 5000 })).result).toMatchObject({
    __typename: 'InvalidInput',
    problems: [{ path: ['minutes'] }],
  });
  expect(
    (await record({ kind: 'DELIVERABLE', name: 'Plan', done: false })).result.enrollment.completion.verdict,
  ).toBe('UNDETERMINED');
  await record({ kind: 'PROJECT_SUBMITTED', done: true });
  const { result } = await record({ kind: 'DELIVERABLE', name: 'Plan', done: true });
  expect(result.enrollment.completion).toMatchObject({
    verdict: 'COMPLETED',
    forecast: { state: 'COMPLETED' },
  });
  expect(result.enrollment.participationFacts).toHaveLength(3);
});

test('a session that was missed is made up for once, where the policy lets it', async () => {
  const attended = { attribute: 'attended', equals: true };
  const rule = { version: 1, when: { count: 'sessions', where: attended, min: 8 } };
  await setPolicy({ rule, makeUpsCount: 'yes' });
  const makeUp = (input: object = {}) =>
    command(
      facilitator,
      'recordMakeUp',
      about('ben', { sessionId: equity.sessions[0], how: 'RECORDING', ...input }),
      fields,
    );
  await moveClock('2024-02-01T17:30:00Z');
  expect((await makeUp()).result).toMatchObject({
    __typename: 'SessionNotMissed',
    message: 'Nothing is recorded of this person at this session. Mark attendance first.',
  });
  await command(
    facilitator,
    'markAttendance',
    { sessionId: equity.sessions[0], personId: equity.persons['ben'], mark: 'ABSENT' },
    'session { id }',
  );
  expect((await makeUp({ how: 'OTHER_SESSION' })).result.__typename).toBe('OtherSessionUnclear');
  expect((await makeUp({ sessionId: equity.cycle })).result.__typename).toBe('NotFound');
  const { enrollment } = (await makeUp()).result;
  expect(enrollment.completion.forecast).toMatchObject({ attended: 1, bestAttainable: 8 });
  expect(enrollment.attendance[0]).toEqual({ attendance: { mark: 'ABSENT', madeUp: { how: 'RECORDING' } } });
  expect((await makeUp()).result.__typename).toBe('AlreadyMadeUp');
  await setPolicy({ rule, makeUpsCount: 'no' });
  await command(
    facilitator,
    'markAttendance',
    { sessionId: equity.sessions[0], personId: equity.persons['ana'], mark: 'ABSENT' },
    'session { id }',
  );
  const ruledOut = await command(
    facilitator,
    'recordMakeUp',
    about('ana', { sessionId: equity.sessions[0], how: 'ASSIGNMENT' }),
    fields,
  );
  expect(ruledOut.result.__typename).toBe('MakeUpsDoNotCount');
});

test('members do not record for themselves, and seats of others are not found', async () => {
  const hours = { weekOf: '2024-02-05', hours: 1 };
  expect(
    (await command('ana', 'logHours', about('ana', hours), fields)).errors?.[0]?.extensions,
  ).toMatchObject({ code: 'FORBIDDEN' });
  expect((await command('whsa-coordinator', 'logHours', about('ana', hours), fields)).result.__typename).toBe(
    'NotFound',
  );
  expect(
    (await command(null, 'logHours', about('ana', hours), fields)).errors?.[0]?.extensions,
  ).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(server.logged).toEqual([]);
});
