import { checkRule } from './check-rule.ts';
import { evaluateRule } from './evaluate-condition.ts';
import { type Facts, type FactValue, readCollection, readFact } from './fact.ts';
import { type Mentions, mentionedAttributes, mentionsOf, testsOn } from './open-variable.ts';
import type { RuleDocument } from './rule.ts';
import { valueCells } from './value-cells.ts';
import type { Outcome, Reason } from './verdict.ts';
import { type Attribute, findAttribute, findCollection, type Vocabulary } from './vocabulary.ts';

/** A question whose answer can still matter. */
export interface OpenQuestion {
  /** The attribute asked for; `null`: asks for further items of the collection. */
  readonly attribute: string | null;
  readonly collection: string | null;
  /** Which item of the collection is asked about, from 0; `null` for the person, or for further items. */
  readonly item: number | null;
  readonly label: string;
  /** What to ask the person; `null` where the vocabulary says that the person is not the one who knows. */
  readonly question: string | null;
  /** What is to be answered: the attribute; of further items, those attributes that the rule looks at. */
  readonly answers: readonly { readonly name: string; readonly attribute: Attribute }[];
}

/** How many completions are tried to find out whether an answer can matter. */
const mostCompletions = 1024;
/** How many answers of one question are tried to find out how much it settles. */
const mostAnswers = 32;
/** What may be spent on either, in conditions evaluated: enough for any rule that people write. */
const mostWork = 200_000;

/**
 * The questions still worth asking: only facts that are missing, only where the answer can matter,
 * never a criterion that the program left undefined, nor what is not yet decided. The one that
 * settles most on average, every way to answer being as likely, comes first.
 *
 * @returns an empty list if the verdict is settled
 *
 * @example
 * ```ts
 * import { findOpenQuestions, type Vocabulary } from '@coterie/core';
 *
 * const vocabulary: Vocabulary = {
 *   attributes: {
 *     sessions: { kind: 'number', label: 'Sessions', question: 'How many can you attend?' },
 *     state: { kind: 'text', label: 'State', question: 'In which state do you work?' },
 *   },
 *   collections: {},
 * };
 * const when = { all: [{ attribute: 'sessions', min: 6 }, { attribute: 'state', equals: 'WI' }] } as const;
 * const rule = { version: 1, when } as const;
 * const known = { attributes: { state: 'WI' }, collections: {} };
 * findOpenQuestions(rule, known, vocabulary).map((one) => one.question); // => ['How many can you attend?']
 * const elsewhere = { attributes: { state: 'IL' }, collections: {} };
 * findOpenQuestions(rule, elsewhere, vocabulary); // => []
 * ```
 */
export function findOpenQuestions(
  rule: RuleDocument,
  facts: Facts,
  vocabulary: Vocabulary,
): readonly OpenQuestion[] {
  const verdict = checkRule(rule, facts, vocabulary);
  if (verdict.outcome !== 'undetermined') return [];
  const mentions = mentionsOf(rule);
  const unknowns = findUnknowns(verdict.reason, facts, vocabulary);
  const evaluations = Math.floor(mostWork / costOf(mentions));
  const asking: Asking = { rule, facts, vocabulary, mentions, evaluations };
  const mattering = keepRelevant(unknowns, asking);
  // Where nothing matters, every completion leads to one outcome that the checker did not see: any
  // answer brings it nearer.
  const relevant = (mattering.length === 0 ? unknowns : mattering).filter((unknown) => unknown.askable);
  const answers = Math.min(mostAnswers, Math.floor(evaluations / Math.max(1, relevant.length)));
  const judged = relevant.map((unknown) => ({ unknown, left: expectedRest(unknown, answers, asking) }));
  judged.sort((one, other) => one.left - other.left);
  return judged.map(({ unknown }) => questionOf(unknown, asking));
}

interface Asking {
  readonly rule: RuleDocument;
  readonly facts: Facts;
  readonly vocabulary: Vocabulary;
  readonly mentions: Mentions;
  /** How many evaluations of the rule may be spent on relevance, and on the order. */
  readonly evaluations: number;
}

/** Roughly what one evaluation costs: each comparison is looked at once for each way it can turn out. */
function costOf(mentions: Mentions): number {
  let cost = 10;
  for (const tests of mentions.tests.values())
    cost += tests.length + Math.min(3 * tests.length ** 2, 2 ** 21) / 8;
  return cost;
}

/** Something open on which the verdict may rest. */
interface Unknown {
  readonly kind: 'attribute' | 'items' | 'criterion' | 'day';
  readonly name: string;
  readonly collection: string | null;
  readonly item: number | null;
  /** Whether it is a missing fact, and not a matter of the future or of a determination. */
  readonly askable: boolean;
}

function findUnknowns(root: Reason, facts: Facts, vocabulary: Vocabulary): readonly Unknown[] {
  const found = new Map<string, Unknown>();
  const add = (unknown: Unknown) => {
    const key = JSON.stringify(unknown);
    if (!found.has(key)) found.set(key, unknown);
  };
  const addSummed = (reason: Reason, attribute: string, collection: string) => {
    const declared = findAttribute(vocabulary, collection, attribute);
    for (const [item, values] of readCollection(facts, collection).items.entries()) {
      if (declared === null || reason.children[item]?.outcome === 'false') continue;
      const { state } = readFact(values, attribute, declared);
      if (state === 'known' || state === 'none') continue;
      add({ kind: 'attribute', name: attribute, collection, item, askable: state === 'missing' });
    }
  };
  const look = (reason: Reason, item: number | null): void => {
    if (reason.outcome !== 'undetermined') return;
    const at = reason.kind === 'item' ? reason.item : item;
    if (reason.kind === 'sum' && reason.attribute !== null && reason.collection !== null) {
      addSummed(reason, reason.attribute, reason.collection);
    }
    for (const child of reason.children) look(child, at);
    for (const open of reason.undetermined) {
      const own = reason.children.length === 0 || ('attribute' in open && open.attribute === null);
      if (!own) continue;
      if (open.kind === 'criterion_undefined') {
        add({ kind: 'criterion', name: open.criterion, collection: null, item: null, askable: false });
      } else if (open.kind === 'reference_date_unknown') {
        add({ kind: 'day', name: open.referenceDate, collection: null, item: null, askable: false });
      } else {
        const askable = open.kind === 'missing_fact';
        const { attribute, collection } = open;
        if (attribute === null) add({ kind: 'items', name: '', collection, item: null, askable });
        else if (reason.kind === 'comparison')
          add({ kind: 'attribute', name: attribute, collection, item: at, askable });
      }
    }
  };
  look(root, null);
  return [...found.values()];
}

/** The ways in which an unknown may turn out, as the rule can tell them apart; `null`: too many. */
function waysOf(unknown: Unknown, asking: Asking): readonly FactValue[] | null {
  if (unknown.kind === 'criterion') return [true, false];
  if (unknown.kind !== 'attribute') return null;
  const attribute = findAttribute(asking.vocabulary, unknown.collection, unknown.name);
  if (attribute === null) return null;
  const values =
    unknown.collection === null || unknown.item === null
      ? asking.facts.attributes
      : (readCollection(asking.facts, unknown.collection).items[unknown.item] ?? {});
  const fact = readFact(values, unknown.name, attribute);
  const tests = testsOn(asking.mentions, unknown.collection, unknown.name, attribute, asking.facts);
  // What is summed up is not told apart by comparisons alone.
  if (asking.mentions.summed.has(JSON.stringify([unknown.collection, unknown.name]))) return null;
  const cells = valueCells(attribute, tests, fact.state === 'bounds' ? fact.bounds : null);
  return cells?.map((cell): FactValue => cell ?? { none: true }) ?? null;
}

/** The facts, had the unknown turned out so. */
function supposing(facts: Facts, unknown: Unknown, way: FactValue): Facts {
  if (unknown.kind === 'criterion') {
    return { ...facts, determinations: { ...facts.determinations, [unknown.name]: way === true } };
  }
  if (unknown.collection === null || unknown.item === null) {
    return { ...facts, attributes: { ...facts.attributes, [unknown.name]: way } };
  }
  const known = readCollection(facts, unknown.collection);
  const items = known.items.map((item, index) =>
    index === unknown.item ? { ...item, [unknown.name]: way } : item,
  );
  return { ...facts, collections: { ...facts.collections, [unknown.collection]: { ...known, items } } };
}

/**
 * Keeps the unknowns that can matter: those for which two completions that differ in nothing else
 * lead to different outcomes. Where the completions are too many to be tried, all are kept.
 */
function keepRelevant(unknowns: readonly Unknown[], asking: Asking): readonly Unknown[] {
  const ways = unknowns.map((unknown) => waysOf(unknown, asking));
  let completions = 1;
  for (const one of ways) completions *= one?.length ?? 1;
  if (completions > Math.min(mostCompletions, asking.evaluations)) return unknowns;
  const outcomes: Outcome[] = [];
  const complete = (facts: Facts, index: number): void => {
    const unknown = unknowns[index];
    if (unknown === undefined) {
      outcomes.push(evaluateRule(asking.rule, facts, asking.vocabulary).truth.outcome);
      return;
    }
    const turns = ways[index];
    if (turns === null || turns === undefined) complete(facts, index + 1);
    else for (const way of turns) complete(supposing(facts, unknown, way), index + 1);
  };
  complete(asking.facts, 0);
  let stride = completions;
  return unknowns.filter((_, index) => {
    const turns = ways[index];
    if (turns === null || turns === undefined) return true;
    stride /= turns.length;
    const step = stride;
    return outcomes.some((outcome, at) => {
      // What stays open may hide a difference, so it counts as one.
      if (outcome === 'undetermined') return true;
      const isFirstWay = Math.floor(at / step) % turns.length === 0;
      return isFirstWay && turns.some((_way, way) => outcomes[at + way * step] !== outcome);
    });
  });
}

/** How many unknowns are left on average once the question is answered. */
function expectedRest(unknown: Unknown, answers: number, asking: Asking): number {
  const ways = waysOf(unknown, asking)?.slice(0, answers) ?? [];
  if (ways.length === 0) return Number.MAX_SAFE_INTEGER;
  let left = 0;
  for (const way of ways) {
    const { outcome, reason } = checkRule(
      asking.rule,
      supposing(asking.facts, unknown, way),
      asking.vocabulary,
    );
    if (outcome === 'undetermined') left += reason.undetermined.length;
  }
  return left / ways.length;
}

function questionOf(unknown: Unknown, { vocabulary, mentions }: Asking): OpenQuestion {
  const { collection, item, name } = unknown;
  if (unknown.kind === 'items' && collection !== null) {
    const declared = findCollection(vocabulary, collection);
    const answers = mentionedAttributes(mentions, collection).flatMap((one) => {
      const attribute = findAttribute(vocabulary, collection, one);
      return attribute === null ? [] : [{ name: one, attribute }];
    });
    const label = declared?.label ?? collection;
    return { attribute: null, collection, item: null, label, question: declared?.question ?? null, answers };
  }
  const attribute = findAttribute(vocabulary, collection, name);
  return {
    attribute: name,
    collection,
    item,
    label: attribute?.label ?? name,
    question: attribute?.question ?? null,
    answers: attribute === null ? [] : [{ name, attribute }],
  };
}
