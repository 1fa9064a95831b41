import { checkRule, explainVerdict, personVocabulary } from '@coterie/core';
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import {
  type AffiliationFacts,
  equityRule,
  equityRuleAsJsonLogic,
  makePeople,
  meetsByHand,
} from './equity-rule.ts';
import { type Comparison, type Contender, compareSideBySide } from './side-by-side.ts';

const people = makePeople(1_000, 20240201);
const engine = new LogicEngine();
const compiled = engine.build(equityRuleAsJsonLogic) as (data: AffiliationFacts) => unknown;

const answers = {
  core: people.map(({ facts }) => checkRule(equityRule, facts, personVocabulary).outcome === 'true'),
  'json-logic-js': people.map(({ plain }) => Boolean(jsonLogic.apply(equityRuleAsJsonLogic, plain))),
  'json-logic-engine': people.map(({ plain }) => Boolean(engine.run(equityRuleAsJsonLogic, plain))),
  'json-logic-engine, compiled': people.map(({ plain }) => Boolean(compiled(plain))),
  'by hand': people.map(({ plain }) => meetsByHand(plain)),
};

/** A comparison of those who disagree would be worthless. */
function requireAgreement(): void {
  for (const [name, given] of Object.entries(answers)) {
    const at = given.findIndex((answer, index) => answer !== answers['by hand'][index]);
    if (at >= 0) throw new Error(`${name} disagrees about person ${at}`);
  }
  const share = answers['by hand'].filter(Boolean).length / people.length;
  if (share < 0.2 || share > 0.8) throw new Error(`a share of ${share} eligible is no test of a rule`);
}

export async function compareVerdicts(): Promise<readonly Comparison[]> {
  requireAgreement();
  const yesOrNo = 'yes or no';
  const contenders: readonly [Contender, ...Contender[]] = [
    {
      name: 'json-logic-js',
      says: yesOrNo,
      run: () => people.map(({ plain }) => jsonLogic.apply(equityRuleAsJsonLogic, plain)),
    },
    {
      name: 'json-logic-engine',
      says: yesOrNo,
      run: () => people.map(({ plain }) => engine.run(equityRuleAsJsonLogic, plain)),
    },
    {
      name: 'json-logic-engine, compiled',
      says: yesOrNo,
      run: () => people.map(({ plain }) => compiled(plain)),
    },
    {
      name: '@coterie/core checkRule',
      says: 'three values and the whole reason tree',
      run: () => people.map(({ facts }) => checkRule(equityRule, facts, personVocabulary)),
    },
    {
      name: '@coterie/core, explained',
      says: 'the same, told as text',
      run: () => people.map(({ facts }) => explainVerdict(checkRule(equityRule, facts, personVocabulary))),
    },
    {
      name: 'a predicate by hand (limit)',
      says: `${yesOrNo}; the rule is code`,
      run: () => people.map(({ plain }) => meetsByHand(plain)),
    },
  ];
  return [
    await compareSideBySide(
      'A verdict on the Wisconsin equity rule',
      '1,000 made-up people with one to three posts and no unknown fact; all contenders agree on every one',
      contenders,
    ),
  ];
}
