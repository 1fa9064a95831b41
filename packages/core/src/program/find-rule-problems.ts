import { personVocabulary } from '../eligibility/person-vocabulary.ts';
import { completionVocabulary } from '../participation/completion-vocabulary.ts';
import { parseRule } from '../rules/parse-rule.ts';
import { placesOf } from './json-pointer.ts';
import { type ProgramProblem, programProblem } from './program-problem.ts';

const eligibilityRules = [
  'cycles/*/eligibility/rule',
  'cycles/*/eligibility/advice/*/rule',
  'cycles/*/eligibility/rechecks/*/rule',
  'cycles/*/tracks/*/eligibility',
] as const;

/** Rules of eligibility and completion that are no rules of the language over their vocabulary. */
export function findRuleProblems(document: unknown): readonly ProgramProblem[] {
  const parsed = [
    ...eligibilityRules.flatMap((pattern) =>
      placesOf(document, pattern).map((place) => ({
        place,
        parse: (json: unknown) => parseRule(json, personVocabulary),
      })),
    ),
    ...placesOf(document, 'cycles/*/completion/rule').map((place) => ({
      place,
      parse: (json: unknown) => parseRule(json, completionVocabulary),
    })),
  ];
  return parsed.flatMap(({ place, parse }) => {
    if (typeof place.value !== 'object' || place.value === null || Array.isArray(place.value)) return [];
    const result = parse(place.value);
    if (result.ok) return [];
    return result.error.map((problem) => {
      const expected = problem.expected.slice(0, 30).join(', ');
      return programProblem(
        'invalid_rule',
        `${place.pointer}${problem.pointer}`,
        problem.found ?? undefined,
        expected,
        problem.nearest,
      );
    });
  });
}
