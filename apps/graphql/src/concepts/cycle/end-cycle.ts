import { decideCycle } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { judgeEnrollments } from '../completion/judge-enrollments.ts';
import { loadCycleFacts } from './cycle-facts.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

defineCommand({
  name: 'endCycle',
  description: 'Ends a cycle that was evaluated, and every seat in it with the judgement of its member.',
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
      decide: async (cycle, row) => {
        const facts = await loadCycleFacts(run.tx, row, run.now);
        const decision = decideCycle(
          cycle,
          { kind: 'end', reason: run.input.reason ?? null },
          facts,
          run.now,
        );
        if (decision.ok) await judgeEnrollments(run, row, decision.value.next.state);
        return decision;
      },
    }),
});
