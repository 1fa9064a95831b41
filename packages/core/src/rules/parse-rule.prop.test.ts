import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { checkRule } from './check-rule.ts';
import { explainVerdict } from './explain-verdict.ts';
import type { Facts } from './fact.ts';
import { findOpenQuestions } from './find-open-questions.ts';
import { parseFacts } from './parse-facts.ts';
import { parseRule } from './parse-rule.ts';
import { anyFacts, anyRule, smallWorld } from './testing/small-world.ts';

vi.setConfig({ testTimeout: 60_000 });

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });

/** A document like a rule, with one of its values replaced by something else. */
const damagedRule = fc.tuple(anyRule, fc.nat(), anything).map(([rule, place, instead]) => {
  const copy: unknown = structuredClone(rule);
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      look(holder[key]);
    }
  };
  look(copy);
  const chosen = places[place % places.length];
  if (chosen !== undefined) chosen.holder[chosen.key] = instead;
  return copy;
});

test('no document makes the parsers throw, and what parses can be checked', () => {
  fc.assert(
    fc.property(fc.oneof(anything, damagedRule), anyFacts, (json, facts) => {
      parseFacts(json, smallWorld);
      const parsed = parseRule(json, smallWorld);
      if (parsed.ok) checkRule(parsed.value, facts, smallWorld);
      else
        for (const { pointer, ruleId } of parsed.error)
          expect(`${ruleId} ${pointer}`).toMatch(/^rules\.\w+ (\/|$)/);
    }),
    { numRuns: 1000 },
  );
});

test('no facts make the checker throw: what is of the wrong kind is read as missing', () => {
  const oddFacts = fc
    .dictionary(fc.constantFrom('coach', 'hours', 'role', 'grades', 'license', '__proto__'), anything)
    .map((attributes) => ({ attributes, collections: {} }) as unknown as Facts);
  fc.assert(
    fc.property(anyRule, oddFacts, (rule, facts) => {
      explainVerdict(checkRule(rule, facts, smallWorld));
      findOpenQuestions(rule, facts, smallWorld);
      const parsed = parseFacts(facts, smallWorld);
      if (!parsed.ok) expect(parsed.error[0].expected.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
