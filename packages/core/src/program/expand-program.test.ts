import { expect, test } from 'vitest';
import { expandProgram } from './expand-program.ts';
import { parseProgram } from './parse-program.ts';

function expand(document: object) {
  const parsed = parseProgram({
    formatVersion: 1,
    key: 'p',
    organization: { key: 'o', timeZone: 'America/Chicago' },
    communities: [{ key: 'c' }, { key: 'd', title: 'D' }],
    ...document,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { ...expandProgram(parsed.value.program), findings: parsed.value.findings };
}

const cycle = (key: string, schedule: object = {}) => ({ key, community: 'c', schedule });

test('positions count from one, and what is unknown stays unknown', () => {
  const { communities, cycles, organization } = expand({ cycles: [cycle('x')] });
  expect(communities.map(({ key, position, title }) => [key, position, title])).toEqual([
    ['c', 1, null],
    ['d', 2, 'D'],
  ]);
  expect(organization.name).toBe(null);
  expect(cycles[0]).toMatchObject({
    communityKey: 'c',
    state: 'draft',
    period: null,
    capacity: { kind: 'unknown' },
    applicationWindow: { opens: null, closes: null },
    zone: 'America/Chicago',
    completion: {
      rule: null,
      partialCounts: null,
      excusedCounts: null,
      makeUpsCount: null,
      makeUpsUntil: null,
    },
    readiness: { facilitators: null, members: null },
    minimumSessions: null,
    scheduleComplete: null,
  });
});

test('an admission policy that nobody published is the unstated one', () => {
  const { cycles } = expand({ cycles: [cycle('x')] });
  expect(cycles[0]?.admission).toEqual({
    kind: null,
    waitlist: null,
    offerLapsesAfter: null,
    nextInLine: 'after_approval',
    rosterClosed: null,
    personLimit: null,
    teams: null,
  });
});

test('the zone of a session is its own, else that of the organization; null is unknown', () => {
  const timing = { kind: 'date_only', date: '2024-05-01' };
  const { sessions } = expand({
    cycles: [
      cycle('x', {
        sessions: [
          { key: 'home', timing },
          { key: 'own', timing: { ...timing, zone: 'Europe/Berlin' } },
          { key: 'unknown', timing: { ...timing, zone: null } },
        ],
      }),
    ],
  });
  expect(sessions.map((session) => 'zone' in session.timing && session.timing.zone)).toEqual([
    'America/Chicago',
    'Europe/Berlin',
    null,
  ]);
});

test('a session past midnight ends on the next date', () => {
  const { sessions } = expand({
    cycles: [
      cycle('x', {
        sessions: [{ key: 's', timing: { kind: 'timed', date: '2024-05-01', start: '22:00', end: '00:30' } }],
      }),
    ],
  });
  expect(sessions[0]?.timing).toMatchObject({ date: '2024-05-01', endDate: '2024-05-02' });
});

test('keys of sessions are stable and unique across cycles and gatherings', () => {
  const session = { key: 's', timing: { kind: 'to_be_announced' } };
  const { sessions } = expand({
    cycles: [cycle('x', { sessions: [session] }), cycle('y', { sessions: [session] })],
    gatherings: [
      { key: 'g', cycles: 'all', sessions: [{ ...session, cycles: ['y'] }], eachCycleMeets: true },
    ],
  });
  expect(sessions.map(({ key, cycleKeys, gatheringKey }) => [key, cycleKeys, gatheringKey])).toEqual([
    ['x/s', ['x'], null],
    ['y/s', ['y'], null],
    ['g/s', ['y'], 'g'],
    // Of the cycles that meet, the one that the agenda does not list.
    ['g/x', ['x'], 'g'],
  ]);
});

test('series by week, by rule, by dates and without dates', () => {
  const times = { start: '08:00', end: '09:00' };
  const { sessions } = expand({
    cycles: [
      cycle('x', {
        series: [
          {
            key: 'a',
            repeats: 'weekly',
            weekday: 'friday',
            every: 2,
            from: '2024-01-01',
            until: '2024-02-02',
            except: ['2024-01-19'],
            ...times,
          },
          {
            key: 'b',
            repeats: 'rrule',
            rule: 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=2',
            from: '2024-01-01',
            ...times,
          },
          { key: 'c', repeats: 'dates', dates: ['2024-03-02', '2024-03-01'], ...times },
          { key: 'd', repeats: 'unscheduled', times: 2, state: 'held' },
        ],
      }),
    ],
  });
  expect(
    sessions.map(({ key, timing }) => [key, timing.kind === 'timed' ? timing.date : timing.kind]),
  ).toEqual([
    ['x/a-1', '2024-01-05'],
    ['x/a-2', '2024-02-02'],
    ['x/b-1', '2024-01-26'],
    ['x/b-2', '2024-02-23'],
    ['x/c-1', '2024-03-01'],
    ['x/c-2', '2024-03-02'],
    ['x/d-1', 'to_be_announced'],
    ['x/d-2', 'to_be_announced'],
  ]);
});

test('an every-other-week series starts with the first fitting day, and a weekday is that of the zone’s calendar', () => {
  const { sessions } = expand({
    cycles: [
      cycle('x', {
        series: [
          { key: 'a', repeats: 'weekly', weekday: 'monday', from: '2024-01-01', times: 1, start: '08:00' },
        ],
      }),
    ],
  });
  expect(sessions[0]?.timing).toMatchObject({ kind: 'timed', date: '2024-01-01', end: null, endDate: null });
});

test('hundreds of overlaps of one timetable are counted, not listed', () => {
  const sessions = Array.from({ length: 60 }, (_, index) => ({
    key: `s${index}`,
    timing: { kind: 'timed', date: '2024-05-01', start: '08:00', end: '09:00' },
  }));
  const { findings } = expand({ gatherings: [{ key: 'g', severalWelcome: true, sessions }] });
  expect(findings.map(({ ruleId, facts, place }) => [ruleId, facts, place.pointer])).toEqual([
    ['scheduling.agenda-has-no-overlap', { overlaps: (60 * 59) / 2 }, '/gatherings/0'],
  ]);
});

test('a series with a fault in each session is flagged once for each quotation', () => {
  const { findings } = expand({
    cycles: [
      cycle('x', {
        series: [
          {
            key: 'a',
            repeats: 'weekly',
            weekday: 'friday',
            from: '2024-01-01',
            times: 5,
            start: '12:30',
            end: '14:00',
            printedTime: '12:30 – 02:00PM',
          },
        ],
      }),
    ],
  });
  expect(findings.map((finding) => finding.ruleId)).toEqual(['scheduling.meridiem-is-printed']);
});

test('a printed weekday that is another is flagged, in sessions and in deadlines', () => {
  const { findings } = expand({
    cycles: [
      {
        ...cycle('x', {
          sessions: [
            {
              key: 's',
              timing: { kind: 'date_only', date: '2024-02-01' },
              printed: { date: 'Friday, February 1, 2024' },
            },
          ],
        }),
        printedDeadline: 'Thursday, January 26, 2024',
      },
    ],
  });
  expect(findings.map(({ ruleId, place }) => [ruleId, place.pointer])).toEqual([
    ['scheduling.weekday-fits-date', '/cycles/0/printedDeadline'],
    ['scheduling.weekday-fits-date', '/cycles/0/schedule/sessions/0'],
  ]);
});

test('too few sessions are flagged once the schedule is complete', () => {
  const findingsOf = (complete: boolean | null) =>
    expand({
      cycles: [
        cycle('x', {
          minimumSessions: 2,
          complete,
          sessions: [{ key: 's', timing: { kind: 'to_be_announced' } }],
        }),
      ],
    }).findings.map((finding) => finding.ruleId);
  expect(findingsOf(true)).toEqual(['scheduling.minimum-sessions-planned']);
  expect(findingsOf(null)).toEqual([]);
});
