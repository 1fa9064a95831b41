import { defineCommand } from '../../platform/command.ts';
import { communityRefusals } from './errors.ts';
import { runCommunityCommand } from './run-community-command.ts';

defineCommand({
  name: 'restoreCommunity',
  description: 'Brings a community back from the archive; it rests until it is resumed.',
  input: (t) => ({
    communityId: t.id({ required: true, description: 'The community.' }),
  }),
  target: ['communityId', 'Community'],
  success: { community: 'Community' },
  refusals: [communityRefusals],
  run: (run) => runCommunityCommand(run, 'restore'),
});
