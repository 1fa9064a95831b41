import type { Instant, LocalDate } from '../../kernel/temporal.ts';
import type { AttendanceMark } from '../attendance.ts';
import type { CompletionFacts, SessionParticipation } from '../completion-facts.ts';
import { type CompletionPolicy, unstatedCompletionPolicy } from '../completion-policy.ts';

/** Marks in short: present, absent, excused, partial; `.` is no mark. */
const letters: { readonly [letter: string]: AttendanceMark | undefined } = {
  p: 'present',
  a: 'absent',
  e: 'excused',
  h: 'partial',
};

export const sixOfEight: CompletionPolicy = {
  ...unstatedCompletionPolicy,
  rule: {
    version: 1,
    when: { count: 'sessions', where: { attribute: 'attended', equals: true }, min: 6 },
  },
};

/** A session in a week of its own, Thursdays from 1 February 2024, 14:30Z to 17:30Z. */
export function thursday(week: number, letter: string): SessionParticipation {
  const day = new Date(Date.UTC(2024, 1, 1 + 7 * (week - 1))).toISOString().slice(0, 10);
  const mark = letters[letter];
  return {
    sessionId: `week-${week}`,
    kind: 'workshop',
    modality: 'virtual',
    required: null,
    track: null,
    state: 'scheduled',
    date: day as LocalDate,
    startsAt: `${day}T14:30:00Z` as Instant,
    endsAt: `${day}T17:30:00Z` as Instant,
    minutes: 180,
    attendance: mark === undefined ? null : { mark, minutes: null },
    madeUpAt: null,
    waived: false,
  };
}

export function weeks(marks: string): CompletionFacts {
  return {
    sessions: [...marks].map((letter, index) => thursday(index + 1, letter)),
    scheduleComplete: true,
    closed: false,
    zone: 'America/Chicago',
  };
}

/** The evening after the session of that week; before the first session for week 0. */
export function afterWeek(week: number): Instant {
  return new Date(Date.UTC(2024, 1, 1 + 7 * (week - 1), 20)).toISOString().replace('.000', '') as Instant;
}
