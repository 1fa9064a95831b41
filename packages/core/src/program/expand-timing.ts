import * as v from 'valibot';
import type { TimeZoneId } from '../kernel/temporal.ts';
import { type SessionTiming, timedTiming } from '../scheduling/session-timing.ts';
import type { TimingReading } from './expanded-session.ts';
import type { ProgramSession, ProgramSessionTiming } from './program.ts';
import { isOfSeries } from './series-dates.ts';
import { sessionTiming } from './session-schema.ts';

/** What a timing leaves to the cycle or gathering in which it stands. */
export interface TimingSurroundings {
  readonly owner: string;
  /** Keys of single sessions and of series beside it, which an offset may be anchored to. */
  readonly siblings: ReadonlySet<string>;
  readonly series: ReadonlySet<string>;
  readonly zone: TimeZoneId | null;
}

/** A timing with its zone filled in, its end placed on a date, and its anchor named in full. */
export function expandTiming(
  timing: ProgramSessionTiming,
  { owner, siblings, series, zone: homeZone }: TimingSurroundings,
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

/** The readings of a session's timing, those that are timings. */
export function readTimings(
  readings: ProgramSession['readings'],
  around: TimingSurroundings,
): readonly TimingReading[] {
  return readings
    .filter((one) => one.path === '/timing')
    .flatMap(({ favors, readings: several }) =>
      several.flatMap(({ printed, understood, note }, index): readonly TimingReading[] => {
        const read = v.safeParse(sessionTiming, understood);
        if (!read.success) return [];
        return [{ printed, timing: expandTiming(read.output, around), favored: favors === index, note }];
      }),
    );
}
