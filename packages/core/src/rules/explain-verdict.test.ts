import { expect, test } from 'vitest';
import { checkRule } from './check-rule.ts';
import { explainVerdict } from './explain-verdict.ts';
import { englishExplanation, fillIn } from './explanation-texts.ts';
import type { Facts } from './fact.ts';
import type { Condition } from './rule.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary: Vocabulary = {
  attributes: {
    sessions: { kind: 'number', label: 'Sessions you can attend', question: null, unit: 'sessions' },
    coach: { kind: 'boolean', label: 'Coach', question: null },
  },
  collections: {
    posts: {
      label: 'Posts',
      itemLabel: 'Post',
      attributes: {
        kind: {
          kind: 'choice',
          label: 'Employer',
          question: null,
          choices: [
            { value: 'district', label: 'School district' },
            { value: 'care', label: 'Child care' },
          ],
        },
        minutes: { kind: 'number', label: 'Minutes', question: null, unit: 'minutes', min: 0 },
      },
    },
  },
};
const told = (when: Condition, facts: Facts, texts = englishExplanation) =>
  explainVerdict(checkRule({ version: 1, when }, facts, vocabulary), texts).split('\n');

test.each<[string, Condition, Facts, readonly string[]]>([
  [
    'only what decided is told',
    {
      all: [
        { attribute: 'sessions', min: 6 },
        { attribute: 'coach', equals: true },
      ],
    },
    { attributes: { sessions: 5, coach: true }, collections: {} },
    [
      'The rule is not met.',
      '- Sessions you can attend: asked for at least 6 sessions; known is 5 sessions.',
    ],
  ],
  [
    'a negation is told as one',
    { not: { attribute: 'coach', equals: true } },
    { attributes: { coach: true }, collections: {} },
    ['The rule is not met.', '- Coach: asked for not yes; known is yes.'],
  ],
  [
    'each post with its number, in the words of the vocabulary',
    { some: 'posts', where: { attribute: 'kind', oneOf: ['district'] } },
    { attributes: {}, collections: { posts: { items: [{ kind: 'care' }], complete: true } } },
    ['The rule is not met.', '- Post 1, Employer: asked for one of School district; known is Child care.'],
  ],
  [
    'a criterion left undefined',
    { undefinedCriterion: 'rural', statement: 'Rural district' },
    { attributes: {}, collections: {} },
    [
      'Whether the rule is met is not settled yet.',
      '- Rural district: the program left this undefined, and it has to be determined.',
    ],
  ],
  [
    'what grows, with its bounds',
    { attribute: 'sessions', min: 6 },
    { attributes: { sessions: { atLeast: 4, atMost: 7 } }, collections: {} },
    [
      'Whether the rule is met is not settled yet.',
      '- Sessions you can attend: asked for at least 6 sessions; so far at least 4 sessions, and at most 7 sessions.',
    ],
  ],
  [
    'a sum',
    { sum: 'minutes', in: 'posts', min: 180 },
    { attributes: {}, collections: { posts: { items: [{ minutes: 90 }, { minutes: 60 }], complete: true } } },
    ['The rule is not met.', '- Minutes (Posts): asked for at least 180 minutes; known is 150 minutes.'],
  ],
  [
    'what holds of anybody',
    {
      any: [
        { attribute: 'coach', equals: true },
        { attribute: 'coach', equals: false },
      ],
    },
    { attributes: {}, collections: {} },
    ['The rule is met.', '- Coach: whatever the answer is, it comes to the same.'],
  ],
])('%s', (_name, when, facts, expected) => {
  expect(told(when, facts)).toEqual(expected);
});

test('another table of texts tells it in another language', () => {
  const german = {
    ...englishExplanation,
    false: 'Die Regel ist nicht erfüllt.',
    line: '{label}: verlangt {asked}; {observed}.',
    min: 'mindestens {values}',
    isKnown: 'bekannt: {values}',
  };
  const texts = german as unknown as typeof englishExplanation;
  expect(
    told({ attribute: 'sessions', min: 6 }, { attributes: { sessions: 5 }, collections: {} }, texts),
  ).toEqual([
    'Die Regel ist nicht erfüllt.',
    '- Sessions you can attend: verlangt mindestens 6 sessions; bekannt: 5 sessions.',
  ]);
});

test('braces in a value are no places to fill in', () => {
  expect(fillIn('{label}: {asked}', { label: '{asked}', asked: 'x' })).toBe('{asked}: x');
  expect(fillIn('{unknown} {toString} {', {})).toBe('{unknown} {toString} {');
});
