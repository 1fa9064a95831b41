import { decideWindow, type Instant, readLocalDate, type WindowEdge } from '@coterie/core';
import { builder } from '../../builder.ts';
import { defineCommand } from '../../platform/command.ts';
import { invalidInput } from '../../platform/refusal.ts';
import { loadCycleFacts } from './cycle-facts.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';

const WindowEdgeInput = builder.inputType('WindowEdgeInput', {
  description: 'One end of a window: a date in the zone of the organization, or a point in time.',
  isOneOf: true,
  fields: (t) => ({
    date: t.field({ type: 'LocalDate', description: 'A date. A closing date ends with that day.' }),
    at: t.field({ type: 'DateTime', description: 'A point in time.' }),
  }),
});

defineCommand({
  name: 'setApplicationWindow',
  description:
    'Sets or extends the application window of a cycle. A window that is over and gets an end in the future takes applications again.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    opens: t.field({ type: WindowEdgeInput, description: 'The first moment; unknown where left out.' }),
    closes: t.field({ type: WindowEdgeInput, description: 'The end; unknown where left out.' }),
    reason: t.string({ description: 'Why, for the history.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { cycle: 'Cycle' },
  refusals: [cycleRefusals],
  run: async (run) => {
    const opens = toEdge(run.input.opens);
    const closes = toEdge(run.input.closes);
    const problems = Object.entries({ opens, closes })
      .filter(([, edge]) => edge === 'impossible')
      .map(([name]) => ({ path: [name, 'date'], reason: 'There is no such date.' }));
    if (opens === 'impossible' || closes === 'impossible')
      return { ok: false, refusal: invalidInput(problems) };
    return await runCycleCommand(run, {
      capability: 'window.edit',
      group: cycleRefusals,
      path: ['closes'],
      decide: async (cycle, row) => {
        const facts = await loadCycleFacts(run.tx, row, run.now);
        return decideWindow(cycle, { opens, closes }, run.input.reason ?? null, facts, run.now);
      },
    });
  },
});

function toEdge(
  edge: typeof WindowEdgeInput.$inferInput | null | undefined,
): WindowEdge | null | 'impossible' {
  if (edge === null || edge === undefined) return null;
  if (edge.at !== null && edge.at !== undefined)
    return { kind: 'instant', at: edge.at.toISOString() as Instant };
  const date = readLocalDate(edge.date ?? '');
  return date === null ? 'impossible' : { kind: 'date', date };
}
