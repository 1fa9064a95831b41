import { describe, expect, test } from 'vitest';
import { cycleStates } from '../cycle/cycle-transitions.ts';
import {
  availableEnrollmentCommands,
  decideEnrollment,
  type EnrollmentCommand,
} from './decide-enrollment.ts';
import { type EnrollmentCommandKind, enrollmentCommands, enrollmentStates } from './enrollment.ts';
import { exampleEnrollment } from './testing/example-entry.ts';

const now = '2024-03-22T15:00:00Z';
const evaluating = { cycleState: 'evaluating' } as const;

const cells: Record<string, Partial<Record<EnrollmentCommandKind, string>>> = {
  active: { withdraw: 'withdrawn', remove: 'removed', end: 'ended' },
  withdrawn: {},
  removed: {},
  ended: {},
};
const commandOf = (kind: EnrollmentCommandKind): EnrollmentCommand =>
  kind === 'end' ? { kind, completion: 'completed' } : { kind, reason: 'Moved away' };

describe.each(enrollmentStates)('an enrollment that is %s', (state) => {
  test.each(enrollmentCommands)('%s', (kind) => {
    const decision = decideEnrollment(exampleEnrollment(state), commandOf(kind), evaluating, now);
    const expected = cells[state]?.[kind];
    if (expected === undefined) {
      expect(decision.ok ? null : decision.error).toEqual([
        { kind: 'enrollment_state', ruleId: 'admission.enrollment-transition', state, command: kind },
      ]);
    } else {
      expect(decision.ok && decision.value.next.state).toBe(expected);
    }
  });
});

test('it ends with its verdict, and not before its cycle is evaluated', () => {
  const command = commandOf('end');
  const endable = cycleStates.filter(
    (cycleState) => decideEnrollment(exampleEnrollment('active'), command, { cycleState }, now).ok,
  );
  expect(endable).toEqual(['evaluating', 'ended', 'cancelled']);
  const ended = decideEnrollment(exampleEnrollment('active'), command, evaluating, now);
  expect(ended.ok && ended.value.next).toMatchObject({ completion: 'completed', endedAt: now });
});

test('a member who leaves frees a seat; an observer has none to free', () => {
  const kinds = (role: 'member' | 'observer') => {
    const enrollment = { ...exampleEnrollment('active'), role };
    const decision = decideEnrollment(enrollment, commandOf('withdraw'), evaluating, now);
    return decision.ok ? decision.value.events.map((event) => event.kind) : [];
  };
  expect(kinds('member')).toEqual(['enrollment_moved', 'seat_freed']);
  expect(kinds('observer')).toEqual(['enrollment_moved']);
});

test('a removal says why', () => {
  const decision = decideEnrollment(
    exampleEnrollment('active'),
    { kind: 'remove', reason: ' ' },
    evaluating,
    now,
  );
  expect(decision.ok ? null : decision.error[0].ruleId).toBe('admission.removal-reasoned');
});

test('while the cycle runs one can leave but not end', () => {
  const commands = availableEnrollmentCommands(exampleEnrollment('active'), { cycleState: 'running' }, now);
  expect(commands.filter((one) => one.possible).map((one) => one.command)).toEqual(['withdraw', 'remove']);
});
