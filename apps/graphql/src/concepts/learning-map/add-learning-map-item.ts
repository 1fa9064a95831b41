import { randomUUIDv7 } from 'node:crypto';
import { id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { visibleCycle } from '../cycle/policy.ts';
import { changeLearningMap } from './change-learning-map.ts';
import { learningMapRefusals } from './errors.ts';
import { LearningMapItemKindType } from './type.ts';

const longestText = 1000;
const mostOutcomes = 50;

defineCommand({
  name: 'addLearningMapItem',
  description: 'Writes a desired outcome or a topic onto the learning map of a cycle.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    kind: t.field({ type: LearningMapItemKindType, required: true, description: 'Outcome or topic.' }),
    text: t.string({ required: true, description: 'What it is about.' }),
    outcomeIds: t.idList({ description: 'For a topic: the outcomes to which it leads.' }),
  }),
  target: ['cycleId', 'Cycle'],
  success: { item: 'LearningMapItem', cycle: 'Cycle' },
  refusals: [learningMapRefusals],
  run: async (run) => {
    const { tx, input, viewer, organizationId } = run;
    const cycleId = run.idOf(input.cycleId, 'Cycle');
    const cycle =
      cycleId === null
        ? null
        : await tx.cycle.findUnique({
            where: { organizationId_id: { organizationId, id: cycleId }, ...visibleCycle(viewer) },
            select: { organizationId: true, communityId: true, id: true },
          });
    if (cycle === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    const itemId = randomUUIDv7();
    const outcomes = input.outcomeIds ?? [];
    return await changeLearningMap(run, cycle, itemId, () => {
      const text = input.text.trim();
      if (text.length > longestText)
        return invalidInput([{ path: ['text'], reason: `Write at most ${longestText} characters.` }]);
      if (outcomes.length > mostOutcomes)
        return invalidInput([
          { path: ['outcomeIds'], reason: `A topic leads to at most ${mostOutcomes} outcomes.` },
        ]);
      if (input.kind === 'outcome') {
        if (outcomes.length > 0)
          return invalidInput([{ path: ['outcomeIds'], reason: 'Only a topic leads to outcomes.' }]);
        return { kind: 'addOutcome', id: id<'Outcome'>(itemId), statement: text };
      }
      // An id that names nothing here is the core's to refuse, like one that is not on this map.
      const outcomeIds = outcomes.map((one) => id<'Outcome'>(run.idOf(one, 'LearningMapItem') ?? ''));
      return { kind: 'addTopic', id: id<'Topic'>(itemId), title: text, outcomeIds };
    });
  },
});
