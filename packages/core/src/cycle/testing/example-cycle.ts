import { id } from '../../kernel/brand.ts';
import { unstatedAdmissionPolicy } from '../admission-policy.ts';
import type { Cycle } from '../cycle.ts';
import { nothingRequired } from '../readiness.ts';

/** A cycle for tests, of which nothing is known but what a test says. */
export function exampleCycle(known: Partial<Cycle> = {}): Cycle {
  return {
    id: id('cycle'),
    communityId: id('community'),
    state: 'accepting',
    period: null,
    applicationWindow: { opens: null, closes: null },
    zone: 'America/Chicago',
    admission: unstatedAdmissionPolicy,
    capacity: { kind: 'unlimited' },
    caps: [],
    rosterLockedAt: null,
    readiness: nothingRequired,
    ...known,
  };
}
