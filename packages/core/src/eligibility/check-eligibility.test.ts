import { describe, expect, test } from 'vitest';
import type { Facts, FactValue } from '../rules/fact.ts';
import { parseRule } from '../rules/parse-rule.ts';
import type { Condition } from '../rules/rule.ts';
import { ruleBuilder } from '../rules/rule-builder.ts';
import { checkEligibility, type EligibilityPolicy } from './check-eligibility.ts';
import type { Determination } from './determination.ts';
import { personVocabulary } from './person-vocabulary.ts';

const { rule, all, any, some, is, undefinedCriterion } = ruleBuilder(personVocabulary);

const about = (
  attributes: Facts['attributes'],
  posts: readonly { readonly [name: string]: FactValue }[],
  complete = true,
): Facts => ({ attributes, collections: { affiliations: { items: posts, complete } } });

/** A current educator of a Wisconsin public district, able to attend six sessions and to engage. */
const equity: EligibilityPolicy = {
  rule: rule(
    all([
      some('affiliations', (post) =>
        all([
          post.is('employerKind', { equals: 'school_district' }),
          post.is('publicSchool', { equals: true }),
          post.is('state', { equals: 'US-WI' }),
          post.is('educator', { equals: true }),
          post.is('currentlyWorking', { equals: true }),
        ]),
      ),
      is('sessionsAvailable', { min: 6 }),
      is('willEngageInPlatform', { equals: true }),
    ]),
  ),
  advice: [],
};
const wisconsinPost = {
  employerKind: 'school_district',
  publicSchool: true,
  state: 'US-WI',
  educator: true,
  currentlyWorking: true,
};

describe('the equity program', () => {
  test('an educator of a Wisconsin district with eight sessions is eligible', () => {
    const verdict = checkEligibility(
      equity,
      about({ sessionsAvailable: 8, willEngageInPlatform: true }, [wisconsinPost]),
    );
    expect(verdict).toMatchObject({ outcome: 'eligible', ruleId: 'eligibility.rule-met', questions: [] });
  });

  test('five sessions are not enough, whatever else is unknown', () => {
    const verdict = checkEligibility(equity, about({ sessionsAvailable: 5 }, [], false));
    expect(verdict).toMatchObject({ outcome: 'ineligible', questions: [], staffQuestions: [] });
  });

  test('what is unknown and can matter is asked, of the post, too', () => {
    const { currentlyWorking: _, ...post } = wisconsinPost;
    const verdict = checkEligibility(equity, about({ sessionsAvailable: 6 }, [post]));
    expect(verdict.outcome).toBe('undetermined');
    expect(new Set(verdict.questions.map((one) => [one.attribute, one.item].join(' ')))).toEqual(
      new Set(['currentlyWorking 0', 'willEngageInPlatform ']),
    );
  });

  test('of a post that fails already, nothing is asked', () => {
    const verdict = checkEligibility(
      equity,
      about({ sessionsAvailable: 6, willEngageInPlatform: true }, [{ state: 'US-IL' }, { state: 'US-WI' }]),
    );
    expect(new Set(verdict.questions.map((one) => one.item))).toEqual(new Set([1]));
  });
});

describe('California', () => {
  const staff = any([
    some('affiliations', (post) =>
      all([
        post.is('employerKind', { oneOf: ['school_district', 'selpa', 'county_office_of_education'] }),
        post.is('currentlyWorking', { equals: true }),
      ]),
    ),
  ]);
  const rural: EligibilityPolicy = {
    rule: rule(all([staff, undefinedCriterion('rural', 'Works in a rural district or program')])),
    advice: [],
  };
  const retired = { employerKind: 'selpa', currentlyWorking: false };
  const current = { employerKind: 'child_care', currentlyWorking: true };
  const settled: Determination = {
    criterion: 'rural',
    holds: true,
    by: 'A. Lee',
    reason: 'The district has 900 pupils.',
    at: '2024-01-15T15:00:00Z',
  };

  test('employer kind and current work decide on one post together', () => {
    expect(checkEligibility({ rule: rule(staff), advice: [] }, about({}, [retired, current])).outcome).toBe(
      'ineligible',
    );
    const both = { ...retired, currentlyWorking: true };
    expect(checkEligibility({ rule: rule(staff), advice: [] }, about({}, [both])).outcome).toBe('eligible');
  });

  test('"rural" is undetermined and asks nothing, until a determination settles it', () => {
    const facts = about({}, [{ employerKind: 'selpa', currentlyWorking: true }]);
    const open = checkEligibility(rural, facts);
    expect(open).toMatchObject({ outcome: 'undetermined', questions: [], determinations: [] });
    expect(open.verdict.reason.undetermined.map((one) => one.kind)).toEqual(['criterion_undefined']);
    const decided = checkEligibility(rural, facts, { determinations: [settled] });
    expect(decided).toMatchObject({ outcome: 'eligible', determinations: [settled] });
    const refused = { ...settled, holds: false, reason: 'A city.', at: '2024-01-16T15:00:00Z' } as const;
    const later = checkEligibility(rural, facts, { determinations: [settled, refused] });
    expect(later).toMatchObject({ outcome: 'ineligible', determinations: [refused] });
  });

  test('a determination that did not decide is not shown as if it had', () => {
    const verdict = checkEligibility(rural, about({}, [current]), { determinations: [settled] });
    expect(verdict).toMatchObject({ outcome: 'ineligible', determinations: [] });
  });
});

test('where no rule is published, it says so, and a determination settles the case', () => {
  const policy: EligibilityPolicy = { rule: null, advice: [] };
  const open = checkEligibility(policy, about({}, []));
  expect(open).toMatchObject({
    outcome: 'undetermined',
    ruleId: 'eligibility.rule-published',
    rulePublished: false,
    questions: [],
  });
  const admitted: Determination = {
    criterion: 'eligibility-rule',
    holds: true,
    by: 'A. Lee',
    reason: 'Known to us.',
    at: '2024-01-15T15:00:00Z',
  };
  expect(checkEligibility(policy, about({}, []), { determinations: [admitted] }).outcome).toBe('eligible');
});

test('advice warns where it is not followed or not known, and changes no outcome', () => {
  const when: Condition = { attribute: 'hoursAvailable', min: 2 };
  const policy: EligibilityPolicy = {
    rule: rule(is('sessionsAvailable', { min: 6 })),
    advice: [{ rule: { version: 1, when }, statement: 'Ideally, you have two hours a week.' }],
  };
  const note = (hoursAvailable: FactValue) => {
    const verdict = checkEligibility(policy, about({ sessionsAvailable: 6, hoursAvailable }, []));
    expect(verdict.outcome).toBe('eligible');
    return verdict.advice.map((one) => one.outcome);
  };
  expect(note(1)).toEqual(['false']);
  expect(note(null)).toEqual(['undetermined']);
  expect(note(2)).toEqual([]);
});

test('what only others know is no question to the person', () => {
  const policy: EligibilityPolicy = {
    rule: rule(all([is('cyclesMissed', { max: 0 }), is('willEngageInPlatform', { equals: true })])),
    advice: [],
  };
  const verdict = checkEligibility(policy, about({}, []));
  expect(verdict.questions.map((one) => one.attribute)).toEqual(['willEngageInPlatform']);
  expect(verdict.staffQuestions.map((one) => one.attribute)).toEqual(['cyclesMissed']);
});

test('what the builder builds is what the parser reads', () => {
  expect(parseRule(equity.rule, personVocabulary)).toEqual({ ok: true, value: equity.rule });
});
