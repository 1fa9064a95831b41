/** The one public door of `@coterie/core`. Every export is named and listed here. */
export {
  checkWindow,
  type DateWindow,
  isReversedWindow,
  type WindowEdge,
  type WindowState,
  type WindowVerdict,
} from './calendar/date-window.ts';
export { addDays, daysBetween, type Weekday, weekdayOf } from './calendar/local-date.ts';
export {
  checkInPeriod,
  type DatePeriod,
  type Month,
  type MonthPeriod,
  type Period,
  type PeriodPosition,
  periodDates,
  periodDays,
} from './calendar/period.ts';
export {
  startOfDate,
  toCommonInstant,
  toInstant,
  toLocal,
  type ZonedInstant,
} from './calendar/zoned-instant.ts';
export { type Id, id } from './kernel/brand.ts';
export type { Decision, DomainEvent, Refusal, Refusals } from './kernel/decision.ts';
export type { Finding, Place, Severity } from './kernel/finding.ts';
export { InvariantViolation } from './kernel/invariant.ts';
export type { JsonValue } from './kernel/json.ts';
export type { Money } from './kernel/money.ts';
export {
  type Basis,
  findProvenance,
  type Provenance,
  type ProvenanceEntry,
} from './kernel/provenance.ts';
export { readInstant, readLocalDate, readLocalTime, readTimeZone } from './kernel/read-time-value.ts';
export { err, ok, type Result } from './kernel/result.ts';
export type { RuleDefinition } from './kernel/rule-definition.ts';
export { seededRandom } from './kernel/seeded-random.ts';
export type { Instant, LocalDate, LocalTime, TimeZoneId } from './kernel/temporal.ts';
