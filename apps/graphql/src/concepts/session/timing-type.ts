import { readTimeZone, type SessionTiming, sessionInterval, toCommonInstant, toInstant } from '@coterie/core';
import { builder } from '../../builder.ts';

const TimingKindType = builder.enumType('TimingKind', {
  description: 'How much is known of when a session takes place.',
  values: {
    TIMED: { value: 'timed', description: 'A date and a start.' },
    DATE_ONLY: { value: 'date_only', description: 'A date.' },
    TIME_ONLY: { value: 'time_only', description: 'A time of day.' },
    WINDOW: { value: 'window', description: 'Some time on one of several days.' },
    TO_BE_ANNOUNCED: { value: 'to_be_announced', description: 'Not published.' },
    ARRANGED: { value: 'arranged', description: 'Agreed by those who take part.' },
    OFFSET: { value: 'offset', description: 'So long after another session or date.' },
  } satisfies Record<string, { value: SessionTiming['kind']; description: string }>,
});

const ClockChangeType = builder.enumType('ClockChange', {
  description: 'What a change of the clock does to a local time.',
  values: {
    GAP: { value: 'gap', description: 'The clock skips it: it does not exist on that day.' },
    FOLD: { value: 'fold', description: 'The clock shows it twice on that day; the first is taken.' },
  },
});

/** What the clock does at the start or at the end of a session; `null` where nothing, or unknown. */
function clockChangeOf(timing: SessionTiming): 'gap' | 'fold' | null {
  if (timing.kind !== 'timed' || timing.zone === null || readTimeZone(timing.zone) === null) return null;
  const start = toInstant(timing.date, timing.start, timing.zone).kind;
  if (start !== 'exact') return start;
  if (timing.end === null || timing.endDate === null) return null;
  const end = toInstant(timing.endDate, timing.end, timing.zone).kind;
  return end === 'exact' ? null : end;
}

/** The first moment of a session, where date, start and zone are known. */
export function startsAt(timing: SessionTiming) {
  if (timing.kind !== 'timed' || timing.zone === null || readTimeZone(timing.zone) === null) return null;
  return toCommonInstant(timing.date, timing.start, timing.zone);
}

export function endsAt(timing: SessionTiming) {
  return sessionInterval(timing)?.end ?? null;
}

export const SessionTimingType = builder.objectRef<SessionTiming>('SessionTiming').implement({
  description:
    'When a session takes place, as far as it is known: local times, as the clocks of a zone show them.',
  fields: (t) => ({
    kind: t.field({
      type: TimingKindType,
      nullable: false,
      description: 'How much is known.',
      resolve: ({ kind }) => kind,
    }),
    date: t.field({
      type: 'LocalDate',
      description: 'The date.',
      resolve: (timing) => ('date' in timing ? timing.date : null),
    }),
    start: t.string({
      description: 'The start, 24 hours: 08:30.',
      resolve: (timing) => ('start' in timing ? timing.start : null),
    }),
    end: t.string({
      description: 'The end; null where unknown.',
      resolve: (timing) => ('end' in timing ? timing.end : null),
    }),
    endDate: t.field({
      type: 'LocalDate',
      description: 'The date of the end: the next one where it runs past midnight.',
      resolve: (timing) => (timing.kind === 'timed' ? timing.endDate : null),
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The zone; null where unknown.',
      resolve: (timing) => ('zone' in timing ? timing.zone : null),
    }),
    from: t.field({
      type: 'LocalDate',
      description: 'The first of several possible days.',
      resolve: (timing) => (timing.kind === 'window' ? timing.from : null),
    }),
    to: t.field({
      type: 'LocalDate',
      description: 'The last of several possible days.',
      resolve: (timing) => (timing.kind === 'window' ? timing.to : null),
    }),
    arrangedBy: t.string({
      description: 'Who agrees on it.',
      resolve: (timing) => (timing.kind === 'arranged' ? timing.by : null),
    }),
    anchor: t.string({
      description: 'The session or date after which it is held.',
      resolve: (timing) => (timing.kind === 'offset' ? timing.anchor : null),
    }),
    after: t.string({
      description: 'How long after it, as an ISO 8601 duration.',
      resolve: (timing) => (timing.kind === 'offset' ? timing.after : null),
    }),
    clockChange: t.field({
      type: ClockChangeType,
      description: 'Set where a change of the clock falls on its start or end.',
      resolve: clockChangeOf,
    }),
  }),
});
