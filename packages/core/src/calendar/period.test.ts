import { expect, test } from 'vitest';
import { checkInPeriod, type Period, periodDates, periodDays } from './period.ts';

const months = (startMonth: number, endMonth: number, startYear: number | null) =>
  ({ kind: 'months', startMonth, endMonth, startYear }) as Period;

test.each([
  [months(10, 4, 2023), { start: '2023-10-01', end: '2024-04-30' }],
  [months(2, 2, 2024), { start: '2024-02-01', end: '2024-02-29' }],
  [months(1, 12, 2023), { start: '2023-01-01', end: '2023-12-31' }],
  [months(10, 4, null), null],
  [
    { kind: 'dates', start: '2024-04-15', end: '2024-04-18' } as const,
    { start: '2024-04-15', end: '2024-04-18' },
  ],
])('the dates of %j', (period, dates) => {
  expect(periodDates(period)).toEqual(dates);
});

test('days count both ends', () => {
  expect(periodDays({ kind: 'dates', start: '2024-02-28', end: '2024-03-01' })).toBe(3);
  expect(periodDays({ kind: 'dates', start: '2024-03-01', end: '2024-02-28' })).toBe(-1);
  expect(periodDays(months(10, 4, null))).toBe(null);
});

test.each([
  ['2024-04-14', 'before'],
  ['2024-04-15', 'inside'],
  ['2024-04-18', 'inside'],
  ['2024-04-19', 'after'],
] as const)('%s is %s 15 to 18 April', (date, position) => {
  expect(checkInPeriod({ kind: 'dates', start: '2024-04-15', end: '2024-04-18' }, date)).toBe(position);
});

test.each([
  [months(10, 4, null), '2024-05-01', 'outside'],
  [months(10, 4, null), '2024-10-01', 'undetermined'],
  [months(10, 4, null), '2024-04-30', 'undetermined'],
  [months(2, 3, null), '2024-01-31', 'outside'],
  [months(2, 3, null), '2024-02-29', 'undetermined'],
  [months(10, 4, 2023), '2024-04-30', 'inside'],
  [months(10, 4, 2023), '2024-10-01', 'after'],
] as const)('%j and %s: %s', (period, date, position) => {
  expect(checkInPeriod(period, date)).toBe(position);
});
