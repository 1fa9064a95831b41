import { expect, test } from 'vitest';
import type { Facts, FactValue } from './fact.ts';
import { parseFacts } from './parse-facts.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary: Vocabulary = {
  attributes: {
    sessions: { kind: 'number', label: 'Sessions', question: '?', min: 0, max: 8, whole: true },
    coach: { kind: 'boolean', label: 'Coach', question: '?' },
  },
  collections: {
    posts: {
      label: 'Posts',
      attributes: {
        employer: { kind: 'text', label: 'Employer', question: '?' },
        kind: {
          kind: 'choice',
          label: 'Kind',
          question: '?',
          choices: [
            { value: 'school_district', label: 'School district' },
            { value: 'other', label: 'Other' },
          ],
        },
        bands: {
          kind: 'choices',
          label: 'Bands',
          question: '?',
          choices: [{ value: 'pre_k', label: 'Pre-K' }],
        },
        until: { kind: 'date', label: 'Until', question: '?', optional: true },
      },
    },
  },
};

function about(attributes: Record<string, FactValue>, post: Record<string, FactValue> = {}): Facts {
  return { attributes, collections: { posts: { items: [post], complete: true } } };
}

test('facts of the vocabulary are taken as they are', () => {
  const facts = about(
    { sessions: 8, coach: null },
    { employer: 'North', kind: 'other', bands: ['pre_k'], until: { none: true } },
  );
  expect(parseFacts(facts, vocabulary)).toEqual({ ok: true, value: facts });
  expect(
    parseFacts(about({ sessions: { atLeast: 2, atMost: null } }, { until: { pending: true } }), vocabulary)
      .ok,
  ).toBe(true);
});

test.each<[string, unknown, object]>([
  [
    'a name that nobody declared',
    about({ session: 8 }),
    { kind: 'unknown_attribute', pointer: '/attributes/session', nearest: 'sessions' },
  ],
  [
    'a name of the language',
    about({ constructor: true } as never),
    { kind: 'unknown_attribute', nearest: null },
  ],
  [
    'a collection that nobody declared',
    { attributes: {}, collections: { post: { items: [], complete: true } } },
    { kind: 'unknown_collection', pointer: '/collections/post', nearest: 'posts' },
  ],
  [
    'a text for a number',
    about({ sessions: '8' }),
    { kind: 'wrong_value', expected: ['a whole number from 0 to 8'] },
  ],
  [
    'bounds of a text',
    about({}, { employer: { atLeast: 1, atMost: 2 } }),
    { kind: 'wrong_value', expected: ['a text'] },
  ],
  ['more than there can be', about({ sessions: 9 }), { kind: 'wrong_value', found: '9' }],
  ['half of a session', about({ sessions: 1.5 }), { kind: 'wrong_value', found: '1.5' }],
  [
    'a choice that is none',
    about({}, { kind: 'school_distrikt' }),
    { kind: 'unknown_choice', pointer: '/collections/posts/items/0/kind', nearest: 'school_district' },
  ],
  [
    'one for several',
    about({}, { bands: 'pre_k' }),
    { pointer: '/collections/posts/items/0/bands', expected: ['pre_k'] },
  ],
  [
    'a day that is in no calendar',
    about({}, { until: '2024-02-30' }),
    { kind: 'wrong_value', found: '2024-02-30' },
  ],
  ['none of what everybody has', about({}, { employer: { none: true } }), { kind: 'wrong_value' }],
  ['no facts at all', 'eligible', { kind: 'wrong_type', pointer: '' }],
])('%s is told with its place', (_name, facts, expected) => {
  const parsed = parseFacts(facts, vocabulary);
  expect(parsed.ok ? [] : parsed.error).toEqual([expect.objectContaining(expected)]);
});

test('all problems are told, not the first one', () => {
  const parsed = parseFacts(about({ session: 8, coach: 'yes' }, { kind: 'x', bands: ['y'] }), vocabulary);
  expect(parsed.ok ? [] : parsed.error.map(({ pointer }) => pointer)).toEqual([
    '/attributes/session',
    '/attributes/coach',
    '/collections/posts/items/0/kind',
    '/collections/posts/items/0/bands',
  ]);
});
