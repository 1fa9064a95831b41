import { expect, test } from 'vitest';
import type { LocalDate } from '../kernel/temporal.ts';
import { expandRecurrence, type Recurrence, weekly } from './recurrence.ts';
import { toInstant } from './zoned-instant.ts';

const rule = (value: string, from: LocalDate = '2024-02-01'): Recurrence => ({
  from,
  rule: value,
  additionalDates: [],
  exceptDates: [],
});

function datesOf(recurrence: Recurrence, limit?: number) {
  const dates = expandRecurrence(recurrence, limit);
  return dates.ok ? dates.value : dates.error.kind;
}

test('eight Thursdays at 8:30 in Chicago, on both sides of the clock change', () => {
  const dates = expandRecurrence(
    weekly({ from: '2024-02-01', on: ['TH'], end: { kind: 'times', times: 8 } }),
  );
  if (!dates.ok) throw new Error(dates.error.kind);
  const instants = dates.value.map((date) => toInstant(date, '08:30', 'America/Chicago'));
  expect(instants.map((each) => each.kind === 'exact' && each.instant)).toEqual([
    '2024-02-01T14:30:00Z',
    '2024-02-08T14:30:00Z',
    '2024-02-15T14:30:00Z',
    '2024-02-22T14:30:00Z',
    '2024-02-29T14:30:00Z',
    '2024-03-07T14:30:00Z',
    '2024-03-14T13:30:00Z',
    '2024-03-21T13:30:00Z',
  ]);
});

test('until a day includes that day', () => {
  const until = weekly({ from: '2024-02-01', on: ['TH'], end: { kind: 'until', date: '2024-02-15' } });
  expect(datesOf(until)).toEqual(['2024-02-01', '2024-02-08', '2024-02-15']);
});

test.each([
  ['FREQ=MONTHLY;BYDAY=2TH;COUNT=3', ['2024-02-08', '2024-03-14', '2024-04-11']],
  ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', ['2024-02-23', '2024-03-29', '2024-04-26']],
  ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2', ['2024-03-31', '2024-05-31']],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4', ['2024-02-01', '2024-02-13', '2024-02-15', '2024-02-27']],
  ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,3;COUNT=3', ['2024-02-06', '2024-02-20', '2024-03-05']],
  ['FREQ=YEARLY;BYDAY=20MO;COUNT=2', ['2024-05-13', '2025-05-19']],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2', ['2024-05-13', '2025-05-12']],
  ['FREQ=YEARLY;BYYEARDAY=-1;COUNT=1', ['2024-12-31']],
  ['FREQ=WEEKLY;UNTIL=20240101', []],
])('%s', (value, dates) => {
  expect(datesOf(rule(value))).toEqual(dates);
});

test('a first day that does not fit the rule does not count', () => {
  expect(datesOf(rule('FREQ=WEEKLY;BYDAY=TH;COUNT=2', '2024-01-30'))).toEqual(['2024-02-01', '2024-02-08']);
});

test('additional days and exceptions', () => {
  const recurrence: Recurrence = {
    from: '2024-02-01',
    rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=3',
    additionalDates: ['2024-01-25', '2024-02-08', '2024-03-01'],
    exceptDates: ['2024-02-01', '2024-03-01'],
  };
  expect(datesOf(recurrence)).toEqual(['2024-01-25', '2024-02-08', '2024-02-15']);
});

test.each([
  'FREQ=HOURLY;COUNT=3',
  'FREQ=WEEKLY;BYHOUR=8;COUNT=3',
  'FREQ=WEEKLY;BYDAY=XX;COUNT=3',
  'FREQ=WEEKLY;COUNT=0',
  'FREQ=WEEKLY;INTERVAL=0;COUNT=3',
  'FREQ=WEEKLY;COUNT=3;COUNT=4',
  'FREQ=WEEKLY;COUNT=3;UNTIL=20240301',
  'FREQ=WEEKLY;COUNT=3=4',
  'FREQ=WEEKLY;UNTIL=20241399',
  // What RFC 5545 gives no meaning: the first Monday of a week, the 31st of a week, a month 13.
  'FREQ=WEEKLY;BYDAY=1MO;COUNT=3',
  'FREQ=MONTHLY;BYDAY=0MO;COUNT=3',
  'FREQ=MONTHLY;BYDAY=6MO;COUNT=3',
  'FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO;COUNT=3',
  'FREQ=WEEKLY;BYMONTHDAY=31;COUNT=3',
  'FREQ=MONTHLY;BYMONTHDAY=0;COUNT=3',
  'FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3',
  'FREQ=MONTHLY;BYYEARDAY=20;COUNT=3',
  'FREQ=MONTHLY;BYWEEKNO=20;COUNT=3',
  'FREQ=YEARLY;BYMONTH=13;COUNT=3',
  'FREQ=MONTHLY;BYSETPOS=1;COUNT=3',
  'DTSTART=20240101\nRRULE:FREQ=DAILY;COUNT=1',
  'COUNT=3',
  '__proto__=1',
  '',
  `FREQ=WEEKLY;COUNT=3;${'X'.repeat(2 ** 20)}`,
])('%.40j is not readable', (value) => {
  expect(datesOf(rule(value))).toBe('recurrence_unreadable');
});

test('what does not end, or ends too late, is refused and not cut short', () => {
  expect(datesOf(rule('FREQ=WEEKLY'))).toBe('recurrence_too_long');
  expect(datesOf(rule('FREQ=DAILY;COUNT=11'), 10)).toBe('recurrence_too_long');
  expect(datesOf(rule('FREQ=DAILY;COUNT=10'), 10)).toHaveLength(10);
  expect(datesOf(rule('FREQ=YEARLY;INTERVAL=9999;COUNT=3'))).toBe('recurrence_too_long');
});

test('exceptions do not make a long recurrence short of days', () => {
  const recurrence = { ...rule('FREQ=DAILY;COUNT=12'), exceptDates: ['2024-02-01', '2024-02-02'] as const };
  expect(datesOf(recurrence, 10)).toHaveLength(10);
});

test('a day that never falls', () => {
  expect(datesOf(rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5'))).toBe('recurrence_never_falls');
});
