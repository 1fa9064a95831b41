import type { JsonValue } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { copyJson } from './copy-json.ts';
import { type Facts, isAllowed, isIsoDate } from './fact.ts';
import { nearestName } from './nearest-name.ts';
import { checkKeys, isObject, type JsonObject, type Parsing, pointToKey, startParsing } from './parsing.ts';
import { type RuleProblem, ruleProblem } from './rule-problem.ts';
import type { Attribute, Vocabulary } from './vocabulary.ts';

/**
 * Parses what is said of a person from JSON against a vocabulary, so that a slip in a form or an
 * import is told to whoever made it, and not read as "unknown".
 *
 * @param json `{ attributes, collections }`, and if need be `determinations` and `referenceDates`
 * @returns the facts as plain data, or all problems found (at most 100); rule ids `rules.size`,
 *   `rules.shape`, `rules.names`, `rules.kinds`
 *
 * @example
 * ```ts
 * import { parseFacts, personVocabulary } from '@coterie/core';
 *
 * parseFacts({ attributes: { sessionsAvailable: 6 }, collections: {} }, personVocabulary).ok; // => true
 * const refused = parseFacts({ attributes: { sessionsAvailable: 'six' }, collections: {} }, personVocabulary);
 * refused.ok ? null : refused.error[0].pointer; // => '/attributes/sessionsAvailable'
 * ```
 */
export function parseFacts(
  json: unknown,
  vocabulary: Vocabulary,
): Result<Facts, readonly [RuleProblem, ...RuleProblem[]]> {
  const copied = copyJson(json);
  if (!copied.ok) return err([copied.error]);
  const parsing = startParsing(vocabulary);
  const { problems } = parsing;
  const facts = copied.value;
  if (!isObject(facts)) {
    return err([ruleProblem('wrong_type', '', facts, ['an object with attributes and collections'])]);
  }
  checkKeys(parsing, facts, '', ['attributes', 'collections', 'determinations', 'referenceDates']);
  parseValues(parsing, facts['attributes'], '/attributes', vocabulary.attributes);
  parseCollections(parsing, facts['collections'], vocabulary);
  parseEntries(
    parsing,
    facts['determinations'],
    '/determinations',
    'true or false',
    (value) => typeof value === 'boolean',
  );
  parseEntries(
    parsing,
    facts['referenceDates'],
    '/referenceDates',
    'a date, 2024-02-29',
    (value) => typeof value === 'string' && isIsoDate(value),
  );
  const [first, ...others] = problems;
  return first === undefined ? ok(facts as unknown as Facts) : err([first, ...others]);
}

function parseValues(
  parsing: Parsing,
  json: JsonValue | undefined,
  pointer: string,
  attributes: { readonly [name: string]: Attribute },
): void {
  if (!isObject(json)) {
    parsing.report('wrong_type', pointer, json, ['an object of attributes']);
    return;
  }
  for (const [name, value] of Object.entries(json)) {
    const at = pointToKey(pointer, name);
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (attribute === undefined) {
      const known = Object.keys(attributes);
      parsing.report('unknown_attribute', at, name, known, nearestName(name, known));
    } else if (!isFactValue(value, attribute)) {
      const choices = attribute.choices?.map((choice) => choice.value);
      if (choices !== undefined && typeof value === 'string') {
        parsing.report('unknown_choice', at, value, choices, nearestName(value, choices));
      } else parsing.report('wrong_value', at, value, choices ?? [expectedOf(attribute)]);
    }
  }
}

function isFactValue(value: JsonValue, attribute: Attribute): boolean {
  if (value === null) return true;
  if (!isObject(value)) return isAllowed(value, attribute);
  const keys = Object.keys(value).sort().join();
  if (keys === 'pending') return value['pending'] === true;
  if (keys === 'none') return value['none'] === true && attribute.optional === true;
  if (keys !== 'atLeast,atMost' || attribute.kind !== 'number') return false;
  const { atLeast, atMost } = value;
  return (
    typeof atLeast === 'number' && (atMost === null || (typeof atMost === 'number' && atMost >= atLeast))
  );
}

function expectedOf({ kind, min, max, whole }: Attribute): string {
  switch (kind) {
    case 'boolean':
      return 'true or false';
    case 'number': {
      const what = whole === true ? 'a whole number' : 'a number';
      return `${what}${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` to ${max}`}`;
    }
    case 'date':
      return 'a date, 2024-02-29';
    case 'choices':
      return 'a list of texts';
    default:
      return 'a text';
  }
}

function parseCollections(parsing: Parsing, json: JsonValue | undefined, vocabulary: Vocabulary): void {
  if (!isObject(json)) {
    parsing.report('wrong_type', '/collections', json, ['an object of collections']);
    return;
  }
  for (const [name, value] of Object.entries(json)) {
    const at = pointToKey('/collections', name);
    const collection = Object.hasOwn(vocabulary.collections, name) ? vocabulary.collections[name] : undefined;
    if (collection === undefined) {
      const known = Object.keys(vocabulary.collections);
      parsing.report('unknown_collection', at, name, known, nearestName(name, known));
    } else parseItems(parsing, value, at, collection.attributes);
  }
}

function parseItems(
  parsing: Parsing,
  json: JsonValue,
  pointer: string,
  attributes: { readonly [name: string]: Attribute },
): void {
  if (!isObject(json)) {
    parsing.report('wrong_type', pointer, json, ['an object with items and complete']);
    return;
  }
  checkKeys(parsing, json, pointer, ['items', 'complete', 'pending']);
  const { items, complete, pending } = json as JsonObject;
  if (typeof complete !== 'boolean')
    parsing.report('wrong_type', `${pointer}/complete`, complete, ['true', 'false']);
  if (pending !== undefined && typeof pending !== 'boolean') {
    parsing.report('wrong_type', `${pointer}/pending`, pending, ['true', 'false']);
  }
  if (!Array.isArray(items)) {
    parsing.report('wrong_type', `${pointer}/items`, items, ['a list of items']);
    return;
  }
  for (const [index, item] of items.entries())
    parseValues(parsing, item, `${pointer}/items/${index}`, attributes);
}

function parseEntries(
  parsing: Parsing,
  json: JsonValue | undefined,
  pointer: string,
  expected: string,
  isRight: (value: JsonValue) => boolean,
): void {
  if (json === undefined) return;
  if (!isObject(json)) {
    parsing.report('wrong_type', pointer, json, ['an object']);
    return;
  }
  for (const [name, value] of Object.entries(json)) {
    if (!isRight(value)) parsing.report('wrong_value', pointToKey(pointer, name), value, [expected]);
  }
}
