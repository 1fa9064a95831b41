import { type Facts, type RuleDocument, seededRandom } from '@coterie/core';
import type { RulesLogic } from 'json-logic-js';

/** The rule of the Wisconsin equity program, as packages/programs has it. */
export const equityRule: RuleDocument = {
  version: 1,
  when: {
    all: [
      {
        some: 'affiliations',
        where: {
          all: [
            { attribute: 'employerKind', equals: 'school_district' },
            { attribute: 'publicSchool', equals: true },
            { attribute: 'state', oneOf: ['Wisconsin', 'WI'] },
            { attribute: 'educator', equals: true },
            { attribute: 'currentlyWorking', equals: true },
          ],
        },
      },
      { attribute: 'sessionsAvailable', min: 6 },
      { attribute: 'willEngageInPlatform', equals: true },
    ],
  },
};

/** The same in JsonLogic, as near as its words allow. */
export const equityRuleAsJsonLogic: RulesLogic = {
  and: [
    {
      some: [
        { var: 'affiliations' },
        {
          and: [
            { '===': [{ var: 'employerKind' }, 'school_district'] },
            { '===': [{ var: 'publicSchool' }, true] },
            { in: [{ var: 'state' }, ['Wisconsin', 'WI']] },
            { '===': [{ var: 'educator' }, true] },
            { '===': [{ var: 'currentlyWorking' }, true] },
          ],
        },
      ],
    },
    { '>=': [{ var: 'sessionsAvailable' }, 6] },
    { '===': [{ var: 'willEngageInPlatform' }, true] },
  ],
};

type Post = {
  readonly employerKind: string;
  readonly publicSchool: boolean;
  readonly state: string;
  readonly educator: boolean;
  readonly currentlyWorking: boolean;
};

export interface AffiliationFacts {
  readonly affiliations: readonly Post[];
  readonly sessionsAvailable: number;
  readonly willEngageInPlatform: boolean;
}

/** What it would cost if the rule were code: the limit that no rule as data can reach. */
export function meetsByHand(person: AffiliationFacts): boolean {
  return (
    person.sessionsAvailable >= 6 &&
    person.willEngageInPlatform &&
    person.affiliations.some(
      (post) =>
        post.employerKind === 'school_district' &&
        post.publicSchool &&
        (post.state === 'Wisconsin' || post.state === 'WI') &&
        post.educator &&
        post.currentlyWorking,
    )
  );
}

export interface MadePerson {
  readonly plain: AffiliationFacts;
  readonly facts: Facts;
}

/** People of whom about half meet the rule, the same ones for the same seed. */
export function makePeople(count: number, seed: number): readonly MadePerson[] {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const makePost = (): Post => ({
    employerKind: chance(0.85) ? 'school_district' : 'child_care',
    publicSchool: chance(0.92),
    state: chance(0.5) ? 'Wisconsin' : chance(0.8) ? 'WI' : 'Illinois',
    educator: chance(0.92),
    currentlyWorking: chance(0.92),
  });
  return Array.from({ length: count }, () => {
    const plain: AffiliationFacts = {
      affiliations: Array.from({ length: 1 + Math.floor(random() * 3) }, makePost),
      sessionsAvailable: chance(0.8) ? 6 + Math.floor(random() * 3) : Math.floor(random() * 6),
      willEngageInPlatform: chance(0.9),
    };
    const { affiliations, ...attributes } = plain;
    return {
      plain,
      facts: { attributes, collections: { affiliations: { items: affiliations, complete: true } } },
    };
  });
}
