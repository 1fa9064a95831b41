import { type PrintedDate, readPrintedDates } from '../calendar/read-printed-dates.ts';
import { readTimeRange, type TimeRangeReading } from '../calendar/read-time-range.ts';
import type { LocalDate, TimeZoneId } from '../kernel/temporal.ts';
import type { AgendaHeading, AgendaReading, AgendaSession, UnreadLine } from './agenda.ts';
import { findAgendaFindings } from './find-agenda-findings.ts';
import type { DatedWeekday } from './findings/weekday-mismatch.ts';
import { type SessionTiming, timedTiming } from './session-timing.ts';

export interface AgendaOptions {
  /** The zone of the printed times; `null` where it is not known. */
  readonly zone: TimeZoneId | null;
  /** The year of dates that are printed without one. */
  readonly year?: number;
  /** The clock that the agenda is known to use. */
  readonly clock?: 12 | 24;
}

// A heading is a line about a date, not a sentence that mentions one.
const longestHeadingTitle = 80;

/**
 * Reads a published agenda, line by line: a date heads the lines after it, and a line with a range of
 * times and a title is a session. Everything else is returned as unread; nothing is dropped. The
 * findings are those of the general rules, with quotation and line.
 *
 * @example
 * ```ts
 * import { readAgenda } from '@coterie/core';
 *
 * const agenda = readAgenda(
 *   ['April 17, 2024', '08:30 AM – 10:00 AM: Home Visiting', '12:30 – 02:00PM: Mental Health', 'Lunch is on us'].join('\n'),
 *   { zone: 'America/Chicago' },
 * );
 * agenda.sessions.map((session) => session.title); // => ['Home Visiting', 'Mental Health']
 * agenda.sessions[1]?.timing; // => { kind: 'timed', date: '2024-04-17', start: '12:30', end: '14:00', endDate: '2024-04-17', zone: 'America/Chicago' }
 * agenda.findings.map((finding) => [finding.ruleId, finding.place.line]); // => [['scheduling.meridiem-is-printed', 3]]
 * agenda.unread; // => [{ line: 4, text: 'Lunch is on us' }]
 * ```
 */
export function readAgenda(text: string, options: AgendaOptions): AgendaReading {
  const sessions: AgendaSession[] = [];
  const days: AgendaHeading[] = [];
  const spans: AgendaHeading[] = [];
  const unread: UnreadLine[] = [];
  const weekdays: DatedWeekday[] = [];
  let currentDay: LocalDate | null = null;
  text.split(/\r\n|[\n\r\u2028\u2029]/u).forEach((original, index) => {
    const line = index + 1;
    const quotation = original.trim();
    if (quotation === '') return;
    const dates = readPrintedDates(quotation, options.year === undefined ? {} : { year: options.year });
    const session = readSessionLine(quotation, line, dates, currentDay, options);
    const heading = session === null ? readHeading(quotation, line, dates) : null;
    if (session !== null) {
      sessions.push(session);
    } else if (heading === null) {
      unread.push({ line, text: original });
      return;
    } else {
      (heading.isSpan ? spans : days).push(heading);
      // Neither a span nor a day whose date is not known may lend its sessions the day before.
      currentDay = heading.isSpan ? null : heading.start;
    }
    for (const { weekday, start, quotation: printed, isSpan } of dates) {
      if (weekday === null || start === null || isSpan) continue;
      const pointer = session === null ? `/days/${days.length - 1}` : `/sessions/${sessions.length - 1}`;
      weekdays.push({ place: { pointer, line }, quotation: printed, date: start, weekday });
    }
  });
  return { sessions, days, spans, unread, findings: findAgendaFindings({ sessions, days, spans, weekdays }) };
}

function readSessionLine(
  quotation: string,
  line: number,
  dates: readonly PrintedDate[],
  currentDay: LocalDate | null,
  options: AgendaOptions,
): AgendaSession | null {
  const leading = dates[0] !== undefined && isOrnament(quotation.slice(0, dates[0].index)) ? dates[0] : null;
  const ownDate = leading !== null && !leading.isSpan ? leading : null;
  const rest = ownDate === null ? quotation : quotation.slice(ownDate.index + ownDate.quotation.length);
  const time = readTimeRange(rest, options.clock === undefined ? {} : { clock: options.clock });
  if (time.quotation === '') return null;
  const before = trimOrnament(time.before);
  const after = trimOrnament(time.after);
  // Words on both sides are a sentence that mentions a time; which session it means is not ours to say.
  if (before !== '' && after !== '') return null;
  if (ownDate === null && currentDay === null && dates.length > 0) return null;
  const title = before === '' ? after : before;
  const date = ownDate === null ? currentDay : ownDate.start;
  return {
    line,
    quotation,
    title: title === '' ? null : title,
    time,
    timing: timingOf(time, date, options.zone),
  };
}

function timingOf(time: TimeRangeReading, date: LocalDate | null, zone: TimeZoneId | null): SessionTiming {
  const { understood } = time;
  if (understood === null)
    return date === null ? { kind: 'to_be_announced' } : { kind: 'date_only', date, zone };
  const { start, end } = understood;
  return date === null ? { kind: 'time_only', start, end, zone } : timedTiming(date, start, end, zone);
}

function readHeading(quotation: string, line: number, dates: readonly PrintedDate[]): AgendaHeading | null {
  const [date, ...others] = dates;
  if (date === undefined || others.length > 0) return null;
  const before = trimOrnament(quotation.slice(0, date.index));
  const after = trimOrnament(quotation.slice(date.index + date.quotation.length));
  const title = [before, after].filter((part) => part !== '').join(' ');
  const isSentence =
    (before !== '' && after !== '') || title.length > longestHeadingTitle || /[.!?]\s/u.test(title);
  if (isSentence) return null;
  // "The deadline was Friday, January 26" is no day of an agenda: words lead to its date without a mark.
  const leadsToDate = before !== '' && !/[:–—|,-]\s*$/u.test(quotation.slice(0, date.index));
  if (leadsToDate && !/^(?:day|tag|jour|día|week)\s+\d{1,3}$/iu.test(before)) return null;
  return { line, quotation, title, start: date.start, end: date.end, isSpan: date.isSpan };
}

const ornament = '[\\s•·*◦▪‣:;,|–—―()\\[\\]-]';

function isOrnament(text: string): boolean {
  return trimOrnament(text) === '';
}

/** The words without the bullets and marks around them; closing brackets that belong to words stay. */
function trimOrnament(text: string): string {
  let start = 0;
  let end = text.length;
  const isMark = (character: string): boolean => ornamentCharacter.test(character);
  while (start < end && isMark(text.charAt(start))) start += 1;
  while (end > start && isMark(text.charAt(end - 1)) && !/[)\]]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end).trim();
}

const ornamentCharacter = new RegExp(ornament, 'u');
