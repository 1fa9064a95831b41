import { addDays, type Instant, type LocalDate, toLocal } from '@coterie/core';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A date as it is read aloud: January 26, 2024. */
export function tellDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${months[(month ?? 1) - 1]} ${day}, ${year}`;
}

/** A moment on the organization's clock; where its zone is unknown, on that of UTC, and it says so. */
export function tellMoment(instant: Instant, zone: string | null): string {
  const { date, time } = toLocal(instant, zone ?? 'UTC');
  return `${tellDate(date)} at ${time.slice(0, 5)} (${zone ?? 'UTC'})`;
}

/** Until when something went on that ended at this moment: what ends at midnight ended with the day before. */
export function tellEnd(instant: Instant, zone: string | null): string {
  const { date, time } = toLocal(instant, zone ?? 'UTC');
  const isMidnight = /^00:00(:00)?$/.test(time);
  return isMidnight
    ? `at the end of ${tellDate(addDays(date, -1))} (${zone ?? 'UTC'})`
    : `on ${tellMoment(instant, zone)}`;
}
