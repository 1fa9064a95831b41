import { invariant } from '../kernel/invariant.ts';
import { compareValue } from './compare-value.ts';
import {
  type Bounds,
  type CollectionFacts,
  type FactState,
  type Facts,
  type FactValue,
  readCollection,
  readFact,
} from './fact.ts';
import {
  countVariable,
  failureVariable,
  type OpenVariables,
  openVariables,
  resolveTest,
  sumVariable,
} from './open-variable.ts';
import {
  type Comparison,
  type Condition,
  type CountCondition,
  type CriterionCondition,
  type EveryCondition,
  operatorOf,
  type RuleDocument,
  type SomeCondition,
  type SumCondition,
} from './rule.ts';
import { sumBounds } from './sum-bounds.ts';
import {
  isFalse,
  isOpen,
  isTrue,
  negateTruth,
  type Truth,
  truthByCell,
  truthOfGroup,
} from './truth-of-group.ts';
import type { Undetermination } from './verdict.ts';
import { findAttribute, type Vocabulary } from './vocabulary.ts';

/** A condition with its truth, before it is told as a reason. */
export interface Evaluated {
  readonly condition: Condition;
  readonly pointer: string;
  readonly collection: string | null;
  readonly truth: Truth;
  /** The fact that a comparison looked at. */
  readonly fact: FactState | null;
  /** How many members or items hold, or what a sum comes to. */
  readonly count: Bounds | null;
  /** What a condition leaves open by itself, besides what its children do. */
  readonly undetermined: readonly Undetermination[];
  /** The conditions below; of a quantifier, `where` once for each item. */
  readonly children: readonly Evaluated[];
}

/** Where the evaluation stands: at the person, or at one item of a collection. */
interface Scope {
  readonly collection: string | null;
  readonly item: number | null;
  readonly values: { readonly [name: string]: FactValue };
}

interface Check {
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  readonly variables: OpenVariables;
}

/** Evaluates a whole rule. The rule must have been parsed against the vocabulary. */
export function evaluateRule(rule: RuleDocument, facts: Facts, vocabulary: Vocabulary): Evaluated {
  const check: Check = { facts, vocabulary, variables: openVariables(rule, facts) };
  return evaluate(check, rule.when, '/when', { collection: null, item: null, values: facts.attributes });
}

function evaluate(check: Check, condition: Condition, pointer: string, scope: Scope): Evaluated {
  const under = (one: Condition, step: string) => evaluate(check, one, `${pointer}/${step}`, scope);
  const group = (children: readonly Evaluated[], truths: readonly Truth[], least: number): Evaluated => {
    const { truth, count } = truthOfGroup(truths, least, truths.length, 0);
    return { ...bare(condition, pointer, scope), truth, count, children };
  };
  if ('all' in condition) {
    const children = condition.all.map((one, index) => under(one, `all/${index}`));
    const truths = children.flatMap((child) => members(child, 'all', false));
    return group(children, truths, truths.length);
  }
  if ('any' in condition) {
    const children = condition.any.map((one, index) => under(one, `any/${index}`));
    return group(
      children,
      children.flatMap((child) => members(child, 'any', false)),
      1,
    );
  }
  if ('not' in condition) {
    const child = under(condition.not, 'not');
    return { ...bare(condition, pointer, scope), truth: negateTruth(child.truth), children: [child] };
  }
  if ('of' in condition) {
    const children = condition.of.map((one, index) => under(one, `of/${index}`));
    return group(
      children,
      children.map((child) => child.truth),
      condition.atLeast,
    );
  }
  if ('undefinedCriterion' in condition) return evaluateCriterion(check, condition, pointer, scope);
  if ('attribute' in condition) return evaluateComparison(check, condition, pointer, scope);
  if ('sum' in condition) return evaluateSum(check, condition, pointer, scope);
  return evaluateQuantifier(check, condition, pointer, scope);
}

function bare(condition: Condition, pointer: string, scope: Scope): Evaluated {
  const { collection } = scope;
  return {
    condition,
    pointer,
    collection,
    truth: isOpen,
    fact: null,
    count: null,
    undetermined: [],
    children: [],
  };
}

/**
 * The members of a group with those of nested groups of the same connective drawn up, through
 * negations, so that conditions on one attribute meet wherever they stand in it.
 */
function members(evaluated: Evaluated, connective: 'all' | 'any', negated: boolean): readonly Truth[] {
  const { condition, truth } = evaluated;
  if (truth.outcome === 'undetermined' && truth.variable === null) {
    if ('not' in condition)
      return evaluated.children.flatMap((child) => members(child, connective, !negated));
    if ((negated ? dual[connective] : connective) in condition) {
      return evaluated.children.flatMap((child) => members(child, connective, negated));
    }
  }
  return [negated ? negateTruth(truth) : truth];
}

const dual = { all: 'any', any: 'all' } as const;

function evaluateCriterion(
  check: Check,
  condition: CriterionCondition,
  pointer: string,
  scope: Scope,
): Evaluated {
  const { undefinedCriterion: criterion, statement } = condition;
  const determined = check.facts.determinations;
  if (determined !== undefined && Object.hasOwn(determined, criterion)) {
    return { ...bare(condition, pointer, scope), truth: determined[criterion] === true ? isTrue : isFalse };
  }
  const truth = truthByCell(check.variables.criterion(criterion), Uint8Array.of(1, 0));
  const undetermined = [{ kind: 'criterion_undefined', criterion, statement }] as const;
  return { ...bare(condition, pointer, scope), truth, undetermined };
}

function evaluateComparison(check: Check, condition: Comparison, pointer: string, scope: Scope): Evaluated {
  const attribute = findAttribute(check.vocabulary, scope.collection, condition.attribute);
  const comparison = operatorOf(condition);
  invariant(attribute !== null && comparison !== null, `the rule was not parsed: ${pointer}`);
  const fact = readFact(scope.values, condition.attribute, attribute);
  const evaluated = { ...bare(condition, pointer, scope), fact };
  const resolved = resolveTest(comparison, attribute, check.facts);
  if (fact.state === 'none') {
    const truth = comparison.operator === 'noneOf' ? isTrue : isFalse;
    return { ...evaluated, truth };
  }
  const open = openFact(fact, condition.attribute, scope.collection);
  if ('unknown' in resolved) {
    const unknownDay = { kind: 'reference_date_unknown', referenceDate: resolved.unknown } as const;
    return { ...evaluated, undetermined: [...open, unknownDay] };
  }
  if (fact.state === 'known') {
    return { ...evaluated, truth: compareValue(fact.value, resolved.test, attribute) ? isTrue : isFalse };
  }
  const place = { collection: scope.collection, item: scope.item, name: condition.attribute };
  const bounds = fact.state === 'bounds' ? fact.bounds : null;
  const variable = check.variables.attribute(place, attribute, bounds);
  if (variable === null) return { ...evaluated, undetermined: open };
  const cells = Uint8Array.from(variable.cells, (value) =>
    compareValue(value, resolved.test, attribute) ? 1 : 0,
  );
  const truth = truthByCell(variable, cells);
  return { ...evaluated, truth, undetermined: truth.outcome === 'undetermined' ? open : [] };
}

function openFact(fact: FactState, attribute: string, collection: string | null): readonly Undetermination[] {
  if (fact.state === 'missing') return [{ kind: 'missing_fact', attribute, collection }];
  if (fact.state === 'pending' || fact.state === 'bounds')
    return [{ kind: 'not_yet', attribute, collection }];
  return [];
}

/** Evaluates `where` for each item known, and for an item of which nothing is known. */
function evaluateItems(
  check: Check,
  where: Condition | undefined,
  collection: string,
  pointer: string,
): { readonly known: CollectionFacts; readonly items: readonly Evaluated[]; readonly further: Truth } {
  const known = readCollection(check.facts, collection);
  const itemAt = (values: Scope['values'], item: number): Evaluated => {
    const scope: Scope = { collection, item, values };
    return where === undefined
      ? { ...bare({ all: [] }, pointer, scope), truth: isTrue }
      : evaluate(check, where, `${pointer}/where`, scope);
  };
  return {
    known,
    items: known.items.map(itemAt),
    further: known.complete ? isFalse : itemAt({}, -1).truth,
  };
}

function furtherItems(known: CollectionFacts, collection: string): readonly Undetermination[] {
  return [{ kind: known.pending === true ? 'not_yet' : 'missing_fact', attribute: null, collection }];
}

function evaluateQuantifier(
  check: Check,
  condition: SomeCondition | EveryCondition | CountCondition,
  pointer: string,
  scope: Scope,
): Evaluated {
  const every = 'every' in condition;
  const collection = every ? condition.every : 'some' in condition ? condition.some : condition.count;
  const { known, items, further } = evaluateItems(check, condition.where, collection, pointer);
  // `every` counts the items that fail: there must be none.
  const counted = every ? items.map((item) => negateTruth(item.truth)) : items.map((item) => item.truth);
  const least = every ? 0 : 'some' in condition ? 1 : (condition.min ?? 0);
  const most = every
    ? 0
    : 'some' in condition
      ? Number.POSITIVE_INFINITY
      : (condition.max ?? Number.POSITIVE_INFINITY);
  const mayFollow = !known.complete && (every ? negateTruth(further) : further).outcome !== 'false';
  const group = truthOfGroup(counted, least, most, mayFollow ? Number.POSITIVE_INFINITY : 0);
  let truth = group.truth;
  if (truth.outcome === 'undetermined' && truth.variable === null) {
    const key = every
      ? failureVariable(collection, condition.where)
      : countVariable(collection, condition.where);
    const variable = check.variables.number(key, group.count, true);
    truth = truthByCell(variable, cellsWithin(variable.cells, least, most));
  }
  const open = truth.outcome === 'undetermined' && mayFollow ? furtherItems(known, collection) : [];
  return {
    ...bare(condition, pointer, scope),
    truth,
    count: every ? null : group.count,
    undetermined: open,
    children: items,
  };
}

function evaluateSum(check: Check, condition: SumCondition, pointer: string, scope: Scope): Evaluated {
  const { known, items, further } = evaluateItems(check, condition.where, condition.in, pointer);
  const attribute = findAttribute(check.vocabulary, condition.in, condition.sum);
  invariant(attribute !== null, `the rule was not parsed: ${pointer}`);
  const least = condition.min ?? Number.NEGATIVE_INFINITY;
  const most = condition.max ?? Number.POSITIVE_INFINITY;
  const values = known.items.map((item) => readFact(item, condition.sum, attribute));
  const mayFollow = !known.complete && further.outcome !== 'false';
  const sum = sumBounds(
    items.map((item) => item.truth),
    values,
    attribute,
    mayFollow,
  );
  const evaluated = { ...bare(condition, pointer, scope), count: sum.bounds, children: items };
  let truth: Truth;
  if (sum.byCell !== null) {
    truth = truthByCell(sum.byCell.variable, cellsWithin(sum.byCell.sums, least, most));
  } else if (sum.bounds.atLeast === sum.bounds.atMost) {
    truth = sum.bounds.atLeast >= least && sum.bounds.atMost <= most ? isTrue : isFalse;
  } else {
    const whole = attribute.whole === true;
    const key = sumVariable(condition.in, condition.sum, condition.where);
    const variable = check.variables.number(key, sum.bounds, whole);
    truth = truthByCell(variable, cellsWithin(variable.cells, least, most));
  }
  if (truth.outcome !== 'undetermined') return { ...evaluated, truth };
  const open = items.flatMap((item, index) => {
    const value = values[index];
    return item.truth.outcome === 'false' || value === undefined
      ? []
      : openFact(value, condition.sum, condition.in);
  });
  return {
    ...evaluated,
    truth,
    undetermined: mayFollow ? [...open, ...furtherItems(known, condition.in)] : open,
  };
}

function cellsWithin(cells: readonly unknown[], least: number, most: number): Uint8Array {
  return Uint8Array.from(cells, (cell) =>
    typeof cell === 'number' && cell >= least && cell <= most ? 1 : 0,
  );
}
