import { expect, test } from 'vitest';
import { arrangeEquityCycle, facilitator } from '../attendance/testing/arrange-equity-cycle.ts';

const { equity, look, moveClock, command } = await arrangeEquityCycle(['ana']);

test('marks at several sessions at the same moment tell a member once that completion is out of reach', async () => {
  await moveClock('2024-03-21T16:30:00Z');
  const mark = (index: number) =>
    command(
      facilitator,
      'markAttendance',
      { sessionId: equity.sessions[index], personId: equity.persons['ana'], mark: 'ABSENT' },
      'session { id }',
    );
  const answers = await Promise.all([0, 1, 2, 3, 4].map(mark));
  expect(answers.map(({ result }) => result.__typename)).toEqual(
    Array.from({ length: 5 }, () => 'MarkAttendanceSuccess'),
  );
  const events = await look((tx) => tx.domainEvent.findMany({ where: { kind: 'completion_out_of_reach' } }));
  expect(events).toHaveLength(1);
  expect(events[0]?.payload).toMatchObject({ attended: 0, bestAttainable: 5, minimumNeeded: 6 });
});
