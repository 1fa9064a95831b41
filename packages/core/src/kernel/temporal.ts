/**
 * The one door to Temporal: native where the runtime has it, the polyfill elsewhere. Temporal values
 * live inside functions; public data carries the ISO strings below.
 */
import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** A calendar date, `2024-02-29`. */
export type LocalDate = `${number}-${number}-${number}`;
/** A wall-clock time to the minute, 24 hours, `08:30`. */
export type LocalTime = `${number}:${number}`;
/** A point in time in UTC, RFC 3339 with `Z`, `2024-02-01T14:30:00Z`. */
export type Instant = `${number}-${number}-${number}T${string}Z`;
/** An IANA time zone name, `America/Chicago`. */
export type TimeZoneId = string;
