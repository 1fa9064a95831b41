import type { Instant, LocalDate } from '@coterie/core';

/** A `date` column, which the client gives as midnight in UTC, as the calendar date that it is. */
export function toLocalDate(column: Date): LocalDate;
export function toLocalDate(column: Date | null): LocalDate | null;
export function toLocalDate(column: Date | null): LocalDate | null {
  return column === null ? null : (column.toISOString().slice(0, 10) as LocalDate);
}

/** A calendar date as a `date` column takes it. */
export function fromLocalDate(date: LocalDate): Date;
export function fromLocalDate(date: LocalDate | null): Date | null;
export function fromLocalDate(date: LocalDate | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

/** A `timestamptz` column as the core's instant. */
export function toInstant(column: Date): Instant;
export function toInstant(column: Date | null): Instant | null;
export function toInstant(column: Date | null): Instant | null {
  return column === null ? null : (column.toISOString() as Instant);
}

/** The core's instant as a `timestamptz` column takes it; it keeps milliseconds. */
export function fromInstant(instant: Instant): Date;
export function fromInstant(instant: Instant | null): Date | null;
export function fromInstant(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}
