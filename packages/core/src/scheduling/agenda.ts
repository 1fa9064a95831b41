import type { TimeRangeReading } from '../calendar/read-time-range.ts';
import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/temporal.ts';
import type { SessionTiming } from './session-timing.ts';

/** One line of an agenda that was understood as a session. */
export interface AgendaSession {
  /** One-based line of the text. */
  readonly line: number;
  /** The line as printed, without the space around it. */
  readonly quotation: string;
  /** `null` where only a time is printed. */
  readonly title: string | null;
  /** How the printed range of times was read. */
  readonly time: TimeRangeReading;
  readonly timing: SessionTiming;
}

/** A line that names dates and no time: a day of the agenda, or the span of the whole. */
export interface AgendaHeading {
  readonly line: number;
  readonly quotation: string;
  /** The words beside the date: `WHSA CoP Gathering`; empty for a bare date. */
  readonly title: string;
  /** `null` where no year is known, or the date does not exist. */
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly isSpan: boolean;
}

export interface UnreadLine {
  readonly line: number;
  readonly text: string;
}

/**
 * What was read of an agenda. Every line that is not blank is in exactly one of `sessions`, `days`,
 * `spans` and `unread`.
 */
export interface AgendaReading {
  readonly sessions: readonly AgendaSession[];
  /** The headings of single days. */
  readonly days: readonly AgendaHeading[];
  /** Spans of dates, such as those of the gathering. */
  readonly spans: readonly AgendaHeading[];
  readonly unread: readonly UnreadLine[];
  /** What the general rules say; pointers lead into this reading, and lines into the text. */
  readonly findings: readonly Finding[];
}
