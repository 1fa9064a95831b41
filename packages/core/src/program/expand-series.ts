import { invariant } from '../kernel/invariant.ts';
import type { Provenance } from '../kernel/provenance.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';
import type { Modality } from '../scheduling/session.ts';
import { type SessionTiming, timedTiming } from '../scheduling/session-timing.ts';
import type { ExpandedSession } from './expanded-session.ts';
import type { ProgramSeries } from './program.ts';
import { readSeriesDates } from './series-dates.ts';

/** What a series leaves to its cycle. */
interface SeriesSurroundings {
  readonly owner: string;
  readonly zone: TimeZoneId | null;
  readonly modality: Modality | null;
  readonly statedMinutes: number | null;
}

/** The sessions of a series, numbered from one. */
export function expandSeries(
  series: ProgramSeries,
  pointer: string,
  around: SeriesSurroundings,
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
