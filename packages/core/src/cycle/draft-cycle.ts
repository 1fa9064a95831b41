import { unstatedAdmissionPolicy } from './admission-policy.ts';
import type { Cycle } from './cycle.ts';
import { nothingRequired } from './readiness.ts';

/**
 * A cycle in draft, of which nothing is known but what is given: unknown capacity, no window, no policy
 * that anybody stated.
 *
 * @example
 * ```ts
 * import { draftCycle, id } from '@coterie/core';
 *
 * const cycle = draftCycle({ id: id('coaches-2024'), communityId: id('coaches'), zone: 'America/Chicago' });
 * cycle.state; // => 'draft'
 * cycle.capacity; // => { kind: 'unknown' }
 * ```
 */
export function draftCycle(known: Pick<Cycle, 'id' | 'communityId'> & Partial<Cycle>): Cycle {
  return {
    state: 'draft',
    period: null,
    applicationWindow: { opens: null, closes: null },
    zone: null,
    admission: unstatedAdmissionPolicy,
    capacity: { kind: 'unknown' },
    caps: [],
    rosterLockedAt: null,
    readiness: nothingRequired,
    ...known,
  };
}
