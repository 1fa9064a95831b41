import { toInstant } from '../calendar/zoned-instant.ts';
import { readTimeZone } from '../kernel/read-time-value.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { SessionRefusal } from './session-command.ts';
import { type SessionTiming, timingMinutes } from './session-timing.ts';

export const sessionZoneKnown = defineRule(
  'scheduling.zone-known',
  'A session takes place in a time zone that exists.',
);
export const localTimeExists = defineRule(
  'scheduling.local-time-exists',
  'A session begins and ends at times that the clocks of its zone show.',
);
export const sessionEndsAfterStart = defineRule(
  'scheduling.end-after-start',
  'A session ends after it starts.',
);

/**
 * What stands against a timing, whatever the session: an unknown zone, a time that the clock skips,
 * an end that is not after the start.
 *
 * Rules: `scheduling.zone-known`, `scheduling.local-time-exists`, `scheduling.end-after-start`.
 *
 * @example
 * ```ts
 * import { checkTiming, timedTiming } from '@coterie/core';
 *
 * checkTiming(timedTiming('2024-03-10', '02:30', '04:00', 'America/Chicago')).map((refusal) => refusal.kind); // => ['session_time_does_not_exist']
 * ```
 */
export function checkTiming(timing: SessionTiming): readonly SessionRefusal[] {
  const refusals: SessionRefusal[] = [];
  const zone = 'zone' in timing ? timing.zone : null;
  const zoneIsKnown = zone !== null && readTimeZone(zone) !== null;
  if (zone !== null && !zoneIsKnown) {
    refusals.push({ kind: 'session_zone_unknown', ruleId: sessionZoneKnown.id, zone });
  }
  if (timing.kind === 'timed' && zone !== null && zoneIsKnown) {
    const edges = [{ date: timing.date, time: timing.start }];
    if (timing.end !== null && timing.endDate !== null)
      edges.push({ date: timing.endDate, time: timing.end });
    for (const { date, time } of edges) {
      const found = toInstant(date, time, zone);
      if (found.kind !== 'gap') continue;
      const { earlier, later } = found;
      refusals.push({
        kind: 'session_time_does_not_exist',
        ruleId: localTimeExists.id,
        date,
        time,
        zone,
        earlier,
        later,
      });
    }
  }
  const minutes = timingMinutes(timing);
  const reversedWindow = timing.kind === 'window' && timing.to < timing.from;
  if (reversedWindow || (minutes !== null && minutes <= 0)) {
    refusals.push({ kind: 'session_ends_before_start', ruleId: sessionEndsAfterStart.id, timing });
  }
  return refusals;
}
