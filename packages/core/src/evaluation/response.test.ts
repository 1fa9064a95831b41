import { describe, expect, test } from 'vitest';
import type { Instrument } from './instrument.ts';
import { interactionQualityInstrument, interactionQualityItems } from './interaction-quality.ts';
import { linkPreAndPost } from './linked-responses.ts';
import { reportMean } from './report-number.ts';
import { type AnswerValue, checkResponse, type InstrumentResponse } from './response.ts';

const instrument: Instrument = {
  id: 'survey',
  version: 2,
  title: null,
  language: 'en',
  moments: ['pre', 'post', 'per_session'],
  items: [
    {
      kind: 'rating',
      id: 'rated',
      statement: 'Rated',
      required: true,
      scale: { points: [1, 2, 3].map((value) => ({ value, label: null })) },
    },
    { kind: 'rating', id: 'free', statement: 'Scale unknown', required: false, scale: null },
    { kind: 'yes_no', id: 'agreed', statement: 'Agreed', required: false },
    { kind: 'choice', id: 'one', statement: 'One', required: false, options: [{ value: 'a', label: 'A' }] },
    {
      kind: 'choices',
      id: 'many',
      statement: 'Many',
      required: false,
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    },
    { kind: 'number', id: 'hours', statement: 'Hours', required: false, min: 0, max: 10, unit: 'hours' },
    { kind: 'text', id: 'words', statement: 'Words', required: false, maxLength: 5 },
  ],
  provenance: [],
};

function response(
  answers: { readonly [itemId: string]: AnswerValue },
  changes: Partial<InstrumentResponse> = {},
) {
  return {
    instrumentId: 'survey',
    instrumentVersion: 2,
    moment: 'pre' as const,
    sessionId: null,
    pseudonym: 'x',
    answers: Object.entries(answers).map(([itemId, value]) => ({ itemId, value })),
    mayBeQuoted: false,
    ...changes,
  };
}

function problems(given: InstrumentResponse): readonly string[] {
  const checked = checkResponse(instrument, given);
  return checked.ok ? [] : checked.error.map(({ kind, pointer }) => `${kind} ${pointer}`);
}

describe('answers of each kind', () => {
  test.each<readonly [string, AnswerValue, boolean]>([
    ['free', -3.5, true],
    ['free', Number.POSITIVE_INFINITY, false],
    ['free', '3', false],
    ['agreed', false, true],
    ['agreed', 'false', false],
    ['one', 'a', true],
    ['one', 'b', false],
    ['many', ['b', 'a'], true],
    ['many', [], true],
    ['many', ['a', 'a'], false],
    ['many', ['c'], false],
    ['many', 'a', false],
    ['hours', 0, true],
    ['hours', 10.5, false],
    ['hours', -1, false],
    ['hours', Number.NaN, false],
    ['words', 'fives', true],
    ['words', 'sixsix', false],
  ])('%s: %j is allowed: %s', (itemId, value, allowed) => {
    expect(problems(response({ rated: 2, [itemId]: value }))).toEqual(
      allowed ? [] : ['answer_not_allowed /answers/1/value'],
    );
  });

  test.each([
    [1, []],
    [4, ['answer_not_allowed /answers/0/value']],
    [1.5, ['answer_not_allowed /answers/0/value']],
  ] as const)('a rating of %d on a scale of three', (value, expected) => {
    expect(problems(response({ rated: value }))).toEqual(expected);
  });
});

test('everything that is wrong is said', () => {
  const given: InstrumentResponse = {
    ...response({ lunch: 5 }, { moment: 'follow_up', sessionId: 's1', instrumentVersion: 1 }),
    instrumentId: 'other',
    answers: [
      { itemId: 'lunch', value: 5 },
      { itemId: 'agreed', value: true },
      { itemId: 'agreed', value: true },
    ],
  };
  expect(problems(given)).toEqual([
    'wrong_instrument /instrumentId',
    'wrong_version /instrumentVersion',
    'wrong_moment /moment',
    'session_unexpected /sessionId',
    'item_unknown /answers/0/itemId',
    'answered_twice /answers/2/itemId',
    'answer_required /answers',
  ]);
});

test('a response to each session names the session', () => {
  expect(problems(response({ rated: 1 }, { moment: 'per_session' }))).toEqual(['session_missing /sessionId']);
  expect(problems(response({ rated: 1 }, { moment: 'per_session', sessionId: 's1' }))).toEqual([]);
});

test('the rating of interaction has its four items, and an unknown scale stays unknown', () => {
  const { items } = interactionQualityInstrument('iq', null);
  expect(items.map(({ statement }) => statement)).toEqual(
    interactionQualityItems.map(({ statement }) => statement),
  );
  expect(items).toHaveLength(4);
  expect(items.map((item) => (item.kind === 'rating' ? item.scale : 'no rating'))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('two responses of one pseudonym at one moment are linked with nothing', () => {
  const at = (pseudonym: string, moment: 'pre' | 'post' | 'follow_up') => response({}, { pseudonym, moment });
  const linkage = linkPreAndPost([
    at('d', 'post'),
    at('c', 'pre'),
    at('c', 'pre'),
    at('c', 'post'),
    at('b', 'post'),
    at('a', 'follow_up'),
    at('b', 'pre'),
    at('e', 'pre'),
  ]);
  expect(linkage.pairs.map(({ pseudonym, pre, post }) => [pseudonym, pre.moment, post.moment])).toEqual([
    ['b', 'pre', 'post'],
  ]);
  expect(linkage).toMatchObject({ preOnly: ['e'], postOnly: ['d'], ambiguous: ['c'] });
});

test.each([
  [9, undefined, null],
  [10, undefined, 2],
  [4, 1, null],
  [5, 1, 2],
  [50, Number.NaN, null],
] as const)('the mean of %d answers with threshold %s is %s', (count, threshold, value) => {
  const answers = Array.from({ length: count }, () => 2);
  expect(reportMean('x', answers, threshold).value).toBe(value);
});
