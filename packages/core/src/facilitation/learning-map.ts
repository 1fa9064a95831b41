import type { Id } from '../kernel/brand.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';

/** What the members want to reach. */
export interface DesiredOutcome {
  readonly id: Id<'Outcome'>;
  readonly statement: string;
  readonly progress: 'open' | 'under_way' | 'reached';
}

/** A topic on the way to outcomes, tied to the sessions that treat it. */
export interface LearningTopic {
  readonly id: Id<'Topic'>;
  readonly title: string;
  readonly outcomeIds: readonly Id<'Outcome'>[];
  readonly sessionIds: readonly Id<'Session'>[];
  readonly progress: 'open' | 'planned' | 'covered';
}

/** Desired outcomes and the topics that lead there, written by the members of a cycle. */
export interface LearningMap {
  readonly cycleId: Id<'Cycle'>;
  readonly outcomes: readonly DesiredOutcome[];
  readonly topics: readonly LearningTopic[];
}

export type LearningMapCommand =
  | { readonly kind: 'addOutcome'; readonly id: Id<'Outcome'>; readonly statement: string }
  | {
      readonly kind: 'addTopic';
      readonly id: Id<'Topic'>;
      readonly title: string;
      readonly outcomeIds: readonly Id<'Outcome'>[];
    }
  | { readonly kind: 'tieToSession'; readonly topicId: Id<'Topic'>; readonly sessionId: Id<'Session'> }
  | {
      readonly kind: 'recordOutcomeProgress';
      readonly outcomeId: Id<'Outcome'>;
      readonly progress: DesiredOutcome['progress'];
    }
  | {
      readonly kind: 'recordTopicProgress';
      readonly topicId: Id<'Topic'>;
      readonly progress: LearningTopic['progress'];
    };

/** What must be loaded: who writes, and the cycle's sessions. Lock the map's row. */
export interface LearningMapFacts {
  /** Whether the writer is an active member or a facilitator of the cycle. */
  readonly takesPart: boolean;
  readonly sessionIds: readonly Id<'Session'>[];
}

export type LearningMapRefusal =
  | (Refusal & { readonly kind: 'learning_map_not_yours' })
  | (Refusal & {
      readonly kind: 'learning_map_unknown_part';
      readonly part: 'outcome' | 'topic' | 'session';
      readonly id: string;
    })
  | (Refusal & { readonly kind: 'learning_map_duplicate'; readonly id: string })
  | (Refusal & { readonly kind: 'learning_map_text_missing' });

export interface LearningMapChanged {
  readonly kind: 'learning_map_changed';
  readonly command: LearningMapCommand['kind'];
}

export const mapWrittenByMembers = defineRule(
  'facilitation.learning-map-by-members',
  'The learning map of a cycle is written by those who take part in it.',
);
export const mapPartsKnown = defineRule(
  'facilitation.learning-map-parts',
  'What a learning map refers to is part of it or a session of its cycle, and is named once.',
);

/**
 * Changes a learning map. Rules: `facilitation.learning-map-by-members`,
 * `facilitation.learning-map-parts`.
 *
 * @example
 * ```ts
 * import { decideLearningMap, id } from '@coterie/core';
 *
 * const map = { cycleId: id<'Cycle'>('c1'), outcomes: [], topics: [] };
 * const command = { kind: 'addOutcome', id: id<'Outcome'>('o1'), statement: 'Families are heard' } as const;
 * decideLearningMap(map, command, { takesPart: true, sessionIds: [] }).ok; // => true
 * decideLearningMap(map, command, { takesPart: false, sessionIds: [] }).ok; // => false
 * ```
 */
export function decideLearningMap(
  map: LearningMap,
  command: LearningMapCommand,
  facts: LearningMapFacts,
): Decision<LearningMap, LearningMapChanged, LearningMapRefusal> {
  const refusals: LearningMapRefusal[] = [];
  if (!facts.takesPart) {
    refusals.push({ kind: 'learning_map_not_yours', ruleId: mapWrittenByMembers.id });
  }
  refusals.push(...findPartRefusals(map, command, facts));
  if (isNonEmpty(refusals)) return err(refusals);
  return ok({
    next: changed(map, command),
    events: [{ kind: 'learning_map_changed', command: command.kind }],
  });
}

function findPartRefusals(
  map: LearningMap,
  command: LearningMapCommand,
  facts: LearningMapFacts,
): readonly LearningMapRefusal[] {
  const ruleId = mapPartsKnown.id;
  const refusals: LearningMapRefusal[] = [];
  const mustKnow = (part: 'outcome' | 'topic' | 'session', id: string, known: readonly string[]) => {
    if (!known.includes(id)) refusals.push({ kind: 'learning_map_unknown_part', ruleId, part, id });
  };
  const mustBeNew = (id: string, known: readonly string[]) => {
    if (known.includes(id)) refusals.push({ kind: 'learning_map_duplicate', ruleId, id });
  };
  const mustSay = (text: string) => {
    if (text.trim() === '') refusals.push({ kind: 'learning_map_text_missing', ruleId });
  };
  const outcomeIds = map.outcomes.map((outcome) => outcome.id);
  const topicIds = map.topics.map((topic) => topic.id);
  switch (command.kind) {
    case 'addOutcome':
      mustSay(command.statement);
      mustBeNew(command.id, outcomeIds);
      break;
    case 'addTopic':
      mustSay(command.title);
      mustBeNew(command.id, topicIds);
      for (const outcomeId of command.outcomeIds) mustKnow('outcome', outcomeId, outcomeIds);
      break;
    case 'tieToSession':
      mustKnow('topic', command.topicId, topicIds);
      mustKnow('session', command.sessionId, facts.sessionIds);
      break;
    case 'recordOutcomeProgress':
      mustKnow('outcome', command.outcomeId, outcomeIds);
      break;
    case 'recordTopicProgress':
      mustKnow('topic', command.topicId, topicIds);
      break;
  }
  return refusals;
}

function changed(map: LearningMap, command: LearningMapCommand): LearningMap {
  switch (command.kind) {
    case 'addOutcome': {
      const outcome = { id: command.id, statement: command.statement, progress: 'open' } as const;
      return { ...map, outcomes: [...map.outcomes, outcome] };
    }
    case 'addTopic': {
      const { id, title, outcomeIds } = command;
      return { ...map, topics: [...map.topics, { id, title, outcomeIds, sessionIds: [], progress: 'open' }] };
    }
    case 'tieToSession':
      return withTopic(map, command.topicId, (topic) => ({
        ...topic,
        sessionIds: [...new Set([...topic.sessionIds, command.sessionId])],
        progress: topic.progress === 'open' ? 'planned' : topic.progress,
      }));
    case 'recordOutcomeProgress': {
      const { outcomeId, progress } = command;
      return {
        ...map,
        outcomes: map.outcomes.map((one) => (one.id === outcomeId ? { ...one, progress } : one)),
      };
    }
    case 'recordTopicProgress':
      return withTopic(map, command.topicId, (topic) => ({ ...topic, progress: command.progress }));
  }
}

function withTopic(
  map: LearningMap,
  topicId: Id<'Topic'>,
  change: (topic: LearningTopic) => LearningTopic,
): LearningMap {
  return { ...map, topics: map.topics.map((one) => (one.id === topicId ? change(one) : one)) };
}
