import type { JsonValue } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { copyJson } from './copy-json.ts';
import { nearestName } from './nearest-name.ts';
import { parseComparison } from './parse-comparison.ts';
import { checkKeys, isObject, type JsonObject, type Parsing, startParsing } from './parsing.ts';
import type { RuleDocument } from './rule.ts';
import type { RuleProblem } from './rule-problem.ts';
import { findAttribute, findCollection, type Vocabulary } from './vocabulary.ts';

/** The key that tells each shape of condition, with the other keys that the shape takes. */
const shapes = {
  all: [],
  any: [],
  not: [],
  of: ['atLeast'],
  some: ['where'],
  every: ['where'],
  count: ['where', 'min', 'max'],
  sum: ['in', 'where', 'min', 'max'],
  undefinedCriterion: ['statement'],
} as const;
const notes = ['label', 'id', 'quotation'] as const;
const shapeKeys = Object.keys(shapes) as readonly (keyof typeof shapes)[];

/**
 * Parses a rule from JSON against a vocabulary. A rule that names what the vocabulary does not
 * declare, or compares what cannot be compared, does not parse.
 *
 * @param json anything at all: it may come from outside
 * @returns the rule as plain data, or all problems found (at most 100), each with its place, the rule
 *   that it breaks and what would be right. Rule ids: `rules.size`, `rules.shape`, `rules.names`,
 *   `rules.kinds`, `rules.limits`.
 *
 * @example
 * ```ts
 * import { parseRule, type Vocabulary } from '@coterie/core';
 *
 * const vocabulary: Vocabulary = {
 *   attributes: { state: { kind: 'text', label: 'State', question: 'In which state do you work?' } },
 *   collections: {},
 * };
 * parseRule({ version: 1, when: { attribute: 'state', equals: 'WI' } }, vocabulary).ok; // => true
 * const refused = parseRule({ version: 1, when: { attribute: 'stata', min: 6 } }, vocabulary);
 * refused.ok ? null : refused.error[0].pointer; // => '/when/attribute'
 * refused.ok ? null : refused.error[0].nearest; // => 'state'
 * ```
 */
export function parseRule(
  json: unknown,
  vocabulary: Vocabulary,
): Result<RuleDocument, readonly [RuleProblem, ...RuleProblem[]]> {
  return parse(json, vocabulary);
}

/**
 * Parses the shape of a rule alone, whatever it names: for a document that is read before its
 * vocabulary is known. Rule ids: `rules.size`, `rules.shape`, `rules.kinds`, `rules.limits`.
 *
 * @example
 * ```ts
 * import { parseRuleShape } from '@coterie/core';
 *
 * parseRuleShape({ version: 1, when: { attribute: 'anything', min: 6 } }).ok; // => true
 * const refused = parseRuleShape({ version: 1, when: { attribute: 'anything', min: '6' } });
 * refused.ok ? null : refused.error[0].pointer; // => '/when/min'
 * ```
 */
export function parseRuleShape(
  json: unknown,
): Result<RuleDocument, readonly [RuleProblem, ...RuleProblem[]]> {
  return parse(json, null);
}

function parse(
  json: unknown,
  vocabulary: Vocabulary | null,
): Result<RuleDocument, readonly [RuleProblem, ...RuleProblem[]]> {
  const copied = copyJson(json);
  if (!copied.ok) return err([copied.error]);
  const parsing = startParsing(vocabulary);
  const { problems } = parsing;
  const document = copied.value;
  if (!isObject(document)) parsing.report('wrong_type', '', document, ['an object with version and when']);
  else {
    checkKeys(parsing, document, '', ['version', 'when']);
    if (!Object.hasOwn(document, 'version')) parsing.report('missing_key', '/version', undefined, ['1']);
    else if (document['version'] !== 1)
      parsing.report('unknown_version', '/version', document['version'], ['1']);
    if (!Object.hasOwn(document, 'when')) parsing.report('missing_key', '/when', undefined, ['a condition']);
    else parseCondition(parsing, document['when'], '/when', null);
  }
  const [first, ...others] = problems;
  return first === undefined ? ok(document as unknown as RuleDocument) : err([first, ...others]);
}

/** Parses one condition: of the person, or of an item of the collection. */
function parseCondition(
  parsing: Parsing,
  json: JsonValue | undefined,
  pointer: string,
  collection: string | null,
): void {
  if (!isObject(json)) {
    parsing.report('wrong_type', pointer, json, ['a condition']);
    return;
  }
  parseNotes(parsing, json, pointer);
  const present = [...shapeKeys, 'attribute' as const].filter((key) => Object.hasOwn(json, key));
  const [shape, another] = present;
  if (shape === undefined) {
    const known = [...shapeKeys, 'attribute'];
    const [key] = Object.keys(json);
    const nearest = key === undefined ? null : nearestName(key, known);
    parsing.report('unknown_condition', pointer, key, known, nearest);
    return;
  }
  if (another !== undefined) {
    parsing.report('mixed_condition', pointer, present.join(', '), ['one of these alone']);
    return;
  }
  if (shape === 'attribute') {
    parseComparison(parsing, json, pointer, collection, [...notes]);
    return;
  }
  checkKeys(parsing, json, pointer, [shape, ...shapes[shape], ...notes]);
  switch (shape) {
    case 'all':
    case 'any':
      parseMembers(parsing, json[shape], `${pointer}/${shape}`, collection);
      return;
    case 'of': {
      const size = parseMembers(parsing, json['of'], `${pointer}/of`, collection);
      const least = json['atLeast'];
      if (least === undefined)
        parsing.report('missing_key', `${pointer}/atLeast`, undefined, [`1 to ${size}`]);
      else if (typeof least !== 'number' || !Number.isInteger(least)) {
        parsing.report('wrong_type', `${pointer}/atLeast`, least, ['a whole number']);
      } else if (size > 0 && (least < 1 || least > size)) {
        parsing.report('impossible_limits', `${pointer}/atLeast`, least, [`1 to ${size}`]);
      }
      return;
    }
    case 'not':
      parseCondition(parsing, json['not'], `${pointer}/not`, collection);
      return;
    case 'undefinedCriterion':
      parseCriterion(parsing, json, pointer);
      return;
    default:
      parseQuantifier(parsing, json, pointer, shape, collection);
  }
}

function parseNotes(parsing: Parsing, json: JsonObject, pointer: string): void {
  for (const note of notes) {
    const value = json[note];
    if (Object.hasOwn(json, note) && (typeof value !== 'string' || value === '')) {
      parsing.report('wrong_type', `${pointer}/${note}`, value, ['a text']);
    }
  }
  const id = Object.hasOwn(json, 'id') ? json['id'] : undefined;
  if (typeof id !== 'string') return;
  if (parsing.ids.has(id)) parsing.report('duplicate_id', `${pointer}/id`, id, ['an id of its own']);
  parsing.ids.add(id);
}

function parseMembers(
  parsing: Parsing,
  json: JsonValue | undefined,
  pointer: string,
  collection: string | null,
): number {
  if (!Array.isArray(json)) {
    parsing.report('wrong_type', pointer, json, ['a list of conditions']);
    return 0;
  }
  if (json.length === 0) parsing.report('empty_group', pointer, json, ['one condition or more']);
  for (const [index, one] of json.entries()) parseCondition(parsing, one, `${pointer}/${index}`, collection);
  return json.length;
}

function parseCriterion(parsing: Parsing, json: JsonObject, pointer: string): void {
  const { undefinedCriterion: criterion, statement } = json;
  const isText = (value: JsonValue | undefined) => typeof value === 'string' && value.trim() !== '';
  if (!isText(criterion)) {
    parsing.report('wrong_type', `${pointer}/undefinedCriterion`, criterion, ['an id']);
  }
  if (!Object.hasOwn(json, 'statement')) {
    parsing.report('missing_key', `${pointer}/statement`, undefined, ['what has to be determined']);
  } else if (!isText(statement)) {
    parsing.report('wrong_type', `${pointer}/statement`, statement, ['what has to be determined']);
  }
  if (typeof criterion !== 'string' || typeof statement !== 'string') return;
  const before = parsing.criteria.get(criterion);
  if (before !== undefined && before !== statement) {
    parsing.report('conflicting_statement', `${pointer}/statement`, statement, [before]);
  }
  parsing.criteria.set(criterion, statement);
}

function parseQuantifier(
  parsing: Parsing,
  json: JsonObject,
  pointer: string,
  shape: 'some' | 'every' | 'count' | 'sum',
  outer: string | null,
): void {
  if (outer !== null) {
    parsing.report('nested_quantifier', pointer, shape, ['a condition on the item itself']);
    return;
  }
  const nameKey = shape === 'sum' ? 'in' : shape;
  const name = json[nameKey];
  if (!Object.hasOwn(json, nameKey)) {
    parsing.report('missing_key', `${pointer}/${nameKey}`, undefined, ['a collection']);
  } else if (typeof name !== 'string') {
    parsing.report('wrong_type', `${pointer}/${nameKey}`, name, ['a collection']);
  }
  if (typeof name === 'string') {
    if (parsing.vocabulary !== null && findCollection(parsing.vocabulary, name) === null) {
      const known = Object.keys(parsing.vocabulary.collections);
      parsing.report('unknown_collection', `${pointer}/${nameKey}`, name, known, nearestName(name, known));
      return;
    }
    if (shape === 'sum') parseSummed(parsing, json, pointer, name);
    if (Object.hasOwn(json, 'where')) parseCondition(parsing, json['where'], `${pointer}/where`, name);
  }
  if ((shape === 'some' || shape === 'every') && !Object.hasOwn(json, 'where')) {
    parsing.report('missing_key', `${pointer}/where`, undefined, ['a condition on each item']);
  }
  if (shape === 'count' || shape === 'sum') parseLimits(parsing, json, pointer, shape === 'count');
}

function parseSummed(parsing: Parsing, json: JsonObject, pointer: string, collection: string): void {
  const name = json['sum'];
  if (typeof name !== 'string') {
    parsing.report('wrong_type', `${pointer}/sum`, name, ['a numeric attribute of the collection']);
    return;
  }
  if (parsing.vocabulary === null) return;
  const attribute = findAttribute(parsing.vocabulary, collection, name);
  const attributes = findCollection(parsing.vocabulary, collection)?.attributes ?? {};
  const numeric = Object.keys(attributes).filter((one) => attributes[one]?.kind === 'number');
  if (attribute === null) {
    parsing.report('unknown_attribute', `${pointer}/sum`, name, numeric, nearestName(name, numeric));
  } else if (attribute.kind !== 'number') {
    parsing.report('wrong_kind', `${pointer}/sum`, attribute.kind, numeric);
  }
}

function parseLimits(parsing: Parsing, json: JsonObject, pointer: string, whole: boolean): void {
  const read = (key: 'min' | 'max'): number | null => {
    if (!Object.hasOwn(json, key)) return null;
    const value = json[key];
    if (typeof value === 'number' && (!whole || (Number.isInteger(value) && value >= 0))) return value;
    const expected = whole ? 'a whole number from 0 up' : 'a number';
    parsing.report('wrong_type', `${pointer}/${key}`, value, [expected]);
    return null;
  };
  const [min, max] = [read('min'), read('max')];
  if (!Object.hasOwn(json, 'min') && !Object.hasOwn(json, 'max')) {
    parsing.report('missing_key', `${pointer}/min`, undefined, ['min or max or both']);
  }
  if (min !== null && max !== null && min > max) {
    parsing.report('impossible_limits', `${pointer}/max`, max, [`${min} or more`]);
  }
}
