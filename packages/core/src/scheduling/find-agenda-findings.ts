import type { Finding } from '../kernel/finding.ts';
import type { AgendaHeading, AgendaSession } from './agenda.ts';
import { findConflictingReadings } from './findings/conflicting-readings.ts';
import { findSessionFindings } from './findings/find-session-findings.ts';
import type { OccupyingEntry } from './findings/overlapping-sessions.ts';
import { type DatedWeekday, findWeekdayMismatches } from './findings/weekday-mismatch.ts';

/** What `readAgenda` found on the page, before any judgement. */
export interface AgendaLines {
  readonly sessions: readonly AgendaSession[];
  readonly days: readonly AgendaHeading[];
  readonly spans: readonly AgendaHeading[];
  readonly weekdays: readonly DatedWeekday[];
}

/** The general rules applied to an agenda as printed, in the order of its lines. */
export function findAgendaFindings(agenda: AgendaLines): readonly Finding[] {
  const entries = agenda.sessions.map(
    (session, index): OccupyingEntry => ({
      place: { pointer: `/sessions/${index}`, line: session.line },
      label: session.title ?? session.time.quotation,
      quotation: session.time.quotation,
      timing: session.timing,
      occupies: [{ kind: 'agenda', id: 'agenda', label: 'agenda' }],
    }),
  );
  const findings = [
    ...findConflictingSpans(agenda.spans),
    ...findWeekdayMismatches(agenda.weekdays),
    ...findSessionFindings(entries, { within: null, holidays: [] }),
  ];
  return findings.sort((left, right) => (left.place.line ?? 0) - (right.place.line ?? 0));
}

// Each span is compared with those before it; an agenda names a few.
const mostSpans = 200;

/** Two spans that share days speak of one event; so they should be the same. */
function findConflictingSpans(spans: readonly AgendaHeading[]): readonly Finding[] {
  return spans.slice(0, mostSpans).flatMap((span, index) => {
    const { start, end } = span;
    if (start === null || end === null) return [];
    const earlier = spans.slice(0, index).filter((other) => {
      return other.start !== null && other.end !== null && other.start <= end && other.end >= start;
    });
    if (earlier.length === 0) return [];
    const readings = [...earlier, span].map((each) => ({
      place: { pointer: `/spans/${spans.indexOf(each)}`, line: each.line },
      quotation: each.quotation,
      understood: `${each.start} to ${each.end}`,
      value: [each.start, each.end],
    }));
    const place = { pointer: `/spans/${index}`, line: span.line };
    return findConflictingReadings({ place, label: 'dates', readings, preferred: null });
  });
}
