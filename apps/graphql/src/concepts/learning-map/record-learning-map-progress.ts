import { id } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { changeLearningMap } from './change-learning-map.ts';
import { learningMapRefusals } from './errors.ts';
import { findItem } from './find-item.ts';
import { LearningMapProgressType } from './type.ts';

defineCommand({
  name: 'recordLearningMapProgress',
  description: 'Records how far an outcome or a topic has come.',
  input: (t) => ({
    itemId: t.id({ required: true, description: 'The outcome or topic.' }),
    progress: t.field({ type: LearningMapProgressType, required: true, description: 'How far it has come.' }),
  }),
  target: ['itemId', 'LearningMapItem'],
  success: { item: 'LearningMapItem', cycle: 'Cycle' },
  refusals: [learningMapRefusals],
  run: async (run) => {
    const item = await findItem(run);
    if (item === null) return { ok: false, refusal: notFound('learning map item', ['itemId']) };
    const { progress } = run.input;
    return await changeLearningMap(run, item.cycle, item.id, () => {
      if (
        item.kind === 'outcome' &&
        (progress === 'open' || progress === 'under_way' || progress === 'reached')
      ) {
        return { kind: 'recordOutcomeProgress', outcomeId: id<'Outcome'>(item.id), progress };
      }
      if (
        item.kind === 'topic' &&
        (progress === 'open' || progress === 'planned' || progress === 'covered')
      ) {
        return { kind: 'recordTopicProgress', topicId: id<'Topic'>(item.id), progress };
      }
      return invalidInput([
        {
          path: ['progress'],
          reason: 'An outcome is open, under way or reached; a topic is open, planned or covered.',
        },
      ]);
    });
  },
});
