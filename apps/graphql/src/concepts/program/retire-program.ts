import { defineCommand } from '../../platform/command.ts';
import { programRefusals } from './errors.ts';
import { setProgramStatus } from './set-program-status.ts';

defineCommand({
  name: 'retireProgram',
  description: 'Takes a program out of the catalog; what it consists of stays as it is.',
  input: (t) => ({
    programId: t.id({ required: true, description: 'The program.' }),
  }),
  target: ['programId', 'Program'],
  success: { program: 'Program' },
  refusals: [programRefusals],
  run: (run) => setProgramStatus(run, 'retire'),
});
