import type { LearningMapRefusal } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';

/** How refusals of commands about learning maps are told. */
export const learningMapRefusals = defineRefusals<LearningMapRefusal>({
  learning_map_not_yours: {
    type: 'LearningMapNotYours',
    description: 'A learning map is written by those who take part in its cycle.',
    message: () => 'The learning map of this cycle is written by its members and facilitators.',
    path: () => [],
  },
  learning_map_unknown_part: {
    type: 'LearningMapUnknownPart',
    description: 'What is referred to is no part of the map, or no session of its cycle.',
    facts: { part: 'String' },
    message: ({ part }) =>
      part === 'session'
        ? 'This is no session of this cycle.'
        : `There is no such ${part} on this learning map.`,
  },
  learning_map_duplicate: {
    type: 'LearningMapDuplicate',
    description: 'This stands on the map already.',
    message: () => 'This stands on the learning map already.',
  },
  learning_map_text_missing: {
    type: 'LearningMapTextMissing',
    description: 'Nothing was written.',
    message: () => 'Write what it is about.',
    path: () => ['text'],
  },
});
