import { id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { notFound } from '../../platform/refusal.ts';
import { changeLearningMap } from './change-learning-map.ts';
import { learningMapRefusals } from './errors.ts';
import { findItem } from './find-item.ts';

defineCommand({
  name: 'tieTopicToSession',
  description: 'Says which session of the cycle treats a topic of its learning map.',
  input: (t) => ({
    itemId: t.id({ required: true, description: 'The topic.' }),
    sessionId: t.id({ required: true, description: 'The session.' }),
  }),
  target: ['itemId', 'LearningMapItem'],
  success: { item: 'LearningMapItem', cycle: 'Cycle' },
  refusals: [learningMapRefusals],
  run: async (run) => {
    const item = await findItem(run);
    if (item === null) return { ok: false, refusal: notFound('learning map item', ['itemId']) };
    const sessionId = id<'Session'>(run.idOf(run.input.sessionId, 'Session') ?? '');
    return await changeLearningMap(run, item.cycle, item.id, () => ({
      kind: 'tieToSession',
      topicId: id<'Topic'>(item.id),
      sessionId,
    }));
  },
});
