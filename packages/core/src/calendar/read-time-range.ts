import { type PrintedTime, scanPrintedTime, scanRangeJoint } from './printed-time.ts';
import { type TimeRange, timeOfMinutes, timeRangeMinutes } from './time-range.ts';

/** Something that a careful reader notes about a printed range of times. */
export type TimeRangeIssue =
  /** AM or PM is missing where a 12-hour clock is printed. */
  | { readonly kind: 'missing_meridiem'; readonly edge: 'start' | 'end' | 'both'; readonly printed: string }
  /** More than one reading is likely, and nothing printed decides. */
  | { readonly kind: 'ambiguous' }
  /** The end is not after the start, unless it is meant for the next day. */
  | { readonly kind: 'end_not_after_start' }
  /** Only a start is printed. */
  | { readonly kind: 'missing_end' };

/** What was read of a text. `before + quotation + after` is the whole text: nothing is dropped. */
export interface TimeRangeReading {
  readonly before: string;
  /** The range as printed; empty where the text holds no time. */
  readonly quotation: string;
  readonly after: string;
  /** `null` where no time is printed, or where nothing printed decides between readings. */
  readonly understood: TimeRange | null;
  /** `inferred` where something not printed was added, such as PM. */
  readonly basis: 'printed' | 'inferred';
  /** The other readings that the print allows, the likelier (shorter) first. */
  readonly alternatives: readonly TimeRange[];
  readonly issues: readonly TimeRangeIssue[];
}

export interface TimeRangeOptions {
  /** The clock that the text is known to use; where it is not, what is printed decides. */
  readonly clock?: 12 | 24;
}

/**
 * Reads the first range of times that is printed in a text: `8:30 AM - 11:30 AM`, `12:30 – 02:00PM`,
 * `14:00 to 15:30`, `9h–11h30`, `10 a.m. until noon`; failing that, the first single time. Where one
 * AM or PM is missing, the shorter range is inferred and the omission noted; where both are, and
 * nothing else decides, the readings are only listed. Takes time in proportion to the text's length.
 *
 * @example
 * ```ts
 * import { readTimeRange } from '@coterie/core';
 *
 * readTimeRange('8:30 AM - 11:30 AM').understood; // => { start: '08:30', end: '11:30', endsNextDay: false }
 * readTimeRange('12:30 AM – 2:00 PM').understood; // => { start: '00:30', end: '14:00', endsNextDay: false }
 * const reading = readTimeRange('12:30 – 02:00PM: Mental Health');
 * reading.understood; // => { start: '12:30', end: '14:00', endsNextDay: false }
 * reading.issues; // => [{ kind: 'missing_meridiem', edge: 'start', printed: '12:30' }]
 * reading.after; // => ': Mental Health'
 * readTimeRange('1:30 - 3:00').understood; // => null
 * ```
 */
export function readTimeRange(text: string, options: TimeRangeOptions = {}): TimeRangeReading {
  let single: { from: number; time: PrintedTime } | null = null;
  for (let from = 0; from < text.length; from += 1) {
    if (!mayBeginTime(text.charCodeAt(from))) continue;
    const start = scanPrintedTime(text, from);
    if (start === null) continue;
    const joint = scanRangeJoint(text, start.end);
    const end = joint === null ? null : scanPrintedTime(text, joint);
    if (joint !== null && end !== null && (start.isMarked || end.isMarked)) {
      return readRange(text, from, start, joint, end, options);
    }
    if (single === null && start.isMarked) single = { from, time: start };
  }
  if (single !== null) return readSingle(text, single.from, single.time, options);
  const nothing = { understood: null, basis: 'printed', alternatives: [], issues: [] } as const;
  return { before: text, quotation: '', after: '', ...nothing };
}

function mayBeginTime(code: number): boolean {
  // A digit, or the first letter of "noon", "midday", "midnight".
  return (code >= 48 && code <= 57) || code === 78 || code === 110 || code === 77 || code === 109;
}

function readRange(
  text: string,
  from: number,
  start: PrintedTime,
  joint: number,
  end: PrintedTime,
  options: TimeRangeOptions,
): TimeRangeReading {
  const place = {
    before: text.slice(0, from),
    quotation: text.slice(from, end.end),
    after: text.slice(end.end),
  };
  const printed24 = options.clock === 24 || start.shows24Hours || end.shows24Hours;
  const missingStart = start.meridiem === null && !printed24;
  const missingEnd = end.meridiem === null && !printed24;
  const likeliest = [...combine(minutesMeant(start, printed24), minutesMeant(end, printed24))].sort(byLength);
  const [first = null, ...others] = likeliest;
  const issues: TimeRangeIssue[] = [];
  if (missingStart || missingEnd) {
    const edge = missingStart && missingEnd ? 'both' : missingStart ? 'start' : 'end';
    const printedTimes = {
      start: text.slice(from, start.end),
      end: text.slice(joint, end.end),
      both: place.quotation,
    };
    issues.push({ kind: 'missing_meridiem', edge, printed: printedTimes[edge] });
  }
  if (missingStart && missingEnd) {
    // "08:30 – 11:30" is how a 24-hour clock prints; "8:30 – 11:30" may be either half of the day.
    const as24 = combine(minutesMeant(start, true), minutesMeant(end, true))[0] ?? null;
    const decided = start.hasLeadingZero || end.hasLeadingZero ? as24 : null;
    if (decided === null || decided.endsNextDay) {
      issues.push({ kind: 'ambiguous' });
      return { ...place, understood: null, basis: 'printed', alternatives: likeliest, issues };
    }
    const rest = likeliest.filter((each) => !isSameRange(each, decided));
    return { ...place, understood: decided, basis: 'inferred', alternatives: rest, issues };
  }
  // Midnight ends a day rather than beginning it.
  if (first?.endsNextDay === true && first.end !== '00:00') issues.push({ kind: 'end_not_after_start' });
  return {
    ...place,
    understood: first,
    basis: missingStart || missingEnd ? 'inferred' : 'printed',
    alternatives: others,
    issues,
  };
}

function readSingle(
  text: string,
  from: number,
  time: PrintedTime,
  options: TimeRangeOptions,
): TimeRangeReading {
  const place = {
    before: text.slice(0, from),
    quotation: text.slice(from, time.end),
    after: text.slice(time.end),
  };
  const printed24 = options.clock === 24 || time.shows24Hours || time.hasLeadingZero;
  const readings = minutesMeant(time, printed24).map((minutes) => ({
    start: timeOfMinutes(minutes),
    end: null,
    endsNextDay: false,
  }));
  const [first = null, ...others] = readings;
  const issues: TimeRangeIssue[] = [{ kind: 'missing_end' }];
  if (others.length === 0) {
    return { ...place, understood: first, basis: 'printed', alternatives: [], issues };
  }
  issues.unshift(
    { kind: 'missing_meridiem', edge: 'start', printed: place.quotation },
    { kind: 'ambiguous' },
  );
  return { ...place, understood: null, basis: 'printed', alternatives: readings, issues };
}

/** Minutes from midnight, one for each reading of a printed time. */
function minutesMeant(time: PrintedTime, printed24: boolean): readonly number[] {
  const inHalfDay = (time.hour % 12) * 60 + time.minute;
  if (time.meridiem === 'am') return [inHalfDay];
  if (time.meridiem === 'pm') return [inHalfDay + 12 * 60];
  return printed24 ? [(time.hour % 24) * 60 + time.minute] : [inHalfDay, inHalfDay + 12 * 60];
}

function combine(starts: readonly number[], ends: readonly number[]): readonly TimeRange[] {
  return starts.flatMap((start) =>
    ends.map((end) => ({
      start: timeOfMinutes(start),
      end: timeOfMinutes(end),
      endsNextDay: end <= start,
    })),
  );
}

function byLength(left: TimeRange, right: TimeRange): number {
  return (timeRangeMinutes(left) ?? 0) - (timeRangeMinutes(right) ?? 0);
}

function isSameRange(left: TimeRange, right: TimeRange): boolean {
  return left.start === right.start && left.end === right.end && left.endsNextDay === right.endsNextDay;
}
