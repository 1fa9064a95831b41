import * as v from 'valibot';
import { modalities, sessionKinds, sessionStates } from '../scheduling/session.ts';
import { annotations } from './annotation-schema.ts';
import {
  count,
  described,
  key,
  list,
  localDate,
  localTime,
  minutes,
  name,
  periodsRunForward,
  quotation,
  text,
  timeZone,
  unknownable,
} from './value-schema.ts';

/** The zone is the organization's where a timing names none. */
const zone = v.optional(v.nullable(timeZone));

const days = v.pipe(
  v.strictObject({ kind: v.literal('window'), from: localDate, to: localDate, zone }),
  v.check((value) => value.from <= value.to, periodsRunForward.id),
);

export const sessionTiming = described(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('timed'),
      date: localDate,
      start: localTime,
      end: unknownable(localTime),
      endDate: described(v.optional(localDate), 'Where it does not end on the same day.'),
      zone,
    }),
    v.strictObject({ kind: v.literal('date_only'), date: localDate, zone }),
    v.strictObject({ kind: v.literal('time_only'), start: localTime, end: unknownable(localTime), zone }),
    days,
    v.strictObject({ kind: v.literal('to_be_announced') }),
    v.strictObject({ kind: v.literal('arranged'), by: unknownable(name) }),
    v.strictObject({
      kind: v.literal('offset'),
      anchor: described(name, 'The key of a session of the same cycle, or a reference date.'),
      after: v.pipe(
        v.string(),
        v.maxLength(40),
        v.regex(/^-?P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/),
        v.description('An ISO 8601 duration: `P2W` two weeks after, `-P3D` three days before.'),
      ),
      start: unknownable(localTime),
      end: unknownable(localTime),
      zone,
    }),
  ]),
  'When a session takes place, as far as it is known.',
);

export const sessionKind = v.picklist(sessionKinds);
export const modality = v.picklist(modalities);

/** What single sessions and series say alike. */
const sessionTraits = {
  kind: v.optional(sessionKind, 'meeting'),
  modality: unknownable(modality),
  place: described(unknownable(name), 'A place or a platform; never a private join link.'),
  statedMinutes: described(unknownable(minutes), 'The published length.'),
  required: described(unknownable(v.boolean()), 'false: optional; null: not said.'),
  tracks: described(list(key, 100), 'Tracks or groups for which it is meant; none: for all.'),
  alternativeOf: described(unknownable(key), 'Sessions that share it are alternatives: one counts, once.'),
};

export const session = v.strictObject({
  key,
  title: unknownable(name),
  state: v.optional(v.picklist(sessionStates), 'scheduled'),
  timing: sessionTiming,
  cycles: described(
    list(key, 100),
    'Keys of the cycles whose session it is; the cycle in which it stands is one of them.',
  ),
  ...sessionTraits,
  printed: v.optional(
    v.nullable(
      v.strictObject({
        time: described(unknownable(quotation), 'The printed range of times.'),
        line: described(unknownable(quotation), 'The printed line.'),
        date: described(unknownable(quotation), 'The printed date with its weekday.'),
      }),
    ),
    null,
  ),
  ...annotations,
});

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const seriesNames = {
  key: described(key, 'Sessions of the series are keyed by it and their number: `live-1`.'),
  state: v.optional(v.picklist(sessionStates), 'scheduled'),
  titles: described(list(unknownable(name), 400), 'Titles of the sessions in their order.'),
  ...sessionTraits,
  ...annotations,
};

const seriesTraits = {
  ...seriesNames,
  start: localTime,
  end: unknownable(localTime),
  zone,
  printedTime: described(unknownable(quotation), 'The printed range of times.'),
  printedDates: described(list(quotation, 400), 'The dates as printed, in their order.'),
};

export const sessionSeries = described(
  v.variant('repeats', [
    v.strictObject({
      repeats: v.literal('weekly'),
      weekday: v.picklist(weekdays),
      every: described(v.optional(count(52, 1), 1), 'Every so many weeks.'),
      from: described(localDate, 'The first day.'),
      until: described(unknownable(localDate), 'The last day on which a session may fall.'),
      times: described(
        unknownable(count(400, 1)),
        'How many weeks, where no last day is given; dates that are left out count among them.',
      ),
      except: described(list(localDate, 400), 'Dates that are left out.'),
      ...seriesTraits,
    }),
    v.strictObject({
      repeats: v.literal('rrule'),
      rule: described(
        v.pipe(v.string(), v.minLength(6), v.maxLength(500)),
        'An RFC 5545 recurrence rule: `FREQ=MONTHLY;BYDAY=2WE;COUNT=8`.',
      ),
      from: localDate,
      except: list(localDate, 400),
      also: described(list(localDate, 400), 'Dates that are added.'),
      ...seriesTraits,
    }),
    v.strictObject({
      repeats: v.literal('dates'),
      dates: v.pipe(v.array(localDate), v.minLength(1), v.maxLength(400)),
      ...seriesTraits,
    }),
    v.strictObject({
      repeats: v.literal('unscheduled'),
      times: described(count(400, 1), 'So many sessions whose dates are not published.'),
      ...seriesNames,
    }),
  ]),
  'Sessions that repeat, in wall-clock time: a weekly 8:30 stays 8:30 across a clock change.',
);

export const cycleSchedule = v.strictObject({
  minimumSessions: described(unknownable(count(1_000)), 'How many sessions the cycle must hold.'),
  plannedSessions: described(unknownable(count(1_000)), 'How many sessions the cycle has.'),
  sessionMinutes: described(unknownable(minutes), 'The published length of a session.'),
  modality: unknownable(modality),
  complete: described(
    unknownable(v.boolean()),
    'Whether all sessions are in the file; until then "too few" cannot be said.',
  ),
  additionalByAgreement: described(
    unknownable(v.boolean()),
    'Whether the group may add sessions of its own.',
  ),
  statement: unknownable(text),
  series: list(sessionSeries, 100),
  sessions: list(session, 1_000),
});
