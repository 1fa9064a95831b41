import { expect, test } from 'vitest';
import type { JsonValue } from '../../kernel/json.ts';
import { findAmbiguousReading } from './ambiguous-reading.ts';
import { findConflictingReadings } from './conflicting-readings.ts';
import { findDeadlinesWithoutTime } from './deadline-without-time.ts';
import { findOverBesideOpenWords } from './over-beside-open-words.ts';
import { checkSessionCount, findTooFewSessions } from './session-count.ts';
import { findStatedDaysConflicts } from './stated-length-of-gathering.ts';
import { findTwoTitles } from './two-titles.ts';
import { findUnfulfilledEntitlements } from './unfulfilled-entitlement.ts';

const place = { pointer: '/here' };

test('readings conflict by what they say, not by how they say it', () => {
  const conflicts = (...values: JsonValue[]) =>
    findConflictingReadings({
      place,
      label: 'dates',
      preferred: 0,
      readings: values.map((value, index) => ({
        place,
        quotation: `q${index}`,
        understood: `u${index}`,
        value,
      })),
    });
  expect(conflicts({ start: 1, end: 2 }, { end: 2, start: 1 })).toEqual([]);
  expect(conflicts([1, 2], [2, 1])).toHaveLength(1);
  expect(conflicts('2022', null)).toEqual([]);
  expect(conflicts('a', 'b', 'a', 'c')).toMatchObject([
    { quotation: '“q0” beside “q1” beside “q3”', understood: 'u0', facts: { label: 'dates' } },
  ]);
});

test('"around three days" beside two gatherings of four is one note on those two', () => {
  const gathering = (pointer: string, start: `${number}-${number}-${number}`, end: typeof start) =>
    ({ pointer, label: pointer, period: { kind: 'dates', start, end } }) as const;
  const findings = findStatedDaysConflicts({
    place,
    quotation: 'around three days',
    days: 3,
    approximate: true,
    dates: [
      gathering('october', '2023-10-10', '2023-10-13'),
      gathering('december', '2023-12-11', '2023-12-13'),
      gathering('february', '2024-02-05', '2024-02-07'),
      gathering('april', '2024-04-15', '2024-04-18'),
      {
        pointer: 'next',
        label: 'next',
        period: { kind: 'months', startMonth: 10, endMonth: 10, startYear: null },
      },
    ],
  });
  expect(findings).toMatchObject([
    {
      severity: 'note',
      facts: {
        different: [
          { pointer: 'october', days: 4 },
          { pointer: 'april', days: 4 },
        ],
      },
    },
  ]);
});

test('one reading is not ambiguous, however often it is given', () => {
  const passage = { place, quotation: 'q', label: 'l', preferred: null, reason: null };
  const reading = { understood: 'the platform', value: 'platform' };
  expect(findAmbiguousReading({ ...passage, readings: [reading, reading] })).toEqual([]);
  const readings = [reading, { understood: 'the book study', value: 'book' }];
  expect(findAmbiguousReading({ ...passage, readings })).toMatchObject([
    { severity: 'note', understood: null },
  ]);
});

test('a deadline with a time of day is complete', () => {
  const deadline = { place, quotation: 'q', zone: null };
  expect(
    findDeadlinesWithoutTime([
      { ...deadline, closes: { kind: 'instant', at: '2024-01-26T23:00:00Z' } },
      { ...deadline, closes: { kind: 'date', date: '2024-01-26' } },
    ]),
  ).toMatchObject([
    { severity: 'note', understood: 'until the end of 2024-01-26', facts: { date: '2024-01-26' } },
  ]);
});

test('"is currently limited" stands beside a window that is over', () => {
  const open = { place, quotation: 'is currently limited', says: 'open' } as const;
  const over = { place, quotation: 'no longer accepting applications', says: 'over' } as const;
  const quotations = (...args: Parameters<typeof findOverBesideOpenWords>) =>
    findOverBesideOpenWords(...args).map((finding) => finding.quotation);
  expect(quotations({ statements: [open, over], state: 'open' })).toEqual([
    '“is currently limited” beside “no longer accepting applications”',
  ]);
  expect(quotations({ statements: [open], state: 'closed' })).toEqual(['is currently limited']);
  expect(quotations({ statements: [open], state: 'undetermined' })).toEqual([]);
  expect(quotations({ statements: [over], state: 'closed' })).toEqual([]);
});

test('a keynote that is sold must be on some published agenda', () => {
  const promise = { place, quotation: 'and Keynote only', label: 'keynote', sessionKind: 'keynote' } as const;
  const agenda = (sessionKinds: readonly ('meeting' | 'keynote')[] | null) => ({
    pointer: '/a',
    label: 'a',
    sessionKinds,
  });
  const count = (...agendas: ReturnType<typeof agenda>[]) =>
    findUnfulfilledEntitlements([{ ...promise, agendas }]).length;
  expect(count(agenda(null), agenda(['meeting']))).toBe(1);
  expect(count(agenda(['meeting']), agenda(['keynote']))).toBe(0);
  expect(count(agenda(null))).toBe(0);
  expect(count()).toBe(0);
});

test.each([
  [4, 4, true, 'enough'],
  [4, 5, false, 'enough'],
  [4, 3, true, 'too_few'],
  [4, 3, false, 'undetermined'],
  [null, 0, true, 'undetermined'],
] as const)('a minimum of %s beside %s planned, complete %s: %s', (minimum, planned, isComplete, verdict) => {
  expect(checkSessionCount({ minimum, planned, isComplete })).toBe(verdict);
  const findings = findTooFewSessions([
    { place, label: 'Coaches', quotation: null, minimum, planned, isComplete },
  ]);
  expect(findings).toHaveLength(verdict === 'too_few' ? 1 : 0);
});

const whsaCommunities = [
  'Health',
  'Mental Health',
  'Home Visiting',
  'ERSEA',
  'Inclusion & Disabilities',
  'Family Services',
  'Education Managers & Specialists',
  'Data Management',
  'Coaches',
  'special, PBS-hosted Head Start Interactive Community entitled “Strengthening Connections with Families”',
];
const whsaAgenda = [
  'Inclusion and Disabilities',
  'Coaches',
  'ERSEA',
  'Health',
  'Home Visiting',
  'PBS Presents – A Head Start Interactive Learning Experience “Strengthening Connections with Families”',
  'Mental Health',
  'Education Managers & Specialists',
  'Family Services',
  'Data Management',
];
const titled = (list: string, titles: readonly string[]) =>
  titles.map((title, index) => ({ place: { pointer: `/${list}/${index}` }, list, title }));

test('the PBS session stands under two titles, and nothing else does', () => {
  const findings = findTwoTitles([
    ...titled('communities', whsaCommunities),
    ...titled('agenda', whsaAgenda),
  ]);
  expect(findings.map(({ place: at, facts }) => [at.pointer, facts.first])).toMatchObject([
    ['/agenda/5', { pointer: '/communities/9' }],
  ]);
});

test.each([
  ['Region 1 Community of Practice', 'Region 2 Community of Practice'],
  ['Health', 'Mental Health'],
  ['Education Managers & Specialists', 'Education Directors & Specialists'],
  ['', ''],
  ['—', '“”'],
])('%j and %j are two things', (first, second) => {
  expect(findTwoTitles([...titled('a', [first]), ...titled('b', [second])])).toEqual([]);
});

test('most words in common, in another order and spelling', () => {
  const titles = [
    ...titled('a', ['Early Learning Leaders Network']),
    ...titled('b', ['Network of Early Learning Leaders (new)']),
  ];
  expect(findTwoTitles(titles)).toHaveLength(1);
});
