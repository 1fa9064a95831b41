import type { Finding, Place } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import { type ReadTitle, readTitle, titleSimilarity } from './title-similarity.ts';

export const oneTitle = defineRule('scheduling.one-title', 'One thing has one title wherever it is printed.');

/** A title as it is printed in one list or timetable. */
export interface PrintedTitle {
  readonly place: Place;
  readonly title: string;
  /**
   * The list that it stands in: `communities`, `agenda of April`. The entries of one list are
   * different things, so titles are compared across lists only.
   */
  readonly list: string;
}

/**
 * One finding for each two titles of different lists that differ and yet seem to name one thing: they
 * share a name in quotation marks, or most of their words. A title that stands word for word in the
 * other list names that entry, and nothing else.
 *
 * Rule: `scheduling.one-title`, a note, at the title that comes later.
 *
 * @example
 * ```ts
 * import { findTwoTitles } from '@coterie/core';
 *
 * const findings = findTwoTitles([
 *   { place: { pointer: '/communities/0' }, list: 'communities', title: 'Mental Health' },
 *   { place: { pointer: '/communities/1' }, list: 'communities', title: 'special, PBS-hosted Community entitled “Strengthening Connections”' },
 *   { place: { pointer: '/sessions/0' }, list: 'agenda', title: 'Health' },
 *   { place: { pointer: '/sessions/1' }, list: 'agenda', title: 'PBS Presents “Strengthening Connections”' },
 * ]);
 * findings.map((finding) => finding.place.pointer); // => ['/sessions/1']
 * ```
 */
export function findTwoTitles(titles: readonly PrintedTitle[]): readonly Finding[] {
  const read = titles.map((printed) => ({ printed, title: readTitle(printed.title) }));
  const listsOf = new Map<string, Set<string>>();
  for (const { printed, title } of read) {
    listsOf.set(title.normalized, (listsOf.get(title.normalized) ?? new Set()).add(printed.list));
  }
  const isIn = (title: ReadTitle, list: string): boolean => listsOf.get(title.normalized)?.has(list) ?? false;
  const findings: Finding[] = [];
  read.forEach((second, index) => {
    for (const first of read.slice(0, index)) {
      if (first.printed.list === second.printed.list) continue;
      if (isIn(first.title, second.printed.list) || isIn(second.title, first.printed.list)) continue;
      const similarity = titleSimilarity(first.title, second.title);
      if (similarity === null) continue;
      findings.push({
        ruleId: oneTitle.id,
        severity: 'note',
        place: second.printed.place,
        quotation: `“${first.printed.title}” beside “${second.printed.title}”`,
        understood: 'one thing under two titles',
        suggestion: null,
        facts: {
          first: {
            pointer: first.printed.place.pointer,
            title: first.printed.title,
            list: first.printed.list,
          },
          second: {
            pointer: second.printed.place.pointer,
            title: second.printed.title,
            list: second.printed.list,
          },
          shared: similarity.shared,
        },
      });
    }
  });
  return findings;
}
