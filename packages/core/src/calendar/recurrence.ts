import { RRuleTemporal } from 'rrule-temporal';
import type { Refusal } from '../kernel/decision.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type LocalDate, Temporal } from '../kernel/temporal.ts';
import type { Weekday } from './local-date.ts';
import { findUnreadablePart } from './recurrence-rule.ts';

/**
 * Days that follow a rule (RFC 5545). They are days of a wall calendar, so that a time of day added to
 * them stays the same across a clock change; a time zone plays no part here.
 */
export interface Recurrence {
  /** The first day that may be meant (DTSTART); it counts only if it fits the rule. */
  readonly from: LocalDate;
  /** The value of an RRULE: `FREQ=WEEKLY;BYDAY=TH;COUNT=8`. By days or longer, never by hours. */
  readonly rule: string;
  /** Days beside the rule (RDATE). */
  readonly additionalDates: readonly LocalDate[];
  /** Days left out (EXDATE), from the rule and from the additional ones. */
  readonly exceptDates: readonly LocalDate[];
}

export const recurrenceIsReadable = defineRule(
  'calendar.recurrence-readable',
  'A recurrence is a rule of RFC 5545 by days, weeks, months or years.',
);
export const recurrenceIsBounded = defineRule(
  'calendar.recurrence-bounded',
  'A recurrence comes to an end within a stated number of dates.',
);

/** Why a recurrence was not expanded. */
export type RecurrenceRefusal =
  | (Refusal & {
      readonly kind: 'recurrence_unreadable';
      readonly rule: string;
      readonly part: string | null;
    })
  | (Refusal & { readonly kind: 'recurrence_too_long'; readonly rule: string; readonly limit: number })
  | (Refusal & { readonly kind: 'recurrence_never_falls'; readonly rule: string });

const defaultLimit = 1_000;
// Periods looked at in vain before a rule such as "30 February" is given up.
const mostIterations = 10_000;
const lastDate = '9999-12-31';

/**
 * The days of a recurrence, in order, each once. A rule that does not end (no COUNT, no UNTIL), or ends
 * after more than `limit` days (1000 unless said otherwise), is refused, not cut short.
 *
 * Rules: `calendar.recurrence-readable`, `calendar.recurrence-bounded`.
 *
 * @example
 * ```ts
 * import { expandRecurrence } from '@coterie/core';
 *
 * const thursdays = { from: '2024-02-01', rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4', additionalDates: [], exceptDates: ['2024-02-15'] } as const;
 * expandRecurrence(thursdays); // => { ok: true, value: ['2024-02-01', '2024-02-08', '2024-02-22'] }
 * const endless = expandRecurrence({ ...thursdays, rule: 'FREQ=WEEKLY' });
 * endless.ok ? null : endless.error.kind; // => 'recurrence_too_long'
 * ```
 */
export function expandRecurrence(
  recurrence: Recurrence,
  limit: number = defaultLimit,
): Result<readonly LocalDate[], RecurrenceRefusal> {
  const { from, rule } = recurrence;
  const unreadable = findUnreadablePart(rule);
  if (unreadable !== null) return err(refuseUnreadable(rule, unreadable));
  const days = generate(from, rule, limit + 1 + recurrence.exceptDates.length);
  if (days === 'unreadable') return err(refuseUnreadable(rule, null));
  if (days === 'never') {
    return err({ kind: 'recurrence_never_falls', ruleId: recurrenceIsBounded.id, rule });
  }
  const except = new Set(recurrence.exceptDates);
  const all = [...new Set([...days, ...recurrence.additionalDates])].filter((date) => !except.has(date));
  if (all.length > limit || all.some((date) => date.length !== lastDate.length)) {
    return err({ kind: 'recurrence_too_long', ruleId: recurrenceIsBounded.id, rule, limit });
  }
  return ok(all.sort());
}

/** Every week, or every so many weeks, on the same days, until a last day or for so many times. */
export interface WeeklySpan {
  readonly from: LocalDate;
  readonly on: readonly [Weekday, ...Weekday[]];
  readonly end:
    | { readonly kind: 'until'; readonly date: LocalDate }
    | { readonly kind: 'times'; readonly times: number };
  /** Every so many weeks; 1 unless said otherwise. */
  readonly everyWeeks?: number;
  readonly except?: readonly LocalDate[];
}

/**
 * A weekly recurrence.
 *
 * @example
 * ```ts
 * import { expandRecurrence, weekly } from '@coterie/core';
 *
 * const thursdays = weekly({ from: '2024-02-01', on: ['TH'], end: { kind: 'until', date: '2024-03-21' } });
 * thursdays.rule; // => 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20240321'
 * const dates = expandRecurrence(thursdays);
 * dates.ok && dates.value.length; // => 8
 * ```
 */
export function weekly(span: WeeklySpan): Recurrence {
  const interval =
    span.everyWeeks === undefined || span.everyWeeks === 1 ? [] : [`INTERVAL=${span.everyWeeks}`];
  const end =
    span.end.kind === 'until' ? `UNTIL=${span.end.date.replaceAll('-', '')}` : `COUNT=${span.end.times}`;
  return {
    from: span.from,
    rule: ['FREQ=WEEKLY', ...interval, `BYDAY=${span.on.join(',')}`, end].join(';'),
    additionalDates: [],
    exceptDates: span.except ?? [],
  };
}

function generate(
  from: LocalDate,
  rule: string,
  most: number,
): readonly LocalDate[] | 'unreadable' | 'never' {
  // The days are generated in UTC, whose clock never changes; they are dates, and stay dates.
  const dtstart = Temporal.PlainDate.from(from).toZonedDateTime('UTC');
  let generator: RRuleTemporal;
  try {
    generator = new RRuleTemporal({ rruleString: rule, dtstart, tzid: 'UTC', maxIterations: mostIterations });
  } catch {
    return 'unreadable';
  }
  try {
    const days = generator.all((_day, index) => index < most);
    return days.map((day) => day.toString().split('T', 1)[0] as LocalDate);
  } catch {
    return 'never';
  }
}

function refuseUnreadable(rule: string, part: string | null): RecurrenceRefusal {
  return { kind: 'recurrence_unreadable', ruleId: recurrenceIsReadable.id, rule: rule.slice(0, 200), part };
}
