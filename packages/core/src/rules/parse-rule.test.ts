import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseRule, parseRuleShape } from './parse-rule.ts';
import { operators } from './rule.ts';
import { conditionSchema, ruleDocumentSchema } from './rule-schema.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary: Vocabulary = {
  attributes: {
    sessionsAvailable: { kind: 'number', label: 'Sessions', question: null },
    coach: { kind: 'boolean', label: 'Coach', question: null },
    state: { kind: 'text', label: 'State', question: null },
  },
  collections: {
    affiliations: {
      label: 'Posts',
      attributes: {
        employerKind: {
          kind: 'choice',
          label: 'Employer kind',
          question: null,
          choices: ['school_district', 'selpa'].map((value) => ({ value, label: value })),
        },
        since: { kind: 'date', label: 'Since', question: null },
      },
    },
  },
  referenceDates: { cycleStart: 'First day' },
};

/** What is wrong with a condition, as short lines. */
function problems(when: unknown): readonly string[] {
  const parsed = parseRule({ version: 1, when }, vocabulary);
  return parsed.ok
    ? []
    : parsed.error.map(
        (one) => `${one.kind} ${one.pointer}${one.nearest === null ? '' : ` → ${one.nearest}`}`,
      );
}

describe('what does not parse says where and what would be right', () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      'unknown attribute',
      { attribute: 'sessionAvailable', min: 6 },
      ['unknown_attribute /when/attribute → sessionsAvailable'],
    ],
    ['wrong kind', { attribute: 'coach', min: 6 }, ['wrong_kind /when/min']],
    ['wrong value', { attribute: 'sessionsAvailable', min: '6' }, ['wrong_value /when/min']],
    [
      'unknown choice',
      { some: 'affiliations', where: { attribute: 'employerKind', oneOf: ['selpa', 'schooldistrict'] } },
      ['unknown_choice /when/where/oneOf/1 → school_district'],
    ],
    [
      'unknown collection',
      { some: 'affiliation', where: { attribute: 'x', min: 1 } },
      ['unknown_collection /when/some → affiliations'],
    ],
    [
      'attribute of another place',
      { attribute: 'employerKind', equals: 'selpa' },
      ['unknown_attribute /when/attribute'],
    ],
    ['unknown shape', { al: [] }, ['unknown_condition /when → all']],
    ['two shapes', { all: [{ attribute: 'coach', equals: true }], any: [] }, ['mixed_condition /when']],
    ['two operators', { attribute: 'sessionsAvailable', min: 6, max: 8 }, ['mixed_condition /when']],
    [
      'misspelled operator',
      { attribute: 'sessionsAvailable', mim: 6 },
      ['unknown_key /when/mim → min', 'missing_key /when'],
    ],
    [
      'unknown key',
      { not: { attribute: 'coach', equals: true }, lable: 'x' },
      ['unknown_key /when/lable → label'],
    ],
    ['empty group', { any: [] }, ['empty_group /when/any']],
    [
      'more than there are',
      { atLeast: 3, of: [{ attribute: 'coach', equals: true }] },
      ['impossible_limits /when/atLeast'],
    ],
    ['reversed limits', { count: 'affiliations', min: 3, max: 2 }, ['impossible_limits /when/max']],
    ['a sum of texts', { sum: 'employerKind', in: 'affiliations', min: 3 }, ['wrong_kind /when/sum']],
    [
      'a quantifier in a quantifier',
      { some: 'affiliations', where: { some: 'affiliations', where: {} } },
      ['nested_quantifier /when/where'],
    ],
    [
      'an impossible date',
      { some: 'affiliations', where: { attribute: 'since', onOrAfter: '2023-02-29' } },
      ['wrong_value /when/where/onOrAfter'],
    ],
    [
      'an unknown day',
      { some: 'affiliations', where: { attribute: 'since', heldFor: { atLeast: 'P2Y', on: 'cyclestart' } } },
      ['unknown_reference_date /when/where/heldFor/on → cycleStart'],
    ],
    [
      'a period of time',
      { some: 'affiliations', where: { attribute: 'since', heldFor: { atLeast: 'PT2H', on: 'cycleStart' } } },
      ['wrong_value /when/where/heldFor/atLeast'],
    ],
    ['presence of what everybody has', { attribute: 'state', known: true }, ['wrong_kind /when/known']],
    [
      'text that is nothing but space',
      { attribute: 'state', contains: '  ' },
      ['wrong_value /when/contains'],
    ],
    [
      'an id twice',
      {
        all: [
          { attribute: 'coach', equals: true, id: 'a' },
          { attribute: 'coach', equals: false, id: 'a' },
        ],
      },
      ['duplicate_id /when/all/1/id'],
    ],
    [
      'one criterion, two statements',
      {
        any: [
          { undefinedCriterion: 'r', statement: 'A' },
          { undefinedCriterion: 'r', statement: 'B' },
        ],
      },
      ['conflicting_statement /when/any/1/statement'],
    ],
    ['a prototype name', { attribute: '__proto__', equals: true }, ['unknown_attribute /when/attribute']],
    ['a prototype key', JSON.parse('{"__proto__": {"all": []}}'), ['unknown_condition /when']],
    ['nothing', undefined, ['missing_key /when']],
    [
      'three mistakes',
      { all: [{ attribute: 'coach', equals: 1 }, { attribute: 'state', min: 1 }, 7] },
      ['wrong_value /when/all/0/equals', 'wrong_kind /when/all/1/min', 'wrong_type /when/all/2'],
    ],
  ])('%s', (_name, when, expected) => {
    expect(problems(when)).toEqual(expected);
  });

  test.each([[null], [7], ['rule'], [[]], [{}], [{ version: 2, when: {} }]])('%j is no rule', (json) => {
    expect(parseRule(json, vocabulary).ok).toBe(false);
  });
});

describe('hostile documents are refused with a bound on time and memory', () => {
  const kindOf = (json: unknown) => {
    const parsed = parseRule(json, vocabulary);
    return parsed.ok ? 'parsed' : parsed.error[0].kind;
  };
  const nested = (depth: number) => {
    let when: unknown = { attribute: 'coach', equals: true };
    for (let level = 0; level < depth; level += 1) when = { not: when };
    return { version: 1, when };
  };

  test('depth', () => {
    expect(kindOf(nested(90))).toBe('parsed');
    expect(kindOf(nested(10_000))).toBe('too_deep');
    expect(v.is(ruleDocumentSchema, nested(90))).toBe(true);
    expect(v.is(ruleDocumentSchema, nested(10_000))).toBe(false);
  });

  test('size', () => {
    const condition = { attribute: 'coach', equals: true };
    expect(kindOf({ version: 1, when: { all: new Array(1_000_000).fill(condition) } })).toBe('too_large');
    expect(kindOf({ version: 1, when: { attribute: 'state', equals: 'x'.repeat(1_000_000) } })).toBe(
      'too_large',
    );
  });

  test('cycles, getters, proxies, and what is not JSON', () => {
    const cyclic: { all: unknown[] } = { all: [] };
    cyclic.all.push(cyclic);
    expect(kindOf({ version: 1, when: cyclic })).toBe('cyclic');
    const throwing = {
      get when() {
        throw new Error('no');
      },
    };
    expect(kindOf(throwing)).toBe('not_json');
    expect(
      kindOf(
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error('no');
            },
          },
        ),
      ),
    ).toBe('not_json');
    expect(kindOf({ version: 1, when: { attribute: 'coach', equals: 1n } })).toBe('not_json');
    expect(kindOf({ version: 1, when: { attribute: 'sessionsAvailable', min: Number.NaN } })).toBe(
      'not_json',
    );
    expect(kindOf({ version: 1, when: new Map() })).toBe('not_json');
  });

  test('problems are listed up to a hundred', () => {
    const parsed = parseRule({ version: 1, when: { all: new Array(500).fill(7) } }, vocabulary);
    expect(parsed.ok ? 0 : parsed.error.length).toBe(100);
  });
});

test('what is parsed is a copy that later changes do not reach', () => {
  const json = { version: 1, when: { attribute: 'coach', equals: true } };
  const parsed = parseRule(json, vocabulary);
  json.when.equals = false;
  expect(parsed).toEqual({ ok: true, value: { version: 1, when: { attribute: 'coach', equals: true } } });
});

describe('the schema and the parser agree on shapes', () => {
  test.each<[unknown]>([
    [{ attribute: 'anything', min: 6 }],
    [{ attribute: 'anything', equals: 6, label: 'L', id: 'i', quotation: 'q' }],
    [{ attribute: 'anything', equals: null }],
    [{ attribute: 'anything', heldFor: { atLeast: 'P2Y', on: { on: 'x', plus: 'P1M' } } }],
    [{ attribute: 'anything', heldFor: { atLeast: '2 years', on: 'x' } }],
    [{ count: 'c', min: 1.5 }],
    [{ count: 'c', min: 1, where: { attribute: 'a', known: true } }],
    [{ sum: 's', in: 'c', max: 1.5 }],
    [{ atLeast: 1, of: [{ undefinedCriterion: 'r', statement: 'S' }] }],
    [{ all: [], label: '' }],
    [{ attribute: 'a', oneOf: [] }],
    [{ attribute: 'a', overlaps: [1] }],
    [{ attribute: 'a', min: 1, extra: 1 }],
  ])('%j', (when) => {
    const json = { version: 1, when };
    expect(v.is(ruleDocumentSchema, json)).toBe(parseRuleShape(json).ok);
  });

  test('issues carry the path', () => {
    const result = v.safeParse(ruleDocumentSchema, {
      version: 1,
      when: { any: [{ attribute: 'a', min: 'x' }] },
    });
    expect(result.issues?.map((issue) => v.getDotPath(issue))).toEqual(['when.any.0.min']);
  });

  test('it is a Standard Schema', () => {
    expect(ruleDocumentSchema['~standard'].validate({ version: 1, when: { all: [] } })).toHaveProperty(
      'issues',
    );
  });
});

test('the schema becomes a JSON Schema that knows every shape of condition', () => {
  const json = toJsonSchema(ruleDocumentSchema, {
    typeMode: 'output',
    definitions: { condition: conditionSchema },
  });
  expect(json).toMatchObject({ type: 'object', required: ['version', 'when'], additionalProperties: false });
  const text = JSON.stringify(json.$defs);
  const keys = [
    'all',
    'any',
    'not',
    'of',
    'some',
    'every',
    'count',
    'sum',
    'undefinedCriterion',
    ...operators,
  ];
  expect(keys.filter((key) => !text.includes(`"${key}":`))).toEqual([]);
});
