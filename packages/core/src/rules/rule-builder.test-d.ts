import { ruleBuilder } from './rule-builder.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary = {
  attributes: {
    sessions: { kind: 'number', label: 'Sessions', question: null },
    coach: { kind: 'boolean', label: 'Coach', question: null },
    name: { kind: 'text', label: 'Name', question: null },
    county: { kind: 'text', label: 'County', question: null, optional: true },
  },
  collections: {
    posts: {
      label: 'Posts',
      attributes: {
        role: {
          kind: 'choice',
          label: 'Role',
          question: null,
          choices: [
            { value: 'teacher', label: 'Teacher' },
            { value: 'leader', label: 'Leader' },
          ],
        },
        grades: { kind: 'choices', label: 'Grades', question: null },
        share: { kind: 'number', label: 'Share', question: null },
        since: { kind: 'date', label: 'Since', question: null },
      },
    },
  },
  referenceDates: { cycleStart: 'First day' },
} as const satisfies Vocabulary;

const { is, some, sum, count, rule, all } = ruleBuilder(vocabulary);

// What is right compiles.
rule(
  all([
    is('sessions', { min: 6 }),
    is('coach', { equals: true }),
    is('name', { startsWith: 'A' }),
    is('county', { known: true }),
    some('posts', (post) => post.is('role', { oneOf: ['teacher', 'leader'] })),
    some('posts', (post) => post.is('since', { heldFor: { atLeast: 'P2Y', on: 'cycleStart' } })),
    some('posts', (post) => post.is('since', { onOrBefore: { on: 'cycleStart', minus: 'P1M' } })),
    some('posts', (post) => post.is('since', { onOrAfter: '2024-02-01' })),
    count('posts', { min: 1 }),
    sum('posts', 'share', { min: 1, max: 2 }, (post) => post.is('grades', { overlaps: ['K'] })),
  ]),
);

// @ts-expect-error an attribute that the vocabulary does not declare
is('sesions', { min: 6 });
// @ts-expect-error a number is not compared with a text
is('sessions', { min: '6' });
// @ts-expect-error a text has no order
is('name', { min: 6 });
// @ts-expect-error a truth value has no order
is('coach', { moreThan: 1 });
// @ts-expect-error two operators are two conditions
is('sessions', { min: 6, max: 8 });
// @ts-expect-error a comparison needs an operator
is('sessions', {});
// @ts-expect-error everybody has a name, so that the condition could never be false
is('name', { known: true });
// @ts-expect-error an attribute of a post is not one of the person
is('role', { equals: 'teacher' });
// @ts-expect-error a collection that the vocabulary does not declare
some('jobs', (post) => post.is('role', { equals: 'teacher' }));
// @ts-expect-error an attribute of the person is not one of a post
some('posts', (post) => post.is('sessions', { min: 6 }));
// @ts-expect-error a choice that the attribute does not have
some('posts', (post) => post.is('role', { equals: 'techer' }));
// @ts-expect-error a reference day that the vocabulary does not declare
some('posts', (post) => post.is('since', { onOrAfter: 'seasonStart' }));
// @ts-expect-error only numbers are added up
sum('posts', 'role', { min: 1 });
