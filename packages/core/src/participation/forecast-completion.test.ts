import { describe, expect, test } from 'vitest';
import { extendVocabulary } from '../rules/extend-vocabulary.ts';
import { parseRule } from '../rules/parse-rule.ts';
import type { Condition } from '../rules/rule.ts';
import { checkCompletion } from './check-completion.ts';
import type { CompletionFacts } from './completion-facts.ts';
import { type CompletionPolicy, unstatedCompletionPolicy } from './completion-policy.ts';
import { completionVocabulary } from './completion-vocabulary.ts';
import { forecastCompletion } from './forecast-completion.ts';
import { afterWeek, sixOfEight, weeks } from './testing/eight-thursdays.ts';

function policyOf(when: Condition, changes: Partial<CompletionPolicy> = {}): CompletionPolicy {
  return { ...unstatedCompletionPolicy, rule: { version: 1, when }, ...changes };
}

test('the rule of six is one that the parser accepts', () => {
  expect(parseRule(JSON.parse(JSON.stringify(sixOfEight.rule)), completionVocabulary).ok).toBe(true);
});

test('what is missed after the last day for make-ups is missed for good, also where only its date is known', () => {
  const policy = {
    ...sixOfEight,
    makeUpsCount: 'yes',
    makeUpsUntil: { kind: 'date', date: '2024-02-10' },
  } as const;
  const timed = weeks('........');
  const dated = {
    ...timed,
    sessions: timed.sessions.map((session) => ({ ...session, startsAt: null, endsAt: null })),
  };
  const mayStillMiss = (facts: CompletionFacts) =>
    forecastCompletion(policy, facts, afterWeek(0)).mayStillMiss;
  // Of the six that come after that day, two; of the two before, either can be made up for.
  expect([mayStillMiss(timed), mayStillMiss(dated)]).toEqual([2, 2]);
});

describe('six of eight', () => {
  test.each([
    ['........', 0, 'on_track', 0, 8, 2],
    ['p.......', 1, 'on_track', 1, 8, 2],
    ['a.......', 1, 'on_track', 0, 7, 1],
    ['aa......', 2, 'at_risk', 0, 6, 0],
    ['aaa.....', 3, 'cannot_complete', 0, 5, null],
    ['ppppaa..', 6, 'at_risk', 4, 6, 0],
    ['pppp.aa.', 7, 'at_risk', 4, 6, 0],
    ['ppppp...', 5, 'on_track', 5, 8, 2],
    ['pppppp..', 6, 'completed', 6, 8, 2],
    ['ppppppaa', 8, 'completed', 6, 6, 0],
    ['pppppaaa', 8, 'cannot_complete', 5, 5, null],
    ['pppppppp', 8, 'completed', 8, 8, 0],
  ] as const)('%s after week %d: %s', (marks, week, standing, attended, bestAttainable, mayStillMiss) => {
    const forecast = forecastCompletion(sixOfEight, weeks(marks), afterWeek(week));
    expect(forecast).toMatchObject({ standing, attended, bestAttainable, mayStillMiss, minimumNeeded: 6 });
    expect(forecast.margin).toBe(bestAttainable - 6);
    expect(forecast.sessionsToCome).toHaveLength(8 - week);
  });

  test('eight, six and five sessions lead to completed, completed and not completed', () => {
    const outcomes = ['pppppppp', 'pappppap', 'pppaappa'].map(
      (marks) => checkCompletion(sixOfEight, weeks(marks), afterWeek(8)).outcome,
    );
    expect(outcomes).toEqual(['completed', 'completed', 'not_completed']);
  });

  test('a past session without a mark is not an absence', () => {
    const verdict = checkCompletion(sixOfEight, weeks('pppp.pa.'), afterWeek(8));
    expect(verdict).toMatchObject({ outcome: 'undetermined', notRecorded: ['week-5', 'week-8'] });
    expect(verdict.verdict.reason.undetermined).toEqual([
      { kind: 'missing_fact', attribute: 'attended', collection: 'sessions' },
    ]);
  });

  test('a session to come is not yet decided', () => {
    const verdict = checkCompletion(sixOfEight, weeks('ppppa...'), afterWeek(5));
    expect(verdict).toMatchObject({ outcome: 'undetermined', toCome: ['week-6', 'week-7', 'week-8'] });
    expect(verdict.verdict.reason.undetermined).toEqual([
      { kind: 'not_yet', attribute: 'attended', collection: 'sessions' },
    ]);
  });

  test('a session that is going on is still to come, and past when it ends', () => {
    const facts = weeks('aa......');
    expect(forecastCompletion(sixOfEight, facts, '2024-02-15T17:29:59Z').sessionsToCome).toContain('week-3');
    expect(forecastCompletion(sixOfEight, facts, '2024-02-15T17:30:00Z').sessionsToCome).not.toContain(
      'week-3',
    );
  });

  test.each([
    ['p.......', 2, 'on_track', false],
    ['pa......', 3, 'undetermined', true],
    ['aa......', 3, 'at_risk', true],
    ['aaa.....', 4, 'cannot_complete', false],
    ['pppppp..', 7, 'completed', false],
  ] as const)('%s after week %d, the last without marks: %s', (marks, week, standing, rests) => {
    const forecast = forecastCompletion(sixOfEight, weeks(marks), afterWeek(week));
    expect(forecast).toMatchObject({ standing, restsOnNotRecorded: rests });
    expect(forecast.completion.notRecorded).toEqual([`week-${week}`]);
  });

  test('cancelled sessions can be attended by nobody', () => {
    const facts = weeks('........');
    const sessions = facts.sessions.map((session, index) =>
      index < 3 ? { ...session, state: 'cancelled' as const } : session,
    );
    expect(forecastCompletion(sixOfEight, { ...facts, sessions }, afterWeek(0)).standing).toBe(
      'cannot_complete',
    );
    const open = { ...facts, sessions, scheduleComplete: false };
    expect(forecastCompletion(sixOfEight, open, afterWeek(0)).standing).toBe('on_track');
  });
});

describe('partial attendance and excuses', () => {
  const short = (minutes: number | null): CompletionFacts => {
    const facts = weeks('pppppaah');
    const sessions = facts.sessions.map((session) =>
      session.attendance?.mark === 'partial'
        ? { ...session, attendance: { mark: 'partial' as const, minutes } }
        : session,
    );
    return { ...facts, sessions };
  };
  test.each([
    ['yes', null, 'completed', []],
    ['no', 179, 'not_completed', []],
    [{ minMinutes: 90 }, 90, 'completed', []],
    [{ minMinutes: 90 }, 89, 'not_completed', []],
    [{ minMinutes: 90 }, null, 'undetermined', []],
    [null, 100, 'undetermined', ['partialCounts']],
  ] as const)('partial counts %j, %s minutes: %s', (partialCounts, minutes, outcome, unstated) => {
    const policy = { ...sixOfEight, partialCounts };
    expect(checkCompletion(policy, short(minutes), afterWeek(8))).toMatchObject({ outcome, unstated });
  });
  test.each([
    [true, 'completed', []],
    [false, 'not_completed', []],
    [null, 'undetermined', ['excusedCounts']],
  ] as const)('excuses count %s: %s', (excusedCounts, outcome, unstated) => {
    const policy = { ...sixOfEight, excusedCounts };
    expect(checkCompletion(policy, weeks('pppppaae'), afterWeek(8))).toMatchObject({ outcome, unstated });
  });
  test('what a policy does not say is no matter to whom it does not touch', () => {
    expect(checkCompletion(sixOfEight, weeks('pppppaah'), afterWeek(8)).outcome).toBe('undetermined');
    expect(checkCompletion(sixOfEight, weeks('ppppaaah'), afterWeek(8)).outcome).toBe('not_completed');
    expect(checkCompletion(sixOfEight, weeks('ppppppah'), afterWeek(8)).outcome).toBe('completed');
  });
});

describe('make-ups', () => {
  const madeUp = (facts: CompletionFacts, ...ids: string[]): CompletionFacts => ({
    ...facts,
    sessions: facts.sessions.map((session) =>
      ids.includes(session.sessionId) ? { ...session, madeUpAt: '2024-03-22T12:00:00Z' } : session,
    ),
  });

  test.each([
    ['no', 'cannot_complete', 5],
    [null, 'cannot_complete', 5],
    ['yes', 'at_risk', 8],
    [{ atMost: 1 }, 'at_risk', 6],
    [{ atMost: 0 }, 'cannot_complete', 5],
  ] as const)('count %j: five attended and three missed is %s', (makeUpsCount, standing, best) => {
    const policy = { ...sixOfEight, makeUpsCount };
    const forecast = forecastCompletion(policy, weeks('pppppaaa'), afterWeek(8));
    expect(forecast).toMatchObject({ standing, bestAttainable: best });
    expect(forecast.risks).toEqual(
      standing === 'at_risk' ? ['needs_make_ups', 'nothing_left_but_lacking'] : [],
    );
  });

  test('two are too many where one counts', () => {
    const policy = { ...sixOfEight, makeUpsCount: { atMost: 1 } };
    expect(forecastCompletion(policy, weeks('ppppaaaa'), afterWeek(8)).standing).toBe('cannot_complete');
    const once = madeUp(weeks('ppppaaaa'), 'week-5', 'week-6');
    expect(checkCompletion(policy, once, afterWeek(9)).outcome).toBe('not_completed');
    const enough = madeUp(weeks('pppppaaa'), 'week-6');
    expect(checkCompletion(policy, enough, afterWeek(9)).outcome).toBe('completed');
  });

  test('one that is recorded is unknown where the program says nothing of make-ups', () => {
    const verdict = checkCompletion(sixOfEight, madeUp(weeks('pppppaaa'), 'week-6'), afterWeek(9));
    expect(verdict).toMatchObject({ outcome: 'undetermined', unstated: ['makeUpsCount'] });
  });

  test('are over when the time for them is', () => {
    const policy: CompletionPolicy = {
      ...sixOfEight,
      makeUpsCount: 'yes',
      makeUpsUntil: { kind: 'date', date: '2024-03-29' },
    };
    const at = (now: `${number}-${number}-${number}T${string}Z`) =>
      forecastCompletion(policy, weeks('pppppaaa'), now).standing;
    expect(at('2024-03-30T04:59:59Z')).toBe('at_risk');
    expect(at('2024-03-30T05:00:00Z')).toBe('cannot_complete');
  });
});

describe('other rules', () => {
  const attended: Condition = { attribute: 'attended', equals: true };

  test('a rule that asks for every session puts nobody at risk who missed none', () => {
    const every = policyOf({ every: 'sessions', where: attended });
    expect(forecastCompletion(every, weeks('pp......'), afterWeek(2)).standing).toBe('on_track');
    expect(forecastCompletion(every, weeks('pa......'), afterWeek(2)).standing).toBe('cannot_complete');
  });

  test('a project that is lacking after the last session', () => {
    const policy = policyOf({
      all: [sixOfEight.rule?.when ?? attended, { attribute: 'projectSubmitted', equals: true }],
    });
    const facts = { ...weeks('pppppppp'), projectSubmitted: false };
    const forecast = forecastCompletion(policy, facts, afterWeek(8));
    expect(forecast).toMatchObject({ standing: 'at_risk', risks: ['nothing_left_but_lacking'] });
    expect(forecastCompletion(policy, { ...facts, closed: true }, afterWeek(8)).standing).toBe(
      'cannot_complete',
    );
    expect(forecastCompletion(policy, { ...facts, projectSubmitted: null }, afterWeek(8)).standing).toBe(
      'undetermined',
    );
    expect(forecastCompletion(policy, { ...facts, projectSubmitted: true }, afterWeek(8)).standing).toBe(
      'completed',
    );
  });

  test('hours that still grow are no obstacle until completion is closed', () => {
    const policy = policyOf({ attribute: 'platformHours', min: 10 });
    const facts = { ...weeks('........'), platformHours: 4 };
    expect(forecastCompletion(policy, facts, afterWeek(0)).standing).toBe('on_track');
    expect(forecastCompletion(policy, { ...facts, closed: true }, afterWeek(9)).standing).toBe(
      'cannot_complete',
    );
  });

  test('a share, and minutes', () => {
    const share = policyOf({ attribute: 'attendedShare', min: 75 });
    expect(forecastCompletion(share, weeks('aaa.....'), afterWeek(3)).standing).toBe('cannot_complete');
    expect(forecastCompletion(share, weeks('aa......'), afterWeek(2)).standing).toBe('at_risk');
    const minutes = policyOf({ sum: 'minutes', in: 'sessions', min: 1080 });
    expect(forecastCompletion(minutes, weeks('aaa.....'), afterWeek(3)).standing).toBe('cannot_complete');
    expect(forecastCompletion(minutes, weeks('aa......'), afterWeek(2)).standing).toBe('at_risk');
    expect(forecastCompletion(minutes, weeks('ppppppaa'), afterWeek(8)).standing).toBe('completed');
  });

  test('a survey that is due, and one whose time is over', () => {
    const policy = policyOf({ some: 'surveys', where: { attribute: 'done', equals: true } });
    const survey = {
      instrumentId: 'post',
      moment: 'post',
      done: false,
      dueAt: '2024-04-01T00:00:00Z',
    } as const;
    const facts = { ...weeks('pppppppp'), surveys: [survey] };
    expect(forecastCompletion(policy, facts, '2024-03-31T23:59:59Z').standing).toBe('at_risk');
    expect(forecastCompletion(policy, facts, '2024-04-01T00:00:00Z').standing).toBe('cannot_complete');
  });

  test('a program that publishes no rule is settled by a determination only', () => {
    const facts = weeks('pppppppp');
    expect(forecastCompletion(unstatedCompletionPolicy, facts, afterWeek(8)).standing).toBe('undetermined');
    const determined = { ...facts, determinations: { 'completion-rule': true } };
    expect(checkCompletion(unstatedCompletionPolicy, determined, afterWeek(8)).outcome).toBe('completed');
  });

  test('the tightest of several requirements comes first', () => {
    const policy = policyOf({
      all: [
        { count: 'sessions', where: attended, min: 4 },
        { count: 'sessions', where: { all: [attended, { attribute: 'required', equals: true }] }, min: 2 },
      ],
    });
    const facts = weeks('pa......');
    const sessions = facts.sessions.map((session, index) => ({ ...session, required: index < 3 }));
    const forecast = forecastCompletion(policy, { ...facts, sessions }, afterWeek(2));
    expect(forecast.requirements).toMatchObject([
      { pointer: '/when/all/1', needed: 2, attended: 1, bestAttainable: 2, margin: 0 },
      { pointer: '/when/all/0', needed: 4, attended: 1, bestAttainable: 7, margin: 3 },
    ]);
    expect(forecast).toMatchObject({ standing: 'at_risk', mayStillMiss: 0 });
  });

  test('a rule in the words of the program', () => {
    const extended = extendVocabulary(completionVocabulary, {
      attributes: { mentorMet: { kind: 'boolean', label: 'Met the mentor', question: null } },
      collections: {
        sessions: { attributes: { topic: { kind: 'text', label: 'Topic', question: null } } },
      },
    });
    if (!extended.ok) throw new Error('refused');
    const policy = policyOf({
      all: [
        { attribute: 'mentorMet', equals: true },
        { count: 'sessions', where: { all: [attended, { attribute: 'topic', equals: 'equity' }] }, min: 1 },
      ],
    });
    const own = {
      vocabulary: extended.value,
      sessions: { 'week-1': { topic: 'equity' }, 'week-2': { topic: 'data' } },
    };
    const facts = { ...weeks('.p'), own: { ...own, attributes: { mentorMet: { pending: true } as const } } };
    expect(forecastCompletion(policy, facts, afterWeek(0)).standing).toBe('on_track');
    const missed = { ...facts, sessions: weeks('ap').sessions };
    expect(forecastCompletion(policy, missed, afterWeek(2)).standing).toBe('cannot_complete');
    const met = { ...weeks('pa'), own: { ...own, attributes: { mentorMet: true } } };
    expect(checkCompletion(policy, met, afterWeek(2)).outcome).toBe('completed');
  });

  test('a waived session counts as attended', () => {
    const facts = weeks('pppppaaa');
    const sessions = facts.sessions.map((session, index) => ({ ...session, waived: index === 7 }));
    expect(checkCompletion(sixOfEight, { ...facts, sessions }, afterWeek(8)).outcome).toBe('completed');
  });
});
