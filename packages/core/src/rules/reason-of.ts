import type { JsonValue } from '../kernel/json.ts';
import type { Evaluated } from './evaluate-condition.ts';
import { type Bounds, choiceLabel, type FactState, type Facts } from './fact.ts';
import { type Comparison, type Condition, operatorOf } from './rule.ts';
import { negateOutcome } from './truth-of-group.ts';
import type { Observation, Outcome, Reason, ReasonKind, Requirement, Undetermination } from './verdict.ts';
import { type Attribute, findAttribute, findCollection, type Vocabulary } from './vocabulary.ts';

/** Tells an evaluated rule as a tree of reasons, and marks what decided. */
export function reasonOf(evaluated: Evaluated, facts: Facts, vocabulary: Vocabulary): Reason {
  return tell(evaluated, { facts, vocabulary }, true);
}

interface Telling {
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
}

function tell(evaluated: Evaluated, telling: Telling, decisive: boolean): Reason {
  const { condition, truth } = evaluated;
  const kind = kindOf(condition);
  const outcomes = evaluated.children.map((child) => child.truth.outcome);
  const combined = truth.outcome !== 'undetermined' && !settledByEach(condition, outcomes, truth.outcome);
  const collection = quantified(condition);
  const children = evaluated.children.map((child, index) => {
    const decides = decisive && childDecides(condition, child.truth.outcome, truth.outcome, combined);
    return collection === null
      ? tell(child, telling, decides)
      : tellItem(child, condition, index, collection, telling, decides);
  });
  const { attribute, requirement } = requirementOf(condition, evaluated.collection, telling.vocabulary);
  return {
    kind,
    pointer: evaluated.pointer,
    id: condition.id ?? null,
    label: condition.label ?? labelOf(condition, attribute, telling.vocabulary),
    quotation: condition.quotation ?? null,
    outcome: truth.outcome,
    attribute: 'attribute' in condition ? condition.attribute : 'sum' in condition ? condition.sum : null,
    collection: collection ?? evaluated.collection,
    item: null,
    required: requirement,
    observed: observationOf(evaluated, attribute, telling.facts),
    decisive,
    combined,
    undetermined: truth.outcome === 'undetermined' ? whyOpen(evaluated.undetermined, children) : [],
    children,
  };
}

function tellItem(
  evaluated: Evaluated,
  condition: Condition,
  item: number,
  collection: string,
  telling: Telling,
  decisive: boolean,
): Reason {
  const declared = findCollection(telling.vocabulary, collection);
  const hasWhere = 'where' in condition && condition.where !== undefined;
  const children = hasWhere ? [tell(evaluated, telling, decisive)] : [];
  return {
    kind: 'item',
    pointer: evaluated.pointer,
    id: null,
    label: `${declared?.itemLabel ?? declared?.label ?? collection} ${item + 1}`,
    quotation: null,
    outcome: evaluated.truth.outcome,
    attribute: null,
    collection,
    item,
    required: null,
    observed: null,
    decisive,
    combined: false,
    undetermined: whyOpen([], children),
    children,
  };
}

function whyOpen(own: readonly Undetermination[], children: readonly Reason[]): readonly Undetermination[] {
  const open = children.filter((child) => child.outcome === 'undetermined');
  const [only] = open;
  if (only === undefined && own.length <= 1) return own;
  if (only !== undefined && open.length === 1 && own.length === 0) return only.undetermined;
  const found = new Map<string, Undetermination>();
  const add = (one: Undetermination) => found.set(JSON.stringify(one), one);
  for (const child of open) child.undetermined.forEach(add);
  own.forEach(add);
  return [...found.values()];
}

function kindOf(condition: Condition): ReasonKind {
  if ('all' in condition) return 'all';
  if ('any' in condition) return 'any';
  if ('not' in condition) return 'not';
  if ('of' in condition) return 'at_least';
  if ('some' in condition) return 'some';
  if ('every' in condition) return 'every';
  if ('count' in condition) return 'count';
  if ('sum' in condition) return 'sum';
  return 'undefinedCriterion' in condition ? 'criterion' : 'comparison';
}

function quantified(condition: Condition): string | null {
  if ('some' in condition) return condition.some;
  if ('every' in condition) return condition.every;
  if ('count' in condition) return condition.count;
  return 'sum' in condition ? condition.in : null;
}

/** Whether the outcomes below, each taken for itself, settle a connective as it was settled. */
function settledByEach(condition: Condition, below: readonly Outcome[], outcome: Outcome): boolean {
  const every = (wanted: Outcome) => below.every((one) => one === wanted);
  const some = (wanted: Outcome) => below.includes(wanted);
  if ('all' in condition) return outcome === 'true' ? every('true') : some('false');
  if ('any' in condition) return outcome === 'true' ? some('true') : every('false');
  if ('not' in condition) return below[0] === negateOutcome(outcome);
  if ('of' in condition) {
    const holding = below.filter((one) => one === 'true').length;
    const failing = below.filter((one) => one === 'false').length;
    return outcome === 'true' ? holding >= condition.atLeast : below.length - failing < condition.atLeast;
  }
  if ('some' in condition) return outcome === 'true' ? some('true') : every('false');
  if ('every' in condition) return outcome === 'true' ? every('true') : some('false');
  // Counts and sums are settled by bounds; the items show themselves whether they count.
  return true;
}

/** Whether what is below helped to settle the condition, or holds it open. */
function childDecides(condition: Condition, child: Outcome, outcome: Outcome, combined: boolean): boolean {
  if (outcome === 'undetermined') return child === 'undetermined';
  if (combined) return child === 'undetermined' || child === outcome;
  if ('not' in condition) return true;
  if ('count' in condition || 'sum' in condition) return child !== 'undetermined';
  return child === outcome;
}

function requirementOf(
  condition: Condition,
  collection: string | null,
  vocabulary: Vocabulary,
): { readonly attribute: Attribute | null; readonly requirement: Requirement } {
  const plain = (operator: Requirement['operator'], value: JsonValue, unit: string | null = null) => ({
    attribute: null,
    requirement: { operator, value, labels: [], unit },
  });
  if ('attribute' in condition) {
    const attribute = findAttribute(vocabulary, collection, condition.attribute);
    return { attribute, requirement: comparisonRequirement(condition, attribute) };
  }
  if ('undefinedCriterion' in condition) return plain('criterion', condition.undefinedCriterion);
  if ('all' in condition) return plain('all', condition.all.length);
  if ('any' in condition) return plain('any', condition.any.length);
  if ('not' in condition) return plain('not', null);
  if ('of' in condition) return plain('atLeast', condition.atLeast);
  if ('some' in condition) return plain('some', null);
  if ('every' in condition) return plain('every', null);
  const limits = { min: condition.min ?? null, max: condition.max ?? null };
  if ('count' in condition) return plain('count', limits);
  const summed = findAttribute(vocabulary, condition.in, condition.sum);
  return plain('sum', limits, summed?.unit ?? null);
}

function comparisonRequirement(condition: Comparison, attribute: Attribute | null): Requirement {
  const comparison = operatorOf(condition);
  const value = (comparison?.value ?? null) as JsonValue;
  return {
    operator: comparison?.operator ?? 'known',
    value,
    labels: labelsOf(value, attribute),
    unit: attribute?.unit ?? null,
  };
}

function labelsOf(value: JsonValue, attribute: Attribute | null): readonly string[] {
  const one = (part: JsonValue): string =>
    typeof part === 'string' ? (attribute === null ? part : choiceLabel(attribute, part)) : String(part);
  if (Array.isArray(value)) return value.map(one);
  return value === null || typeof value === 'object' ? [] : [one(value)];
}

function labelOf(condition: Condition, attribute: Attribute | null, vocabulary: Vocabulary): string {
  if ('undefinedCriterion' in condition) return condition.statement;
  if ('attribute' in condition) return attribute?.label ?? condition.attribute;
  const collection = quantified(condition);
  if (collection === null) return '';
  const label = findCollection(vocabulary, collection)?.label ?? collection;
  if (!('sum' in condition)) return label;
  return `${findAttribute(vocabulary, collection, condition.sum)?.label ?? condition.sum} (${label})`;
}

function observationOf(evaluated: Evaluated, attribute: Attribute | null, facts: Facts): Observation | null {
  const { condition, fact, count } = evaluated;
  if ('undefinedCriterion' in condition) {
    const determined = facts.determinations;
    return determined !== undefined && Object.hasOwn(determined, condition.undefinedCriterion)
      ? { state: 'determined', value: determined[condition.undefinedCriterion] === true, labels: [] }
      : { state: 'undefined', value: null, labels: [] };
  }
  if (fact !== null) return observedFact(fact, attribute);
  return count === null || 'all' in condition || 'any' in condition ? null : observedCount(count);
}

function observedFact(fact: FactState, attribute: Attribute | null): Observation {
  switch (fact.state) {
    case 'known':
      return { state: 'known', value: fact.value, labels: labelsOf(fact.value, attribute) };
    case 'bounds':
      return observedCount(fact.bounds);
    default:
      return { state: fact.state, value: null, labels: [] };
  }
}

function observedCount(count: Bounds): Observation {
  if (count.atLeast === count.atMost) {
    return { state: 'known', value: count.atLeast, labels: [String(count.atLeast)] };
  }
  const atLeast = Number.isFinite(count.atLeast) ? count.atLeast : null;
  return { state: 'bounds', value: { atLeast, atMost: count.atMost }, labels: [] };
}
