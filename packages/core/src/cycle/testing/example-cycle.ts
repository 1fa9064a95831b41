import { id } from '../../kernel/brand.ts';
import type { Cycle } from '../cycle.ts';
import { draftCycle } from '../draft-cycle.ts';

/** A cycle for tests that takes applications and has seats for everybody, but for what a test says. */
export function exampleCycle(known: Partial<Cycle> = {}): Cycle {
  return draftCycle({
    id: id('cycle'),
    communityId: id('community'),
    state: 'accepting',
    zone: 'America/Chicago',
    capacity: { kind: 'unlimited' },
    ...known,
  });
}
