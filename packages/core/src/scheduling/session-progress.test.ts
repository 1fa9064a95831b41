import { expect, test } from 'vitest';
import { hasBegun, isOver } from './session-progress.ts';
import { type SessionTiming, timedTiming } from './session-timing.ts';

const chicago = 'America/Chicago';

test.each([
  [timedTiming('2024-02-01', '08:30', null, chicago), '2024-02-01T15:00:00Z', true, null],
  [timedTiming('2024-02-01', '08:30', null, chicago), '2024-02-02T06:00:00Z', true, true],
  [timedTiming('2024-02-01', '08:30', '11:30', null), '2024-02-01T15:00:00Z', null, null],
  [timedTiming('2024-02-01', '08:30', '11:30', null), '2024-01-30T15:00:00Z', false, false],
  [timedTiming('2024-02-01', '08:30', '11:30', null), '2024-02-03T00:00:00Z', true, true],
  [
    { kind: 'window', from: '2024-04-15', to: '2024-04-18', zone: chicago },
    '2024-04-16T15:00:00Z',
    null,
    null,
  ],
  [
    { kind: 'offset', anchor: 'kick-off', after: 'P2W', start: null, end: null, zone: chicago },
    '2024-04-16T15:00:00Z',
    null,
    null,
  ],
] as const satisfies readonly (readonly [SessionTiming, string, boolean | null, boolean | null])[])(
  '%j at %s: begun %s, over %s',
  (timing, now, begun, over) => {
    expect(hasBegun(timing, now)).toBe(begun);
    expect(isOver(timing, now)).toBe(over);
  },
);
