import { expect, test } from 'vitest';
import { readTimeRange } from './read-time-range.ts';

const range = (start: string, end: string | null, endsNextDay = false) => ({ start, end, endsNextDay });

test.each([
  ['8:30 AM - 11:30 AM', range('08:30', '11:30')],
  ['10:30 AM – 12:00 PM', range('10:30', '12:00')],
  ['08:30 AM – 10:00 AM', range('08:30', '10:00')],
  ['12:30 AM – 2:00 PM', range('00:30', '14:00')],
  ['2:30 PM – 04:00 PM', range('14:30', '16:00')],
  ['14:00-15:30', range('14:00', '15:30')],
  ['8:30 – 13:00', range('08:30', '13:00')],
  ['0:30–2:00', range('00:30', '02:00')],
  ['22:00 – 24:00', range('22:00', '00:00', true)],
  ['9h–11h30', range('09:00', '11:30')],
  ['10 a.m. until noon', range('10:00', '12:00')],
  ['12 noon to 1:30 p.m.', range('12:00', '13:30')],
  ['10 PM — midnight', range('22:00', '00:00', true)],
  ['9 A.M. -- 5 P. M.', range('09:00', '17:00')],
  ['9:00AM−10:30AM', range('09:00', '10:30')],
  ['1:30\u00a0PM\u202f–\u202f3:00\u00a0PM', range('13:30', '15:00')],
])('%s needs no inference', (text, understood) => {
  const reading = readTimeRange(text);
  expect(reading).toMatchObject({
    quotation: text,
    understood,
    basis: 'printed',
    issues: [],
    alternatives: [],
  });
});

test.each([
  ['12:30 – 02:00PM', range('12:30', '14:00'), 'start', '12:30', range('00:30', '14:00')],
  ['10:30 - 12 PM', range('10:30', '12:00'), 'start', '10:30', range('22:30', '12:00', true)],
  ['9-11 PM', range('21:00', '23:00'), 'start', '9', range('09:00', '23:00')],
  ['11:00 AM – 1:00', range('11:00', '13:00'), 'end', '1:00', range('11:00', '01:00', true)],
  ['noon - 1', range('12:00', '13:00'), 'end', '1', range('12:00', '01:00', true)],
])('%s leaves out one AM or PM: the shorter range is meant', (text, understood, edge, printed, other) => {
  expect(readTimeRange(text)).toMatchObject({
    understood,
    basis: 'inferred',
    issues: [{ kind: 'missing_meridiem', edge, printed }],
    alternatives: [other],
  });
});

test('where both are left out, nothing decides', () => {
  const reading = readTimeRange('1:30 - 3:00');
  expect(reading.understood).toBe(null);
  expect(reading.issues.map((issue) => issue.kind)).toEqual(['missing_meridiem', 'ambiguous']);
  expect(reading.alternatives.slice(0, 2)).toEqual([range('01:30', '03:00'), range('13:30', '15:00')]);
  expect(readTimeRange('1:30 - 3:00', { clock: 24 })).toMatchObject({
    understood: range('01:30', '03:00'),
    basis: 'printed',
    issues: [],
  });
});

test('a leading zero hints at a 24-hour clock, and the hint is noted', () => {
  expect(readTimeRange('08:30 – 11:30')).toMatchObject({
    understood: range('08:30', '11:30'),
    basis: 'inferred',
    issues: [{ kind: 'missing_meridiem', edge: 'both' }],
  });
});

test('an end before the start is read as printed, and noted', () => {
  expect(readTimeRange('10:00 AM – 9:00 AM')).toMatchObject({
    understood: range('10:00', '09:00', true),
    issues: [{ kind: 'end_not_after_start' }],
  });
});

test('a start alone has no end', () => {
  expect(readTimeRange('8:30 AM: Welcome')).toMatchObject({
    quotation: '8:30 AM',
    understood: range('08:30', null),
    issues: [{ kind: 'missing_end' }],
    after: ': Welcome',
  });
  expect(readTimeRange('from 3:00').understood).toBe(null);
});

test('what stands around the range is kept', () => {
  const text = 'from 8:30 AM - 11:30 AM on Thursdays from February 1, 2024 through March 21, 2024.';
  const reading = readTimeRange(text);
  expect([reading.before, reading.quotation]).toEqual(['from ', '8:30 AM - 11:30 AM']);
  expect(reading.after).toBe(' on Thursdays from February 1, 2024 through March 21, 2024.');
});

test.each([
  'April 15-18, 2024',
  'October to April',
  '2023-24 Training Season',
  '$90 - $180',
  'grades 4 to 5',
  '26:00 - 27:00',
  '13:00 PM - 14:61 PM',
  'Room 2.50 - 3.50',
  '1:2:3 - 4:5:6',
  'PreK-12',
  '',
])('%j holds no time', (text) => {
  expect(readTimeRange(text)).toMatchObject({ before: text, quotation: '', after: '', understood: null });
});
