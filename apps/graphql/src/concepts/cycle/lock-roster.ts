import { decideRoster } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

defineCommand({
  name: 'lockRoster',
  description: 'Locks the roster of a cycle: nobody enters it any more, by any way in.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { cycle: 'Cycle' },
  refusals: [cycleRefusals],
  run: (run) =>
    runCycleCommand(run, {
      capability: 'enrollment.manage',
      group: cycleRefusals,
      path: ['cycleId'],
      decide: (cycle) => decideRoster(cycle, { kind: 'lockRoster' }, run.now),
    }),
});
