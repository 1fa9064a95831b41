import fc from 'fast-check';
import type { CollectionFacts, Facts, FactValue, KnownValue } from '../fact.ts';
import type { Condition, RuleDocument } from '../rule.ts';
import type { Attribute, Vocabulary } from '../vocabulary.ts';

/** A vocabulary whose every attribute has few values, so that all of them can be tried. */
export const smallWorld = {
  attributes: {
    coach: { kind: 'boolean', label: 'Coach', question: 'Coach?' },
    hours: { kind: 'number', label: 'Hours', question: 'Hours?', unit: 'hours', min: 0, max: 4, whole: true },
    role: {
      kind: 'choice',
      label: 'Role',
      question: 'Role?',
      choices: ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() })),
    },
    grades: {
      kind: 'choices',
      label: 'Grades',
      question: 'Grades?',
      choices: ['x', 'y'].map((value) => ({ value, label: value.toUpperCase() })),
    },
    license: { kind: 'boolean', label: 'License', question: 'License?', optional: true },
  },
  collections: {
    posts: {
      label: 'Posts',
      itemLabel: 'Post',
      question: 'Posts?',
      attributes: {
        working: { kind: 'boolean', label: 'Working', question: 'Working?' },
        share: { kind: 'number', label: 'Share', question: 'Share?', min: 0, max: 2, whole: true },
      },
    },
  },
} as const satisfies Vocabulary;

/** Every value that somebody may have of an attribute of the small world; `null` is to have none. */
export function everyValue(attribute: Attribute): readonly (KnownValue | null)[] {
  const none = attribute.optional === true ? [null] : [];
  switch (attribute.kind) {
    case 'boolean':
      return [true, false, ...none];
    case 'number': {
      const values: number[] = [];
      for (let value = attribute.min ?? 0; value <= (attribute.max ?? 0); value += 1) values.push(value);
      return [...values, ...none];
    }
    case 'choice':
      return [...(attribute.choices ?? []).map((choice) => choice.value), ...none];
    case 'choices':
      return [[], ['x'], ['y'], ['x', 'y'], ...none];
    default:
      throw new Error(`the small world has no ${attribute.kind}`);
  }
}

const choiceOf = fc.constantFrom('a', 'b', 'c');
const gradeOf = fc.constantFrom('x', 'y');

function comparisonsOf(name: string, attribute: Attribute): fc.Arbitrary<Condition> {
  const known = attribute.optional === true ? [fc.constant({ attribute: name, known: true } as const)] : [];
  const list = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 2 });
  switch (attribute.kind) {
    case 'boolean':
      return fc.oneof(
        fc.boolean().map((equals) => ({ attribute: name, equals })),
        ...known,
      );
    case 'number': {
      const limit = fc.integer({ min: -1, max: (attribute.max ?? 0) + 1 });
      return fc.oneof(
        limit.map((min) => ({ attribute: name, min })),
        limit.map((max) => ({ attribute: name, max })),
        limit.map((moreThan) => ({ attribute: name, moreThan })),
        limit.map((lessThan) => ({ attribute: name, lessThan })),
        limit.map((equals) => ({ attribute: name, equals })),
        list(limit).map((oneOf) => ({ attribute: name, oneOf })),
      );
    }
    case 'choice':
      return fc.oneof(
        choiceOf.map((equals) => ({ attribute: name, equals })),
        list(choiceOf).map((oneOf) => ({ attribute: name, oneOf })),
        list(choiceOf).map((noneOf) => ({ attribute: name, noneOf })),
      );
    default:
      return fc.oneof(
        gradeOf.map((contains) => ({ attribute: name, contains })),
        list(gradeOf).map((overlaps) => ({ attribute: name, overlaps })),
        list(gradeOf).map((includesAll) => ({ attribute: name, includesAll })),
        list(gradeOf).map((noneOf) => ({ attribute: name, noneOf })),
      );
  }
}

const criteria = fc
  .constantFrom('rural', 'remote')
  .map((id): Condition => ({ undefinedCriterion: id, statement: `${id}, as determined` }));

function groupsOf(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => {
    const list = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
    return {
      condition: fc.oneof(
        { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
        leaf,
        list.map((all) => ({ all })),
        list.map((any) => ({ any })),
        tie('condition').map((not) => ({ not })),
        list.chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
      ),
    };
  }).condition;
}

/** Rules over one attribute of the person alone. */
export function rulesOn(name: keyof typeof smallWorld.attributes): fc.Arbitrary<RuleDocument> {
  return groupsOf(comparisonsOf(name, smallWorld.attributes[name])).map((when) => ({ version: 1, when }));
}

const leaves = Object.entries(smallWorld.attributes).map(([name, one]) => comparisonsOf(name, one));
const postLeaves = Object.entries(smallWorld.collections.posts.attributes).map(([name, one]) =>
  comparisonsOf(name, one),
);
const where = groupsOf(fc.oneof(...postLeaves, criteria));
const limits = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('min', 'max', 'both'),
  )
  .map(([one, other, kind]) => {
    const [min, max] = [Math.min(one, other), Math.max(one, other)];
    return kind === 'min' ? { min } : kind === 'max' ? { max } : { min, max };
  });
const quantifiers = fc.oneof(
  where.map((one): Condition => ({ some: 'posts', where: one })),
  where.map((one): Condition => ({ every: 'posts', where: one })),
  fc.tuple(where, limits).map(([one, limit]): Condition => ({ count: 'posts', where: one, ...limit })),
  fc
    .tuple(where, limits)
    .map(([one, limit]): Condition => ({ sum: 'share', in: 'posts', where: one, ...limit })),
);

/** Rules of every shape. */
export const anyRule: fc.Arbitrary<RuleDocument> = groupsOf(
  fc.oneof({ arbitrary: fc.oneof(...leaves), weight: 4 }, criteria, { arbitrary: quantifiers, weight: 3 }),
).map((when) => ({ version: 1, when }));

function factOf(attribute: Attribute): fc.Arbitrary<FactValue> {
  const known = fc.constantFrom(...everyValue(attribute)).map((value): FactValue => value ?? { none: true });
  const open = fc.constantFrom<FactValue>(null, { pending: true });
  if (attribute.kind !== 'number') return fc.oneof(known, open);
  const most = attribute.max ?? 0;
  const bounds = fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([one, other]) => ({ atLeast: Math.min(one, other), atMost: Math.max(one, other) }));
  return fc.oneof(known, open, bounds);
}

const postFacts = fc.record({
  working: factOf(smallWorld.collections.posts.attributes.working),
  share: factOf(smallWorld.collections.posts.attributes.share),
});
const collectionFacts: fc.Arbitrary<CollectionFacts> = fc.record({
  items: fc.array(postFacts, { maxLength: 2 }),
  complete: fc.boolean(),
});

/** What is known of somebody: each thing known, missing, pending, or between bounds. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  attributes: fc.record({
    coach: factOf(smallWorld.attributes.coach),
    hours: factOf(smallWorld.attributes.hours),
    role: factOf(smallWorld.attributes.role),
    grades: factOf(smallWorld.attributes.grades),
    license: factOf(smallWorld.attributes.license),
  }),
  collections: collectionFacts.map((posts) => ({ posts })),
  determinations: fc.constantFrom<Record<string, boolean>>(
    {},
    { rural: true },
    { rural: false, remote: true },
  ),
});
