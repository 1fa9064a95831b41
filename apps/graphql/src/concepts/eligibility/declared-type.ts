import type { Facts, FactValue } from '@coterie/core';
import { builder } from '../../builder.ts';

interface DeclaredFact {
  readonly attribute: string;
  readonly value: FactValue;
}

const isText = (value: FactValue): value is string => typeof value === 'string';

/** One fact as it was declared; the same shape as FactInput. */
export const DeclaredFactType = builder.objectRef<DeclaredFact>('DeclaredFact').implement({
  description: 'One fact as it was declared, by its name in the vocabulary. Exactly one value is given.',
  fields: (t) => ({
    attribute: t.exposeString('attribute', { nullable: false, description: 'Its name: sessionsAvailable.' }),
    boolean: t.boolean({
      description: 'A yes or no.',
      resolve: ({ value }) => (typeof value === 'boolean' ? value : null),
    }),
    number: t.float({
      description: 'A number.',
      resolve: ({ value }) => (typeof value === 'number' ? value : null),
    }),
    text: t.string({
      description: 'A text, a date, or one of the choices.',
      resolve: ({ value }) => (isText(value) ? value : null),
    }),
    choices: t.stringList({
      description: 'Several choices.',
      resolve: ({ value }) => (Array.isArray(value) ? (value as string[]) : null),
    }),
    none: t.boolean({
      nullable: false,
      description: 'True where it is known that there is none.',
      resolve: ({ value }) => typeof value === 'object' && value !== null && 'none' in value,
    }),
  }),
});

export interface DeclaredPost {
  readonly facts: Readonly<Record<string, FactValue>>;
}

const DeclaredPostType = builder.objectRef<DeclaredPost>('DeclaredPost').implement({
  description: 'One post as it was declared.',
  fields: (t) => ({
    facts: t.field({
      type: [DeclaredFactType],
      nullable: false,
      description: 'What was said of it.',
      resolve: ({ facts }) => listFacts(facts),
    }),
  }),
});

export const DeclaredFactsType = builder.objectRef<Facts>('DeclaredFacts').implement({
  description: 'What somebody said of themselves.',
  fields: (t) => ({
    facts: t.field({
      type: [DeclaredFactType],
      nullable: false,
      description: 'Facts of the person.',
      resolve: ({ attributes }) => listFacts(attributes),
    }),
    posts: t.field({
      type: [DeclaredPostType],
      nullable: false,
      description: 'The posts.',
      resolve: ({ collections }) => (collections['affiliations']?.items ?? []).map((facts) => ({ facts })),
    }),
    postsComplete: t.boolean({
      nullable: false,
      description: 'True where there are no further posts.',
      resolve: ({ collections }) => collections['affiliations']?.complete ?? false,
    }),
  }),
});

export function listFacts(facts: Readonly<Record<string, FactValue>>): DeclaredFact[] {
  return Object.entries(facts).map(([attribute, value]) => ({ attribute, value }));
}
