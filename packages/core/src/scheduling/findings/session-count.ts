import type { Finding, Place } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';

export const minimumSessionsPlanned = defineRule(
  'scheduling.minimum-sessions-planned',
  'A cycle holds at least its minimum number of sessions.',
);

/** How many sessions a cycle has beside how many it must have. */
export interface SessionCount {
  readonly place: Place;
  readonly label: string;
  readonly quotation: string | null;
  /** `null` where the minimum is not known. */
  readonly minimum: number | null;
  /** Sessions that are planned or held; cancelled ones do not count. */
  readonly planned: number;
  /** Whether all sessions are known; while they are not, "too few" cannot be said. */
  readonly isComplete: boolean;
}

/**
 * Whether a cycle has enough sessions: `undetermined` where the minimum is not known, or where too few
 * are known while the schedule is not complete.
 *
 * Rule: `scheduling.minimum-sessions-planned`.
 *
 * @example
 * ```ts
 * import { checkSessionCount } from '@coterie/core';
 *
 * checkSessionCount({ minimum: 4, planned: 1, isComplete: false }); // => 'undetermined'
 * checkSessionCount({ minimum: 4, planned: 1, isComplete: true }); // => 'too_few'
 * checkSessionCount({ minimum: 4, planned: 4, isComplete: false }); // => 'enough'
 * ```
 */
export function checkSessionCount(
  count: Pick<SessionCount, 'minimum' | 'planned' | 'isComplete'>,
): 'enough' | 'too_few' | 'undetermined' {
  if (count.minimum === null) return 'undetermined';
  if (count.planned >= count.minimum) return 'enough';
  return count.isComplete ? 'too_few' : 'undetermined';
}

/**
 * One finding for each cycle that certainly has too few sessions.
 *
 * Rule: `scheduling.minimum-sessions-planned`, a warning.
 *
 * @example
 * ```ts
 * import { findTooFewSessions } from '@coterie/core';
 *
 * const count = { place: { pointer: '/cycles/0' }, label: 'Coaches', quotation: 'a minimum of four times', minimum: 4, planned: 3 };
 * findTooFewSessions([{ ...count, isComplete: true }])[0]?.understood; // => '3 sessions, at least 4 needed'
 * findTooFewSessions([{ ...count, isComplete: false }]); // => []
 * ```
 */
export function findTooFewSessions(counts: readonly SessionCount[]): readonly Finding[] {
  return counts
    .filter((count) => checkSessionCount(count) === 'too_few')
    .map(
      ({ place, label, quotation, minimum, planned }): Finding => ({
        ruleId: minimumSessionsPlanned.id,
        severity: 'warning',
        place,
        quotation,
        understood: `${planned} sessions, at least ${minimum} needed`,
        suggestion: null,
        facts: { label, minimum, planned },
      }),
    );
}
