import { expect, test } from 'vitest';
import type { RuleDocument } from '../rules/rule.ts';
import { type DeterminationFacts, type Determine, decideDetermination } from './determination.ts';

const rule: RuleDocument = {
  version: 1,
  when: {
    all: [
      { attribute: 'sessionsAvailable', min: 6 },
      { some: 'affiliations', where: { not: { undefinedCriterion: 'urban', statement: 'Urban' } } },
    ],
  },
};
const facts: DeterminationFacts = { rule, mayDetermine: true };
const command: Determine = { criterion: 'urban', holds: false, by: ' A. Lee ', reason: 'A village.' };
const now = '2024-01-15T15:00:00Z';

test('a determination is kept with name, reason and time', () => {
  const decision = decideDetermination([], command, facts, now);
  const determination = { criterion: 'urban', holds: false, by: 'A. Lee', reason: 'A village.', at: now };
  expect(decision).toEqual({
    ok: true,
    value: {
      next: [determination],
      events: [{ kind: 'criterion_determined', determination, replaces: null }],
    },
  });
});

test('made again, the earlier one is kept and named as replaced', () => {
  const first = decideDetermination([], command, facts, now);
  const before = first.ok ? first.value.next : [];
  const second = decideDetermination(
    before,
    { ...command, holds: true, reason: 'It was annexed.' },
    facts,
    now,
  );
  expect(second.ok && second.value.next.length).toBe(2);
  expect(second.ok && second.value.events[0]?.replaces).toEqual(before[0]);
  const again = decideDetermination(before, command, facts, now);
  expect(again.ok ? [] : again.error.map((one) => one.kind)).toEqual(['nothing_new']);
});

test('everything that stands against it is told at once', () => {
  const decision = decideDetermination(
    [],
    { criterion: 'sessionsAvailable', holds: true, by: '', reason: '  ' },
    { ...facts, mayDetermine: false },
    now,
  );
  expect(decision).toEqual({
    ok: false,
    error: [
      {
        kind: 'may_not_determine',
        ruleId: 'eligibility.determination-right',
        criterion: 'sessionsAvailable',
      },
      {
        kind: 'criterion_not_open',
        ruleId: 'eligibility.determination-criterion',
        criterion: 'sessionsAvailable',
        open: ['urban'],
      },
      {
        kind: 'name_or_reason_missing',
        ruleId: 'eligibility.determination-reason',
        missing: ['by', 'reason'],
      },
    ],
  });
});

test('where no rule is published, the rule itself is what can be determined', () => {
  const unpublished = { rule: null, mayDetermine: true };
  expect(decideDetermination([], { ...command, criterion: 'eligibility-rule' }, unpublished, now).ok).toBe(
    true,
  );
  expect(decideDetermination([], command, unpublished, now).ok).toBe(false);
});
