import { expect, test } from 'vitest';
import { checkApplicationWindow } from './application-window.ts';
import { cycleStates } from './cycle-transitions.ts';

const now = '2024-01-15T15:00:00Z';
const closes = { kind: 'date', date: '2024-01-26' } as const;
const cycle = {
  state: 'accepting',
  applicationWindow: { opens: null, closes },
  zone: 'America/Chicago',
} as const;

test('only a cycle that accepts applications says that its window has opened', () => {
  const open = cycleStates.filter(
    (state) => checkApplicationWindow({ ...cycle, state }, now).state === 'open',
  );
  expect(open).toEqual(['accepting']);
});

test('a published opening that lies ahead stands, whatever the state says', () => {
  const opens = { kind: 'date', date: '2024-01-20' } as const;
  expect(checkApplicationWindow({ ...cycle, applicationWindow: { opens, closes } }, now).state).toBe(
    'not_yet_open',
  );
});

test('where the end is unknown, too, nobody can say', () => {
  const applicationWindow = { opens: null, closes: null };
  const verdict = checkApplicationWindow({ ...cycle, applicationWindow }, now);
  expect(verdict).toMatchObject({ state: 'undetermined', hasClosed: null });
});

test('what is known of the opening is no longer listed as unknown', () => {
  expect(checkApplicationWindow(cycle, now).unknown).toEqual([]);
});
