import type { JsonValue } from '../kernel/json.ts';
import { operatorsOfKind } from './compare-value.ts';
import { isIsoDate } from './fact.ts';
import { foldText } from './fold-text.ts';
import { nearestName } from './nearest-name.ts';
import { checkKeys, isObject, type JsonObject, type Parsing } from './parsing.ts';
import { isPeriod } from './reference-date.ts';
import { type Operator, operators } from './rule.ts';
import { type Attribute, findAttribute, findCollection } from './vocabulary.ts';

/** Parses a comparison: its attribute, its one operator, and the value that both allow. */
export function parseComparison(
  parsing: Parsing,
  json: JsonObject,
  pointer: string,
  collection: string | null,
  notes: readonly string[],
): void {
  checkKeys(parsing, json, pointer, ['attribute', ...operators, ...notes]);
  const present = operators.filter((operator) => Object.hasOwn(json, operator));
  const attribute = parseAttribute(parsing, json['attribute'], `${pointer}/attribute`, collection);
  if (attribute === null && parsing.vocabulary !== null) return;
  const allowed: readonly Operator[] = attribute === null ? operators : operatorsOfKind[attribute.kind];
  const [operator, another] = present;
  if (operator === undefined) {
    parsing.report('missing_key', pointer, undefined, allowed);
    return;
  }
  if (another !== undefined) {
    parsing.report('mixed_condition', pointer, present.join(', '), ['one operator alone']);
    return;
  }
  if (!allowed.includes(operator)) {
    parsing.report('wrong_kind', `${pointer}/${operator}`, attribute?.kind, allowed);
    return;
  }
  if (operator === 'known' && attribute !== null && attribute.optional !== true) {
    // Everybody has a value of it, said or not, so that the condition could never be false.
    parsing.report('wrong_kind', `${pointer}/known`, attribute.kind, ['an attribute that is optional']);
    return;
  }
  parseValue(parsing, operator, json[operator], `${pointer}/${operator}`, attribute);
}

function parseAttribute(
  parsing: Parsing,
  name: JsonValue | undefined,
  pointer: string,
  collection: string | null,
): Attribute | null {
  if (typeof name !== 'string') {
    parsing.report('wrong_type', pointer, name, ['the name of an attribute']);
    return null;
  }
  const { vocabulary } = parsing;
  if (vocabulary === null) return null;
  const attribute = findAttribute(vocabulary, collection, name);
  if (attribute === null) {
    const declared = collection === null ? vocabulary : findCollection(vocabulary, collection);
    const known = Object.keys(declared?.attributes ?? {});
    parsing.report('unknown_attribute', pointer, name, known, nearestName(name, known));
  }
  return attribute;
}

function parseValue(
  parsing: Parsing,
  operator: Operator,
  value: JsonValue | undefined,
  pointer: string,
  attribute: Attribute | null,
): void {
  switch (operator) {
    case 'known':
      if (value !== true) parsing.report('wrong_value', pointer, value, ['true']);
      return;
    case 'min':
    case 'max':
    case 'moreThan':
    case 'lessThan':
      if (typeof value !== 'number') parsing.report('wrong_value', pointer, value, ['a number']);
      return;
    case 'equals':
      parseOne(parsing, value, pointer, attribute);
      return;
    case 'oneOf':
    case 'noneOf':
    case 'overlaps':
    case 'includesAll':
      if (!Array.isArray(value)) parsing.report('wrong_value', pointer, value, ['a list of values']);
      else if (value.length === 0) parsing.report('empty_group', pointer, value, ['one value or more']);
      else {
        const texts = operator === 'overlaps' || operator === 'includesAll';
        for (const [index, one] of value.entries()) {
          if (texts && typeof one !== 'string') {
            parsing.report('wrong_value', `${pointer}/${index}`, one, ['a text']);
          } else if (typeof one === 'boolean') {
            parsing.report('wrong_value', `${pointer}/${index}`, one, ['a text or a number']);
          } else parseOne(parsing, one, `${pointer}/${index}`, attribute);
        }
      }
      return;
    case 'contains':
    case 'startsWith':
      if (typeof value !== 'string' || foldText(value) === '') {
        parsing.report('wrong_value', pointer, value, ['a text that is not empty']);
      } else if (attribute?.kind === 'choices') parseOne(parsing, value, pointer, attribute);
      return;
    case 'onOrAfter':
    case 'onOrBefore':
      parseDay(parsing, value, pointer);
      return;
    case 'heldFor':
      parseHeldFor(parsing, value, pointer);
  }
}

/** Parses a value that is compared with one value, or one element, of the attribute. */
function parseOne(
  parsing: Parsing,
  value: JsonValue | undefined,
  pointer: string,
  attribute: Attribute | null,
): void {
  if (attribute === null) {
    if (typeof value !== 'boolean' && typeof value !== 'number' && typeof value !== 'string') {
      parsing.report('wrong_value', pointer, value, ['true or false', 'a number', 'a text']);
    }
    return;
  }
  switch (attribute.kind) {
    case 'boolean':
      if (typeof value !== 'boolean') parsing.report('wrong_value', pointer, value, ['true', 'false']);
      return;
    case 'number':
      if (typeof value !== 'number') parsing.report('wrong_value', pointer, value, ['a number']);
      return;
    case 'text':
      if (typeof value !== 'string') parsing.report('wrong_value', pointer, value, ['a text']);
      return;
    case 'date':
      if (typeof value !== 'string' || !isIsoDate(value)) {
        parsing.report('wrong_value', pointer, value, ['a date, 2024-02-29']);
      }
      return;
    case 'choice':
    case 'choices': {
      if (typeof value !== 'string') {
        parsing.report('wrong_value', pointer, value, ['a text']);
        return;
      }
      const values = attribute.choices?.map((choice) => choice.value);
      if (values !== undefined && !values.includes(value)) {
        parsing.report('unknown_choice', pointer, value, values, nearestName(value, values));
      }
    }
  }
}

function parseDay(parsing: Parsing, value: JsonValue | undefined, pointer: string): void {
  if (isObject(value)) {
    checkKeys(parsing, value, pointer, ['on', 'plus', 'minus']);
    parseDayName(parsing, value['on'], `${pointer}/on`);
    for (const key of ['plus', 'minus']) {
      if (Object.hasOwn(value, key)) parsePeriod(parsing, value[key], `${pointer}/${key}`);
    }
  } else parseDayName(parsing, value, pointer);
}

function parseDayName(parsing: Parsing, value: JsonValue | undefined, pointer: string): void {
  const known = Object.keys(parsing.vocabulary?.referenceDates ?? {});
  if (typeof value !== 'string' || value === '') {
    parsing.report('wrong_value', pointer, value, ['a date, 2024-02-29', ...known]);
    return;
  }
  if (isIsoDate(value)) return;
  if (/^[\d-]/.test(value)) {
    parsing.report('wrong_value', pointer, value, ['a date, 2024-02-29', ...known]);
  } else if (parsing.vocabulary !== null && !known.includes(value)) {
    parsing.report('unknown_reference_date', pointer, value, known, nearestName(value, known));
  }
}

function parsePeriod(parsing: Parsing, value: JsonValue | undefined, pointer: string): void {
  if (typeof value !== 'string' || !isPeriod(value)) {
    parsing.report('wrong_value', pointer, value, ['a period of days or more, P2Y']);
  }
}

function parseHeldFor(parsing: Parsing, value: JsonValue | undefined, pointer: string): void {
  if (!isObject(value)) {
    parsing.report('wrong_value', pointer, value, ['an object with atLeast and on']);
    return;
  }
  checkKeys(parsing, value, pointer, ['atLeast', 'on']);
  parsePeriod(parsing, value['atLeast'], `${pointer}/atLeast`);
  parseDay(parsing, value['on'], `${pointer}/on`);
}
