import type { WindowState } from '../../calendar/date-window.ts';
import type { Finding, Place } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';

export const wordsFitWindow = defineRule(
  'scheduling.words-fit-window',
  'Words that say an opportunity is open do not stand beside a window that is over.',
);

/** What is printed about one window. */
export interface WordsAboutWindow {
  /** What the page or a person says in words, each with its quotation: `is currently limited`. */
  readonly statements: readonly {
    readonly place: Place;
    readonly quotation: string;
    readonly says: 'open' | 'over';
  }[];
  /** What the dates say, where somebody has looked at them at a time that matters; else `null`. */
  readonly state: WindowState | null;
}

/**
 * One finding for each statement that says "open" while another statement, or the window itself, says
 * that it is over. The first thing that says so is quoted beside it.
 *
 * Rule: `scheduling.words-fit-window`, a warning.
 *
 * @example
 * ```ts
 * import { findOverBesideOpenWords } from '@coterie/core';
 *
 * const open = { place: { pointer: '/notes/0' }, quotation: 'This opportunity is currently limited', says: 'open' } as const;
 * const over = { place: { pointer: '/notes/1' }, quotation: 'no longer accepting applications', says: 'over' } as const;
 * findOverBesideOpenWords({ statements: [open, over], state: null }).length; // => 1
 * findOverBesideOpenWords({ statements: [open], state: 'closed' }).length; // => 1
 * findOverBesideOpenWords({ statements: [open], state: 'open' }).length; // => 0
 * ```
 */
export function findOverBesideOpenWords(words: WordsAboutWindow): readonly Finding[] {
  const over = words.statements.find((statement) => statement.says === 'over');
  if (over === undefined && words.state !== 'closed') return [];
  return words.statements
    .filter((statement) => statement.says === 'open')
    .map(
      (statement): Finding => ({
        ruleId: wordsFitWindow.id,
        severity: 'warning',
        place: statement.place,
        quotation:
          over === undefined ? statement.quotation : `“${statement.quotation}” beside “${over.quotation}”`,
        understood:
          over === undefined ? 'the window is over' : 'one says that it is open, the other that it is over',
        suggestion: null,
        facts: { open: statement.quotation, over: over?.quotation ?? null, windowState: words.state },
      }),
    );
}
