import { parseFacts, personVocabulary } from '@coterie/core';
import { expect, test } from 'vitest';
import { examplePeople, seededPeople } from './example-people.ts';

test('what example people bring along is said in the words of the vocabulary', () => {
  for (const { subject, affiliations = [] } of seededPeople) {
    const facts = { attributes: {}, collections: { affiliations: { items: affiliations, complete: true } } };
    expect(parseFacts(facts, personVocabulary), subject).toMatchObject({ ok: true });
  }
});

test('each example person has a subject of their own and a plainly invented name', () => {
  expect(new Set(examplePeople.map(({ subject }) => subject)).size).toBe(examplePeople.length);
  for (const { name } of examplePeople) expect(name).toMatch(/ Example$/);
});
