import { periodDates } from '../calendar/period.ts';
import { pointTo } from '../kernel/json-pointer.ts';
import type { TimeZoneId } from '../kernel/temporal.ts';
import type { Modality } from '../scheduling/session.ts';
import { expandSeries } from './expand-series.ts';
import { expandTiming, readTimings, type TimingSurroundings } from './expand-timing.ts';
import type { ExpandedSession } from './expanded-session.ts';
import type { Program, ProgramGathering, ProgramSession } from './program.ts';

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

interface Surroundings extends TimingSurroundings {
  readonly cycleKeys: readonly string[];
  readonly gatheringKey: string | null;
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
    timingReadings: readTimings(readings, around),
    readings,
    provenance,
    editorsNotes,
    pointer,
  };
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
