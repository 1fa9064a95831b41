import { defineCommand } from '../../platform/command.ts';
import { programRefusals } from './errors.ts';
import { setProgramStatus } from './set-program-status.ts';

defineCommand({
  name: 'restoreProgram',
  description: 'Brings a retired program back into the catalog.',
  input: (t) => ({
    programId: t.id({ required: true, description: 'The program.' }),
  }),
  target: ['programId', 'Program'],
  success: { program: 'Program' },
  refusals: [programRefusals],
  run: (run) => setProgramStatus(run, 'restore'),
});
