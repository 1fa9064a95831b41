import { expect, test } from 'vitest';
import type { Facts } from './fact.ts';
import { findOpenQuestions } from './find-open-questions.ts';
import type { Condition } from './rule.ts';
import type { Vocabulary } from './vocabulary.ts';

const yesOrNo = (label: string) => ({ kind: 'boolean', label, question: `${label}?` }) as const;
const vocabulary: Vocabulary = {
  attributes: { a: yesOrNo('A'), b: yesOrNo('B'), c: yesOrNo('C') },
  collections: {
    posts: {
      label: 'Posts',
      question: 'Which further posts?',
      attributes: { working: yesOrNo('Working'), tribal: yesOrNo('Tribal'), other: yesOrNo('Other') },
    },
  },
};
const nobody: Facts = { attributes: {}, collections: { posts: { items: [], complete: true } } };
const [a, b, c] = ['a', 'b', 'c'].map((attribute): Condition => ({ attribute, equals: true })) as [
  Condition,
  Condition,
  Condition,
];
const asked = (when: Condition, facts: Facts = nobody) =>
  findOpenQuestions({ version: 1, when }, facts, vocabulary).map((one) => one.question);

test('the question that settles most comes first', () => {
  expect(asked({ any: [{ all: [b, c] }, a] })).toEqual(['A?', 'B?', 'C?']);
});

test('an answer that makes no difference is not asked for', () => {
  expect(asked({ any: [{ all: [a, b] }, { all: [{ not: a }, b] }] })).toEqual(['B?']);
});

test('a criterion is never asked for, nor what lies in the future', () => {
  const rural: Condition = { undefinedCriterion: 'rural', statement: 'Rural' };
  expect(asked({ all: [rural, a] })).toEqual(['A?']);
  expect(asked({ all: [rural, a] }, { ...nobody, attributes: { a: true } })).toEqual([]);
  expect(asked({ all: [a, b] }, { ...nobody, attributes: { a: { pending: true } } })).toEqual(['B?']);
});

test('further posts are asked for with what the rule looks at', () => {
  const when: Condition = {
    some: 'posts',
    where: { all: ['working', 'tribal'].map((attribute) => ({ attribute, equals: true })) },
  };
  const facts: Facts = {
    attributes: {},
    collections: { posts: { items: [{ working: false }], complete: false } },
  };
  const [question, ...others] = findOpenQuestions({ version: 1, when }, facts, vocabulary);
  expect(others).toEqual([]);
  expect(question).toMatchObject({ question: 'Which further posts?', attribute: null, item: null });
  expect(question?.answers.map((one) => one.name)).toEqual(['working', 'tribal']);
});

test('what is summed up is asked for, item by item', () => {
  const minutes: Vocabulary = {
    attributes: {},
    collections: {
      sessions: {
        label: 'Sessions',
        attributes: {
          minutes: { kind: 'number', label: 'Minutes', question: 'Minutes?', min: 0 },
          live: yesOrNo('Live'),
        },
      },
    },
  };
  const when: Condition = {
    sum: 'minutes',
    in: 'sessions',
    where: { attribute: 'live', equals: true },
    min: 60,
  };
  const items = [{ live: true }, { live: false }, { minutes: 90 }];
  const facts: Facts = { attributes: {}, collections: { sessions: { items, complete: true } } };
  const questions = findOpenQuestions({ version: 1, when }, facts, minutes);
  expect(questions.map((one) => `${one.item} ${one.attribute}`).sort()).toEqual(['0 minutes', '2 live']);
});
