import { readTimeRange } from '../../calendar/read-time-range.ts';
import type { Finding } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import type { TimetableEntry } from './reading.ts';
import { wordsOfRange } from './words-of-time.ts';

export const meridiemIsPrinted = defineRule(
  'scheduling.meridiem-is-printed',
  'A time of a 12-hour clock says whether it is AM or PM.',
);

/**
 * One finding for each session whose printed times leave out AM or PM ("12:30 – 02:00PM"). Where one
 * of two is left out, the shorter range is understood. Entries that print no AM or PM anywhere, and
 * some time after noon, use a 24-hour clock, and leave out nothing.
 *
 * Rule: `scheduling.meridiem-is-printed`, a note; a warning where nothing decides.
 *
 * @example
 * ```ts
 * import { findMissingMeridiems, timedTiming } from '@coterie/core';
 *
 * const [finding] = findMissingMeridiems([
 *   {
 *     place: { pointer: '/gatherings/3/sessions/6' },
 *     label: 'Mental Health',
 *     quotation: '12:30 – 02:00PM',
 *     timing: timedTiming('2024-04-17', '12:30', '14:00', 'America/Chicago'),
 *   },
 * ]);
 * finding?.understood; // => '12:30 PM – 2:00 PM'
 * ```
 */
export function findMissingMeridiems(entries: readonly TimetableEntry[]): readonly Finding[] {
  const options = uses24HourClock(entries) ? ({ clock: 24 } as const) : {};
  return entries.flatMap(({ place, label, quotation }): Finding[] => {
    if (quotation === null) return [];
    const reading = readTimeRange(quotation, options);
    const missing = reading.issues.find((issue) => issue.kind === 'missing_meridiem');
    if (missing === undefined) return [];
    const isOpen = reading.understood === null;
    return [
      {
        ruleId: meridiemIsPrinted.id,
        severity: isOpen ? 'warning' : 'note',
        place,
        quotation: reading.quotation,
        understood: reading.understood === null ? null : wordsOfRange(reading.understood),
        suggestion: reading.understood === null ? null : wordsOfRange(reading.understood),
        facts: {
          label,
          missingAt: missing.edge,
          printed: missing.printed,
          readings: [
            ...(reading.understood === null ? [] : [reading.understood]),
            ...reading.alternatives,
          ].map(({ start, end, endsNextDay }) => ({ start, end, endsNextDay })),
        },
      },
    ];
  });
}

function uses24HourClock(entries: readonly TimetableEntry[]): boolean {
  const printed = entries.flatMap(({ quotation }) => (quotation === null ? [] : [readTimeRange(quotation)]));
  // Read as printed on either clock: only a 24-hour clock can have printed it, or AM and PM stand there.
  const certain = printed.filter(({ understood, issues }) => {
    return understood !== null && issues.every((issue) => issue.kind !== 'missing_meridiem');
  });
  const hasMeridiem = printed.some(({ quotation }) => /[ap]\.?\s?m|noon|midnight/iu.test(quotation));
  return certain.length > 0 && !hasMeridiem;
}
