import { defineCommand } from '../../platform/command.ts';
import { communityRefusals } from './errors.ts';
import { runCommunityCommand } from './run-community-command.ts';

defineCommand({
  name: 'pauseCommunity',
  description: 'Lets an active community rest.',
  input: (t) => ({
    communityId: t.id({ required: true, description: 'The community.' }),
  }),
  target: ['communityId', 'Community'],
  success: { community: 'Community' },
  refusals: [communityRefusals],
  run: (run) => runCommunityCommand(run, 'pause'),
});
