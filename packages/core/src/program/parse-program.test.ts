import { expect, test } from 'vitest';
import { parseProgram } from './parse-program.ts';

const least = { formatVersion: 1, key: 'a', organization: { key: 'b' } };

function problemsOf(document: unknown) {
  const parsed = parseProgram(document);
  return parsed.ok ? [] : parsed.error;
}
function kindsOf(document: unknown) {
  return problemsOf(document).map(({ kind, place }) => `${kind} ${place.pointer}`);
}

test('the least program has an organization without a name', () => {
  const parsed = parseProgram(least);
  expect(parsed.ok && parsed.value.program.organization).toMatchObject({ name: null, timeZone: null });
  expect(parsed.ok && parsed.value.findings).toEqual([]);
});

test('errors in twenty-six places are all listed, each with its rule', () => {
  const problems = problemsOf({
    formatVersion: 2,
    key: 'Not A Key',
    titel: 'mistyped',
    organization: { key: 'north', timeZone: 'America/Chicag', currency: 'usd', name: 'x'.repeat(301) },
    regions: [{ key: 'r1', name: 'evil\u0007bell' }, { key: 'r1' }],
    communities: [
      { key: 'coaches', status: 'activ', scope: { kind: 'regions', regions: ['r2'] } },
      { title: 'without a key' },
    ],
    cycles: [
      {
        key: 'spring',
        community: 'coachs',
        state: 'runing',
        period: { kind: 'dates', start: '2024-05-01', end: '2024-02-01' },
        applicationWindow: {
          opens: { kind: 'date', date: '2024-02-02' },
          closes: { kind: 'date', date: '2024-02-01' },
        },
        capacity: { kind: 'limited', seats: -3 },
        caps: [{ attribute: 'district', seats: 1.5 }],
        schedule: {
          sessions: [
            { key: 's1', timing: { kind: 'date_only', date: '2023-02-29' } },
            {
              key: 's2',
              timing: { kind: 'timed', date: '2024-03-10', start: '02:30', zone: 'America/Chicago' },
            },
            { key: 's3', timing: { kind: 'timed', date: '2024-03-11', start: '25:00' } },
            { key: 's4', timing: { kind: 'someday' } },
          ],
        },
        eligibility: { rule: { version: 1, when: { attribute: 'sessionsAvailabel', min: 6 } } },
        provenance: [{ path: '/perod', basis: 'printed' }],
      },
    ],
    fees: [
      { key: 'f', amount: { amount: 9.5, currency: 'USD' } },
      { key: 'g', appliesTo: { gatherings: ['april'] } },
    ],
    resources: 'none',
  });
  const found = problems.map(({ kind, place }) => `${kind} ${place.pointer}`);
  expect([...found].sort()).toEqual(
    [
      'wrong_value /formatVersion',
      'wrong_value /key',
      'unknown_key /titel',
      'unknown_zone /organization/timeZone',
      'wrong_value /organization/currency',
      'text_too_long /organization/name',
      'control_character /regions/0/name',
      'duplicate_key /regions/1/key',
      'wrong_value /communities/0/status',
      'unknown_reference /communities/0/scope/regions/0',
      'missing_key /communities/1/key',
      'unknown_reference /cycles/0/community',
      'wrong_value /cycles/0/state',
      'reversed_period /cycles/0/period',
      'reversed_window /cycles/0/applicationWindow',
      'number_out_of_range /cycles/0/capacity/seats',
      'number_out_of_range /cycles/0/caps/0/seats',
      'impossible_date /cycles/0/schedule/sessions/0/timing/date',
      'nonexistent_time /cycles/0/schedule/sessions/1/timing/start',
      'impossible_date /cycles/0/schedule/sessions/2/timing/start',
      'wrong_value /cycles/0/schedule/sessions/3/timing/kind',
      'invalid_rule /cycles/0/eligibility/rule/when/attribute',
      'unresolved_path /cycles/0/provenance/0/path',
      'number_out_of_range /fees/0/amount/amount',
      'unknown_reference /fees/1/appliesTo/gatherings/0',
      'wrong_value /resources',
    ].sort(),
  );
  const elsewhere = problems.filter((problem) => !problem.ruleId.startsWith('program.'));
  expect(elsewhere.map(({ ruleId, place }) => [ruleId, place.pointer])).toEqual([
    ['community.key-shape', '/key'],
  ]);
});

test('the nearest name is suggested', () => {
  const suggestions = problemsOf({
    ...least,
    comunities: [],
    communities: [{ key: 'coaches', status: 'activ' }],
    cycles: [
      {
        key: 'c',
        community: 'coachs',
        eligibility: { rule: { version: 1, when: { attribute: 'sessionAvailable', min: 1 } } },
      },
    ],
  }).map(({ place, suggestion }) => [place.pointer, suggestion]);
  expect(Object.fromEntries(suggestions)).toEqual({
    '/comunities': 'communities',
    '/communities/0/status': 'active',
    '/cycles/0/community': 'coaches',
    '/cycles/0/eligibility/rule/when/attribute': 'sessionsAvailable',
  });
});

test('several unknown keys of one object are all named', () => {
  expect(kindsOf({ ...least, one: 1, two: 2, organization: { key: 'b', three: 3 } })).toEqual([
    'unknown_key /organization/three',
    'unknown_key /one',
    'unknown_key /two',
  ]);
});

test('names of the language’s own prototypes are keys like any other', () => {
  const document: unknown = JSON.parse(
    '{"formatVersion":1,"key":"a","organization":{"key":"b","__proto__":{"name":"x"}},"constructor":1}',
  );
  expect(kindsOf(document)).toEqual(['unknown_key /organization/__proto__', 'unknown_key /constructor']);
});

test.each([
  ['nothing', undefined, 'not_plain_json '],
  ['null', null, 'wrong_value '],
  ['a text', 'program', 'wrong_value '],
  ['a list', [], 'wrong_value '],
  ['a date object', { ...least, title: new Date(0) }, 'not_plain_json /title'],
  ['a function', { ...least, title: () => 'x' }, 'not_plain_json /title'],
  ['an infinite number', { ...least, title: Number.POSITIVE_INFINITY }, 'not_plain_json /title'],
  [
    'a getter',
    {
      ...least,
      get title() {
        return 'x';
      },
    },
    'not_plain_json ',
  ],
  ['half a surrogate pair', { ...least, title: 'x\uD800' }, 'control_character /title'],
  ['text that turns its direction', { ...least, title: 'a\u202Eb' }, 'control_character /title'],
  [
    'too many values',
    { ...least, communities: Array(200_001).fill(null) },
    'document_out_of_bounds /communities',
  ],
])('%s is refused by name', (_what, document, first) => {
  expect(kindsOf(document)[0]).toBe(first);
});

test('a document that holds itself, or is nested without end, is out of bounds', () => {
  const circle: Record<string, unknown> = { ...least };
  circle.communities = [circle];
  expect(kindsOf(circle)[0]).toMatch(/^document_out_of_bounds \/communities\/0/);
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(kindsOf({ ...least, texts: deep })[0]).toMatch(/^document_out_of_bounds \/texts/);
});

test('no more than a thousand problems are listed', () => {
  const document = { ...least, communities: Array.from({ length: 3_000 }, () => ({ wrong: 1 })) };
  expect(problemsOf(document).length).toBe(1_000);
});

test('a problem quotes what stands there, shortened and without control characters', () => {
  const [problem] = problemsOf({ ...least, title: `${'x'.repeat(100)}\u001b[31m` });
  expect(problem?.found).toBe(`${'x'.repeat(79)}…`);
  expect(problemsOf({ ...least, title: '\u001b[31m' })[0]?.found).toBe('\uFFFD[31m');
});

const weekly = { key: 'live', repeats: 'weekly', weekday: 'monday', from: '2024-01-01', start: '08:00' };
const withSeries = (...series: readonly unknown[]) => ({
  ...least,
  communities: [{ key: 'c' }],
  cycles: [{ key: 'x', community: 'c', schedule: { series } }],
});

test.each([
  ['without an end', weekly, 'invalid_series /cycles/0/schedule/series/0'],
  [
    'with two ends',
    { ...weekly, times: 3, until: '2024-03-01' },
    'invalid_series /cycles/0/schedule/series/0',
  ],
  [
    'with a rule without end',
    { key: 'r', repeats: 'rrule', rule: 'FREQ=DAILY', from: '2024-01-01', start: '08:00' },
    'invalid_series /cycles/0/schedule/series/0/rule',
  ],
  [
    'with a rule that is none',
    { key: 'r', repeats: 'rrule', rule: 'every Monday', from: '2024-01-01', start: '08:00' },
    'invalid_series /cycles/0/schedule/series/0/rule',
  ],
])('a series %s is refused', (_what, series, expected) => {
  expect(kindsOf(withSeries(series))).toEqual([expected]);
});

test('more sessions than a cycle may have are refused before they are made', () => {
  const series = Array.from({ length: 3 }, (_, index) => ({
    key: `s${index}`,
    repeats: 'unscheduled',
    times: 400,
  }));
  expect(kindsOf(withSeries(...series))).toEqual(['too_many_sessions /cycles/0']);
});

test('rules that no date fits are not searched for without end', () => {
  const rule = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3';
  const series = Array.from({ length: 90 }, (_, index) => ({
    key: `s${index}`,
    repeats: 'rrule',
    rule,
    from: '2024-01-01',
    start: '08:00',
  }));
  expect(kindsOf(withSeries(...series)).length).toBe(20);
});

test('a stage of maturity is one of its version of the vocabulary', () => {
  const assessed = (vocabulary: string, stage: string) =>
    kindsOf({ ...least, communities: [{ key: 'c', maturity: { vocabulary, stage, reason: 'seen' } }] });
  expect(assessed('2002', 'stewardship')).toEqual([]);
  expect(assessed('2002', 'dispersed')).toEqual(['wrong_value /communities/0/maturity/stage']);
  expect(assessed('1998', 'dispersed')).toEqual([]);
});

test('a program adds words to the vocabulary of its rules, and gives none a second meaning', () => {
  const own = (name: string) => ({
    ...least,
    vocabulary: { persons: { attributes: { [name]: { kind: 'boolean', label: 'Own word' } } } },
    communities: [{ key: 'c' }],
    cycles: [
      {
        key: 'x',
        community: 'c',
        eligibility: { rule: { version: 1, when: { attribute: 'bilingual', equals: true } } },
      },
    ],
  });
  expect(kindsOf(own('bilingual'))).toEqual([]);
  expect(kindsOf(own('sessionsAvailable'))).toContain(
    'invalid_vocabulary /vocabulary/persons/attributes/sessionsAvailable',
  );
  expect(kindsOf({ ...own('bilingual'), vocabulary: {} })).toEqual([
    'invalid_rule /cycles/0/eligibility/rule/when/attribute',
  ]);
});

test('an offset is anchored to a session beside it, to one of a series, or to a reference date', () => {
  const anchored = (anchor: string) => ({
    ...least,
    communities: [{ key: 'c' }],
    referenceDates: [{ key: 'termStart' }],
    cycles: [
      {
        key: 'x',
        community: 'c',
        schedule: {
          series: [{ ...weekly, times: 2 }],
          sessions: [
            { key: 'kickoff', timing: { kind: 'to_be_announced' } },
            { key: 'later', timing: { kind: 'offset', anchor, after: 'P2W' } },
          ],
        },
      },
    ],
  });
  for (const anchor of ['kickoff', 'live-2', 'termStart', 'cycleStart']) {
    expect([anchor, kindsOf(anchored(anchor))]).toEqual([anchor, []]);
  }
  expect(kindsOf(anchored('kickof'))).toEqual([
    'unknown_reference /cycles/0/schedule/sessions/1/timing/anchor',
  ]);
});

test('translations point at texts that are there', () => {
  const document = { ...least, title: 'A', translations: { de: { '/title': 'B', '/nothing': 'C' } } };
  expect(kindsOf(document)).toEqual(['unresolved_path /translations/de/~1nothing']);
});
