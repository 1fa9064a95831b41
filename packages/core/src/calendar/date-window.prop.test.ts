import fc from 'fast-check';
import { test } from 'vitest';
import type { Instant, LocalDate } from '../kernel/temporal.ts';
import { checkWindow, type WindowEdge } from './date-window.ts';
import { addDays } from './local-date.ts';

const zones = ['America/Chicago', 'Pacific/Kiritimati', 'Asia/Kathmandu', 'Etc/GMT+12', 'Europe/London'];
const date = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2023-06-01', days));
const instant = fc
  .integer({ min: Date.UTC(2023, 4, 1) / 1000, max: Date.UTC(2024, 8, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') as Instant);
const edge: fc.Arbitrary<WindowEdge | null> = fc.oneof(
  date.map((day: LocalDate) => ({ kind: 'date', date: day }) as const),
  instant.map((at) => ({ kind: 'instant', at }) as const),
  fc.constant(null),
);
const window = fc.record({ opens: edge, closes: edge });

test('what is said without a zone holds in every zone', () => {
  fc.assert(
    fc.property(window, instant, (anyWindow, now) => {
      const everywhere = checkWindow(anyWindow, null, now);
      if (everywhere.state === 'undetermined') return true;
      return zones.every((zone) => checkWindow(anyWindow, zone, now).state === everywhere.state);
    }),
  );
});

test('with a zone and both edges the state is determined, and half-open', () => {
  const known = fc.record({ opens: edge, closes: edge }).filter((w) => w.opens !== null && w.closes !== null);
  fc.assert(
    fc.property(known, fc.constantFrom(...zones), (anyWindow, zone) => {
      const { opensAt, closesAt } = checkWindow(anyWindow, zone, '2023-01-01T00:00:00Z');
      if (opensAt === null || closesAt === null) return false;
      const atOpening = checkWindow(anyWindow, zone, opensAt).state;
      const atClosing = checkWindow(anyWindow, zone, closesAt).state;
      return atClosing === 'closed' && atOpening === (opensAt < closesAt ? 'open' : 'closed');
    }),
  );
});

test('as time passes a window only moves on', () => {
  const order = ['not_yet_open', 'undetermined', 'open', 'closed'];
  fc.assert(
    fc.property(window, fc.option(fc.constantFrom(...zones)), instant, instant, (anyWindow, zone, a, b) => {
      const [before, after] = a < b ? [a, b] : [b, a];
      const first = checkWindow(anyWindow, zone, before).state;
      const second = checkWindow(anyWindow, zone, after).state;
      if (first === 'closed') return second === 'closed';
      if (first === 'open') return second !== 'not_yet_open';
      return order.includes(second);
    }),
  );
});
