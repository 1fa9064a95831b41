import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf, weekdays } from './local-date.ts';
import { expandRecurrence, weekly } from './recurrence.ts';
import { toCommonInstant, toLocal } from './zoned-instant.ts';

const date = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days));
const zone = fc.constantFrom(
  'America/Chicago',
  'America/Los_Angeles',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Pacific/Auckland',
  'UTC',
);

test('a weekly 8:30 stays 8:30 in every zone, a week apart', () => {
  fc.assert(
    fc.property(
      date,
      fc.constantFrom(...weekdays),
      fc.integer({ min: 1, max: 60 }),
      zone,
      (from, day, times, where) => {
        const expanded = expandRecurrence(weekly({ from, on: [day], end: { kind: 'times', times } }));
        if (!expanded.ok) throw new Error(expanded.error.kind);
        expect(expanded.value).toHaveLength(times);
        expanded.value.forEach((each, index) => {
          expect(weekdayOf(each)).toBe(day);
          expect(toLocal(toCommonInstant(each, '08:30', where), where)).toEqual({
            date: each,
            time: '08:30',
          });
          const previous = expanded.value[index - 1];
          if (previous !== undefined) expect(daysBetween(previous, each)).toBe(7);
        });
        const first = expanded.value[0];
        if (first !== undefined) expect(daysBetween(from, first)).toBeLessThan(7);
      },
    ),
    { numRuns: 60 },
  );
});

test('any text for a rule is expanded or refused, never a throw', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'FREQ=WEEKLY',
      'FREQ=MONTHLY',
      'FREQ=DAILY',
      'COUNT=3',
      'BYDAY=MO',
      'BYDAY=5MO',
      'BYMONTHDAY=0',
    ),
    fc.constantFrom(
      'UNTIL=20240230',
      'UNTIL=00000000',
      'BYSETPOS=0',
      'BYYEARDAY=400',
      'BYWEEKNO=53',
      'BYMONTH=13',
    ),
    fc.string({ maxLength: 10 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), date, (pieces, from) => {
      const rule = pieces.join(';');
      const expanded = expandRecurrence({ from, rule, additionalDates: [], exceptDates: [] }, 50);
      expect(expanded.ok ? expanded.value.length <= 50 : expanded.error.ruleId.startsWith('calendar.')).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});
