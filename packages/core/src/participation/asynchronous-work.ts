import { type Decision, type DomainEvent, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { readLocalDate } from '../kernel/read-time-value.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant, LocalDate } from '../kernel/temporal.ts';

export const hoursFitAWeek = defineRule(
  'asynchronous-work.hours-fit-a-week',
  'The hours logged for one week are from 0 to 168.',
);
export const weeksAreDates = defineRule(
  'asynchronous-work.week-is-a-date',
  'A week of asynchronous work is named by a real date, the day on which it begins.',
);

/** What one member did in one week on the platform, in a book study and the like. */
export interface HoursLogged {
  /** The day on which the week begins. */
  readonly weekOf: LocalDate;
  /** Hours, halves and quarters included. */
  readonly hours: number;
  readonly loggedBy: string;
  readonly loggedAt: Instant;
}

/** The hours of one member, oldest week first, one entry a week. */
export interface AsynchronousWork {
  readonly weeks: readonly HoursLogged[];
}

export interface LogHours {
  readonly weekOf: LocalDate;
  readonly hours: number;
  readonly by: string;
}

export type HoursLoggedEvent = DomainEvent & {
  readonly kind: 'asynchronous_hours_logged';
  readonly weekOf: LocalDate;
  readonly hours: number;
  /** What was logged for the week before; `null` where nothing was. */
  readonly before: number | null;
};

export type LogHoursRefusal =
  | (Refusal & { readonly kind: 'hours_out_of_range'; readonly hours: number })
  | (Refusal & { readonly kind: 'week_invalid'; readonly weekOf: string });

/**
 * Logs the hours of one week; an entry for the same week is replaced.
 *
 * Rules: `asynchronous-work.hours-fit-a-week`, `asynchronous-work.week-is-a-date`.
 *
 * @example
 * ```ts
 * import { decideHoursLogged } from '@coterie/core';
 *
 * const decision = decideHoursLogged(
 *   { weeks: [] },
 *   { weekOf: '2024-02-05', hours: 1.5, by: 'ada' },
 *   '2024-02-09T20:00:00Z',
 * );
 * decision.ok && decision.value.next.weeks.map((week) => week.hours); // => [1.5]
 * ```
 */
export function decideHoursLogged(
  work: AsynchronousWork,
  command: LogHours,
  now: Instant,
): Decision<AsynchronousWork, HoursLoggedEvent, LogHoursRefusal> {
  const { weekOf, hours, by } = command;
  const refusals: LogHoursRefusal[] = [];
  if (!Number.isFinite(hours) || hours < 0 || hours > 168) {
    refusals.push({ kind: 'hours_out_of_range', ruleId: hoursFitAWeek.id, hours });
  }
  if (readLocalDate(weekOf) === null) {
    refusals.push({ kind: 'week_invalid', ruleId: weeksAreDates.id, weekOf });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const before = work.weeks.find((week) => week.weekOf === weekOf)?.hours ?? null;
  const weeks = [
    ...work.weeks.filter((week) => week.weekOf !== weekOf),
    { weekOf, hours, loggedBy: by, loggedAt: now },
  ].sort((a, b) => (a.weekOf < b.weekOf ? -1 : 1));
  return ok({ next: { weeks }, events: [{ kind: 'asynchronous_hours_logged', weekOf, hours, before }] });
}
