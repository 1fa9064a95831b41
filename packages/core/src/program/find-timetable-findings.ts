import type { Period } from '../calendar/period.ts';
import { readPrintedDates } from '../calendar/read-printed-dates.ts';
import type { Finding } from '../kernel/finding.ts';
import { comparableInterval } from '../scheduling/comparable-interval.ts';
import { findSessionFindings } from '../scheduling/findings/find-session-findings.ts';
import { findSessionsOutsidePeriod, type PeriodOf } from '../scheduling/findings/outside-period.ts';
import {
  agendaHasNoOverlap,
  type Occupancy,
  type OccupyingEntry,
} from '../scheduling/findings/overlapping-sessions.ts';
import { findTooFewSessions } from '../scheduling/findings/session-count.ts';
import { findWeekdayMismatches } from '../scheduling/findings/weekday-mismatch.ts';
import type { ExpandedSession } from './expanded-session.ts';
import type { Program } from './program.ts';

/** More overlaps than this in one timetable are counted, not listed. */
const listedOverlaps = 200;

/** Findings on the sessions of cycles and gatherings, and on how many there are. */
export function findTimetableFindings(
  program: Program,
  sessions: readonly ExpandedSession[],
): readonly Finding[] {
  const { holidays } = program;
  const ofCycles = program.cycles.flatMap((cycle, index) => {
    const pointer = `/cycles/${index}`;
    const label = cycle.title ?? cycle.key;
    const invited: Occupancy = { kind: 'agenda', id: cycle.key, label };
    const own = sessions
      .filter((session) => session.gatheringKey === null && session.cycleKeys[0] === cycle.key)
      .map((session) =>
        entryOf(session, session.tracks.length === 0 && session.alternativeOf === null ? [invited] : []),
      );
    const elsewhere = sessions
      .filter((session) => session.gatheringKey !== null && session.cycleKeys.includes(cycle.key))
      .map((session) => entryOf(session, []));
    const within = periodOf(cycle.period, `${pointer}/period`, label);
    const held = sessions.filter(
      (session) => session.cycleKeys.includes(cycle.key) && session.state !== 'cancelled',
    );
    return [
      ...findingsOf(own, pointer, { within, holidays }),
      ...(within === null ? [] : findSessionsOutsidePeriod(elsewhere, within)),
      ...findTooFewSessions([
        {
          place: { pointer: `${pointer}/schedule/minimumSessions` },
          label,
          quotation: null,
          minimum: cycle.schedule.minimumSessions,
          planned: held.length,
          isComplete: cycle.schedule.complete === true,
        },
      ]),
    ];
  });
  const ofGatherings = program.gatherings.flatMap((gathering, index) => {
    const pointer = `/gatherings/${index}`;
    const label = gathering.title ?? gathering.key;
    const invited: readonly Occupancy[] =
      gathering.severalWelcome === true ? [{ kind: 'agenda', id: gathering.key, label }] : [];
    const entries = sessions
      .filter((session) => session.gatheringKey === gathering.key)
      .map((session) => entryOf(session, invited));
    return findingsOf(entries, pointer, {
      within: periodOf(gathering.period, `${pointer}/period`, label),
      holidays,
    });
  });
  return [...ofCycles, ...ofGatherings, ...findWeekdays(sessions)];
}

function findingsOf(
  entries: readonly OccupyingEntry[],
  pointer: string,
  context: Parameters<typeof findSessionFindings>[1],
): readonly Finding[] {
  const invited = entries.filter((entry) => entry.occupies.length > 0);
  const overlaps = countOverlaps(invited);
  if (overlaps <= listedOverlaps) return findSessionFindings(entries, context);
  return [
    ...findSessionFindings(
      entries.map((entry) => ({ ...entry, occupies: [] })),
      context,
    ),
    {
      ruleId: agendaHasNoOverlap.id,
      severity: 'warning',
      place: { pointer },
      quotation: null,
      understood: `${overlaps} pairs of its sessions overlap`,
      suggestion: null,
      facts: { overlaps },
    },
  ];
}

/** How many pairs share some time, without listing them. */
function countOverlaps(entries: readonly OccupyingEntry[]): number {
  let count = 0;
  for (const line of ['instant', 'wall_clock'] as const) {
    const placed = entries
      .map((entry) => comparableInterval(entry.timing))
      .filter((interval) => interval !== null)
      .filter((interval) => interval.line === line);
    const starts = placed.map((interval) => interval.start).sort((a, b) => a - b);
    const ends = placed.map((interval) => interval.end).sort((a, b) => a - b);
    let over = 0;
    starts.forEach((start, index) => {
      while (over < ends.length && (ends[over] ?? 0) <= start) over += 1;
      count += index - over;
    });
  }
  return count;
}

function entryOf(session: ExpandedSession, occupies: readonly Occupancy[]): OccupyingEntry {
  return {
    place: { pointer: session.pointer },
    label: session.title ?? session.key,
    quotation: session.printed.time ?? session.printed.line,
    timing: session.timing,
    occupies,
  };
}

function periodOf(period: Period | null, pointer: string, label: string): PeriodOf | null {
  return period === null ? null : { pointer, label, period };
}

/** Printed dates whose weekday is another. */
function findWeekdays(sessions: readonly ExpandedSession[]): readonly Finding[] {
  return sessions.flatMap(({ printed, pointer }) => {
    if (printed.date === null) return [];
    return readPrintedDates(printed.date).flatMap(({ quotation, start, weekday, isSpan }) =>
      start === null || weekday === null || isSpan
        ? []
        : findWeekdayMismatches([{ place: { pointer }, quotation, date: start, weekday }]),
    );
  });
}
