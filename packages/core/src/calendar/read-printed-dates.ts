import { readLocalDate } from '../kernel/read-time-value.ts';
import type { LocalDate } from '../kernel/temporal.ts';
import { type Weekday, weekdays } from './local-date.ts';

/** A date, or a span of dates, as a text prints it: `Thursday, February 29, 2024`, `Apr. 15-19`. */
export interface PrintedDate {
  /** As printed. */
  readonly quotation: string;
  /** Where it begins in the text. */
  readonly index: number;
  /** `null` where none is printed. */
  readonly weekday: Weekday | null;
  /** `null` where no year is printed or given, or the date does not exist. */
  readonly start: LocalDate | null;
  /** The same as `start` where a single date is printed. */
  readonly end: LocalDate | null;
  /** Whether two dates are printed. */
  readonly isSpan: boolean;
}

export interface PrintedDateOptions {
  /** The year of dates that are printed without one. */
  readonly year?: number;
}

const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekdayName = '(?:(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s{1,3})?';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const joint = '\\s?(?:[-‐‑–—]|to|through|until)\\s?';
const year = '(?:,?\\s{1,3}(\\d{4})(?!\\d))?';
const monthFirst = `${weekdayName}${monthName}\\s{0,3}${day}(?:${joint}(?:${monthName}\\s{0,3})?${day}(?![\\d:]))?(?![\\d:])${year}`;
const dayFirst = `${weekdayName}${day}(?:\\s?${monthName})?(?:${joint}${day})?\\.?\\s{1,3}(?:of\\s)?${monthName}(?!\\p{L})${year}`;
const iso = '(\\d{4}-\\d{2}-\\d{2})(?!\\d)';
// Every repetition is bounded, so a look at one place of the text costs a bounded time.
const anyDate = new RegExp(`(?<![\\p{L}\\p{N}])(?:${monthFirst}|${dayFirst}|${iso})`, 'giu');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayLetters = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

/**
 * Reads every date that is printed in an English text, in order: `April 15, 2024`, `Apr. 15-19, 2024`,
 * `30 October – 2 November 2023`, `Friday, January 26, 2024`, `2024-02-01`. Takes time in proportion to
 * the text's length.
 *
 * @example
 * ```ts
 * import { readPrintedDates } from '@coterie/core';
 *
 * readPrintedDates('WHSA CoP Gathering: Apr. 15-19, 2024'); // => [{ quotation: 'Apr. 15-19, 2024', index: 20, weekday: null, start: '2024-04-15', end: '2024-04-19', isSpan: true }]
 * readPrintedDates('until Friday, January 26, 2024')[0]?.weekday; // => 'FR'
 * readPrintedDates('April 15')[0]?.start; // => null
 * readPrintedDates('April 15', { year: 2024 })[0]?.start; // => '2024-04-15'
 * ```
 */
export function readPrintedDates(text: string, options: PrintedDateOptions = {}): readonly PrintedDate[] {
  return [...text.matchAll(anyDate)].map((match): PrintedDate => {
    const [quotation, ...groups] = match;
    const [
      weekdayA,
      monthA,
      dayA,
      endMonthA,
      endDayA,
      yearA,
      weekdayB,
      dayB,
      startMonthB,
      endDayB,
      monthB,
      yearB,
      isoDate,
    ] = groups;
    const place = { quotation, index: match.index, weekday: readWeekday(weekdayA ?? weekdayB) };
    if (isoDate !== undefined) {
      const date = readLocalDate(isoDate);
      return { ...place, start: date, end: date, isSpan: false };
    }
    const startMonth = monthNumber(monthA ?? startMonthB ?? monthB);
    const endMonth = monthNumber(monthA === undefined ? monthB : (endMonthA ?? monthA));
    const endDay = endDayA ?? endDayB;
    const printedYear = yearA ?? yearB;
    const endYear = printedYear === undefined ? (options.year ?? null) : Number(printedYear);
    // "December 30 – January 2, 2024" begins in the year before the printed one.
    const startYear =
      endYear !== null && endDay !== undefined && startMonth > endMonth ? endYear - 1 : endYear;
    const start = dateOf(startYear, startMonth, dayA ?? dayB);
    const end = endDay === undefined ? start : dateOf(endYear, endMonth, endDay);
    return { ...place, start, end, isSpan: endDay !== undefined };
  });
}

function dateOf(ofYear: number | null, month: number, ofDay: string | undefined): LocalDate | null {
  if (ofYear === null || ofDay === undefined) return null;
  const [y, m, d] = [String(ofYear).padStart(4, '0'), String(month).padStart(2, '0'), ofDay.padStart(2, '0')];
  return readLocalDate(`${y}-${m}-${d}`);
}

function monthNumber(name: string | undefined): number {
  return months.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1;
}

function readWeekday(name: string | undefined): Weekday | null {
  return weekdays[weekdayLetters.indexOf(name?.slice(0, 2).toLowerCase() ?? '')] ?? null;
}
