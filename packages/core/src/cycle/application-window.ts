import { checkWindow, type WindowVerdict } from '../calendar/date-window.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Cycle } from './cycle.ts';

/**
 * How the application window of a cycle stands. Many programs publish a deadline and no opening; that
 * the cycle accepts applications says that it has opened.
 *
 * @example
 * ```ts
 * import { checkApplicationWindow } from '@coterie/core';
 *
 * const applicationWindow = { opens: null, closes: { kind: 'date', date: '2024-01-26' } } as const;
 * const cycle = { state: 'accepting', applicationWindow, zone: 'America/Chicago' } as const;
 * checkApplicationWindow(cycle, '2024-01-15T15:00:00Z').state; // => 'open'
 * checkApplicationWindow({ ...cycle, state: 'announced' }, '2024-01-15T15:00:00Z').state; // => 'undetermined'
 * checkApplicationWindow(cycle, '2024-01-27T06:00:00Z').state; // => 'closed'
 * ```
 */
export function checkApplicationWindow(
  cycle: Pick<Cycle, 'state' | 'applicationWindow' | 'zone'>,
  now: Instant,
): WindowVerdict {
  const verdict = checkWindow(cycle.applicationWindow, cycle.zone, now);
  const opens = cycle.applicationWindow.opens;
  if (cycle.state !== 'accepting' || opens !== null || verdict.hasClosed !== false) return verdict;
  return {
    ...verdict,
    state: 'open',
    hasOpened: true,
    unknown: verdict.unknown.filter((edge) => edge !== 'opens'),
  };
}
