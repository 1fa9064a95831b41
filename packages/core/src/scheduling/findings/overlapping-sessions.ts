import { countOverlaps, findOverlaps, type Overlap, type Stretch } from '../../calendar/overlap.ts';
import type { Finding } from '../../kernel/finding.ts';
import { defineRule } from '../../kernel/rule-definition.ts';
import { comparableInterval } from '../comparable-interval.ts';
import type { TimetableEntry } from './reading.ts';

/** Who or what a session takes up for its time. */
export interface Occupancy {
  /**
   * `agenda` stands for anybody whom a timetable invites to all of its sessions, where participants
   * are not known yet.
   */
  readonly kind: 'facilitator' | 'room' | 'link' | 'participant' | 'agenda';
  readonly id: string;
  readonly label: string;
}

export interface OccupyingEntry extends TimetableEntry {
  readonly occupies: readonly Occupancy[];
}

export const facilitatorIsFree = defineRule(
  'scheduling.facilitator-is-free',
  'A facilitator guides one session at a time.',
);
export const roomIsFree = defineRule('scheduling.room-is-free', 'A room holds one session at a time.');
export const linkIsFree = defineRule('scheduling.link-is-free', 'A join link serves one session at a time.');
export const participantIsFree = defineRule(
  'scheduling.participant-is-free',
  'A participant is expected at one session at a time.',
);
export const agendaHasNoOverlap = defineRule(
  'scheduling.agenda-has-no-overlap',
  'Sessions that one person is invited to attend together do not overlap.',
);

const rules = {
  facilitator: facilitatorIsFree,
  room: roomIsFree,
  link: linkIsFree,
  participant: participantIsFree,
  agenda: agendaHasNoOverlap,
} as const;

// A timetable with more overlaps than this is wrong as a whole: they are counted, not listed.
const mostOverlaps = 200;

/**
 * One finding for each two sessions that take up the same facilitator, room, link, participant or
 * agenda at the same time of day. Half-open: what ends at ten does not meet what starts at ten.
 * Sessions without a known date, start and end are left out, so an empty answer speaks for the others
 * only. The finding stands at the session that starts later. Of more than two hundred for one of
 * them, one finding tells the first and the number of all (`facts.overlaps`).
 *
 * Rules: `scheduling.facilitator-is-free`, `scheduling.room-is-free`, `scheduling.link-is-free`,
 * `scheduling.participant-is-free`, `scheduling.agenda-has-no-overlap`; warnings.
 *
 * @example
 * ```ts
 * import { findOverlappingSessions, timedTiming } from '@coterie/core';
 *
 * const occupies = [{ kind: 'agenda', id: 'april', label: 'April' }] as const;
 * const entry = (label: string, start: `${number}:${number}`, end: `${number}:${number}`) => ({
 *   place: { pointer: `/${label}` }, label, quotation: null, occupies, timing: timedTiming('2024-04-18', start, end, null),
 * });
 * const family = entry('Family Services', '08:30', '10:00');
 * findOverlappingSessions([family, entry('Data Management', '00:30', '14:00')]).map((finding) => finding.ruleId); // => ['scheduling.agenda-has-no-overlap']
 * findOverlappingSessions([family, entry('Data Management', '12:30', '14:00')]); // => []
 * ```
 */
export function findOverlappingSessions(entries: readonly OccupyingEntry[]): readonly Finding[] {
  const byOccupancy = new Map<string, { occupancy: Occupancy; entries: Set<OccupyingEntry> }>();
  for (const entry of entries) {
    for (const occupancy of entry.occupies) {
      const key = JSON.stringify([occupancy.kind, occupancy.id]);
      const group = byOccupancy.get(key) ?? { occupancy, entries: new Set() };
      group.entries.add(entry);
      byOccupancy.set(key, group);
    }
  }
  return [...byOccupancy.values()].flatMap(({ occupancy, entries: sharing }) =>
    overlapsOf(occupancy, [...sharing]),
  );
}

function overlapsOf(occupancy: Occupancy, entries: readonly OccupyingEntry[]): Finding[] {
  const placed = entries.flatMap((entry) => {
    const interval = comparableInterval(entry.timing);
    return interval === null ? [] : [{ entry, ...interval }];
  });
  return (['instant', 'wall_clock'] as const).flatMap((line) => {
    const stretches = placed
      .filter((each) => each.line === line)
      .map(({ entry, start, end }) => ({ key: entry, start, end }));
    const count = countOverlaps(stretches);
    const listed = count > mostOverlaps ? firstOverlap(stretches) : findOverlaps(stretches);
    return listed.map(({ first, second, start, end }): Finding => {
      const shared = `${first.label} and ${second.label} share ${end - start} minutes`;
      return {
        ruleId: rules[occupancy.kind].id,
        severity: 'warning',
        place: second.place,
        quotation: quote(first, second),
        understood: count > mostOverlaps ? `${shared}; ${count} pairs of sessions overlap` : shared,
        suggestion: null,
        facts: {
          occupies: { kind: occupancy.kind, id: occupancy.id, label: occupancy.label },
          first: { pointer: first.place.pointer, label: first.label },
          second: { pointer: second.place.pointer, label: second.label },
          sharedMinutes: end - start,
          overlaps: count > mostOverlaps ? count : 1,
        },
      };
    });
  });
}

/** The first overlap alone, where there are too many to list. */
function firstOverlap<Key>(stretches: readonly Stretch<Key>[]): readonly Overlap<Key>[] {
  const inOrder = stretches
    .filter((each) => each.start < each.end)
    .sort((left, right) => left.start - right.start);
  const next = inOrder.findIndex(
    (each, index) => (inOrder[index - 1]?.end ?? Number.NEGATIVE_INFINITY) > each.start,
  );
  return findOverlaps(inOrder.slice(Math.max(0, next - 1), next + 1));
}

function quote(first: TimetableEntry, second: TimetableEntry): string | null {
  const printed = [first.quotation, second.quotation].filter((each) => each !== null);
  return printed.length === 0 ? null : printed.map((each) => `“${each}”`).join(' beside ');
}
