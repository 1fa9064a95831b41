import {
  type Facts,
  type FactValue,
  parseFacts,
  type Result,
  type RuleProblem,
  type Vocabulary,
} from '@coterie/core';
import { builder } from '../../builder.ts';

const FactInput = builder.inputType('FactInput', {
  description: "One fact by its name in the vocabulary. Give exactly one value, of the attribute's kind.",
  fields: (t) => ({
    attribute: t.string({ required: true, description: 'Its name: sessionsAvailable.' }),
    boolean: t.boolean({ description: 'For a yes or no.' }),
    number: t.float({ description: 'For a number.' }),
    text: t.string({ description: 'For a text, or one of the choices.' }),
    choices: t.stringList({ description: 'For several choices.' }),
    date: t.field({ type: 'LocalDate', description: 'For a date.' }),
    none: t.boolean({ description: 'True: it is known that there is none.' }),
  }),
});

const PostInput = builder.inputType('PostInput', {
  description: 'One post of a person: what belongs together of employer, place, role.',
  fields: (t) => ({
    facts: t.field({ type: [FactInput], required: true, description: 'What is known of this post.' }),
  }),
});

/** A person as described by facts, for a preview or an application. */
export const PersonFactsInput = builder.inputType('PersonFactsInput', {
  description: 'What is known of a person. What is left out is unknown, not false.',
  fields: (t) => ({
    facts: t.field({ type: [FactInput], defaultValue: [], description: 'Facts of the person.' }),
    posts: t.field({ type: [PostInput], defaultValue: [], description: 'The posts that the person holds.' }),
    postsComplete: t.boolean({ defaultValue: false, description: 'True: there are no further posts.' }),
  }),
});

export type PersonFactsInputShape = typeof PersonFactsInput.$inferInput;

export interface InputProblem {
  readonly path: readonly string[];
  readonly reason: string;
  readonly ruleId?: string;
}

const mostFacts = 100;
const mostPosts = 20;

/** Where each fact of the input stands, by its pointer into the facts. */
type Places = Map<string, readonly string[]>;

/**
 * Reads what is said of a person, and checks it against a vocabulary. Everything that cannot be used is
 * told with its path in the input: no value, two values, the same fact twice, an unknown name.
 */
export function readPersonFacts(
  input: PersonFactsInputShape,
  vocabulary: Vocabulary,
): Result<Facts, InputProblem[]> {
  const problems: InputProblem[] = [];
  const places: Places = new Map();
  const posts = input.posts ?? [];
  if (posts.length > mostPosts)
    problems.push({ path: ['posts'], reason: `At most ${mostPosts} posts can be taken.` });
  const facts: Facts = {
    attributes: readFactList(input.facts ?? [], {
      path: ['facts'],
      pointer: '/attributes',
      places,
      problems,
    }),
    collections: {
      affiliations: {
        items: posts.slice(0, mostPosts).map((post, index) => {
          const path = ['posts', String(index), 'facts'];
          return readFactList(post.facts, {
            path,
            pointer: `/collections/affiliations/items/${index}`,
            places,
            problems,
          });
        }),
        complete: input.postsComplete === true,
      },
    },
  };
  const parsed = parseFacts(facts, vocabulary);
  if (!parsed.ok) {
    for (const problem of parsed.error) {
      const path = places.get(problem.pointer) ?? [];
      problems.push({
        path: [...path, ...partOf(problem)],
        reason: tellFactProblem(problem),
        ruleId: problem.ruleId,
      });
    }
  }
  return parsed.ok && problems.length === 0 ? parsed : { ok: false, error: problems };
}

function partOf({ kind }: RuleProblem): string[] {
  return kind === 'unknown_attribute' ? ['attribute'] : [];
}

const mostExpectedTold = 20;

function tellFactProblem({ kind, pointer, found, expected, nearest }: RuleProblem): string {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  const meant = nearest === null ? '' : ` Is ${nearest} meant?`;
  const listed = expected.slice(0, mostExpectedTold).join(', ');
  switch (kind) {
    case 'unknown_attribute':
      return `There is no fact named ${found}.${meant}`;
    case 'unknown_choice':
      return `${found} is no choice of ${name}.${meant} The choices are ${listed}.`;
    default:
      return `${found} is no value of ${name}, which takes ${listed}.`;
  }
}

interface ReadingList {
  readonly path: readonly string[];
  readonly pointer: string;
  readonly places: Places;
  readonly problems: InputProblem[];
}

function readFactList(
  list: readonly (typeof FactInput.$inferInput)[],
  { path, pointer, places, problems }: ReadingList,
): Record<string, FactValue> {
  const values: Record<string, FactValue> = Object.create(null);
  if (list.length > mostFacts) problems.push({ path, reason: `At most ${mostFacts} facts can be taken.` });
  for (const [index, fact] of list.slice(0, mostFacts).entries()) {
    const { attribute, boolean, number, text, choices, date, none } = fact;
    const place = [...path, String(index)];
    const given = [boolean, number, text, choices, date, none === true ? none : null].filter(
      (value) => value !== null && value !== undefined,
    );
    const [value] = given;
    if (given.length !== 1 || value === undefined) {
      problems.push({
        path: place,
        reason: `Give exactly one value for ${attribute.slice(0, 80)}; leave the fact out where it is unknown.`,
      });
    } else if (attribute in values) {
      problems.push({ path: [...place, 'attribute'], reason: `${attribute.slice(0, 80)} is given twice.` });
    } else {
      values[attribute] = none === true ? { none: true } : value;
      places.set(`${pointer}/${attribute.replaceAll('~', '~0').replaceAll('/', '~1')}`, place);
    }
  }
  return values;
}
