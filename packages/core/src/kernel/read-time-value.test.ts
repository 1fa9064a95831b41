import { expect, test } from 'vitest';
import { readInstant, readLocalDate, readLocalTime, readTimeZone } from './read-time-value.ts';

test.each([
  '2024-1-5',
  '0000-01-01',
  '2024-13-01',
  '+002024-01-01',
  '2024-02-01T00:00',
  ' 2024-02-01',
  '2024-02-01[u-ca=hebrew]',
])('no date: %s', (text) => expect(readLocalDate(text)).toBeNull());

test.each(['8:30', '08:60', '08:30:00', '08:30 AM', '-08:30'])('no time: %s', (text) =>
  expect(readLocalTime(text)).toBeNull(),
);

test.each([
  '2024-01-15T09:00',
  '2024-01-15 09:00Z',
  '2024-01-15T09:00-25:00',
  '2024-01-15T09:00Z[America/Chicago]',
  '20240115T0900Z',
])('no instant: %s', (text) => expect(readInstant(text)).toBeNull());

test('an instant keeps what is finer than a second', () => {
  expect(readInstant('2024-01-15T09:00:00.123-06:00')).toBe('2024-01-15T15:00:00.123Z');
});

test.each(['+05:00', 'CST6CDT!', '', 'Etc/Unknown/Place', 'America/Chicago[x]'])('no zone: %s', (text) =>
  expect(readTimeZone(text)).toBeNull(),
);
