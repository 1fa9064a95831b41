import * as v from 'valibot';
import { keyShape } from '../community/key.ts';
import { pointTo } from '../kernel/json-pointer.ts';
import { defineRule, type RuleDefinition } from '../kernel/rule-definition.ts';
import { nearestName } from '../rules/nearest-name.ts';
import {
  type ProgramProblem,
  type ProgramProblemKind,
  problemLimit,
  programProblem,
} from './program-problem.ts';
import { programSchema } from './program-schema.ts';
import { periodsRunForward, programDatesExist, windowsRunForward, zonesKnown } from './value-schema.ts';

export const knownKeys = defineRule(
  'program.known-keys',
  'A program file uses only the keys that the format knows.',
);

export const requiredKeys = defineRule(
  'program.required-keys',
  'A program file says what the format cannot do without.',
);

export const programValueShape = defineRule(
  'program.value-shape',
  'Every value of a program file has the kind, and lies within the limits, that the format gives it.',
);

export const textLength = defineRule(
  'program.text-length',
  'Texts of a program file stay within the length that their place allows.',
);

export const sensibleNumbers = defineRule(
  'program.sensible-numbers',
  'Numbers of a program file lie within the limits of their kind; a capacity is a whole number from 0 to 1,000,000.',
);

/**
 * Everything in which a document differs from the format, and the document with the gaps filled as
 * far as it could be read (for the checks that look at references).
 */
export function findShapeProblems(document: unknown): {
  readonly output: unknown;
  readonly problems: readonly ProgramProblem[];
} {
  const parsed = v.safeParse(programSchema, document);
  const problems: ProgramProblem[] = [];
  findUnknownKeys(programSchema, document, '', problems);
  for (const issue of parsed.issues ?? []) {
    if (problems.length >= problemLimit) break;
    const problem = describeIssue(issue, '');
    if (problem !== null) problems.push(problem);
  }
  return { output: parsed.output, problems };
}

/** The rules that checks of the schema name as their message. */
const checked: readonly (readonly [rule: RuleDefinition, kind: ProgramProblemKind, expected: string])[] = [
  [keyShape, 'wrong_value', 'a key of lower-case letters, digits and single hyphens, at most 63'],
  [programDatesExist, 'impossible_date', 'a date or time that exists in the calendar and on the clock'],
  [zonesKnown, 'unknown_zone', 'a time zone by its IANA name, such as America/Chicago'],
  [periodsRunForward, 'reversed_period', 'a period that does not end before it starts'],
  [windowsRunForward, 'reversed_window', 'a window that does not close before it opens'],
];

/** `null` for issues that another check names better: unknown keys. */
function describeIssue(issue: v.GenericIssue, base: string): ProgramProblem | null {
  const pointer = (issue.path ?? []).reduce((at, item) => pointTo(at, String(item.key)), base);
  if (issue.type === 'strict_object' && issue.expected === 'never') return null;
  // A key that is absent is reported at its own path, with an origin that says so.
  if (issue.path?.at(-1)?.origin === 'key') {
    return programProblem(
      requiredKeys,
      'missing_key',
      pointer,
      undefined,
      `the key ${issue.expected} is required`,
    );
  }
  const broken = checked.find(([rule]) => rule.id === issue.message);
  if (broken !== undefined) {
    const [rule, kind, expected] = broken;
    return programProblem(rule, kind, pointer, issue.input, expected);
  }
  if (issue.type === 'union' && issue.issues !== undefined && issue.issues.length > 0) {
    return programProblem(programValueShape, 'wrong_value', pointer, issue.input, expectedWords(issue));
  }
  if (issue.kind === 'validation') {
    if (issue.type === 'max_length' && typeof issue.input === 'string') {
      return programProblem(
        textLength,
        'text_too_long',
        pointer,
        issue.input,
        `at most ${String(issue.requirement)} characters`,
      );
    }
    if (['min_value', 'max_value', 'integer', 'safe_integer', 'finite'].includes(issue.type)) {
      return programProblem(
        sensibleNumbers,
        'number_out_of_range',
        pointer,
        issue.input,
        expectedWords(issue),
      );
    }
  }
  const choices = quotedChoices(issue.expected);
  const suggestion =
    typeof issue.input === 'string' && choices.length > 0 ? nearestName(issue.input, choices) : null;
  return programProblem(
    programValueShape,
    'wrong_value',
    pointer,
    issue.input,
    expectedWords(issue),
    suggestion,
  );
}

/** What an issue asks for, in words. */
function expectedWords(issue: v.GenericIssue): string {
  const { requirement } = issue as { readonly requirement?: unknown };
  switch (issue.type) {
    case 'min_value':
      return `a number of at least ${String(requirement)}`;
    case 'max_value':
      return `a number of at most ${String(requirement)}`;
    case 'integer':
    case 'safe_integer':
      return 'a whole number';
    case 'finite':
      return 'a finite number';
    case 'min_length':
      return requirement === 1 ? 'something, not nothing' : `at least ${String(requirement)} of them`;
    case 'max_length':
      return `at most ${String(requirement)} of them`;
    case 'regex':
      return `text of the form ${String(requirement)}`;
    default:
      return plainExpected(issue.expected);
  }
}

const plainWords: { readonly [expected: string]: string } = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
  null: 'null',
};

function plainExpected(expected: string | null): string {
  if (expected === null) return 'another value';
  const parts = expected.replace(/^\((.*)\)$/, '$1').split(' | ');
  const words = parts.map((part) => plainWords[part] ?? part.replaceAll('"', ''));
  return words.length === 1 ? (words[0] ?? '') : `one of: ${words.join(', ')}`;
}

function quotedChoices(expected: string | null): readonly string[] {
  return [...(expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** The parts of schemas that the walk needs; all of valibot's schemas have some of them. */
interface SchemaNode {
  readonly type: string;
  readonly key?: string;
  readonly entries?: { readonly [key: string]: SchemaNode };
  readonly item?: SchemaNode;
  readonly wrapped?: SchemaNode;
  readonly value?: SchemaNode;
  readonly options?: readonly SchemaNode[];
}

/**
 * Every key that the format does not know, with the nearest one that it does. (The validator itself
 * names only the first of each object.) Goes as deep as the schema, which is finite.
 */
function findUnknownKeys(schema: unknown, value: unknown, pointer: string, problems: ProgramProblem[]): void {
  if (problems.length >= problemLimit || typeof value !== 'object' || value === null) return;
  const node = schema as SchemaNode;
  switch (node.type) {
    case 'optional':
    case 'nullable':
      findUnknownKeys(node.wrapped, value, pointer, problems);
      return;
    case 'array':
      if (!Array.isArray(value)) return;
      value.forEach((item, index) => findUnknownKeys(node.item, item, pointTo(pointer, index), problems));
      return;
    case 'record':
      if (Array.isArray(value)) return;
      for (const [name, item] of Object.entries(value)) {
        findUnknownKeys(node.value, item, pointTo(pointer, name), problems);
      }
      return;
    case 'variant': {
      const kind: unknown = (value as { readonly [key: string]: unknown })[node.key ?? 'kind'];
      const option = node.options?.find(
        (one) => (one.entries?.[node.key ?? 'kind'] as { literal?: unknown } | undefined)?.literal === kind,
      );
      if (option !== undefined) findUnknownKeys(option, value, pointer, problems);
      return;
    }
    case 'union': {
      const option = node.options?.find((one) => (Array.isArray(value) ? one.type === 'array' : one.entries));
      if (option !== undefined) findUnknownKeys(option, value, pointer, problems);
      return;
    }
    case 'strict_object': {
      const entries = node.entries ?? {};
      if (Array.isArray(value)) {
        problems.push(programProblem(programValueShape, 'wrong_value', pointer, value, 'an object'));
        return;
      }
      for (const [name, item] of Object.entries(value)) {
        if (problems.length >= problemLimit) return;
        if (Object.hasOwn(entries, name)) {
          findUnknownKeys(entries[name], item, pointTo(pointer, name), problems);
        } else {
          const suggestion = problems.length < 100 ? nearestName(name, Object.keys(entries)) : null;
          const expected = `one of the keys ${Object.keys(entries).join(', ')}`;
          problems.push(
            programProblem(knownKeys, 'unknown_key', pointTo(pointer, name), name, expected, suggestion),
          );
        }
      }
      return;
    }
  }
}
