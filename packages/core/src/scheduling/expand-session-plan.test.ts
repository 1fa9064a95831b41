import { expect, test } from 'vitest';
import { weekly } from '../calendar/recurrence.ts';
import { id } from '../kernel/brand.ts';
import { decideAdditionalSession } from './decide-additional-session.ts';
import { expandSessionPlan } from './expand-session-plan.ts';
import type { SeriesDates, SessionPlan, SessionSeries } from './session-plan.ts';
import { sessionInterval, timedTiming } from './session-timing.ts';

function series(dates: SeriesDates, key = 'workshop'): SessionSeries {
  return {
    key,
    dates,
    title: 'Workshop',
    kind: 'workshop',
    modality: 'virtual',
    place: null,
    statedMinutes: null,
    tracks: [],
    alternativeOf: null,
    required: null,
  };
}

function plan(...all: SessionSeries[]): SessionPlan {
  return {
    cycle: id<'Cycle'>('equity'),
    minimumSessions: null,
    isComplete: true,
    additionalSessions: null,
    series: all,
    period: { kind: 'dates', start: '2024-02-01', end: '2024-03-21' },
  };
}

function expand(...all: SessionSeries[]) {
  const sessions = expandSessionPlan(plan(...all));
  if (!sessions.ok) throw new Error(JSON.stringify(sessions.error));
  return sessions.value;
}

const morning = { start: '08:30', end: '11:30', zone: 'America/Chicago' } as const;

test('eight Thursdays of three hours, on both sides of the clock change', () => {
  const recurrence = weekly({ from: '2024-02-01', on: ['TH'], end: { kind: 'until', date: '2024-03-21' } });
  const sessions = expand(series({ kind: 'recurrence', recurrence, timeOfDay: morning }));
  expect(sessions.map((session) => sessionInterval(session.timing)?.start)).toEqual([
    '2024-02-01T14:30:00Z',
    '2024-02-08T14:30:00Z',
    '2024-02-15T14:30:00Z',
    '2024-02-22T14:30:00Z',
    '2024-02-29T14:30:00Z',
    '2024-03-07T14:30:00Z',
    '2024-03-14T13:30:00Z',
    '2024-03-21T13:30:00Z',
  ]);
  expect(sessions.every((session) => session.state === 'scheduled')).toBe(true);
});

test('dates without a time, and sessions without a date', () => {
  const noTime = { start: null, end: null, zone: null };
  const sessions = expand(
    series({ kind: 'dates', dates: ['2024-02-01'], timeOfDay: noTime }, 'dated'),
    series({ kind: 'to_be_announced', sessions: 2 }, 'open'),
  );
  expect(sessions.map(({ id: is, state, timing }) => [is, state, timing.kind])).toEqual([
    ['equity/dated/1', 'scheduled', 'date_only'],
    ['equity/open/1', 'tentative', 'to_be_announced'],
    ['equity/open/2', 'tentative', 'to_be_announced'],
  ]);
});

test('a slot of a gathering keeps its gathering and its title', () => {
  const timing = timedTiming('2024-04-16', '14:30', '16:00', 'America/Chicago');
  const slots = [{ timing, gathering: id<'Gathering'>('april'), title: 'Health' }];
  expect(expand(series({ kind: 'slots', slots }))).toMatchObject([
    { timing, gathering: 'april', title: 'Health' },
  ]);
});

test('everything that is wrong with a plan is said at once', () => {
  const endless = { from: '2024-02-01', rule: 'FREQ=WEEKLY', additionalDates: [], exceptDates: [] } as const;
  const refused = expandSessionPlan(
    plan(
      series({ kind: 'recurrence', recurrence: endless, timeOfDay: morning }, 'a'),
      series({ kind: 'to_be_announced', sessions: 1_000_000_000 }, 'a'),
      series({ kind: 'to_be_announced', sessions: -3 }, 'b'),
    ),
  );
  expect(refused).toMatchObject({
    ok: false,
    error: [
      { kind: 'series_recurrence_refused', series: 'a', refusal: { kind: 'recurrence_too_long' } },
      { kind: 'series_key_repeated', series: 'a' },
      { kind: 'plan_too_long', limit: 1_000 },
    ],
  });
});

test('an additional session is agreed within what the program allows', () => {
  const proposal = (date: `${number}-${number}-${number}`) => ({
    id: id<'Session'>('extra'),
    title: null,
    modality: null,
    timing: timedTiming(date, '08:30', '11:30', 'America/Chicago'),
  });
  const now = '2024-02-10T00:00:00Z';
  const refusals = (
    additionalSessions: SessionPlan['additionalSessions'],
    date: `${number}-${number}-${number}`,
  ) => {
    const decision = decideAdditionalSession({ ...plan(), additionalSessions }, proposal(date), now);
    return decision.ok ? [] : decision.error.map((refusal) => refusal.kind);
  };
  expect(refusals('may_be_agreed', '2024-03-20')).toEqual([]);
  expect(refusals(null, '2024-03-20')).toEqual([]);
  expect(refusals('not_allowed', '2024-03-28')).toEqual([
    'additional_sessions_not_allowed',
    'additional_session_outside_period',
  ]);
});
