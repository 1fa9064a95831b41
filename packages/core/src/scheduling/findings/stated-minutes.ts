import type { Finding } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import { timingMinutes } from '../session-timing.ts';
import type { TimetableEntry } from './reading.ts';
import { wordsOfMinutes } from './words-of-time.ts';

export const statedMinutesAgree = defineRule(
  'scheduling.stated-minutes-agree',
  'How long a session is said to last agrees with its start and end.',
);

/**
 * One finding for each session whose stated length differs from the time between its start and its
 * end ("90-minute sessions" beside 8:30 – 10:15). Entries without a stated length are left out.
 *
 * Rule: `scheduling.stated-minutes-agree`, a warning.
 *
 * @example
 * ```ts
 * import { findStatedMinutesConflicts, timedTiming } from '@coterie/core';
 *
 * const entry = { place: { pointer: '/sessions/0' }, label: 'Workshop', quotation: '8:30 AM - 11:30 AM', timing: timedTiming('2024-02-01', '08:30', '11:30', null) };
 * findStatedMinutesConflicts([{ ...entry, statedMinutes: 180 }]); // => []
 * findStatedMinutesConflicts([{ ...entry, statedMinutes: 90 }])[0]?.understood; // => '3 hours, stated as 90 minutes'
 * ```
 */
export function findStatedMinutesConflicts(entries: readonly TimetableEntry[]): readonly Finding[] {
  return entries.flatMap(({ place, label, quotation, timing, statedMinutes = null }): Finding[] => {
    const minutes = timingMinutes(timing);
    if (minutes === null || statedMinutes === null || minutes === statedMinutes) return [];
    return [
      {
        ruleId: statedMinutesAgree.id,
        severity: 'warning',
        place,
        quotation,
        understood: `${wordsOfMinutes(minutes)}, stated as ${wordsOfMinutes(statedMinutes)}`,
        suggestion: null,
        facts: { label, minutes, statedMinutes },
      },
    ];
  });
}
