import { expect, test } from 'vitest';
import { readPrintedDates } from './read-printed-dates.ts';

const spans = (text: string, year?: number) =>
  readPrintedDates(text, year === undefined ? {} : { year }).map(({ start, end }) => [start, end]);

test.each([
  ['October 10-13, 2023', [['2023-10-10', '2023-10-13']]],
  ['Apr. 15-19, 2024', [['2024-04-15', '2024-04-19']]],
  ['April 15, 2024', [['2024-04-15', '2024-04-15']]],
  ['Thursday, February 29, 2024', [['2024-02-29', '2024-02-29']]],
  ['Oct 30 – Nov 2, 2023', [['2023-10-30', '2023-11-02']]],
  ['December 30 to January 2, 2024', [['2023-12-30', '2024-01-02']]],
  ['30 October – 2 November 2023', [['2023-10-30', '2023-11-02']]],
  ['10–13 October 2023', [['2023-10-10', '2023-10-13']]],
  ['the 1st of May 2024', [['2024-05-01', '2024-05-01']]],
  [
    '2024-02-01 and 2024-02-30',
    [
      ['2024-02-01', '2024-02-01'],
      [null, null],
    ],
  ],
  [
    'on Thursdays from February 1, 2024 through March 21, 2024.',
    [
      ['2024-02-01', '2024-02-01'],
      ['2024-03-21', '2024-03-21'],
    ],
  ],
  ['February 30, 2024', [[null, null]]],
  ['April 15', [[null, null]]],
])('%s', (text, dates) => {
  expect(spans(text)).toEqual(dates);
});

test('a year may be given for dates without one', () => {
  expect(spans('April 15', 2024)).toEqual([['2024-04-15', '2024-04-15']]);
  expect(spans('April 15, 2023', 2024)).toEqual([['2023-04-15', '2023-04-15']]);
});

test.each([
  'You may 2 or 3 times',
  'Oct - Apr',
  '2023-24 Training Season',
  '2022/2023 Evaluation',
  'in 2021 and 2022',
  'Marching 3',
])('%j prints no date with a year', (text) => {
  expect(readPrintedDates(text).filter((date) => date.start !== null)).toEqual([]);
});

test.each([
  ['Friday, January 26, 2024', 'FR'],
  ['Thurs. Feb 1, 2024', 'TH'],
  ['Tue 6 February 2024', 'TU'],
  ['Feb 1, 2024', null],
])('the weekday of %s', (text, weekday) => {
  expect(readPrintedDates(text)[0]?.weekday).toBe(weekday);
});

test('a megabyte of almost-dates is read in time in proportion', () => {
  for (const pattern of ['May ', '1 ', 'April 1', '12-', 'Friday, ', '2024-01-', ' ']) {
    expect(readPrintedDates(pattern.repeat(Math.ceil(2 ** 20 / pattern.length)))).toBeInstanceOf(Array);
  }
}, 60_000);
