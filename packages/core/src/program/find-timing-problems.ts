import { toInstant } from '../calendar/zoned-instant.ts';
import { placesOf, pointTo } from '../kernel/json-pointer.ts';
import { readLocalDate, readLocalTime, readTimeZone } from '../kernel/read-time-value.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type ProgramProblem, programProblem } from './program-problem.ts';

export const localTimesExist = defineRule(
  'program.local-times-exist',
  'A session starts and ends at times that the clocks of its zone show on that day.',
);

const timings = [
  'gatherings/*/sessions/*/timing',
  'cycles/*/schedule/sessions/*/timing',
  'cycles/*/commitments/*/due',
] as const;

/**
 * Sessions at times that the clocks of their zone skip on that day. What is not a date, time or zone
 * has been named already. (Times that the clocks show twice exist, and are a finding.)
 */
export function findTimingProblems(document: unknown): readonly ProgramProblem[] {
  const home = placesOf(document, 'organization/timeZone')[0]?.value;
  return timings.flatMap((pattern) =>
    placesOf(document, pattern).flatMap((place): readonly ProgramProblem[] => {
      if (typeof place.value !== 'object' || place.value === null) return [];
      const timing = place.value as { readonly [key: string]: unknown };
      const zone = readText(timing.zone === undefined ? home : timing.zone, readTimeZone);
      const date = readText(timing.date, readLocalDate);
      if (zone === null || date === null) return [];
      const endDate = readText(timing.endDate, readLocalDate) ?? date;
      return (['start', 'end'] as const).flatMap((edge) => {
        const time = readText(timing[edge], readLocalTime);
        if (time === null) return [];
        const at = toInstant(edge === 'start' ? date : endDate, time, zone);
        if (at.kind !== 'gap') return [];
        const expected = `a time that clocks in ${zone} show on ${date}; they skip this one`;
        return [
          programProblem(localTimesExist, 'nonexistent_time', pointTo(place.pointer, edge), time, expected),
        ];
      });
    }),
  );
}

function readText<T>(value: unknown, read: (text: string) => T | null): T | null {
  return typeof value === 'string' ? read(value) : null;
}
