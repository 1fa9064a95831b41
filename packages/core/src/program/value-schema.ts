import * as v from 'valibot';
import { isReversedWindow, type WindowEdge } from '../calendar/date-window.ts';
import type { Month, Period } from '../calendar/period.ts';
import { keyLengthLimit, keyPattern, keyShape } from '../community/key.ts';
import { readInstant, readLocalDate, readLocalTime, readTimeZone } from '../kernel/read-time-value.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant, LocalDate, LocalTime, TimeZoneId } from '../kernel/temporal.ts';

export const programDatesExist = defineRule(
  'program.dates-exist',
  'Dates and times of a program file exist in the calendar and on the clock.',
);

export const zonesKnown = defineRule(
  'program.zones-known',
  'A time zone is the name of a zone of the IANA database.',
);

export const periodsRunForward = defineRule(
  'program.periods-run-forward',
  'A period ends on or after the day on which it starts.',
);

export const windowsRunForward = defineRule('program.windows-run-forward', 'A window closes after it opens.');

/**
 * The small values of a program file. Every `check` names the rule that it enforces as its message;
 * `describe-issue.ts` turns it into a problem.
 */

/** How much text each place takes, in UTF-16 code units. */
export const textLimits = { name: 300, quotation: 500, text: 8_000 } as const;

/** Adds a description for editors without changing what is accepted. */
export function described<const S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description));
}

/** A value that may be unknown: `null`, also where the file leaves it out. */
export function unknownable<const S extends v.GenericSchema>(schema: S) {
  return v.optional(v.nullable(schema), null);
}

/** A list that may be left out. */
export function list<const S extends v.GenericSchema>(schema: S, limit = 1_000) {
  return v.optional(v.pipe(v.array(schema), v.maxLength(limit)), []);
}

export const key = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(keyLengthLimit),
  v.regex(keyPattern, keyShape.id),
  v.description('A short name in lower case, unique among its kind in the file: `spring-2024`.'),
);

export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(textLimits.name));
export const quotation = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(textLimits.quotation),
  v.description('A short quotation, as it was printed.'),
);
export const text = v.pipe(v.string(), v.minLength(1), v.maxLength(textLimits.text));

export const localDate = v.pipe(
  v.string(),
  v.check((value) => readLocalDate(value) !== null, programDatesExist.id),
  v.metadata({ title: 'Date', description: 'A calendar date: `2024-02-29`.', format: 'date' }),
) as unknown as v.GenericSchema<string, LocalDate>;

export const localTime = v.pipe(
  v.string(),
  v.check((value) => readLocalTime(value) !== null, programDatesExist.id),
  v.metadata({
    title: 'Time of day',
    description: 'Wall-clock time on 24 hours: `08:30`, `14:00`.',
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
  }),
) as unknown as v.GenericSchema<string, LocalTime>;

export const instant = v.pipe(
  v.string(),
  v.check((value) => readInstant(value) !== null, programDatesExist.id),
  v.metadata({
    title: 'Point in time',
    description: 'An RFC 3339 date-time with an offset: `2024-01-26T17:00:00-06:00`.',
    format: 'date-time',
  }),
) as unknown as v.GenericSchema<string, Instant>;

export const timeZone = v.pipe(
  v.string(),
  v.check((value) => readTimeZone(value) !== null, zonesKnown.id),
  v.metadata({ title: 'Time zone', description: 'An IANA time zone name: `America/Chicago`.' }),
) as unknown as v.GenericSchema<string, TimeZoneId>;

export const languageTag = v.pipe(
  v.string(),
  v.maxLength(35),
  v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  v.metadata({ title: 'Language', description: 'A BCP 47 tag: `en-US`, `de`.' }),
);

export const currency = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{3}$/),
  v.metadata({ title: 'Currency', description: 'An ISO 4217 code: `USD`.' }),
);

export const money = v.strictObject({
  amount: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(0),
    v.maxValue(100_000_000_000),
    v.description('In minor units (cents): $90 is 9000.'),
  ),
  currency,
});

/** A whole number of something countable. */
export function count(limit: number, least = 0) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(limit));
}

export const minutes = count(60 * 24 * 14, 1);

export const isoDuration = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?$/),
  v.metadata({ title: 'Duration', description: 'An ISO 8601 duration: `P2W` is two weeks.' }),
) as unknown as v.GenericSchema<string, `P${string}`>;

const month = v.picklist([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] satisfies Month[]);

export const period = v.pipe(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('dates'),
      start: described(localDate, 'The first day.'),
      end: described(localDate, 'The last day; it belongs to the period.'),
    }),
    v.strictObject({
      kind: v.literal('months'),
      startMonth: described(month, 'The first month; 1 is January.'),
      endMonth: described(month, 'The last month; it belongs to the period and may lie in the next year.'),
      startYear: unknownable(count(9_999, 1)),
    }),
  ]),
  v.check((value) => value.kind !== 'dates' || value.start <= value.end, periodsRunForward.id),
  v.description('When something runs: exact dates, or whole months with or without a year.'),
) as unknown as v.GenericSchema<unknown, Period>;

export const windowEdge = described(
  v.variant('kind', [
    v.strictObject({ kind: v.literal('date'), date: localDate }),
    v.strictObject({ kind: v.literal('instant'), at: instant }),
  ]) as v.GenericSchema<unknown, WindowEdge>,
  'A point in time, or a date; a deadline given as a date ends with that day.',
);

export const dateWindow = v.pipe(
  v.strictObject({ opens: unknownable(windowEdge), closes: unknownable(windowEdge) }),
  v.check((value) => isReversedWindow(value, null) !== true, windowsRunForward.id),
  v.description('When something is open. An edge that was never said is null.'),
);

/** Any JSON; its size is bounded before. */
export const anyJson = described(v.unknown(), 'Any value.');
