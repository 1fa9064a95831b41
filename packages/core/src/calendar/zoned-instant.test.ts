import { expect, test } from 'vitest';
import { startOfDate, toCommonInstant, toInstant, toLocal } from './zoned-instant.ts';

test('an eight-thirty in Chicago on both sides of the clock change', () => {
  expect(toInstant('2024-03-07', '08:30', 'America/Chicago')).toEqual({
    kind: 'exact',
    instant: '2024-03-07T14:30:00Z',
  });
  expect(toInstant('2024-03-14', '08:30', 'America/Chicago')).toEqual({
    kind: 'exact',
    instant: '2024-03-14T13:30:00Z',
  });
});

test('a time that the clock skips lies between two instants', () => {
  expect(toInstant('2024-03-10', '02:30', 'America/Chicago')).toEqual({
    kind: 'gap',
    earlier: '2024-03-10T07:30:00Z',
    later: '2024-03-10T08:30:00Z',
  });
  expect(toInstant('2024-03-10', '02:00', 'America/Chicago').kind).toBe('gap');
  expect(toInstant('2024-03-10', '03:00', 'America/Chicago').kind).toBe('exact');
  expect(toCommonInstant('2024-03-10', '02:30', 'America/Chicago')).toBe('2024-03-10T08:30:00Z');
});

test('a time that the clock shows twice has two instants', () => {
  expect(toInstant('2024-11-03', '01:30', 'America/Chicago')).toEqual({
    kind: 'fold',
    earlier: '2024-11-03T06:30:00Z',
    later: '2024-11-03T07:30:00Z',
  });
  expect(toCommonInstant('2024-11-03', '01:30', 'America/Chicago')).toBe('2024-11-03T06:30:00Z');
});

test('a gap of half an hour, and of a whole day', () => {
  expect(toInstant('2024-10-06', '02:15', 'Australia/Lord_Howe').kind).toBe('gap');
  expect(toInstant('2024-10-06', '02:30', 'Australia/Lord_Howe').kind).toBe('exact');
  expect(toInstant('2011-12-30', '12:00', 'Pacific/Apia').kind).toBe('gap');
});

test('a date begins at its first time that exists', () => {
  expect(startOfDate('2024-01-27', 'America/Chicago')).toBe('2024-01-27T06:00:00Z');
  // Chile moves its clocks at midnight: 8 September 2024 began at 01:00.
  expect(startOfDate('2024-09-08', 'America/Santiago')).toBe('2024-09-08T04:00:00Z');
});

test('an instant as a clock shows it', () => {
  expect(toLocal('2024-01-15T15:00:59Z', 'America/Chicago')).toEqual({ date: '2024-01-15', time: '09:00' });
  expect(toLocal('2024-01-15T15:00:00Z', 'Asia/Kathmandu')).toEqual({ date: '2024-01-15', time: '20:45' });
});

test('an unknown zone is a RangeError', () => {
  expect(() => toInstant('2024-01-15', '08:30', 'Mars/Olympus')).toThrow(RangeError);
});
