import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalTime } from '../kernel/temporal.ts';
import { addDays } from './local-date.ts';
import { toCommonInstant, toInstant, toLocal } from './zoned-instant.ts';

const zone = fc.constantFrom(
  'America/Chicago',
  'America/St_Johns',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Casablanca',
);
const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2022-01-01', days));
const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map(
    (minute) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` as LocalTime,
  );

test('a clock shows the time again, unless it skips it', () => {
  fc.assert(
    fc.property(date, time, zone, (day, at, where) => {
      const shown = toLocal(toCommonInstant(day, at, where), where);
      const same = shown.date === day && shown.time === at;
      expect(same).toBe(toInstant(day, at, where).kind !== 'gap');
    }),
  );
});
