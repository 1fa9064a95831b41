import { decideCycle } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { loadCycleFacts } from './cycle-facts.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

defineCommand({
  name: 'reopenApplications',
  description: 'Opens a cycle that gives out its seats to applications again.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    reason: t.string({ description: 'Why, for the history.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { cycle: 'Cycle' },
  refusals: [cycleRefusals],
  run: (run) =>
    runCycleCommand(run, {
      capability: 'cycle.select',
      group: cycleRefusals,
      path: ['cycleId'],
      decide: async (cycle, row) =>
        decideCycle(
          cycle,
          { kind: 'reopen', reason: run.input.reason ?? null },
          await loadCycleFacts(run.tx, row, run.now),
          run.now,
        ),
    }),
});
