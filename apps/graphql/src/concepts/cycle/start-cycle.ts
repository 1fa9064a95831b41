import { decideCycle } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { loadCycleFacts } from './cycle-facts.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

defineCommand({
  name: 'startCycle',
  description: 'Starts a cycle that has what its program asks for: capacity, facilitators, members.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    reason: t.string({ description: 'Why, for the history.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { cycle: 'Cycle' },
  refusals: [cycleRefusals],
  run: (run) =>
    runCycleCommand(run, {
      capability: 'cycle.start',
      group: cycleRefusals,
      path: ['cycleId'],
      decide: async (cycle, row) =>
        decideCycle(
          cycle,
          { kind: 'start', reason: run.input.reason ?? null },
          await loadCycleFacts(run.tx, row, run.now),
          run.now,
        ),
    }),
});
