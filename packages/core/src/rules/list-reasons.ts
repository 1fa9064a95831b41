import type { Reason, Verdict } from './verdict.ts';

/** A reason without its tree: where it stands is told by numbers, for lists that cannot nest. */
export interface ListedReason extends Omit<Reason, 'children'> {
  /** The place in the list, from 0. */
  readonly index: number;
  /** The place of the condition above; `null` for the whole rule. */
  readonly parent: number | null;
  /** How deep it stands; 0 for the whole rule. */
  readonly depth: number;
}

/**
 * The reason tree as a flat list, each condition before those below it.
 *
 * @example
 * ```ts
 * import { checkRule, listReasons, type Vocabulary } from '@coterie/core';
 *
 * const vocabulary: Vocabulary = {
 *   attributes: { coach: { kind: 'boolean', label: 'Coach', question: 'Are you a coach?' } },
 *   collections: {},
 * };
 * const rule = { version: 1, when: { not: { attribute: 'coach', equals: true } } } as const;
 * const verdict = checkRule(rule, { attributes: { coach: true }, collections: {} }, vocabulary);
 * listReasons(verdict).map((reason) => `${reason.depth} ${reason.pointer} ${reason.outcome}`); // => ['0 /when false', '1 /when/not true']
 * ```
 */
export function listReasons(verdict: Verdict): readonly ListedReason[] {
  const listed: ListedReason[] = [];
  const add = (reason: Reason, parent: number | null, depth: number): void => {
    const { children, ...own } = reason;
    const index = listed.length;
    listed.push({ ...own, index, parent, depth });
    for (const child of children) add(child, index, depth + 1);
  };
  add(verdict.reason, null, 0);
  return listed;
}

/**
 * The conditions on which the outcome rests, the lowest ones: comparisons, criteria, counts, sums,
 * and quantifiers over collections that have no items.
 *
 * @example
 * ```ts
 * import { checkRule, findDecisiveReasons, type Vocabulary } from '@coterie/core';
 *
 * const yesOrNo = { kind: 'boolean', label: 'Yes or no', question: null } as const;
 * const vocabulary: Vocabulary = { attributes: { coach: yesOrNo, leader: yesOrNo }, collections: {} };
 * const when = { any: [{ attribute: 'coach', equals: true }, { attribute: 'leader', equals: true }] } as const;
 * const facts = { attributes: { coach: false, leader: true }, collections: {} };
 * const verdict = checkRule({ version: 1, when }, facts, vocabulary);
 * findDecisiveReasons(verdict).map((reason) => reason.attribute); // => ['leader']
 * ```
 */
export function findDecisiveReasons(verdict: Verdict): readonly Reason[] {
  const found: Reason[] = [];
  const look = (reason: Reason): void => {
    if (!reason.decisive) return;
    const below = reason.children.filter((child) => child.decisive);
    if (below.length === 0) found.push(reason);
    else for (const child of below) look(child);
  };
  look(verdict.reason);
  return found;
}
