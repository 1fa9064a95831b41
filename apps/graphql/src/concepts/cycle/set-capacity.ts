import { type Capacity, decideCapacity } from '@coterie/core';
import { builder } from '../../builder.ts';
import { defineCommand } from '../../platform/command.ts';
import { cycleRefusals } from './errors.ts';
import { runCycleCommand } from './run-cycle-command.ts';
import { countTaken } from './seats-taken.ts';

/** One of three: exactly one field is given. */
const CapacityInput = builder.inputType('CapacityInput', {
  description: 'How many seats: give exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    seats: t.float({ description: 'So many seats; 0 means none.' }),
    unlimited: t.boolean({ description: 'True: a seat for everybody.' }),
    unknown: t.boolean({ description: 'True: nobody has said.' }),
  }),
});

defineCommand({
  name: 'setCapacity',
  description:
    'Says how many seats a cycle has. Where fewer than are enrolled, nobody is dropped; it stands as a finding.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    capacity: t.field({ type: CapacityInput, required: true, description: 'How many seats.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { cycle: 'Cycle' },
  refusals: [cycleRefusals],
  run: (run) =>
    runCycleCommand(run, {
      capability: 'capacity.edit',
      group: cycleRefusals,
      path: ['capacity', 'seats'],
      decide: async (cycle, row) => {
        const { seats, unlimited } = run.input.capacity;
        const capacity: Capacity =
          typeof seats === 'number'
            ? { kind: 'limited', seats }
            : unlimited === true
              ? { kind: 'unlimited' }
              : { kind: 'unknown' };
        const enrolled = await countTaken(run.tx, row);
        return decideCapacity(cycle, capacity, enrolled, run.now);
      },
    }),
});
