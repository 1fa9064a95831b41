import { RRuleTemporal } from 'rrule-temporal';
import { type LocalDate, Temporal } from '../kernel/temporal.ts';

/** The dates of an RFC 5545 rule from its first day on, at most `limit`; none where it is no rule. */
export function expandRecurrenceRule(rule: string, from: LocalDate, limit: number): readonly LocalDate[] {
  try {
    const start = from.replaceAll('-', '');
    const set = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${start}T000000\nRRULE:${rule}` });
    const dates: LocalDate[] = [];
    for (const at of set.all((_at: unknown, count: number) => count < limit)) {
      dates.push(Temporal.PlainDate.from(at.toPlainDate().toString()).toString() as LocalDate);
    }
    return dates;
  } catch {
    return [];
  }
}
