import { decideCycle } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { loadCycleFacts } from './cycle-facts.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

defineCommand({
  name: 'cancelCycle',
  description: 'Cancels a cycle that is not over.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    reason: t.string({ description: 'Why, for the history.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { cycle: 'Cycle' },
  refusals: [cycleRefusals],
  run: (run) =>
    runCycleCommand(run, {
      capability: 'cycle.end',
      group: cycleRefusals,
      path: ['cycleId'],
      decide: async (cycle, row) =>
        decideCycle(
          cycle,
          { kind: 'cancel', reason: run.input.reason ?? null },
          await loadCycleFacts(run.tx, row, run.now),
          run.now,
        ),
    }),
});
