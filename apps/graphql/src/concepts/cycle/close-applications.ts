import { decideCycle } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { loadCycleFacts } from './cycle-facts.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

defineCommand({
  name: 'closeApplications',
  description: 'Closes the applications of a cycle; seats are given out.',
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
          { kind: 'closeApplications', reason: run.input.reason ?? null },
          await loadCycleFacts(run.tx, row, run.now),
          run.now,
        ),
    }),
});
