import { expect, test } from 'vitest';
import { sessionInterval, timedTiming, timingMinutes } from './session-timing.ts';

const chicago = 'America/Chicago';

test('a session across the clock change lasts as long as it lasts', () => {
  expect(timingMinutes(timedTiming('2024-03-09', '23:00', '04:00', chicago))).toBe(240);
  expect(timingMinutes(timedTiming('2024-03-09', '23:00', '04:00', null))).toBe(300);
  expect(timingMinutes({ kind: 'time_only', start: '23:00', end: '00:30', zone: null })).toBe(90);
  expect(timingMinutes({ kind: 'to_be_announced' })).toBe(null);
});

test('an interval needs date, start, end and a zone', () => {
  expect(sessionInterval(timedTiming('2024-02-01', '08:30', null, chicago))).toBe(null);
  expect(sessionInterval(timedTiming('2024-02-01', '08:30', '11:30', null))).toBe(null);
  expect(sessionInterval(timedTiming('2024-02-01', '08:30', '11:30', 'Mars/Olympus'))).toBe(null);
});
