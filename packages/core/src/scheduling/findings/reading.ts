import type { Place } from '../../kernel/finding.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { SessionTiming } from '../session-timing.ts';

/** One reading of a value: where it is printed, as it is printed, and what it says. */
export interface Reading {
  readonly place: Place;
  readonly quotation: string;
  /** How it was understood, in words: `15 to 19 April 2024`. */
  readonly understood: string;
  /** What it says, comparable as JSON; `null` where it was not understood. */
  readonly value: JsonValue;
}

/** A session as a page, a program file or a database gives it, with where it stands. */
export interface TimetableEntry {
  readonly place: Place;
  /** Its title, or a label that was computed. */
  readonly label: string;
  /** The printed range of times, or the printed line; `null` where none is printed. */
  readonly quotation: string | null;
  readonly timing: SessionTiming;
  /** The published length in minutes, where one is stated beside the times. */
  readonly statedMinutes?: number | null;
}
