import { type LocalDate, Temporal } from '../kernel/temporal.ts';
import { type Facts, isIsoDate } from './fact.ts';
import type { DateReference } from './rule.ts';

/** Years, months, weeks and days of an ISO 8601 period, at most four digits each: `P2Y`, `P18M`. */
export function isPeriod(text: string): boolean {
  return /^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?$/.test(text);
}

/** The date meant, or the name of the reference day whose date is not known. */
export type ResolvedDate =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'unknown'; readonly name: string };

/** Finds the date of a day that a rule names. */
export function resolveDate(reference: DateReference, facts: Facts): ResolvedDate {
  if (typeof reference !== 'object') return resolveName(reference, facts);
  const base = resolveName(reference.on, facts);
  if (base.kind === 'unknown') return base;
  let date = Temporal.PlainDate.from(base.date);
  if (reference.plus !== undefined) date = date.add(reference.plus);
  if (reference.minus !== undefined) date = date.subtract(reference.minus);
  return { kind: 'date', date: date.toString() as LocalDate };
}

function resolveName(name: string, facts: Facts): ResolvedDate {
  if (isIsoDate(name)) return { kind: 'date', date: name as LocalDate };
  const dates = facts.referenceDates;
  const date = dates !== undefined && Object.hasOwn(dates, name) ? dates[name] : undefined;
  return date !== undefined && isIsoDate(date) ? { kind: 'date', date } : { kind: 'unknown', name };
}

/** Compares two dates as days. Dates moved out of the four-digit years compare rightly, too. */
export function compareDates(one: string, other: string): number {
  if (one.length === 10 && other.length === 10) return one < other ? -1 : one > other ? 1 : 0;
  return Temporal.PlainDate.compare(one, other);
}

/** Whether what began on `since` had lasted for the period on the day given. */
export function hasHeldFor(since: string, period: string, on: string): boolean {
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(since).add(period), on) <= 0;
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The date a period earlier. */
export function subtractPeriod(date: string, period: string): string {
  return Temporal.PlainDate.from(date).subtract(period).toString();
}
