import { expect, test } from 'vitest';
import { resolveOffsets, type Timed } from './resolve-offsets.ts';
import type { SessionTiming } from './session-timing.ts';

const offset = (anchor: string, after: string): SessionTiming => ({
  kind: 'offset',
  anchor,
  after,
  start: null,
  end: null,
  zone: null,
});
const datesOf = (sessions: readonly Timed[], referenceDates = {}) =>
  resolveOffsets(sessions, referenceDates).map((timing) =>
    timing.kind === 'date_only'
      ? timing.date
      : timing.kind === 'window'
        ? [timing.from, timing.to]
        : timing.kind,
  );

test('a chain of offsets hangs on one date, in whatever order it is given', () => {
  expect(
    datesOf([
      { id: 'third', timing: offset('second', 'P1M') },
      { id: 'second', timing: offset('first', 'P2W') },
      { id: 'first', timing: { kind: 'date_only', date: '2024-01-17', zone: null } },
      { id: 'before', timing: offset('first', '-P3D') },
    ]),
  ).toEqual(['2024-02-29', '2024-01-31', '2024-01-17', '2024-01-14']);
});

test('an anchor that is a reference date, or a window', () => {
  expect(
    datesOf(
      [
        { id: 'kick-off', timing: offset('cycleStart', 'P1W') },
        { id: 'weekend', timing: { kind: 'window', from: '2024-04-13', to: '2024-04-14', zone: null } },
        { id: 'after', timing: offset('weekend', 'P1D') },
      ],
      { cycleStart: '2024-02-01' },
    ),
  ).toEqual(['2024-02-08', ['2024-04-13', '2024-04-14'], ['2024-04-14', '2024-04-15']]);
});

test('what cannot be resolved stays an offset', () => {
  expect(
    datesOf([
      { id: 'a', timing: offset('b', 'P1D') },
      { id: 'b', timing: offset('a', 'P1D') },
      { id: 'self', timing: offset('self', 'P1D') },
      { id: 'lost', timing: offset('nowhere', 'P1D') },
      { id: 'proto', timing: offset('__proto__', 'P1D') },
      { id: 'open', timing: { kind: 'to_be_announced' } },
      { id: 'on-open', timing: offset('open', 'P1D') },
      { id: 'day', timing: { kind: 'date_only', date: '9999-12-31', zone: null } },
      { id: 'too-late', timing: offset('day', 'P1D') },
      { id: 'hours', timing: offset('day', 'PT3H') },
      { id: 'empty', timing: offset('day', 'P') },
    ]),
  ).toEqual([
    'offset',
    'offset',
    'offset',
    'offset',
    'offset',
    'to_be_announced',
    'offset',
    '9999-12-31',
    'offset',
    'offset',
    'offset',
  ]);
});

test('a chain of ten thousand', () => {
  const sessions = Array.from({ length: 10_000 }, (_, index): Timed => {
    const first: SessionTiming = { kind: 'date_only', date: '2000-01-01', zone: null };
    return { id: String(index), timing: index === 0 ? first : offset(String(index - 1), 'P1D') };
  });
  expect(datesOf(sessions).at(-1)).toBe('2027-05-18');
});
