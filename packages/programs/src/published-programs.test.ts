import { expandProgram, findProvenance, sessionInterval, timedTiming } from '@coterie/core';
import { expect, test } from 'vitest';
import { type PublishedProgramId, publishedProgramIds, readPublishedProgram } from './published-programs.ts';

async function read(id: PublishedProgramId) {
  const result = await readPublishedProgram(id);
  if (!result.ok) throw new Error(JSON.stringify(result.error.problems.slice(0, 3)));
  return { ...result.value, expanded: expandProgram(result.value.program) };
}

test('all five are read without a problem', async () => {
  for (const id of publishedProgramIds) {
    const result = await readPublishedProgram(id);
    expect([id, result.ok ? [] : result.error.problems]).toEqual([id, []]);
  }
});

test('the findings are those of a careful reader, and no others', async () => {
  const found: Record<string, readonly string[]> = {};
  for (const id of publishedProgramIds) {
    const { findings } = await read(id);
    found[id] = findings.map(({ ruleId, severity, place }) => `${severity} ${ruleId} ${place.pointer}`);
  }
  expect(found).toEqual({
    'whsa-2023-24': [
      // "around three days" beside two gatherings of four.
      'note scheduling.stated-days-agree /gatherings/0/statedDays',
      // "Apr. 15-19" beside "April 15-18".
      'warning scheduling.readings-agree /gatherings/3/period',
      // The PBS session stands under another title in the list of communities.
      'note scheduling.one-title /gatherings/3/sessions/5/title',
      // "12:30 – 02:00PM"
      'note scheduling.meridiem-is-printed /gatherings/3/sessions/6',
      // Family Services, and Data Management as it was printed.
      'warning scheduling.agenda-has-no-overlap /gatherings/3/sessions/8',
      // "12:30 AM – 2:00 PM"
      'warning scheduling.length-is-usual /gatherings/3/sessions/9',
      // A keynote that is sold and on no agenda.
      'warning scheduling.entitlement-is-fulfilled /fees/0/entitlements/1',
    ],
    'closed-cohorts': [],
    'wisconsin-educational-equity-2024': [
      'note scheduling.deadline-has-time /cycles/0/applicationWindow/closes',
      // "is currently limited" beside "no longer accepting applications".
      'warning scheduling.words-fit-window /cycles/0/statements/0',
      // What the two hours cover.
      'note scheduling.reading-is-unambiguous /cycles/0/asynchronousWork/0/hoursPerWeek',
    ],
    'illinois-pd-providers': [
      // "Pre- and post-session": each session, or the series.
      'note scheduling.reading-is-unambiguous /instruments/0/moments',
      'warning scheduling.announced-value-is-printed /results/0/value',
      'warning scheduling.announced-value-is-printed /results/1/value',
      'warning scheduling.announced-value-is-printed /results/2/value',
      'warning scheduling.announced-value-is-printed /results/2/scale',
      // "2021 and 2022" beside "2022/2023 Evaluation".
      'warning scheduling.readings-agree /results/2/years',
    ],
    'california-ecse': [],
  });
});

test('every finding quotes the original and stands on a line of its file', async () => {
  for (const id of publishedProgramIds) {
    const { findings, text } = { ...(await read(id)), text: id };
    for (const finding of findings) {
      expect([text, finding.ruleId, typeof finding.quotation]).toEqual([text, finding.ruleId, 'string']);
      expect(finding.place.line).toBeGreaterThan(1);
    }
  }
});

test('no file holds an address, and quotations are short', async () => {
  for (const id of publishedProgramIds) {
    const { program } = await read(id);
    const text = JSON.stringify(program);
    expect(text).not.toMatch(/@|https?:|www\.|Brian|Balfe/);
  }
});

test('WHSA: four virtual gatherings with the printed dates, and the conflicting reading kept', async () => {
  const { program, expanded } = await read('whsa-2023-24');
  expect(expanded.gatherings.map(({ period, modality, place }) => [period, modality, place])).toEqual([
    [{ kind: 'dates', start: '2023-10-10', end: '2023-10-13' }, 'virtual', 'Zoom'],
    [{ kind: 'dates', start: '2023-12-11', end: '2023-12-13' }, 'virtual', 'Zoom'],
    [{ kind: 'dates', start: '2024-02-05', end: '2024-02-07' }, 'virtual', 'Zoom'],
    [{ kind: 'dates', start: '2024-04-15', end: '2024-04-18' }, 'virtual', 'Zoom'],
  ]);
  expect(program.gatherings[3]?.readings[0]?.readings.map((reading) => reading.printed)).toEqual([
    'April 15-18, 2024',
    'Apr. 15-19, 2024',
  ]);
  expect(program.gatherings.map((gathering) => gathering.agenda !== null)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('WHSA: ten communities by their printed titles, each meeting at least four times', async () => {
  const { expanded } = await read('whsa-2023-24');
  expect(expanded.communities.map((community) => community.title)).toEqual([
    'Health',
    'Mental Health',
    'Home Visiting',
    'ERSEA',
    'Inclusion & Disabilities',
    'Family Services',
    'Education Managers & Specialists',
    'Data Management',
    'Coaches',
    'Strengthening Connections with Families',
  ]);
  expect(expanded.cycles.map((cycle) => cycle.minimumSessions)).toEqual(Array(10).fill(4));
  for (const cycle of expanded.cycles) {
    expect(expanded.sessions.filter((session) => session.cycleKeys.includes(cycle.key)).length).toBe(4);
  }
});

test('WHSA: the April timetable as printed, and the sessions without an agenda as windows', async () => {
  const { expanded } = await read('whsa-2023-24');
  const april = expanded.sessions.filter((session) => session.gatheringKey === 'april-2024');
  expect(
    april.map(({ timing, printed }) =>
      timing.kind === 'timed' ? [timing.date, timing.start, timing.end, printed.time] : timing,
    ),
  ).toEqual([
    ['2024-04-15', '10:30', '12:00', '10:30 AM – 12:00 PM'],
    ['2024-04-15', '13:30', '15:00', '1:30 PM – 3:00 PM'],
    ['2024-04-16', '08:30', '10:00', '08:30 AM – 10:00 AM'],
    ['2024-04-16', '14:30', '16:00', '02:30 PM – 04:00 PM'],
    ['2024-04-17', '08:30', '10:00', '08:30 AM – 10:00 AM'],
    ['2024-04-17', '10:30', '12:00', '10:30 AM – 12:00 PM'],
    ['2024-04-17', '12:30', '14:00', '12:30 – 02:00PM'],
    ['2024-04-17', '14:30', '16:00', '2:30 PM – 04:00 PM'],
    ['2024-04-18', '08:30', '10:00', '08:30 AM – 10:00 AM'],
    ['2024-04-18', '00:30', '14:00', '12:30 AM – 2:00 PM'],
  ]);
  const february = expanded.sessions.filter((session) => session.gatheringKey === 'february-2024');
  expect(new Set(february.map((session) => JSON.stringify(session.timing)))).toEqual(
    new Set([
      JSON.stringify({ kind: 'window', from: '2024-02-05', to: '2024-02-07', zone: 'America/Chicago' }),
    ]),
  );
});

test('WHSA: the printed AM is kept, and the PM that the rest of the page speaks for stands beside it', async () => {
  const { expanded } = await read('whsa-2023-24');
  const session = expanded.sessions.find((one) => one.key === 'april-2024/data-management');
  expect(session?.timingReadings.map(({ timing, favored }) => [timing, favored])).toEqual([
    [timedTiming('2024-04-18', '00:30', '14:00', 'America/Chicago'), false],
    [timedTiming('2024-04-18', '12:30', '14:00', 'America/Chicago'), true],
  ]);
  expect(session?.timing).toEqual(session?.timingReadings[0]?.timing);
});

test('WHSA: read as PM, April has no overlap', async () => {
  const { program } = await read('whsa-2023-24');
  const { findProgramFindings } = await import('@coterie/core');
  const asPm = {
    ...program,
    gatherings: program.gatherings.map((gathering) => ({
      ...gathering,
      sessions: gathering.sessions.map((session) =>
        session.key === 'data-management'
          ? { ...session, timing: timedTiming('2024-04-18', '12:30', '14:00', 'America/Chicago') as never }
          : session,
      ),
    })),
  };
  const rules = findProgramFindings(asPm).map((finding) => finding.ruleId);
  expect(rules).not.toContain('scheduling.agenda-has-no-overlap');
  expect(rules).not.toContain('scheduling.length-is-usual');
});

test('WHSA: one price is printed, and what it lets one into has two readings', async () => {
  const { program } = await read('whsa-2023-24');
  const [fee, ...others] = program.fees;
  expect(others).toEqual([]);
  expect(fee?.amount).toEqual({ amount: 9000, currency: 'USD' });
  expect(fee?.entitlements).toEqual([{ kind: 'community_session', communities: 1 }, { kind: 'keynote' }]);
  expect(fee?.readings[0]?.readings.map((reading) => reading.understood)).toEqual([
    { kind: 'community_session', communities: 1 },
    { kind: 'gathering' },
  ]);
  expect(program.pricesComplete).toBe(null);
  expect(findProvenance(program.organization.provenance, '/timeZone')?.basis).toBe('inferred');
});

test('closed cohorts: four communities, two without a title, nothing invented', async () => {
  const { program, expanded } = await read('closed-cohorts');
  expect(expanded.communities.map(({ title, status }) => [title, status])).toEqual([
    ['Providers and Teachers', 'active'],
    [null, 'announced'],
    ['Program Designers & Visionaries', 'announced'],
    [null, 'active'],
  ]);
  const { name, timeZone, currency, locale } = expanded.organization;
  expect([name, timeZone, currency, locale, program.title]).toEqual([null, null, null, null, null]);
  expect(
    expanded.cycles.map(({ period, capacity, minimumSessions, admission, readiness, state }) => ({
      period,
      capacity,
      minimumSessions,
      rosterClosed: admission.rosterClosed,
      facilitators: readiness.facilitators,
      state,
    })),
  ).toEqual(
    [
      { kind: 'months', startMonth: 10, endMonth: 4, startYear: null },
      null,
      null,
      { kind: 'months', startMonth: 10, endMonth: 4, startYear: null },
    ].map((period) => ({
      period,
      capacity: { kind: 'unknown' },
      minimumSessions: null,
      rosterClosed: true,
      facilitators: { count: 2, trained: true },
      state: 'announced',
    })),
  );
  expect(program.cycles.every((cycle) => cycle.contributions?.membersFirst === true)).toBe(true);
  expect(JSON.stringify(program)).not.toMatch(/20\d\d-/);
});

test('equity: eight Thursdays at 8:30, with the right instants on both sides of the clock change', async () => {
  const { expanded } = await read('wisconsin-educational-equity-2024');
  expect(expanded.sessions.map((session) => sessionInterval(session.timing)?.start)).toEqual([
    '2024-02-01T14:30:00Z',
    '2024-02-08T14:30:00Z',
    '2024-02-15T14:30:00Z',
    '2024-02-22T14:30:00Z',
    '2024-02-29T14:30:00Z',
    '2024-03-07T14:30:00Z',
    '2024-03-14T13:30:00Z',
    '2024-03-21T13:30:00Z',
  ]);
  expect(expanded.sessions.map((session) => session.timing.kind === 'timed' && session.timing.end)).toEqual(
    Array(8).fill('11:30'),
  );
  expect(expanded.sessions[4]?.printed.date).toBe('Thursday, February 29, 2024');
  expect(new Set(expanded.sessions.map(({ kind, modality }) => `${kind} ${modality}`))).toEqual(
    new Set(['workshop virtual']),
  );
});

test('equity: deadline, selection, capacity, funding, outcomes and the editor’s note', async () => {
  const { program, expanded } = await read('wisconsin-educational-equity-2024');
  const [cycle] = program.cycles;
  expect(cycle?.applicationWindow).toEqual({ opens: null, closes: { kind: 'date', date: '2024-01-26' } });
  expect(cycle?.admission.kind).toBe('mutual_selection');
  expect(cycle?.capacity).toEqual({ kind: 'unknown' });
  expect(cycle?.funding.map((source) => source.source)).toEqual([
    'Individuals with Disabilities Education Improvement Act (IDEA)',
  ]);
  expect(cycle?.learningMap?.desiredOutcomes.length).toBe(6);
  expect(cycle?.asynchronousWork.map((work) => [work.kind, work.hoursPerWeek])).toEqual([
    ['platform', { atLeast: null, atMost: 2 }],
    ['book_study', null],
  ]);
  expect(cycle?.project).not.toBe(null);
  expect(cycle?.coaching).not.toBe(null);
  expect(cycle?.editorsNotes.map((note) => note.path)).toEqual(['/audience']);
  const [first] = expanded.cycles;
  expect(findProvenance(first?.provenance ?? [], '/completion/rule')?.basis).toBe('inferred');
  expect(findProvenance(first?.provenance ?? [], '/state')?.basis).toBe('inferred');
});

test('Illinois: two ended cycles of six sessions of 90 minutes, and numbers missing with their provenance', async () => {
  const { program, expanded } = await read('illinois-pd-providers');
  expect(
    expanded.cycles.map(({ state, period, plannedSessions, sessionMinutes, modality }) => ({
      state,
      period,
      plannedSessions,
      sessionMinutes,
      modality,
    })),
  ).toEqual(
    Array(2).fill({
      state: 'ended',
      period: null,
      plannedSessions: 6,
      sessionMinutes: 90,
      modality: 'virtual',
    }),
  );
  for (const cycle of expanded.cycles) {
    const sessions = expanded.sessions.filter((session) => session.cycleKeys.includes(cycle.key));
    expect(sessions.map(({ statedMinutes, state }) => [statedMinutes, state])).toEqual(
      Array(6).fill([90, 'held']),
    );
    for (const { provenance } of sessions) {
      expect(findProvenance(provenance, '/timing')?.note).toBe('Dates and times are not published.');
    }
    expect(cycle.description.accessAfterEnd).toMatchObject({ people: true, resources: true });
  }
  expect(program.results.map(({ kind, value }) => [kind, value])).toEqual([
    ['percentage', null],
    ['percentage', null],
    ['average', null],
  ]);
  for (const result of program.results) {
    expect(findProvenance(result.provenance, '/value')?.note).toBe('The number is missing on the page.');
  }
  const rating = program.instruments.find((instrument) => instrument.key === 'interaction-quality');
  expect(rating?.items.length).toBe(4);
  expect(rating?.scale).toBe(null);
});

test('California: eleven regional communities without names, and a rural one for the whole state', async () => {
  const { expanded } = await read('california-ecse');
  expect(expanded.regions.map((region) => region.name)).toEqual(Array(11).fill(null));
  const regional = expanded.communities.filter((community) => community.scope.kind === 'regions');
  expect(regional.map((community) => community.title)).toEqual(Array(11).fill(null));
  expect(new Set(regional.map((community) => JSON.stringify(community.scope))).size).toBe(11);
  expect(
    expanded.communities
      .filter((community) => community.scope.kind === 'organization')
      .map((one) => one.title),
  ).toEqual(['Rural Community of Practice']);
  expect(expanded.cycles.length).toBe(12);
  expect(expanded.sessions).toEqual([]);
});

test('California: one post decides, and "rural" waits for a determination', async () => {
  const { checkEligibility } = await import('@coterie/core');
  const { expanded } = await read('california-ecse');
  const post = (employerKind: string, currentlyWorking: boolean) => ({ employerKind, currentlyWorking });
  const outcome = (key: string, items: readonly { employerKind: string; currentlyWorking: boolean }[]) => {
    const cycle = expanded.cycles.find((one) => one.key === key);
    if (cycle === undefined) throw new Error(key);
    const facts = { attributes: {}, collections: { affiliations: { items, complete: true } } };
    return checkEligibility(cycle.eligibility, facts).outcome;
  };
  expect(outcome('region-1-ongoing', [post('selpa', true)])).toBe('eligible');
  // Two posts that meet half of it each are no post that meets all of it.
  expect(outcome('region-1-ongoing', [post('selpa', false), post('head_start', true)])).toBe('ineligible');
  expect(outcome('rural-ongoing', [post('selpa', true)])).toBe('undetermined');
  expect(outcome('rural-ongoing', [post('head_start', true)])).toBe('ineligible');
});
