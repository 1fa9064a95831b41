import { decideRoster } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

defineCommand({
  name: 'unlockRoster',
  description: 'Unlocks the roster of a cycle; that of a closed cycle only until the cycle starts.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    reason: t.string({ required: true, description: 'Why, for the history.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { cycle: 'Cycle' },
  refusals: [cycleRefusals],
  run: (run) =>
    runCycleCommand(run, {
      capability: 'enrollment.manage',
      group: cycleRefusals,
      path: ['cycleId'],
      decide: (cycle) => decideRoster(cycle, { kind: 'unlockRoster', reason: run.input.reason }, run.now),
    }),
});
