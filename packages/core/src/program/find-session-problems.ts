import { placesOf } from '../kernel/json-pointer.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { ProgramSeries } from './program.ts';
import { type ProgramProblem, programProblem } from './program-problem.ts';
import { readSeriesDates } from './series-dates.ts';

export const seriesEnd = defineRule(
  'program.series-end',
  'A series of sessions can be expanded: its rule can be read, and it ends by a last day or by a number of times, not by both.',
);

export const sessionsBounded = defineRule(
  'program.sessions-bounded',
  'A program file describes at most 1,000 sessions of one cycle or gathering and 5,000 in all, by at most 1,000 series, 200 of them by recurrence rules.',
);

const sessionLimits = { timetable: 1_000, program: 5_000, series: 1_000, rules: 200 } as const;

/** Looking for the dates of a rule that no date fits costs time; after so many the rest is left alone. */
const refusedSeries = 20;

/**
 * Series that cannot be expanded, and more sessions than a program may have. Only for a document of
 * the right shape: what a broken series would give cannot be said.
 */
export function findSessionProblems(document: unknown): readonly ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const tooMany = (pointer: string, limit: number, what = 'sessions'): void => {
    problems.push(
      programProblem(sessionsBounded, 'too_many_sessions', pointer, undefined, `at most ${limit} ${what}`),
    );
  };
  const cycles = placesOf(document, 'cycles/*');
  let all = 0;
  let seriesCount = 0;
  let ruleCount = 0;
  for (const cycle of cycles) {
    let sessions = placesOf(cycle.value, 'schedule/sessions/*').length;
    for (const place of placesOf(cycle.value, 'schedule/series/*', cycle.pointer)) {
      const series = place.value as ProgramSeries;
      seriesCount += 1;
      ruleCount += series.repeats === 'rrule' ? 1 : 0;
      if (seriesCount > sessionLimits.series) tooMany(place.pointer, sessionLimits.series, 'series');
      else if (ruleCount > sessionLimits.rules)
        tooMany(place.pointer, sessionLimits.rules, 'recurrence rules');
      if (seriesCount > sessionLimits.series || ruleCount > sessionLimits.rules) return problems;
      const dates = readSeriesDates(series);
      if (dates.ok) {
        sessions += series.repeats === 'unscheduled' ? series.times : dates.value.length;
        continue;
      }
      problems.push(describeRefusal(place.pointer, series, dates.error.kind));
      if (problems.length >= refusedSeries) return problems;
    }
    if (sessions > sessionLimits.timetable) tooMany(cycle.pointer, sessionLimits.timetable);
    all += sessions;
  }
  for (const gathering of placesOf(document, 'gatherings/*')) {
    const {
      sessions,
      eachCycleMeets,
      cycles: meeting,
    } = gathering.value as {
      readonly sessions: readonly unknown[];
      readonly eachCycleMeets: boolean;
      readonly cycles: 'all' | readonly string[];
    };
    const meet = meeting === 'all' ? cycles.length : meeting.length;
    const held = sessions.length + (eachCycleMeets ? meet : 0);
    if (held > sessionLimits.timetable) tooMany(gathering.pointer, sessionLimits.timetable);
    all += held;
  }
  if (all > sessionLimits.program) tooMany('', sessionLimits.program);
  return problems;
}

function describeRefusal(pointer: string, series: ProgramSeries, kind: string): ProgramProblem {
  const found = series.repeats === 'rrule' ? series.rule : undefined;
  const at = series.repeats === 'rrule' ? `${pointer}/rule` : pointer;
  switch (kind) {
    case 'series_end':
      return programProblem(seriesEnd, 'invalid_series', at, found, 'either until or times');
    case 'recurrence_unreadable':
      return programProblem(
        seriesEnd,
        'invalid_series',
        at,
        found,
        'a rule of RFC 5545 by days, weeks, months or years',
      );
    case 'recurrence_too_long':
      return programProblem(
        seriesEnd,
        'invalid_series',
        at,
        found,
        'a rule that ends, by COUNT or UNTIL, within 400 dates',
      );
    default:
      return programProblem(seriesEnd, 'invalid_series', at, found, 'a rule that some date fits');
  }
}
