import { expect, test } from 'vitest';
import { id } from '../kernel/brand.ts';
import { findParticipantClashes } from './find-participant-clashes.ts';
import type { Session } from './session.ts';
import { type SessionTiming, timedTiming } from './session-timing.ts';

function session(name: string, timing: SessionTiming, more: Partial<Session> = {}): Session {
  return {
    id: id<'Session'>(name),
    title: name,
    kind: 'meeting',
    state: 'scheduled',
    timing,
    statedMinutes: null,
    modality: 'virtual',
    place: null,
    joinLink: null,
    cycles: [],
    gathering: id<'Gathering'>('april'),
    facilitators: [],
    tracks: [],
    alternativeOf: null,
    required: null,
    ...more,
  };
}

const chicago = 'America/Chicago';
const family = session('family', timedTiming('2024-04-18', '08:30', '10:00', chicago));
const dataAsAm = session('data', timedTiming('2024-04-18', '00:30', '14:00', chicago));
const dataAsPm = session('data', timedTiming('2024-04-18', '12:30', '14:00', chicago));
const health = session('health', timedTiming('2024-04-16', '14:30', '16:00', chicago));
const person = (...names: string[]) => [{ person: 'p1', sessions: names.map((name) => id<'Session'>(name)) }];

test('a person in several communities clashes with Data Management read as AM, and not read as PM', () => {
  const attends = person('health', 'family', 'data');
  expect(findParticipantClashes([health, family, dataAsAm], attends)).toEqual({
    clashes: [{ person: 'p1', first: 'data', second: 'family', sharedMinutes: 90 }],
    undetermined: [],
  });
  expect(findParticipantClashes([health, family, dataAsPm], attends)).toEqual({
    clashes: [],
    undetermined: [],
  });
});

test('sessions clash for those who attend both, not for those who attend one', () => {
  const participants = [...person('health', 'data'), { person: 'p2', sessions: [id<'Session'>('family')] }];
  expect(findParticipantClashes([health, family, dataAsAm], participants).clashes).toEqual([]);
});

test('a session at an unknown time is not known to be free', () => {
  const open = session('open', { kind: 'to_be_announced' });
  const elsewhere = session('elsewhere', timedTiming('2024-04-18', '08:30', '10:00', null));
  const found = findParticipantClashes(
    [family, open, elsewhere],
    person('family', 'open', 'elsewhere', 'lost'),
  );
  expect(found.clashes).toEqual([]);
  expect(found.undetermined).toEqual([
    { person: 'p1', session: 'open', reason: 'time_unknown' },
    { person: 'p1', session: 'elsewhere', reason: 'zone_unknown' },
    { person: 'p1', session: 'lost', reason: 'session_unknown' },
  ]);
  expect(findParticipantClashes([open], person('open')).undetermined).toEqual([]);
});

test('a session at an unknown time of another day is free', () => {
  const on = (date: '2024-04-17' | '2024-04-18' | '2024-04-19', zone: string | null) =>
    findParticipantClashes(
      [family, session('open', { kind: 'date_only', date, zone })],
      person('family', 'open'),
    );
  expect(on('2024-04-17', chicago).undetermined).toEqual([]);
  expect(on('2024-04-18', chicago).undetermined).toHaveLength(1);
  // The days of an unknown zone may reach into those before and after.
  expect(on('2024-04-17', null).undetermined).toHaveLength(1);
  expect(on('2024-04-19', null).undetermined).toHaveLength(1);
});

test('a cancelled session takes nobody’s time, and alternatives do not compete', () => {
  const cancelled = { ...dataAsAm, state: 'cancelled' } as const;
  expect(findParticipantClashes([family, cancelled], person('family', 'data')).clashes).toEqual([]);
  const early = { ...family, alternativeOf: 'week-3' };
  const late = { ...dataAsAm, alternativeOf: 'week-3' };
  expect(findParticipantClashes([early, late], person('family', 'data')).clashes).toEqual([]);
  const unplaced = session('open', { kind: 'to_be_announced' }, { alternativeOf: 'week-3' });
  expect(findParticipantClashes([early, unplaced], person('family', 'open')).undetermined).toEqual([]);
});

test('one session named twice does not clash with itself', () => {
  expect(findParticipantClashes([family, health], person('family', 'family', 'health')).clashes).toEqual([]);
});
