import { expect, test } from 'vitest';
import type { LocalDate, LocalTime } from '../../kernel/temporal.ts';
import { type SessionTiming, timedTiming } from '../session-timing.ts';
import { checkOverlaps } from './check-overlaps.ts';
import { findEndsBeforeStart } from './end-before-start.ts';
import { findSessionFindings } from './find-session-findings.ts';
import { findSessionsOnHolidays } from './holiday.ts';
import { findClockChangeTimes } from './local-time.ts';
import { findMissingMeridiems } from './missing-meridiem.ts';
import { findSessionsOutsidePeriod } from './outside-period.ts';
import { findOverlappingSessions, type Occupancy } from './overlapping-sessions.ts';
import type { TimetableEntry } from './reading.ts';
import { findStatedMinutesConflicts } from './stated-minutes.ts';
import { findUnusualLengths } from './unusual-length.ts';

const chicago = 'America/Chicago';

function entry(label: string, timing: SessionTiming, quotation: string | null = null): TimetableEntry {
  return { place: { pointer: `/sessions/${label}` }, label, quotation, timing };
}
const at = (label: string, start: LocalTime, end: LocalTime, date: LocalDate = '2024-04-18') =>
  entry(label, timedTiming(date, start, end, chicago));
const places = (findings: readonly { place: { pointer: string } }[]) =>
  findings.map((finding) => finding.place.pointer);

test('a length is unusual beside at least three others, beyond a factor of two', () => {
  const usual = [at('a', '08:30', '10:00'), at('b', '10:30', '12:00'), at('c', '14:30', '16:00')];
  expect(findUnusualLengths([...usual.slice(1), at('d', '00:30', '14:00')])).toEqual([]);
  expect(findUnusualLengths([...usual, at('d', '12:30', '15:30')])).toEqual([]);
  expect(findUnusualLengths([...usual, at('d', '12:30', '15:31')])).toMatchObject([
    {
      place: { pointer: '/sessions/d' },
      suggestion: null,
      facts: { minutes: 181, usualMinutes: 90, others: 3 },
    },
  ]);
  expect(places(findUnusualLengths([...usual, at('d', '12:30', '13:14')]))).toEqual(['/sessions/d']);
});

test('the other half of the day is suggested where it gives the usual length', () => {
  const usual = [at('a', '08:30', '10:00'), at('b', '10:30', '12:00'), at('c', '14:30', '16:00')];
  expect(findUnusualLengths([...usual, at('d', '00:30', '14:00')])[0]?.suggestion).toBe('12:30 PM – 2:00 PM');
  // 11:00 AM – 12:30 AM of the next day: the end is meant to be PM.
  expect(findUnusualLengths([...usual, at('d', '11:00', '00:30')])[0]?.suggestion).toBe(
    '11:00 AM – 12:30 PM',
  );
  expect(findUnusualLengths([...usual, at('d', '00:30', '15:00')])[0]?.suggestion).toBe(null);
});

test('two unusual lengths are both seen, and sessions without a length are left out', () => {
  const entries = [
    ...['a', 'b', 'c', 'd', 'e'].map((label) => at(label, '08:30', '10:00')),
    at('long', '00:30', '14:00'),
    at('short', '08:30', '08:45'),
    entry('unknown', { kind: 'to_be_announced' }),
  ];
  expect(places(findUnusualLengths(entries))).toEqual(['/sessions/long', '/sessions/short']);
});

test('an end before the start', () => {
  const reversed = { ...timedTiming('2024-04-18', '10:00', '09:00', null), endDate: '2024-04-18' } as const;
  const entries = [
    entry('reversed', reversed),
    at('nearly-a-day', '10:00', '09:00'),
    at('past-midnight', '22:00', '01:00'),
    at('whole-day', '00:00', '00:00'),
    entry('time-only', { kind: 'time_only', start: '10:00', end: '09:00', zone: null }),
    entry('window', { kind: 'window', from: '2024-04-18', to: '2024-04-17', zone: null }),
    entry('open-end', timedTiming('2024-04-18', '10:00', null, null)),
  ];
  expect(places(findEndsBeforeStart(entries))).toEqual([
    '/sessions/reversed',
    '/sessions/nearly-a-day',
    '/sessions/whole-day',
    '/sessions/time-only',
    '/sessions/window',
  ]);
});

test('a missing AM or PM is noted only where a 12-hour clock is printed', () => {
  const printed = (...quotations: string[]) =>
    quotations.map((quotation) => entry(quotation, { kind: 'to_be_announced' }, quotation));
  expect(findMissingMeridiems(printed('8:30 - 10:00', '13:00 - 14:30'))).toEqual([]);
  expect(findMissingMeridiems(printed('8:30 - 10:00', '13:00 - 14:30', '1 - 2 PM'))).toHaveLength(2);
  expect(findMissingMeridiems(printed('8:30 - 10:00'))).toMatchObject([
    { severity: 'warning', understood: null, facts: { missingAt: 'both' } },
  ]);
  expect(findMissingMeridiems(printed('12:30 – 02:00PM'))).toMatchObject([
    {
      severity: 'note',
      quotation: '12:30 – 02:00PM',
      understood: '12:30 PM – 2:00 PM',
      facts: { missingAt: 'start', printed: '12:30' },
    },
  ]);
});

test('a person, a room, a link or a facilitator serves one session at a time', () => {
  const occupied = (label: string, start: LocalTime, end: LocalTime, ...occupies: Occupancy[]) => ({
    ...at(label, start, end),
    occupies,
  });
  const hall: Occupancy = { kind: 'room', id: 'hall', label: 'Hall' };
  const ana: Occupancy = { kind: 'facilitator', id: 'ana', label: 'Ana' };
  // The same id of another kind is another thing.
  const anaAttends: Occupancy = { kind: 'participant', id: 'ana', label: 'Ana' };
  const found = findOverlappingSessions([
    occupied('one', '08:30', '10:00', hall, ana),
    occupied('two', '10:00', '11:30', hall, anaAttends),
    occupied('three', '09:30', '10:30', ana),
    occupied('four', '11:00', '12:00', hall),
  ]);
  expect(found.map(({ ruleId, place }) => [ruleId, place.pointer])).toEqual([
    ['scheduling.room-is-free', '/sessions/four'],
    ['scheduling.facilitator-is-free', '/sessions/three'],
  ]);
});

test('overlaps are of instants, not of dates or wall clocks', () => {
  const room: readonly Occupancy[] = [{ kind: 'link', id: 'link', label: 'Link' }];
  const inZone = (label: string, zone: string | null) => ({
    ...entry(label, timedTiming('2024-04-18', '08:30', '10:00', zone)),
    occupies: room,
  });
  expect(findOverlappingSessions([inZone('a', chicago), inZone('b', 'America/Los_Angeles')])).toEqual([]);
  expect(findOverlappingSessions([inZone('a', null), inZone('b', null)])).toHaveLength(1);
  expect(findOverlappingSessions([inZone('a', chicago), inZone('b', null)])).toEqual([]);
});

test('that nothing overlaps is said only where everything could be compared', () => {
  const occupies: readonly Occupancy[] = [{ kind: 'agenda', id: 'april', label: 'April' }];
  const morning = { ...at('morning', '08:30', '10:00'), occupies };
  const noon = { ...at('noon', '12:30', '14:00'), occupies };
  const open = { ...entry('open', { kind: 'to_be_announced' }), occupies };
  const noZone = { ...entry('no-zone', timedTiming('2024-04-18', '16:00', '17:00', null)), occupies };
  expect(checkOverlaps([morning, noon])).toEqual({
    outcome: 'none',
    findings: [],
    comparedSessions: 2,
    notCompared: [],
  });
  expect(checkOverlaps([morning, noon, open])).toMatchObject({
    outcome: 'undetermined',
    comparedSessions: 2,
    notCompared: [{ pointer: '/sessions/open' }],
  });
  expect(checkOverlaps([morning, noZone]).outcome).toBe('undetermined');
  expect(checkOverlaps([noZone]).outcome).toBe('none');
  expect(checkOverlaps([morning, morning, open, { ...noon, timing: morning.timing }]).outcome).toBe(
    'overlaps',
  );
});

test('a stated length that differs from start and end', () => {
  const stated = (statedMinutes: number | null) => ({ ...at('a', '08:30', '10:00'), statedMinutes });
  expect(findStatedMinutesConflicts([stated(90), stated(null), at('b', '08:30', '10:00')])).toEqual([]);
  expect(findStatedMinutesConflicts([stated(60)])).toMatchObject([
    { facts: { minutes: 90, statedMinutes: 60 } },
  ]);
});

test('more than two hundred overlaps are counted, not listed', () => {
  const occupies: readonly Occupancy[] = [{ kind: 'room', id: 'hall', label: 'Hall' }];
  const early = { ...at('early', '07:00', '08:00'), occupies };
  const entries = Array.from({ length: 60 }, (_, index) => ({
    ...at(String(index), '08:30', '10:00'),
    occupies,
  }));
  const found = findOverlappingSessions([...entries, early]);
  expect(found).toMatchObject([{ place: { pointer: '/sessions/1' }, facts: { overlaps: 1_770 } }]);
});

test('outside the gathering, or the months of a cycle', () => {
  const april = {
    pointer: '/gatherings/3',
    label: 'April',
    period: { kind: 'dates', start: '2024-04-15', end: '2024-04-18' },
  } as const;
  const entries = [
    at('first', '08:30', '10:00', '2024-04-15'),
    at('late', '22:00', '01:00', '2024-04-18'),
    at('after', '08:30', '10:00', '2024-04-19'),
    entry('window', { kind: 'window', from: '2024-04-14', to: '2024-04-16', zone: null }),
    entry('unknown', { kind: 'to_be_announced' }),
  ];
  expect(
    findSessionsOutsidePeriod(entries, april).map(({ place, facts }) => [place.pointer, facts.position]),
  ).toEqual([
    ['/sessions/late', 'after'],
    ['/sessions/after', 'after'],
    ['/sessions/window', 'before'],
  ]);
});

test('on a holiday of the calendar that is given', () => {
  const holidays = [{ date: '2024-04-19', name: 'Patriots’ Day' }] as const;
  const entries = [at('a', '08:30', '10:00'), at('b', '08:30', '10:00', '2024-04-19')];
  expect(places(findSessionsOnHolidays(entries, holidays))).toEqual(['/sessions/b']);
  expect(findSessionsOnHolidays(entries, [])).toEqual([]);
});

test('times that the clocks skip or show twice', () => {
  const entries = [
    at('skipped', '02:30', '04:00', '2024-03-10'),
    at('doubled', '00:30', '01:30', '2024-11-03'),
    at('usual', '08:30', '10:00', '2024-03-10'),
    entry('no-zone', timedTiming('2024-03-10', '02:30', '04:00', null)),
    entry('odd-zone', timedTiming('2024-03-10', '02:30', '04:00', 'Mars/Olympus')),
  ];
  expect(
    findClockChangeTimes(entries).map(({ ruleId, severity, facts }) => [ruleId, severity, facts.edge]),
  ).toEqual([
    ['scheduling.local-time-exists', 'error', 'start'],
    ['scheduling.local-time-is-unique', 'warning', 'end'],
  ]);
});

test('all together, in the order of the sessions', () => {
  const within = {
    pointer: '/gatherings/3',
    label: 'April',
    period: { kind: 'dates', start: '2024-04-15', end: '2024-04-17' },
  } as const;
  const occupies = [{ kind: 'agenda', id: 'april', label: 'April' }] as const;
  const entries = [
    { ...at('a', '08:30', '10:00', '2024-04-17'), occupies },
    { ...entry('b', timedTiming('2024-04-17', '12:30', '14:00', chicago), '12:30 – 02:00PM'), occupies },
    { ...at('c', '08:30', '10:00'), occupies },
    { ...at('d', '00:30', '14:00'), occupies },
  ];
  expect(
    findSessionFindings(entries, { within, holidays: [] }).map(({ ruleId, place }) => [
      place.pointer,
      ruleId,
    ]),
  ).toEqual([
    ['/sessions/b', 'scheduling.meridiem-is-printed'],
    ['/sessions/c', 'scheduling.session-within-period'],
    ['/sessions/c', 'scheduling.agenda-has-no-overlap'],
    ['/sessions/d', 'scheduling.length-is-usual'],
    ['/sessions/d', 'scheduling.session-within-period'],
  ]);
});
