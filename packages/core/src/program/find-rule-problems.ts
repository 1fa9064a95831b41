import * as v from 'valibot';
import { placesOf } from '../kernel/json-pointer.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { parseRule, parseRuleShape } from '../rules/parse-rule.ts';
import { extendCompletionVocabulary, extendPersonVocabulary } from './extend-program-vocabulary.ts';
import { type ProgramProblem, programProblem } from './program-problem.ts';
import { referenceDates } from './program-schema.ts';
import { programVocabulary } from './vocabulary-schema.ts';

export const rulesParse = defineRule(
  'program.rules-parse',
  'Rules of eligibility and completion are rules of the language over their vocabulary.',
);

export const vocabularyExtends = defineRule(
  'program.vocabulary-extends',
  'A program adds names to the vocabularies of its rules, and gives no declared name another meaning.',
);

const eligibilityRules = [
  'cycles/*/eligibility/rule',
  'cycles/*/eligibility/advice/*/rule',
  'cycles/*/eligibility/rechecks/*/rule',
  'cycles/*/tracks/*/eligibility',
] as const;
const completionRules = ['cycles/*/completion/rule', 'cycles/*/tracks/*/completion'] as const;

const ownWords = v.object({ vocabulary: programVocabulary, referenceDates });

/**
 * Rules of eligibility and completion that are no rules of the language over their vocabulary, and
 * vocabularies that give a name a second meaning.
 */
export function findRuleProblems(document: unknown): readonly ProgramProblem[] {
  const own = v.safeParse(ownWords, document);
  const persons = own.success ? extendPersonVocabulary(own.output) : null;
  const completion = own.success ? extendCompletionVocabulary(own.output) : null;
  const refusals = [
    { extended: persons, pointer: '/vocabulary/persons' },
    { extended: completion, pointer: '/vocabulary/completion' },
  ].flatMap(({ extended, pointer: base }) =>
    extended === null || extended.ok
      ? []
      : extended.error.map(({ kind, pointer, name }) =>
          programProblem(
            vocabularyExtends,
            'invalid_vocabulary',
            `${base}${pointer}`,
            name,
            expectedOf[kind],
          ),
        ),
  );
  // Where the program's own words could not be read, its rules are not judged by their names.
  const parseBy = (extended: typeof persons) =>
    extended?.ok === true ? (json: unknown) => parseRule(json, extended.value) : parseRuleShape;
  return [
    ...refusals,
    ...eligibilityRules.flatMap((pattern) => judge(document, pattern, parseBy(persons))),
    ...completionRules.flatMap((pattern) => judge(document, pattern, parseBy(completion))),
  ];
}

const expectedOf = {
  name_taken: 'a name that is not declared yet',
  name_malformed: 'a word of letters, digits and underscores',
  choices_malformed: 'different choices, for an attribute of kind choice or choices',
  limits_malformed: 'limits that leave a number a value to have',
  label_missing: 'a label',
} as const;

function judge(document: unknown, pattern: string, parse: typeof parseRuleShape): readonly ProgramProblem[] {
  return placesOf(document, pattern).flatMap((place) => {
    if (typeof place.value !== 'object' || place.value === null || Array.isArray(place.value)) return [];
    const result = parse(place.value);
    if (result.ok) return [];
    return result.error.map(({ pointer, found, expected, nearest }) =>
      programProblem(
        rulesParse,
        'invalid_rule',
        `${place.pointer}${pointer}`,
        found ?? undefined,
        expected.slice(0, 30).join(', '),
        nearest,
      ),
    );
  });
}
