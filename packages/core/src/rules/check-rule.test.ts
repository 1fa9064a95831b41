import { describe, expect, test } from 'vitest';
import { checkRule } from './check-rule.ts';
import type { Facts, FactValue } from './fact.ts';
import { findDecisiveReasons } from './list-reasons.ts';
import { parseRule } from './parse-rule.ts';
import type { Condition, RuleDocument } from './rule.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary: Vocabulary = {
  attributes: {
    role: {
      kind: 'choice',
      label: 'Role',
      question: 'What is your role?',
      choices: ['coach', 'teacher', 'leader'].map((value) => ({ value, label: value })),
    },
    hours: { kind: 'number', label: 'Hours', question: 'How many hours?', unit: 'hours' },
    county: { kind: 'text', label: 'County', question: 'Which county?' },
    town: { kind: 'text', label: 'Town', question: 'Which town?', optional: true },
    since: { kind: 'date', label: 'Since', question: 'Since when?' },
    member: { kind: 'boolean', label: 'Member', question: 'Are you a member?' },
    grades: { kind: 'choices', label: 'Grades', question: 'Which grades?' },
  },
  collections: {
    posts: {
      label: 'Posts',
      question: 'Which posts?',
      attributes: {
        kind: { kind: 'choice', label: 'Kind', question: 'Which kind?' },
        working: { kind: 'boolean', label: 'Working', question: 'Do you work there?' },
        minutes: { kind: 'number', label: 'Minutes', question: null, min: 0 },
      },
    },
  },
  referenceDates: { cycleStart: 'First day of the cycle' },
};

const nobody: Facts = { attributes: {}, collections: {} };

function outcome(when: Condition, facts: Facts = nobody): string {
  const rule = parseRule({ version: 1, when }, vocabulary);
  if (!rule.ok) throw new Error(JSON.stringify(rule.error));
  return checkRule(rule.value, facts, vocabulary).outcome;
}

const person = (attributes: Facts['attributes']): Facts => ({ attributes, collections: {} });
const posts = (items: readonly { readonly [name: string]: FactValue }[], complete = true): Facts => ({
  attributes: {},
  collections: { posts: { items, complete } },
});

describe('one attribute is combined over its domain', () => {
  const coach: Condition = { attribute: 'role', equals: 'coach' };
  const member: Condition = { attribute: 'member', equals: true };

  test.each<[string, Condition, string]>([
    ['coach or not coach', { any: [coach, { not: coach }] }, 'true'],
    ['coach and not coach', { all: [coach, { not: coach }] }, 'false'],
    [
      'each of all choices',
      { any: ['coach', 'teacher', 'leader'].map((one) => ({ attribute: 'role', equals: one })) },
      'true',
    ],
    [
      'two of three choices',
      { any: ['coach', 'teacher'].map((one) => ({ attribute: 'role', equals: one })) },
      'undetermined',
    ],
    [
      'two roles at once',
      { atLeast: 2, of: ['coach', 'teacher', 'leader'].map((one) => ({ attribute: 'role', equals: one })) },
      'false',
    ],
    [
      'five or more, or less than five',
      {
        any: [
          { attribute: 'hours', min: 5 },
          { attribute: 'hours', lessThan: 5 },
        ],
      },
      'true',
    ],
    [
      'more than five, or less than five',
      {
        any: [
          { attribute: 'hours', moreThan: 5 },
          { attribute: 'hours', lessThan: 5 },
        ],
      },
      'undetermined',
    ],
    [
      'between four and five, with a gap',
      {
        all: [
          { attribute: 'hours', moreThan: 4 },
          { attribute: 'hours', lessThan: 5 },
        ],
      },
      'undetermined',
    ],
    [
      'a beginning and another whole',
      {
        all: [
          { attribute: 'county', startsWith: 'Da' },
          { attribute: 'county', equals: 'Rock' },
        ],
      },
      'false',
    ],
    [
      'a whole and its part',
      { any: [{ not: { attribute: 'county', equals: 'Dane' } }, { attribute: 'county', contains: 'an' }] },
      'true',
    ],
    [
      'two beginnings',
      {
        all: [
          { attribute: 'county', startsWith: 'Da' },
          { attribute: 'county', startsWith: 'Dodge' },
        ],
      },
      'false',
    ],
    [
      'a beginning within a beginning',
      {
        all: [
          { attribute: 'county', startsWith: 'D' },
          { attribute: 'county', startsWith: 'Da' },
        ],
      },
      'undetermined',
    ],
    [
      'an open list of choices',
      { any: [{ attribute: 'grades', contains: 'K' }, { not: { attribute: 'grades', contains: 'K' } }] },
      'true',
    ],
    [
      'overlap without what is included',
      {
        all: [
          { attribute: 'grades', includesAll: ['K', '1'] },
          { attribute: 'grades', noneOf: ['1'] },
        ],
      },
      'false',
    ],
    [
      'dates around a day',
      {
        any: [
          { attribute: 'since', onOrAfter: '2024-03-01' },
          { attribute: 'since', onOrBefore: '2024-02-29' },
        ],
      },
      'true',
    ],
    [
      'a day between',
      {
        any: [
          { attribute: 'since', onOrAfter: '2024-03-01' },
          { attribute: 'since', onOrBefore: '2024-02-28' },
        ],
      },
      'undetermined',
    ],
    [
      'held for two years implies one year',
      {
        any: [
          { not: { attribute: 'since', heldFor: { atLeast: 'P2Y', on: '2024-02-29' } } },
          { attribute: 'since', heldFor: { atLeast: 'P1Y', on: '2024-02-29' } },
        ],
      },
      'true',
    ],
    [
      'nested deeper, beside others',
      { any: [coach, { any: [member, { not: { all: [coach, member] } }] }] },
      'true',
    ],
    [
      'an undefined criterion or not',
      {
        any: [
          { undefinedCriterion: 'rural', statement: 'Rural' },
          { not: { undefinedCriterion: 'rural', statement: 'Rural' } },
        ],
      },
      'true',
    ],
    [
      'who may have no value',
      { any: [{ attribute: 'town', contains: 'a' }, { not: { attribute: 'town', contains: 'a' } }] },
      'true',
    ],
    [
      'who may have no value, of comparisons',
      {
        any: [
          { attribute: 'town', equals: 'A' },
          { all: [{ attribute: 'town', known: true }, { not: { attribute: 'town', equals: 'A' } }] },
        ],
      },
      'undetermined',
    ],
  ])('%s', (_name, when, expected) => {
    expect(outcome(when)).toBe(expected);
  });

  test('the tree says that the parts decide together', () => {
    const verdict = checkRule({ version: 1, when: { any: [coach, { not: coach }] } }, nobody, vocabulary);
    expect(verdict.reason).toMatchObject({ outcome: 'true', combined: true, undetermined: [] });
    expect(verdict.reason.children.map((child) => child.decisive)).toEqual([true, true]);
  });
});

describe('comparisons', () => {
  test.each<[Condition, FactValue, string]>([
    [{ attribute: 'county', equals: ' dane  County' }, 'Dane county', 'true'],
    [{ attribute: 'county', startsWith: 'da' }, 'DANE', 'true'],
    [{ attribute: 'county', contains: '.*' }, 'Dane', 'false'],
    [{ attribute: 'hours', min: 5 }, { atLeast: 5, atMost: null }, 'true'],
    [{ attribute: 'hours', min: 5 }, { atLeast: 3, atMost: 4.5 }, 'false'],
    [{ attribute: 'hours', min: 5 }, { atLeast: 3, atMost: 9 }, 'undetermined'],
    [{ attribute: 'hours', equals: 5 }, { pending: true }, 'undetermined'],
    [{ attribute: 'hours', min: 5 }, 'seven', 'undetermined'],
    [{ attribute: 'role', equals: 'coach' }, 'astronaut', 'undetermined'],
    [{ attribute: 'town', known: true }, { none: true }, 'false'],
    [{ attribute: 'town', known: true }, 'Dane', 'true'],
    [{ attribute: 'town', noneOf: ['Dane'] }, { none: true }, 'true'],
    [{ attribute: 'grades', overlaps: ['K', '1'] }, ['1', '2'], 'true'],
    [{ attribute: 'grades', includesAll: ['K', '1'] }, ['1', '2'], 'false'],
    [{ attribute: 'grades', overlaps: ['K'] }, [], 'false'],
  ])('%j of %j is %s', (when, value, expected) => {
    const name = 'attribute' in when ? when.attribute : '';
    expect(outcome(when, person({ [name]: value }))).toBe(expected);
  });

  test('a growing number is not yet settled; a missing one is asked for', () => {
    const rule: RuleDocument = { version: 1, when: { attribute: 'hours', min: 5 } };
    const growing = checkRule(rule, person({ hours: { atLeast: 1, atMost: 9 } }), vocabulary);
    expect(growing.reason.undetermined).toEqual([{ kind: 'not_yet', attribute: 'hours', collection: null }]);
    const missing = checkRule(rule, nobody, vocabulary);
    expect(missing.reason.undetermined).toEqual([
      { kind: 'missing_fact', attribute: 'hours', collection: null },
    ]);
  });

  test('names of prototypes are names like any other', () => {
    const odd: Vocabulary = {
      attributes: Object.fromEntries([
        ['constructor', { kind: 'boolean', label: 'Constructor', question: null }],
      ]) as Vocabulary['attributes'],
      collections: {},
    };
    const rule = parseRule({ version: 1, when: { attribute: 'constructor', equals: true } }, odd);
    expect(rule.ok && checkRule(rule.value, nobody, odd).outcome).toBe('undetermined');
    const refused = parseRule({ version: 1, when: { attribute: 'toString', equals: true } }, vocabulary);
    expect(refused.ok).toBe(false);
  });
});

describe('dates relative to a reference day', () => {
  const twoYears: Condition = { attribute: 'since', heldFor: { atLeast: 'P2Y', on: 'cycleStart' } };
  const on = (day: Facts['referenceDates'], since: string): Facts => ({
    ...person({ since }),
    ...(day === undefined ? {} : { referenceDates: day }),
  });

  test('to the day', () => {
    const day = { cycleStart: '2024-02-01' } as const;
    expect(outcome(twoYears, on(day, '2022-02-01'))).toBe('true');
    expect(outcome(twoYears, on(day, '2022-02-02'))).toBe('false');
  });

  test('from a leap day it is two years at the end of February', () => {
    expect(outcome(twoYears, on({ cycleStart: '2022-02-28' }, '2020-02-29'))).toBe('true');
    expect(outcome(twoYears, on({ cycleStart: '2022-02-27' }, '2020-02-29'))).toBe('false');
  });

  test('an unknown day leaves it open and is named', () => {
    const rule: RuleDocument = { version: 1, when: twoYears };
    expect(checkRule(rule, on(undefined, '2020-02-29'), vocabulary).reason.undetermined).toEqual([
      { kind: 'reference_date_unknown', referenceDate: 'cycleStart' },
    ]);
  });

  test('a day may be moved by a period', () => {
    const when: Condition = { attribute: 'since', onOrBefore: { on: 'cycleStart', plus: 'P2M' } };
    const day = { cycleStart: '2023-12-31' } as const;
    expect(outcome(when, on(day, '2024-02-29'))).toBe('true');
    expect(outcome(when, on(day, '2024-03-01'))).toBe('false');
  });
});

describe('collections', () => {
  const working: Condition = { attribute: 'working', equals: true };
  const district: Condition = { attribute: 'kind', equals: 'district' };
  const one: Condition = { some: 'posts', where: { all: [district, working] } };

  test('one post meets all together; two posts that meet a half each do not', () => {
    expect(outcome(one, posts([{ kind: 'district', working: true }]))).toBe('true');
    const halves = [
      { kind: 'district', working: false },
      { kind: 'church', working: true },
    ];
    expect(outcome(one, posts(halves))).toBe('false');
    expect(outcome(one, posts(halves, false))).toBe('undetermined');
  });

  test('what no further post could meet is false although there may be more', () => {
    const never: Condition = { some: 'posts', where: { all: [working, { not: working }] } };
    expect(outcome(never, posts([], false))).toBe('false');
  });

  test('every post', () => {
    const every: Condition = { every: 'posts', where: working };
    expect(outcome(every, posts([]))).toBe('true');
    expect(outcome(every, posts([{ working: true }], false))).toBe('undetermined');
    expect(outcome(every, posts([{ working: false }], false))).toBe('false');
  });

  test('a count is known as bounds', () => {
    const count: Condition = { count: 'posts', where: working, min: 2 };
    const facts = posts([{ working: true }, {}, { working: null }]);
    const { reason, outcome: result } = checkRule({ version: 1, when: count }, facts, vocabulary);
    expect(result).toBe('undetermined');
    expect(reason.observed).toEqual({ state: 'bounds', value: { atLeast: 1, atMost: 3 }, labels: [] });
    expect(outcome({ count: 'posts', max: 2 }, facts)).toBe('false');
    expect(outcome({ count: 'posts', min: 3 }, posts([], false))).toBe('undetermined');
  });

  test('a sum is known as bounds, and further items only add to it', () => {
    const sum: Condition = { sum: 'minutes', in: 'posts', where: working, min: 180 };
    expect(outcome(sum, posts([{ working: true, minutes: 180 }], false))).toBe('true');
    expect(outcome(sum, posts([{ working: true, minutes: 90 }], false))).toBe('undetermined');
    expect(outcome(sum, posts([{ working: true, minutes: 90 }, { minutes: 60 }]))).toBe('false');
    expect(outcome(sum, posts([{ minutes: { atLeast: 90, atMost: 200 }, working: true }]))).toBe(
      'undetermined',
    );
    expect(outcome({ sum: 'minutes', in: 'posts', max: 100 }, posts([{ minutes: 101 }], false))).toBe(
      'false',
    );
  });

  test('two conditions on one count are combined', () => {
    const either: Condition = {
      any: [
        { count: 'posts', min: 2 },
        { count: 'posts', max: 1 },
      ],
    };
    expect(outcome(either, posts([], false))).toBe('true');
    const dual: Condition = {
      any: [
        { some: 'posts', where: working },
        { every: 'posts', where: { not: working } },
      ],
    };
    expect(outcome(dual, posts([], false))).toBe('true');
  });
});

test('the tree marks each condition that decided, and only those', () => {
  const when: Condition = {
    all: [
      { attribute: 'role', equals: 'coach', id: 'role' },
      { attribute: 'hours', min: 5, id: 'hours' },
      { attribute: 'member', equals: true, id: 'member' },
    ],
  };
  const decided = (facts: Facts) =>
    findDecisiveReasons(checkRule({ version: 1, when }, facts, vocabulary)).map((reason) => reason.id);
  expect(decided(person({ role: 'coach', hours: 6, member: true }))).toEqual(['role', 'hours', 'member']);
  expect(decided(person({ role: 'teacher', hours: 4 }))).toEqual(['role', 'hours']);
  expect(decided(person({ role: 'coach' }))).toEqual(['hours', 'member']);
});

test('a determination settles a criterion, and an answer does not', () => {
  const when: Condition = { undefinedCriterion: 'rural', statement: 'Works in a rural district' };
  expect(outcome(when, { ...nobody, determinations: { rural: false } })).toBe('false');
  const { reason } = checkRule({ version: 1, when }, person({ rural: true }), vocabulary);
  expect(reason.undetermined).toEqual([
    { kind: 'criterion_undefined', criterion: 'rural', statement: 'Works in a rural district' },
  ]);
});

test('a rule with thousands of values is checked in bounded time', () => {
  const many = (count: number): Condition => ({
    any: Array.from({ length: count }, (_, index) => ({ attribute: 'hours', equals: index })),
  });
  expect(outcome(many(5000))).toBe('undetermined');
  expect(outcome(many(5000), person({ hours: 4999 }))).toBe('true');
});
