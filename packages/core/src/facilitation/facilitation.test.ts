import { describe, expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import { type AssignmentFacts, decideAssignment, decideRelease } from './assignment.ts';
import { type Contribution, decideContribution, type GapEvidence } from './contribution.ts';
import { checkFacilitatorReadiness } from './facilitator-readiness.ts';
import { decideLearningMap, type LearningMap, type LearningMapCommand } from './learning-map.ts';
import { checkTraining, type Training } from './training.ts';

const now = '2023-09-01T12:00:00Z';
const ana = id<'Person'>('ana');
const ben = id<'Person'>('ben');

function training(known: Partial<Training> = {}): Training {
  return {
    id: id('training'),
    personId: ana,
    title: null,
    completedOn: '2023-08-01',
    validity: { kind: 'unlimited' },
    ...known,
  };
}
const until = (date: '2023-12-31' | '2024-06-30') => training({ validity: { kind: 'until', date } });

describe('training', () => {
  test('counts from the day of completion to its last day, both included', () => {
    const state = (onDate: '2023-07-31' | '2023-08-01' | '2023-12-31' | '2024-01-01') =>
      checkTraining([until('2023-12-31')], onDate).state;
    expect([state('2023-07-31'), state('2023-08-01')]).toEqual(['not_yet', 'current']);
    expect([state('2023-12-31'), state('2024-01-01')]).toEqual(['current', 'expired']);
  });

  test('is undetermined where nobody knows how long it counts, and the best of several decides', () => {
    const unknown = training({ validity: { kind: 'unknown' } });
    expect(checkTraining([until('2023-12-31'), unknown], '2024-02-01').state).toBe('undetermined');
    expect(checkTraining([unknown, until('2024-06-30'), until('2023-12-31')], '2023-10-01')).toEqual({
      state: 'current',
      until: '2024-06-30',
    });
    expect(checkTraining([until('2023-12-31'), training()], '2023-10-01').until).toBe(null);
    expect(checkTraining([training({ completedOn: null })], '2020-01-01').state).toBe('current');
  });
});

describe('the facilitators that a program asks for', () => {
  const requirement = { count: 2, trained: true };
  const trained = (personId: typeof ana) => ({ personId, trainings: [until('2023-12-31')] });

  test('are trained on the day on which the cycle starts', () => {
    expect(checkFacilitatorReadiness(requirement, [trained(ana), trained(ben)], '2023-10-02')).toEqual([]);
    expect(checkFacilitatorReadiness(requirement, [trained(ana), trained(ben)], '2024-01-02')).toMatchObject([
      {
        kind: 'facilitators_missing',
        required: 2,
        assigned: 2,
        ready: 0,
        ruleId: 'facilitation.enough-facilitators',
      },
      { kind: 'facilitator_untrained', personId: 'ana', training: 'expired' },
      { kind: 'facilitator_untrained', personId: 'ben', ruleId: 'facilitation.training-current' },
    ]);
  });

  test('are two people, not one assigned twice, and none of them is untrained', () => {
    const twice = checkFacilitatorReadiness(requirement, [trained(ana), trained(ana)], '2023-10-02');
    expect(twice).toMatchObject([{ kind: 'facilitators_missing', assigned: 1 }]);
    const third = { personId: id<'Person'>('eva'), trainings: [] };
    const three = checkFacilitatorReadiness(requirement, [trained(ana), trained(ben), third], '2023-10-02');
    expect(three).toMatchObject([{ kind: 'facilitator_untrained', personId: 'eva', training: 'none' }]);
  });
});

describe('assigning a facilitator', () => {
  const who = { id: id<'FacilitatorAssignment'>('a'), cycleId: id<'Cycle'>('c'), personId: ana };
  const facts: AssignmentFacts = {
    assignedToCycle: [],
    cycleIsFinal: false,
    trainingRequired: true,
    trainings: [until('2023-12-31')],
    onDate: '2023-10-02',
    load: 1,
    loadLimit: 2,
    cycleDates: ['2023-10-02', '2023-10-09'],
    unavailable: [],
  };

  test('and releasing them, once', () => {
    const assigned = decideAssignment(who, facts, now);
    if (!assigned.ok) throw new Error('refused');
    expect(assigned.value.next).toMatchObject({ state: 'assigned', assignedAt: now });
    const released = decideRelease(assigned.value.next, 'Ill', now);
    if (!released.ok) throw new Error('refused');
    expect(released.value.next).toMatchObject({ state: 'released', reason: 'Ill' });
    const again = decideRelease(released.value.next, null, now);
    expect(again.ok ? null : again.error[0].kind).toBe('assignment_not_active');
  });

  test('lists everything that stands against it', () => {
    const decision = decideAssignment(
      who,
      {
        ...facts,
        assignedToCycle: [ana],
        cycleIsFinal: true,
        onDate: '2024-01-02',
        load: 2,
        unavailable: [{ from: '2023-10-09', to: '2023-10-20' }],
      },
      now,
    );
    expect(decision.ok ? null : decision.error).toEqual([
      { kind: 'assignment_cycle_final', ruleId: 'facilitation.assignment-cycle-open' },
      { kind: 'already_assigned', ruleId: 'facilitation.assigned-once', personId: 'ana' },
      {
        kind: 'training_not_current',
        ruleId: 'facilitation.training-current',
        personId: 'ana',
        training: 'expired',
        onDate: '2024-01-02',
      },
      { kind: 'facilitator_load_exceeded', ruleId: 'facilitation.load-within-limit', load: 2, limit: 2 },
      { kind: 'facilitator_unavailable', ruleId: 'facilitation.available', dates: ['2023-10-09'] },
    ]);
  });

  test('asks for no training where the program does not', () => {
    expect(decideAssignment(who, { ...facts, trainingRequired: false, trainings: [] }, now).ok).toBe(true);
  });
});

describe('a learning map', () => {
  const facts = { takesPart: true, sessionIds: [id<'Session'>('s')] };
  const write = (map: LearningMap, command: LearningMapCommand): LearningMap => {
    const decision = decideLearningMap(map, command, facts);
    if (!decision.ok) throw new Error(decision.error[0].kind);
    return decision.value.next;
  };
  const empty: LearningMap = { cycleId: id('c'), outcomes: [], topics: [] };
  const written = (
    [
      { kind: 'addOutcome', id: id('o'), statement: 'Families are heard' },
      { kind: 'addTopic', id: id('t'), title: 'Listening', outcomeIds: [id('o')] },
      { kind: 'tieToSession', topicId: id('t'), sessionId: id('s') },
      { kind: 'recordOutcomeProgress', outcomeId: id('o'), progress: 'under_way' },
    ] satisfies readonly LearningMapCommand[]
  ).reduce(write, empty);

  test('ties topics to outcomes and sessions, with progress', () => {
    expect(written).toMatchObject({
      outcomes: [{ id: 'o', progress: 'under_way' }],
      topics: [{ id: 't', outcomeIds: ['o'], sessionIds: ['s'], progress: 'planned' }],
    });
    const covered = write(written, { kind: 'recordTopicProgress', topicId: id('t'), progress: 'covered' });
    const again = write(covered, { kind: 'tieToSession', topicId: id('t'), sessionId: id('s') });
    expect(again.topics).toMatchObject([{ sessionIds: ['s'], progress: 'covered' }]);
  });

  test('is written by those who take part, of parts that exist', () => {
    const command = {
      kind: 'addTopic',
      id: id<'Topic'>('t'),
      title: ' ',
      outcomeIds: [id<'Outcome'>('x')],
    } as const;
    const decision = decideLearningMap(written, command, { ...facts, takesPart: false });
    expect(decision.ok ? null : decision.error.map((one) => [one.kind, one.ruleId])).toEqual([
      ['learning_map_not_yours', 'facilitation.learning-map-by-members'],
      ['learning_map_text_missing', 'facilitation.learning-map-parts'],
      ['learning_map_duplicate', 'facilitation.learning-map-parts'],
      ['learning_map_unknown_part', 'facilitation.learning-map-parts'],
    ]);
  });
});

describe('a contribution', () => {
  const topicId = id<'Topic'>('t');
  const facts = { memberIds: [ana], topicIds: [topicId], today: '2024-02-15' } as const;
  const evidence: GapEvidence = {
    topicId,
    calledOn: '2024-02-01',
    answersUntil: '2024-02-14',
    membersAsked: 18,
    answers: [{ personId: ben, answer: 'does_not_cover', note: 'Another age group' }],
  };
  const kindsOf = (known: Partial<Contribution>) => {
    const contribution: Contribution = {
      id: id('k'),
      cycleId: id('c'),
      topicId,
      form: 'talk',
      speaker: { kind: 'invited', name: 'A guest' },
      sessionId: null,
      evidence,
      ...known,
    };
    const decision = decideContribution(contribution, facts);
    return decision.ok ? [] : decision.error.map((one) => one.kind);
  };

  test('by a member needs no evidence, only membership', () => {
    expect(kindsOf({ speaker: { kind: 'member', personId: ana }, evidence: null })).toEqual([]);
    expect(kindsOf({ speaker: { kind: 'member', personId: ben }, evidence: null })).toEqual([
      'speaker_not_a_member',
    ]);
  });

  test('from outside needs the evidence that no member fills the gap', () => {
    expect(kindsOf({})).toEqual([]);
    expect(kindsOf({ evidence: null })).toEqual(['gap_evidence_missing']);
    expect(
      kindsOf({
        topicId: id('unknown'),
        evidence: {
          ...evidence,
          answersUntil: '2024-02-15',
          membersAsked: 0,
          answers: [{ personId: ana, answer: 'offers', note: null }],
        },
      }),
    ).toEqual([
      'contribution_topic_unknown',
      'gap_evidence_for_another_topic',
      'gap_call_reached_nobody',
      'gap_call_still_open',
      'member_fills_gap',
    ]);
  });
});
