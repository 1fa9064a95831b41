import type { CommunityRefusal } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';

/** How refusals of commands about communities are told. */
export const communityRefusals = defineRefusals<CommunityRefusal>({
  community_command_not_possible: {
    type: 'CommunityStatusForbids',
    description: 'The community has a status in which this cannot be done.',
    facts: { status: 'String', command: 'String' },
    message: ({ status, command, possible }) =>
      `A community that is ${status} cannot ${command}${possible.length === 0 ? '' : `; it can ${possible.join(' or ')}`}.`,
  },
  community_has_live_cycles: {
    type: 'CommunityHasLiveCycles',
    description: 'The community has cycles that are not over.',
    facts: { liveCycles: 'Int' },
    message: ({ liveCycles }) =>
      `This community has ${liveCycles} ${liveCycles === 1 ? 'cycle that is' : 'cycles that are'} not over. End or cancel them first.`,
  },
});
