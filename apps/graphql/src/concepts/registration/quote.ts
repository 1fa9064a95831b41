import { quoteRegistration } from '@coterie/core';
import { builder } from '../../builder.ts';
import { checkTexts } from '../../platform/check-texts.ts';
import { decodeGlobalId } from '../../platform/global-id.ts';
import { badFilter } from '../../platform/list-filters.ts';
import { loadGatheringFacts } from './price-list.ts';
import { QuoteType } from './quote-type.ts';
import { readWishes } from './wishes.ts';

const QuotedParticipantInput = builder.inputType('QuotedParticipantInput', {
  description: 'What one participant wants; nobody needs a name to ask for a price.',
  fields: (t) => ({
    communityIds: t.idList({ required: true, description: 'The communities whose sessions they choose.' }),
    feeKey: t.string({ description: 'The fee; needed only where the gathering has several.' }),
  }),
});

builder.queryField('registrationQuote', (t) =>
  t.field({
    type: QuoteType,
    description:
      'What registering for a gathering costs: the sum by the printed fees, and what is unknown. Null for a gathering that does not exist.',
    args: {
      gatheringId: t.arg.id({ required: true, description: 'The gathering.' }),
      participants: t.arg({
        type: [QuotedParticipantInput],
        required: true,
        description: 'The participants.',
      }),
    },
    resolve: async (_root, { gatheringId, participants }, ctx) => {
      const [problem] = checkTexts(participants, []);
      if (problem !== undefined) throw badFilter(problem.reason);
      const target = decodeGlobalId(gatheringId);
      if (target === null || target.type !== 'Gathering') return null;
      const facts = await loadGatheringFacts(ctx.db, target.organizationId, target.id, ctx.now);
      if (facts === null) return null;
      const { items, problems } = await readWishes(ctx.db, target.organizationId, participants, facts.prices);
      if (participants.length === 0) throw badFilter('Say what at least one participant wants.');
      const [first] = problems;
      if (first !== undefined)
        throw badFilter(first.kind === 'invalid' ? first.what : `There is no such ${first.what}.`);
      const elsewhere = items.some((item) =>
        item.communityIds.some((one) => !facts.communityIds.some((known) => known === one)),
      );
      if (elsewhere) throw badFilter('One of these communities holds no session at this gathering.');
      return quoteRegistration(
        facts.prices,
        items.map(({ participant, feeKey }) => ({ participant: String(participant), feeKey, quantity: 1 })),
      );
    },
  }),
);
