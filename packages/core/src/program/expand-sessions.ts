import * as v from 'valibot';
import { periodDates } from '../calendar/period.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Provenance } from '../kernel/provenance.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';
import type { Modality, SessionKind, SessionState } from '../scheduling/session.ts';
import { type SessionTiming, timedTiming } from '../scheduling/session-timing.ts';
import { pointTo } from './json-pointer.ts';
import type {
  Program,
  ProgramGathering,
  ProgramSeries,
  ProgramSession,
  ProgramSessionTiming,
} from './program.ts';
import { isOfSeries, readSeriesDates } from './series-dates.ts';
import { sessionTiming } from './session-schema.ts';

/** One session of a program, with its zone and the keys of what it belongs to. */
export interface ExpandedSession {
  /** Unique in the program: the key of its cycle or gathering, a slash, its own key. */
  readonly key: string;
  readonly title: string | null;
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly timing: SessionTiming;
  readonly statedMinutes: number | null;
  readonly modality: Modality | null;
  readonly place: string | null;
  readonly cycleKeys: readonly string[];
  readonly gatheringKey: string | null;
  readonly tracks: readonly string[];
  readonly alternativeOf: string | null;
  readonly required: boolean | null;
  /** What was printed for it. */
  readonly printed: {
    readonly time: string | null;
    readonly line: string | null;
    readonly date: string | null;
  };
  /** The ways in which its printed timing can be read, where there are several; `timing` is one of them. */
  readonly timingReadings: readonly TimingReading[];
  /** All readings of its values as the file gives them. */
  readonly readings: ProgramSession['readings'];
  readonly provenance: Provenance;
  readonly editorsNotes: ProgramSession['editorsNotes'];
  /** Where the file says it: the session, its series, or the gathering at which every cycle meets. */
  readonly pointer: string;
}

/** One way to read a printed timing. */
export interface TimingReading {
  readonly printed: string;
  readonly timing: SessionTiming;
  /** Whether the rest of the page speaks for it. */
  readonly favored: boolean;
  readonly note: string | null;
}

/** Every session of a program: single ones, those of series, and those held at gatherings. */
export function expandSessions(program: Program): readonly ExpandedSession[] {
  const zone = program.organization.timeZone;
  const ofCycles = program.cycles.flatMap((cycle, index) => {
    const pointer = `/cycles/${index}/schedule`;
    const { series, sessions } = cycle.schedule;
    const single = sessions.map((session, at) =>
      expandSession(session, pointTo(pointTo(pointer, 'sessions'), at), {
        owner: cycle.key,
        siblings: new Set(sessions.map((one) => one.key)),
        series: new Set(series.map((one) => one.key)),
        cycleKeys: [...new Set([cycle.key, ...session.cycles])],
        gatheringKey: null,
        zone,
        modality: cycle.schedule.modality,
        place: null,
        statedMinutes: cycle.schedule.sessionMinutes,
      }),
    );
    const repeated = series.flatMap((one, at) =>
      expandSeries(one, pointTo(pointTo(pointer, 'series'), at), {
        owner: cycle.key,
        zone,
        modality: cycle.schedule.modality,
        statedMinutes: cycle.schedule.sessionMinutes,
      }),
    );
    return [...repeated, ...single];
  });
  const ofGatherings = program.gatherings.flatMap((gathering, index) => {
    const pointer = `/gatherings/${index}`;
    const listed = gathering.sessions.map((session, at) =>
      expandSession(session, `${pointer}/sessions/${at}`, {
        owner: gathering.key,
        siblings: new Set(gathering.sessions.map((one) => one.key)),
        series: new Set(),
        cycleKeys: session.cycles,
        gatheringKey: gathering.key,
        zone,
        modality: gathering.modality,
        place: gathering.place,
        statedMinutes: null,
      }),
    );
    return [...listed, ...expandUnlisted(program, gathering, pointer, zone)];
  });
  return [...ofCycles, ...ofGatherings];
}

/** The keys of the cycles that meet at a gathering. */
export function cyclesOfGathering(program: Program, gathering: ProgramGathering): readonly string[] {
  return gathering.cycles === 'all' ? program.cycles.map((cycle) => cycle.key) : gathering.cycles;
}

interface Surroundings {
  readonly owner: string;
  /** Keys of single sessions and of series beside it, which an offset may be anchored to. */
  readonly siblings: ReadonlySet<string>;
  readonly series: ReadonlySet<string>;
  readonly cycleKeys: readonly string[];
  readonly gatheringKey: string | null;
  readonly zone: TimeZoneId | null;
  readonly modality: Modality | null;
  readonly place: string | null;
  readonly statedMinutes: number | null;
}

function expandSession(session: ProgramSession, pointer: string, around: Surroundings): ExpandedSession {
  const { title, kind, state, tracks, alternativeOf, required, readings, provenance, editorsNotes } = session;
  return {
    key: `${around.owner}/${session.key}`,
    title,
    kind,
    state,
    timing: expandTiming(session.timing, around),
    statedMinutes: session.statedMinutes ?? around.statedMinutes,
    modality: session.modality ?? around.modality,
    place: session.place ?? around.place,
    cycleKeys: around.cycleKeys,
    gatheringKey: around.gatheringKey,
    tracks,
    alternativeOf,
    required,
    printed: session.printed ?? { time: null, line: null, date: null },
    timingReadings: readings
      .filter((one) => one.path === '/timing')
      .flatMap(({ favors, readings: several }) =>
        several.flatMap(({ printed, understood, note }, index): readonly TimingReading[] => {
          const read = v.safeParse(sessionTiming, understood);
          if (!read.success) return [];
          return [{ printed, timing: expandTiming(read.output, around), favored: favors === index, note }];
        }),
      ),
    readings,
    provenance,
    editorsNotes,
    pointer,
  };
}

/** A timing with its zone filled in, its end placed on a date, and its anchor named in full. */
function expandTiming(
  timing: ProgramSessionTiming,
  { owner, siblings, series, zone: homeZone }: Pick<Surroundings, 'owner' | 'siblings' | 'series' | 'zone'>,
): SessionTiming {
  const zone = 'zone' in timing && timing.zone !== undefined ? timing.zone : homeZone;
  switch (timing.kind) {
    case 'timed': {
      const placed = timedTiming(timing.date, timing.start, timing.end, zone);
      return timing.endDate === undefined || timing.end === null
        ? placed
        : { ...placed, endDate: timing.endDate };
    }
    case 'date_only':
      return { kind: 'date_only', date: timing.date, zone };
    case 'time_only':
      return { kind: 'time_only', start: timing.start, end: timing.end, zone };
    case 'window':
      return { kind: 'window', from: timing.from, to: timing.to, zone };
    case 'to_be_announced':
      return { kind: 'to_be_announced' };
    case 'arranged':
      return { kind: 'arranged', by: timing.by };
    case 'offset': {
      const { after, start, end } = timing;
      const isBeside = siblings.has(timing.anchor) || isOfSeries(timing.anchor, series);
      const anchor = isBeside ? `${owner}/${timing.anchor}` : timing.anchor;
      return { kind: 'offset', anchor, after, start, end, zone };
    }
  }
}

function expandSeries(
  series: ProgramSeries,
  pointer: string,
  around: Pick<Surroundings, 'owner' | 'zone' | 'modality' | 'statedMinutes'>,
): readonly ExpandedSession[] {
  return seriesSlots(series, around.zone).map((slot, index) => ({
    key: `${around.owner}/${series.key}-${index + 1}`,
    title: series.titles[index] ?? null,
    kind: series.kind,
    state: series.state,
    timing: slot.timing,
    statedMinutes: series.statedMinutes ?? around.statedMinutes,
    modality: series.modality ?? around.modality,
    place: series.place,
    cycleKeys: [around.owner],
    gatheringKey: null,
    tracks: series.tracks,
    alternativeOf: series.alternativeOf,
    required: series.required,
    printed: { time: slot.printedTime, line: null, date: slot.printedDate },
    timingReadings: [],
    readings: [],
    provenance: provenanceInSeries(series, slot, index + 1),
    editorsNotes: [],
    pointer,
  }));
}

interface Slot {
  readonly timing: SessionTiming;
  readonly printedTime: string | null;
  readonly printedDate: string | null;
}

/** Where a session of a series has the values that the series says for all of them. */
const pathsInSession: { readonly [path: string]: string } = {
  '/times': '/timing',
  '/start': '/timing/start',
  '/end': '/timing/end',
  '/zone': '/timing/zone',
};

function provenanceInSeries(series: ProgramSeries, slot: Slot, number: number): Provenance {
  const said = series.provenance.map((entry) => ({
    ...entry,
    path: pathsInSession[entry.path] ?? entry.path,
  }));
  if (said.some((entry) => entry.path === '/timing')) return said;
  const note = `Session ${number} of the series “${series.key}”.`;
  return [{ path: '/timing', basis: 'computed', printed: slot.printedDate, quotation: null, note }, ...said];
}

function seriesSlots(series: ProgramSeries, homeZone: TimeZoneId | null): readonly Slot[] {
  if (series.repeats === 'unscheduled') {
    const slot: Slot = { timing: { kind: 'to_be_announced' }, printedTime: null, printedDate: null };
    return Array.from({ length: series.times }, () => slot);
  }
  const { start, end, printedTime } = series;
  const zone = series.zone === undefined ? homeZone : series.zone;
  const dates = readSeriesDates(series);
  // A program that was parsed holds no series that cannot be expanded.
  invariant(dates.ok, `series ${series.key} cannot be expanded`);
  return dates.value.map((date, index) => ({
    timing: timedTiming(date, start, end, zone),
    printedTime,
    printedDate: series.printedDates[index] ?? null,
  }));
}

/** Sessions of cycles that are held at a gathering, on days that no agenda gives. */
function expandUnlisted(
  program: Program,
  gathering: ProgramGathering,
  pointer: string,
  zone: TimeZoneId | null,
): readonly ExpandedSession[] {
  if (!gathering.eachCycleMeets) return [];
  const listed = new Set(gathering.sessions.flatMap((session) => session.cycles));
  const dates = gathering.period === null ? null : periodDates(gathering.period);
  return cyclesOfGathering(program, gathering)
    .filter((cycle) => !listed.has(cycle))
    .map((cycle) => ({
      key: `${gathering.key}/${cycle}`,
      title: null,
      kind: 'meeting',
      state: 'scheduled',
      timing:
        dates === null
          ? { kind: 'to_be_announced' }
          : { kind: 'window', from: dates.start, to: dates.end, zone },
      statedMinutes: null,
      modality: gathering.modality,
      place: gathering.place,
      cycleKeys: [cycle],
      gatheringKey: gathering.key,
      tracks: [],
      alternativeOf: null,
      required: null,
      printed: { time: null, line: null, date: null },
      timingReadings: [],
      readings: [],
      provenance: [
        {
          path: '/timing',
          basis: 'computed',
          printed: null,
          quotation: null,
          note: 'Each cycle meets at the gathering; on which of its days is not published.',
        },
      ],
      editorsNotes: [],
      pointer,
    }));
}
