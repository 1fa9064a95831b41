import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { seededRandom } from '../kernel/seeded-random.ts';
import { checkRule } from './check-rule.ts';
import type { Facts, FactValue } from './fact.ts';
import { findOpenQuestions, type OpenQuestion } from './find-open-questions.ts';
import { listReasons } from './list-reasons.ts';
import { parseRule } from './parse-rule.ts';
import { drawCompletion, holds, possibleValues, toFacts } from './testing/complete-world.ts';
import { anyFacts, anyRule, everyValue, rulesOn, smallWorld } from './testing/small-world.ts';

// Other suites run beside this one; how long it takes says nothing.
vi.setConfig({ testTimeout: 60_000 });

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const names = ['coach', 'hours', 'role', 'grades', 'license'] as const;

test('every rule of the small world parses', () => {
  fc.assert(fc.property(anyRule, (rule) => parseRule(rule, smallWorld).ok));
});

test('of somebody fully known, a rule holds exactly if the slow evaluator says so', () => {
  fc.assert(
    fc.property(anyRule, anyFacts, seeds, (rule, facts, seed) => {
      const person = drawCompletion(facts, seededRandom(seed));
      expect(checkRule(rule, toFacts(person), smallWorld).outcome).toBe(String(holds(rule.when, person)));
    }),
    { numRuns: 400 },
  );
});

test('a settled outcome holds in every completion (soundness)', () => {
  fc.assert(
    fc.property(anyRule, anyFacts, seeds, (rule, facts, seed) => {
      const { outcome } = checkRule(rule, facts, smallWorld);
      if (outcome === 'undetermined') return true;
      const draw = seededRandom(seed);
      for (let round = 0; round < 20; round += 1) {
        if (String(holds(rule.when, drawCompletion(facts, draw))) !== outcome) return false;
      }
    }),
    { numRuns: 4000 },
  );
});

test.each(names)('over %s alone, an outcome that all values share is found (completeness)', (name) => {
  const attribute = smallWorld.attributes[name];
  fc.assert(
    fc.property(rulesOn(name), anyFacts, (rule, facts) => {
      const fact: FactValue = facts.attributes[name] ?? null;
      const outcomes = new Set(
        possibleValues(fact, attribute).map((value) =>
          holds(rule.when, { attributes: { [name]: value }, posts: [], criteria: {} }),
        ),
      );
      const expected = outcomes.size > 1 ? 'undetermined' : String([...outcomes][0]);
      expect(checkRule(rule, facts, smallWorld).outcome).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

test('learning one fact more never unsettles a verdict, and never turns it over (monotonicity)', () => {
  fc.assert(
    fc.property(anyRule, anyFacts, fc.constantFrom(...names), seeds, (rule, facts, name, seed) => {
      const { outcome } = checkRule(rule, facts, smallWorld);
      if (outcome === 'undetermined') return;
      const person = drawCompletion(facts, seededRandom(seed));
      const value = person.attributes[name] ?? null;
      const learned = {
        ...facts,
        attributes: { ...facts.attributes, [name]: value ?? { none: true as const } },
      };
      expect(checkRule(rule, learned, smallWorld).outcome).toBe(outcome);
    }),
    { numRuns: 4000 },
  );
});

const keyOf = (question: Pick<OpenQuestion, 'attribute' | 'collection' | 'item'>) =>
  JSON.stringify([question.attribute, question.collection, question.item]);

test('a settled verdict leaves nothing to ask, and a missing fact that holds one open is asked for', () => {
  fc.assert(
    fc.property(anyRule, anyFacts, (rule, facts) => {
      const verdict = checkRule(rule, facts, smallWorld);
      const questions = findOpenQuestions(rule, facts, smallWorld);
      if (verdict.outcome !== 'undetermined') expect(questions).toEqual([]);
      const { undetermined } = verdict.reason;
      // Where nothing but missing facts is open, the questions are not used up.
      if (undetermined.length > 0 && undetermined.every((one) => one.kind === 'missing_fact')) {
        expect(questions).not.toEqual([]);
      }
      // Nothing is asked that is known, pending, or a criterion.
      for (const { attribute, collection, item } of questions) {
        if (attribute === null) continue;
        const values =
          collection === null ? facts.attributes : facts.collections[collection]?.items[item ?? -1];
        expect(values?.[attribute] ?? null).toBeNull();
      }
    }),
    { numRuns: 400 },
  );
});

test('what is not asked cannot matter: any two ways to answer it end alike', () => {
  fc.assert(
    fc.property(anyRule, anyFacts, seeds, (rule, facts, seed) => {
      if (checkRule(rule, facts, smallWorld).outcome !== 'undetermined') return true;
      const asked = new Set(findOpenQuestions(rule, facts, smallWorld).map(keyOf));
      const unasked = names.filter(
        (name) =>
          (facts.attributes[name] ?? null) === null &&
          !asked.has(keyOf({ attribute: name, collection: null, item: null })),
      );
      const draw = seededRandom(seed);
      for (let round = 0; round < 10; round += 1) {
        const person = drawCompletion(facts, draw);
        const before = holds(rule.when, person);
        for (const name of unasked) {
          for (const value of everyValue(smallWorld.attributes[name])) {
            const other = { ...person, attributes: { ...person.attributes, [name]: value } };
            if (holds(rule.when, other) !== before) return false;
          }
        }
      }
      return true;
    }),
    { numRuns: 4000 },
  );
});

test('asking and answering ends with a verdict, or with nothing but what nobody can answer', () => {
  fc.assert(
    fc.property(anyRule, anyFacts, seeds, (rule, given, seed) => {
      const person = drawCompletion(given, seededRandom(seed));
      let facts: Facts = given;
      for (let round = 0; ; round += 1) {
        const [question] = findOpenQuestions(rule, facts, smallWorld);
        if (question === undefined) break;
        expect(round).toBeLessThan(20);
        facts = answer(facts, question, person);
      }
      const { outcome, reason } = checkRule(rule, facts, smallWorld);
      if (outcome === 'undetermined') {
        expect(reason.undetermined.some((one) => one.kind !== 'missing_fact')).toBe(true);
      }
    }),
    { numRuns: 4000 },
  );
});

function answer(facts: Facts, question: OpenQuestion, person: ReturnType<typeof drawCompletion>): Facts {
  const { attribute, collection, item } = question;
  if (collection === null) {
    const value = person.attributes[attribute ?? ''] ?? null;
    return { ...facts, attributes: { ...facts.attributes, [attribute ?? '']: value ?? { none: true } } };
  }
  const known = facts.collections[collection] ?? { items: [], complete: false };
  const items = known.items.map((one, index) =>
    index === item ? { ...one, [attribute ?? '']: person.posts[index]?.[attribute ?? ''] ?? null } : one,
  );
  const further = attribute === null ? toFacts(person).collections['posts']?.items.slice(items.length) : [];
  const answered = { items: [...items, ...(further ?? [])], complete: attribute === null || known.complete };
  return { ...facts, collections: { ...facts.collections, [collection]: answered } };
}

test('the reason tree tells the outcome, marks what decided, and is plain JSON', () => {
  fc.assert(
    fc.property(anyRule, anyFacts, (rule, facts) => {
      const verdict = checkRule(rule, facts, smallWorld);
      expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
      expect(verdict.reason.outcome).toBe(verdict.outcome);
      const listed = listReasons(verdict);
      for (const reason of listed) {
        const below = listed.filter((one) => one.parent === reason.index);
        // Under what decided, something decided; under what did not, nothing did.
        if (!reason.decisive) expect(below.some((one) => one.decisive)).toBe(false);
        else if (['all', 'any', 'not', 'at_least', 'item'].includes(reason.kind) && below.length > 0) {
          expect(below.some((one) => one.decisive)).toBe(true);
        }
        expect(reason.undetermined.length > 0).toBe(reason.outcome === 'undetermined');
      }
    }),
    { numRuns: 4000 },
  );
});
