import {
  readLocalDate,
  readLocalTime,
  type SessionTiming,
  type TimeZoneId,
  timedTiming,
} from '@coterie/core';
import { builder } from '../../builder.ts';

export const SessionTimingInput = builder.inputType('SessionTimingInput', {
  description:
    'When a session takes place, as far as it is known: local times, as the clocks of its zone show them.',
  fields: (t) => ({
    date: t.field({ type: 'LocalDate', description: 'The date; left out where it is not known.' }),
    start: t.field({ type: 'LocalTime', description: 'The start, 24 hours: 08:30.' }),
    end: t.field({
      type: 'LocalTime',
      description: 'The end; one that is not after the start is on the next date.',
    }),
    from: t.field({
      type: 'LocalDate',
      description: 'Instead of a date: the first of several possible days.',
    }),
    to: t.field({ type: 'LocalDate', description: 'The last of several possible days.' }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The zone; left out: that of the cycle or of the organization.',
    }),
  }),
});

interface Given {
  readonly date?: string | null | undefined;
  readonly start?: string | null | undefined;
  readonly end?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
}

export interface InputProblem {
  readonly path: readonly string[];
  readonly reason: string;
}

/** The core's timing from what was given; times that are given to the minute. */
export function readTimingInput(
  given: Given,
  zone: TimeZoneId | null,
  path: readonly string[],
): { timing: SessionTiming } | { problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  const complain = (field: string, reason: string): null => {
    problems.push({ path: [...path, field], reason });
    return null;
  };
  const dateOf = (field: 'date' | 'from' | 'to') => {
    const text = given[field] ?? null;
    return text === null ? null : (readLocalDate(text) ?? complain(field, `There is no date ${text}.`));
  };
  const timeOf = (field: 'start' | 'end') => {
    const text = given[field] ?? null;
    if (text === null) return null;
    return (
      readLocalTime(text.replace(/(?<=^\d\d:\d\d):00(\.000)?$/, '')) ??
      complain(field, `Give the time to the minute: ${text.slice(0, 5)}.`)
    );
  };
  const [date, from, to, start, end] = [
    dateOf('date'),
    dateOf('from'),
    dateOf('to'),
    timeOf('start'),
    timeOf('end'),
  ];
  if (given.end != null && given.start == null) complain('end', 'An end goes with a start.');
  if ((given.from == null) !== (given.to == null))
    complain(given.from == null ? 'from' : 'to', 'Several days have a first and a last one.');
  if (given.from != null && (given.date != null || given.start != null))
    complain('from', 'Give either one date or several possible days.');
  if (problems.length > 0) return { problems };
  const inZone = given.timeZone ?? zone;
  if (from !== null && to !== null) return { timing: { kind: 'window', from, to, zone: inZone } };
  if (date !== null && start !== null) return { timing: timedTiming(date, start, end, inZone) };
  if (date !== null) return { timing: { kind: 'date_only', date, zone: inZone } };
  if (start !== null) return { timing: { kind: 'time_only', start, end, zone: inZone } };
  return { timing: { kind: 'to_be_announced' } };
}
