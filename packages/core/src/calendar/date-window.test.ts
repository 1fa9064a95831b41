import { expect, test } from 'vitest';
import { checkWindow, type DateWindow, isReversedWindow } from './date-window.ts';

const chicago = 'America/Chicago';
const until26January: DateWindow = {
  opens: { kind: 'instant', at: '2024-01-02T15:00:00Z' },
  closes: { kind: 'date', date: '2024-01-26' },
};

test.each([
  ['2024-01-02T14:59:59Z', 'not_yet_open'],
  ['2024-01-02T15:00:00Z', 'open'],
  ['2024-01-27T05:59:59Z', 'open'],
  ['2024-01-27T06:00:00Z', 'closed'],
] as const)('at %s applications until 26 January are %s in Chicago', (now, state) => {
  const verdict = checkWindow(until26January, chicago, now);
  expect(verdict.state).toBe(state);
  expect(verdict.opensAt).toBe('2024-01-02T15:00:00Z');
  expect(verdict.closesAt).toBe('2024-01-27T06:00:00Z');
  expect(verdict.unknown).toEqual([]);
});

test('without a zone only what holds everywhere is said', () => {
  // 26 January ends first at UTC+14 (10:00Z) and last at UTC-12 (12:00Z of the next day).
  expect(checkWindow(until26January, null, '2024-01-26T09:59:59Z').state).toBe('open');
  const between = checkWindow(until26January, null, '2024-01-26T10:00:00Z');
  expect(between).toMatchObject({ state: 'undetermined', hasOpened: true, hasClosed: null, closesAt: null });
  expect(between.unknown).toEqual(['zone']);
  expect(checkWindow(until26January, null, '2024-01-27T12:00:00Z').state).toBe('closed');
});

test('a zone that the runtime does not know is an unknown zone', () => {
  expect(checkWindow(until26January, 'Mars/Olympus', '2024-01-26T12:00:00Z').unknown).toEqual(['zone']);
});

test('an edge that was never said leaves the state open to doubt until the other decides', () => {
  const closesOnly: DateWindow = { opens: null, closes: until26January.closes };
  expect(checkWindow(closesOnly, chicago, '2024-01-15T15:00:00Z')).toMatchObject({
    state: 'undetermined',
    hasOpened: null,
    hasClosed: false,
    unknown: ['opens'],
  });
  expect(checkWindow(closesOnly, chicago, '2024-01-28T00:00:00Z').state).toBe('closed');

  const opensOnly: DateWindow = { opens: until26January.opens, closes: null };
  expect(checkWindow(opensOnly, chicago, '2024-01-01T00:00:00Z').state).toBe('not_yet_open');
  expect(checkWindow(opensOnly, chicago, '2024-01-15T15:00:00Z')).toMatchObject({
    state: 'undetermined',
    unknown: ['closes'],
  });
  expect(checkWindow({ opens: null, closes: null }, null, '2024-01-15T15:00:00Z').unknown).toEqual([
    'opens',
    'closes',
  ]);
});

test('a window that closes before it opens is never open', () => {
  const reversed: DateWindow = {
    opens: { kind: 'date', date: '2024-02-01' },
    closes: { kind: 'date', date: '2024-01-26' },
  };
  expect(isReversedWindow(reversed, null)).toBe(true);
  for (const now of ['2024-01-26T12:00:00Z', '2024-01-29T12:00:00Z', '2024-02-02T12:00:00Z'] as const) {
    expect(checkWindow(reversed, chicago, now).state).not.toBe('open');
  }
});

test('a date that opens and closes a window leaves it open for that day', () => {
  const oneDay: DateWindow = {
    opens: { kind: 'date', date: '2024-03-10' },
    closes: { kind: 'date', date: '2024-03-10' },
  };
  expect(isReversedWindow(oneDay, chicago)).toBe(false);
  // The day of the clock change has 23 hours.
  expect(checkWindow(oneDay, chicago, '2024-03-10T06:00:00Z')).toMatchObject({
    state: 'open',
    closesAt: '2024-03-11T05:00:00Z',
  });
});

test('an instant beside a date without a zone may leave the order unknown', () => {
  const opens = { kind: 'instant', at: '2024-01-27T03:00:00Z' } as const;
  expect(isReversedWindow({ opens, closes: { kind: 'date', date: '2024-01-26' } }, null)).toBe(null);
  expect(isReversedWindow({ opens, closes: { kind: 'date', date: '2024-01-26' } }, chicago)).toBe(false);
  expect(isReversedWindow({ opens, closes: { kind: 'date', date: '2024-01-24' } }, null)).toBe(true);
});
