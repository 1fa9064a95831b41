import { defineCommand } from '../../platform/command.ts';
import { communityRefusals } from './errors.ts';
import { runCommunityCommand } from './run-community-command.ts';

defineCommand({
  name: 'resumeCommunity',
  description: 'Makes a community that rests active again.',
  input: (t) => ({
    communityId: t.id({ required: true, description: 'The community.' }),
  }),
  target: ['communityId', 'Community'],
  success: { community: 'Community' },
  refusals: [communityRefusals],
  run: (run) => runCommunityCommand(run, 'resume'),
});
