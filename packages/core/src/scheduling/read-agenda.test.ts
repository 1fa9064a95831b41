import { expect, test } from 'vitest';
import type { Finding } from '../kernel/finding.ts';
import { readAgenda } from './read-agenda.ts';

// The published agenda of a gathering in April 2024, with the dates that are printed elsewhere on its page.
const april = `WHSA CoP Gathering Dates:

October 10-13, 2023
December 11-13, 2023
February 5-7, 2024
April 15-18, 2024

WHSA CoP Gathering: Apr. 15-19, 2024

April 15, 2024
10:30 AM – 12:00 PM: Inclusion & Disabilities
1:30 PM – 3:00 PM: Coaches
April 16, 2024
08:30 AM – 10:00 AM: ERSEA
02:30 PM – 04:00 PM: Health
April 17, 2024
08:30 AM – 10:00 AM: Home Visiting
10:30 AM – 12:00 PM: PBS Presents – A Head Start Interactive Learning Experience “Strengthening Connections with Families”
12:30 – 02:00PM: Mental Health
2:30 PM – 04:00 PM: Education Managers & Specialists
April 18, 2024
08:30 AM – 10:00 AM: Family Services
12:30 AM – 2:00 PM: Data Management


Contact the program manager with any questions.`;

const options = { zone: 'America/Chicago' };
const told = (findings: readonly Finding[]) =>
  findings.map(({ ruleId, place, quotation, suggestion }) => [ruleId, place.line, quotation, suggestion]);

test('the April agenda becomes ten sessions', () => {
  const agenda = readAgenda(april, options);
  const lines = agenda.sessions.map(({ title, timing }) =>
    timing.kind === 'timed' ? `${timing.date} ${timing.start}-${timing.end} ${title}` : title,
  );
  expect(lines).toEqual([
    '2024-04-15 10:30-12:00 Inclusion & Disabilities',
    '2024-04-15 13:30-15:00 Coaches',
    '2024-04-16 08:30-10:00 ERSEA',
    '2024-04-16 14:30-16:00 Health',
    '2024-04-17 08:30-10:00 Home Visiting',
    '2024-04-17 10:30-12:00 PBS Presents – A Head Start Interactive Learning Experience “Strengthening Connections with Families”',
    '2024-04-17 12:30-14:00 Mental Health',
    '2024-04-17 14:30-16:00 Education Managers & Specialists',
    '2024-04-18 08:30-10:00 Family Services',
    '2024-04-18 00:30-14:00 Data Management',
  ]);
  expect(agenda.unread.map((each) => each.line)).toEqual([1, 26]);
});

test('its findings are those of a careful reader, and no others', () => {
  expect(told(readAgenda(april, options).findings)).toEqual([
    [
      'scheduling.readings-agree',
      8,
      '“April 15-18, 2024” beside “WHSA CoP Gathering: Apr. 15-19, 2024”',
      null,
    ],
    ['scheduling.meridiem-is-printed', 19, '12:30 – 02:00PM', '12:30 PM – 2:00 PM'],
    ['scheduling.agenda-has-no-overlap', 22, '“12:30 AM – 2:00 PM” beside “08:30 AM – 10:00 AM”', null],
    ['scheduling.length-is-usual', 23, '12:30 AM – 2:00 PM', '12:30 PM – 2:00 PM'],
  ]);
});

test('read as PM it has no overlap at all, and no unusual length', () => {
  const asPm = april.replace('12:30 AM – 2:00 PM', '12:30 PM – 2:00 PM');
  expect(told(readAgenda(asPm, options).findings).map(([ruleId]) => ruleId)).toEqual([
    'scheduling.readings-agree',
    'scheduling.meridiem-is-printed',
  ]);
});

test('eight dated lines are eight days without sessions, and their weekdays are checked', () => {
  const agenda = readAgenda('Thursday, February 1, 2024\nThursday, February 9, 2024', options);
  expect(agenda.days.map((day) => day.start)).toEqual(['2024-02-01', '2024-02-09']);
  expect(agenda.findings).toMatchObject([
    {
      ruleId: 'scheduling.weekday-fits-date',
      place: { pointer: '/days/1', line: 2 },
      facts: { actual: 'FR' },
    },
  ]);
});

test('other shapes of lines', () => {
  const agenda = readAgenda(
    [
      'Day 1: Monday, April 15, 2024',
      '• 8:30 AM: Welcome',
      'Plenary (Hall A) — 9:00–10:30 AM',
      'Tuesday, April 16, 2024, 1:00 PM - 2:00 PM | Coaches',
      'Doors open from 8:00 AM - 8:30 AM on both days.',
      'The deadline was Friday, January 26, 2024.',
      '10:00 - 11:00: Health',
      'April 20-21, 2024',
      '9:00 AM - 10:00 AM: A day that is not named',
    ].join('\r\n'),
    options,
  );
  expect(agenda.sessions.map(({ title, timing }) => [title, timing])).toMatchObject([
    ['Welcome', { date: '2024-04-15', start: '08:30', end: null }],
    ['Plenary (Hall A)', { date: '2024-04-15', start: '09:00', end: '10:30' }],
    ['Coaches', { date: '2024-04-16', start: '13:00', end: '14:00' }],
    ['Health', { kind: 'date_only', date: '2024-04-15' }],
    ['A day that is not named', { kind: 'time_only', start: '09:00', end: '10:00' }],
  ]);
  expect(agenda.unread.map((each) => each.line)).toEqual([5, 6]);
});

test('a page that is no agenda stays unread', () => {
  const agenda = readAgenda('Each CoP will meet a minimum of four times.\nOct - Apr\n$90', { zone: null });
  expect(agenda).toMatchObject({ sessions: [], days: [], spans: [], findings: [] });
  expect(agenda.unread).toHaveLength(3);
});
