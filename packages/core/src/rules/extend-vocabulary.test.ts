import { expect, test } from 'vitest';
import { extendVocabulary, type VocabularyExtension } from './extend-vocabulary.ts';
import { parseRule } from './parse-rule.ts';
import type { Attribute, Vocabulary } from './vocabulary.ts';

const yesOrNo: Attribute = { kind: 'boolean', label: 'Yes or no', question: null };
const base: Vocabulary = {
  attributes: { coach: yesOrNo },
  collections: { posts: { label: 'Posts', attributes: { working: yesOrNo } } },
  referenceDates: { cycleStart: 'First day' },
};

test('what is added can be named by a rule, beside what was there', () => {
  const extended = extendVocabulary(base, {
    attributes: { bilingual: yesOrNo },
    collections: {
      posts: { attributes: { tribal: yesOrNo } },
      children: { label: 'Children', attributes: {} },
    },
    referenceDates: { grantStart: 'First day of the grant' },
  });
  const when = {
    all: [
      { attribute: 'bilingual', equals: true },
      { attribute: 'coach', equals: true },
      {
        some: 'posts',
        where: {
          all: [
            { attribute: 'tribal', equals: true },
            { attribute: 'working', equals: true },
          ],
        },
      },
      { count: 'children', min: 1 },
    ],
  };
  expect(extended.ok && parseRule({ version: 1, when }, extended.value).ok).toBe(true);
  expect(parseRule({ version: 1, when }, base).ok).toBe(false);
});

test.each<[VocabularyExtension, string]>([
  [{ attributes: { coach: yesOrNo } }, 'name_taken /attributes/coach'],
  [
    { collections: { posts: { attributes: { working: yesOrNo } } } },
    'name_taken /collections/posts/attributes/working',
  ],
  [{ collections: { posts: { label: 'Jobs', attributes: {} } } }, 'name_taken /collections/posts/label'],
  [{ referenceDates: { cycleStart: 'x' } }, 'name_taken /referenceDates/cycleStart'],
  [{ attributes: { 'two words': yesOrNo } }, 'name_malformed /attributes/two words'],
  [{ attributes: { constructor: yesOrNo } as never }, 'name_malformed /attributes/constructor'],
  [
    { attributes: JSON.parse('{"__proto__": {"kind": "boolean", "label": "x", "question": null}}') },
    'name_malformed /attributes/__proto__',
  ],
  [{ collections: { children: { attributes: {} } } }, 'label_missing /collections/children/label'],
  [
    { attributes: { pet: { kind: 'choice', label: 'Pet', question: null, choices: [] } } },
    'choices_malformed /attributes/pet',
  ],
  [
    { attributes: { age: { kind: 'number', label: 'Age', question: null, min: 3, max: 2 } } },
    'limits_malformed /attributes/age',
  ],
  [
    {
      attributes: { age: { kind: 'number', label: 'Age', question: null, min: 2.2, max: 2.8, whole: true } },
    },
    'limits_malformed /attributes/age',
  ],
])('%j is refused', (extension, expected) => {
  const extended = extendVocabulary(base, extension);
  expect(extended.ok ? [] : extended.error.map((one) => `${one.kind} ${one.pointer}`)).toEqual([expected]);
});
