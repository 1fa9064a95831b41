import { expect, test } from 'vitest';
import { referenceDatesOfCycle } from './reference-dates.ts';

const period = { kind: 'months', startMonth: 10, endMonth: 4, startYear: 2023 } as const;

test('a month span gives its first and last day; a window that closes at midnight ends the day before', () => {
  const applicationWindow = { opens: null, closes: { kind: 'instant', at: '2024-01-27T06:00:00Z' } } as const;
  expect(
    referenceDatesOfCycle({ period, applicationWindow, zone: 'America/Chicago' }, '2024-01-27T05:59:00Z'),
  ).toEqual({
    today: '2024-01-26',
    applicationDeadline: '2024-01-26',
    cycleStart: '2023-10-01',
    cycleEnd: '2024-04-30',
  });
});

test('what is unknown is left out: no zone, no today; months without a year, no first day', () => {
  const applicationWindow = { opens: null, closes: { kind: 'instant', at: '2024-01-27T06:00:00Z' } } as const;
  const cycle = { period: { ...period, startYear: null }, applicationWindow, zone: null };
  expect(referenceDatesOfCycle(cycle, '2024-01-27T05:59:00Z')).toEqual({});
});
