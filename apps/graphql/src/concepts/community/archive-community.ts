import { defineCommand } from '../../platform/command.ts';
import { communityRefusals } from './errors.ts';
import { runCommunityCommand } from './run-community-command.ts';

defineCommand({
  name: 'archiveCommunity',
  description: 'Makes a community history. It has no cycle that is not over.',
  input: (t) => ({
    communityId: t.id({ required: true, description: 'The community.' }),
  }),
  target: ['communityId', 'Community'],
  success: { community: 'Community' },
  refusals: [communityRefusals],
  run: (run) => runCommunityCommand(run, 'archive'),
});
