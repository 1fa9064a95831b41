import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTimeRange } from './read-time-range.ts';
import { timeOfMinutes, timeRangeMinutes } from './time-range.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '8:30',
    '12',
    'AM',
    ' pm',
    'p.m.',
    ' – ',
    '-',
    ' to ',
    'noon',
    'midnight',
    '\n',
    '0',
    'h',
    ':',
    ' ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('any text is accounted for, and never a throw', () => {
  fc.assert(
    fc.property(
      text,
      fc.constantFrom({}, { clock: 12 as const }, { clock: 24 as const }),
      (anyText, options) => {
        const reading = readTimeRange(anyText, options);
        expect(reading.before + reading.quotation + reading.after).toBe(anyText);
        for (const range of [reading.understood, ...reading.alternatives]) {
          const minutes = range === null ? null : timeRangeMinutes(range);
          if (minutes !== null) expect(minutes).toSatisfy((length: number) => length > 0 && length <= 1440);
        }
      },
    ),
  );
});

test('what is printed with AM and PM is read back', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const joint = fc.constantFrom('-', ' – ', ' to ', ' until ', '—');
  const print = (minutes: number, style: number) => {
    const hour = Math.floor(minutes / 60);
    const meridiem = ['AM', 'PM', ' a.m.', ' p.m.'][(hour < 12 ? 0 : 1) + style * 2];
    const digits = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, '0')}`;
    return `${digits}${meridiem}`;
  };
  fc.assert(
    fc.property(minute, minute, joint, fc.constantFrom(0, 1), (start, end, between, style) => {
      const printed = `${print(start, style)}${between}${print(end, style)}`;
      const reading = readTimeRange(`x ${printed} y`);
      expect(reading.quotation).toBe(printed);
      expect(reading.understood).toEqual({
        start: timeOfMinutes(start),
        end: timeOfMinutes(end),
        endsNextDay: end <= start,
      });
    }),
  );
});

test('a megabyte that almost holds a time is read in time in proportion', () => {
  for (const pattern of ['1', ' ', '1 ', '12:30', '1:', 'n', '8 - ', '8:30 to', '–', '1 a. ']) {
    const text = pattern.repeat(Math.ceil(2 ** 20 / pattern.length));
    const reading = readTimeRange(text);
    expect(reading.before.length + reading.quotation.length + reading.after.length).toBe(text.length);
  }
}, 60_000);
