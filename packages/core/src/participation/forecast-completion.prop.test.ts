import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../kernel/temporal.ts';
import type { Condition } from '../rules/rule.ts';
import { checkCompletion } from './check-completion.ts';
import type { CompletionFacts, SessionParticipation } from './completion-facts.ts';
import type { CompletionPolicy } from './completion-policy.ts';
import { forecastCompletion } from './forecast-completion.ts';
import { attributesNamed } from './named-in-rule.ts';
import { prefersMore } from './prefers-more.ts';

const now: Instant = '2024-02-15T00:00:00Z';
const end: Instant = '2024-12-31T00:00:00Z';

type Attendance = NonNullable<SessionParticipation['attendance']>;

const mark = fc.constantFrom<Attendance | null>(
  { mark: 'present', minutes: 100 },
  { mark: 'partial', minutes: 50 },
  { mark: 'excused', minutes: 0 },
  { mark: 'absent', minutes: 0 },
  null,
);

const session = fc
  .record({
    past: fc.boolean(),
    attendance: mark,
    kind: fc.constantFrom('workshop', 'meeting'),
    required: fc.boolean(),
  })
  .map(({ past, attendance, kind, required }, index = 0): SessionParticipation => {
    const startsAt: Instant = past ? '2024-02-01T14:00:00Z' : '2024-03-01T14:00:00Z';
    return {
      sessionId: `s${index}`,
      kind,
      modality: null,
      required,
      track: null,
      state: 'scheduled',
      date: past ? '2024-02-01' : '2024-03-01',
      startsAt,
      endsAt: past ? '2024-02-01T15:40:00Z' : '2024-03-01T15:40:00Z',
      minutes: 100,
      attendance: past ? attendance : null,
      madeUpAt: null,
      waived: false,
    };
  });

const courseFacts = fc.tuple(fc.array(session, { minLength: 1, maxLength: 4 }), fc.boolean()).map(
  ([sessions, projectSubmitted]): CompletionFacts => ({
    sessions: sessions.map((one, index) => ({ ...one, sessionId: `s${index}` })),
    scheduleComplete: true,
    closed: false,
    zone: 'UTC',
    projectSubmitted,
  }),
);

const ofSession: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Condition>({ attribute: 'attended', equals: true }) },
  fc.constant<Condition>({ attribute: 'attended', equals: false }),
  fc
    .constantFrom('present', 'absent', 'excused', 'partial')
    .map((value): Condition => ({ attribute: 'mark', equals: value })),
  fc.boolean().map((equals): Condition => ({ attribute: 'required', equals })),
  fc.constant<Condition>({ attribute: 'kind', equals: 'workshop' }),
  fc.constant<Condition>({ attribute: 'sessionId', equals: 's1' }),
  fc.constant<Condition>({
    all: [
      { attribute: 'required', equals: true },
      { attribute: 'attended', equals: true },
    ],
  }),
);

const { rule } = fc.letrec<{ rule: Condition }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(ofSession, fc.nat({ max: 4 }), fc.option(fc.nat({ max: 4 }), { nil: undefined })).map(
      ([where, min, max]): Condition => ({
        count: 'sessions',
        where,
        min,
        ...(max === undefined ? {} : { max }),
      }),
    ),
    ofSession.map((where): Condition => ({ some: 'sessions', where })),
    ofSession.map((where): Condition => ({ every: 'sessions', where })),
    fc.constant<Condition>({ attribute: 'projectSubmitted', equals: true }),
    fc.constantFrom(25, 50, 75, 100).map((min): Condition => ({ attribute: 'attendedShare', min })),
    fc.constantFrom(50, 100, 250).map((min): Condition => ({ sum: 'minutes', in: 'sessions', min })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
  ),
}));

const policy: fc.Arbitrary<CompletionPolicy> = fc
  .record({
    partialCounts: fc.constantFrom<CompletionPolicy['partialCounts']>('yes', 'no', { minMinutes: 50 }),
    excusedCounts: fc.boolean(),
    makeUpsCount: fc.constantFrom<CompletionPolicy['makeUpsCount']>(
      'yes',
      'no',
      { atMost: 1 },
      { atMost: 2 },
    ),
    makeUpsUntil: fc.constantFrom<CompletionPolicy['makeUpsUntil']>(
      null,
      { kind: 'date', date: '2024-02-14' },
      { kind: 'date', date: '2024-02-20' },
      { kind: 'date', date: '2024-04-01' },
    ),
    when: rule,
  })
  .map(({ when, ...parts }) => ({ ...parts, rule: { version: 1, when } }));

/** The last instant at which the policy lets anybody make up. */
const lastMakeUp: { readonly [date: string]: Instant } = {
  '2024-02-14': '2024-02-14T23:59:59Z',
  '2024-02-20': '2024-02-20T23:59:59Z',
  '2024-04-01': '2024-04-01T23:59:59Z',
};

/** Every way in which what is open may turn out, written without any thought of what is best. */
function* futures(facts: CompletionFacts, { makeUpsUntil }: CompletionPolicy): Generator<CompletionFacts> {
  const makeUpTime =
    makeUpsUntil === null ? end : (lastMakeUp['date' in makeUpsUntil ? makeUpsUntil.date : ''] ?? end);
  const marks: readonly Attendance[] = [
    { mark: 'present', minutes: 100 },
    { mark: 'present', minutes: 150 },
    { mark: 'partial', minutes: 99 },
    { mark: 'partial', minutes: 49 },
    { mark: 'excused', minutes: 0 },
    { mark: 'absent', minutes: 0 },
  ];
  function* settle(index: number, done: readonly SessionParticipation[]): Generator<CompletionFacts> {
    const one = facts.sessions[index];
    if (one === undefined) {
      yield { ...facts, sessions: done, closed: true };
      if (facts.projectSubmitted === false) {
        yield { ...facts, sessions: done, closed: true, projectSubmitted: true };
      }
      return;
    }
    for (const attendance of one.attendance === null ? marks : [one.attendance]) {
      const marked = { ...one, state: 'held' as const, attendance };
      yield* settle(index + 1, [...done, marked]);
      const missed =
        attendance.mark === 'absent' || attendance.mark === 'excused' || attendance.mark === 'partial';
      const inTime = makeUpTime >= now && makeUpTime >= (one.endsAt ?? now);
      if (missed && inTime) yield* settle(index + 1, [...done, { ...marked, madeUpAt: makeUpTime }]);
    }
  }
  yield* settle(0, []);
}

function someFutureCompletes(policyGiven: CompletionPolicy, facts: CompletionFacts): boolean {
  for (const future of futures(facts, policyGiven)) {
    if (checkCompletion(policyGiven, future, end).outcome === 'completed') return true;
  }
  return false;
}

/** Minutes take every value, so that they are not all tried where more of them may hurt. */
function isExact({ rule: document }: CompletionPolicy): boolean {
  if (document === null) return false;
  return prefersMore(document.when) || !attributesNamed(document.when, 'sessions').has('minutes');
}

test('completion is said to be out of reach if, and only if, no future brings it', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(courseFacts, policy, (facts, given) => {
      const { standing } = forecastCompletion(given, facts, now);
      const reachable = someFutureCompletes(given, facts);
      if (standing === 'cannot_complete') expect(reachable).toBe(false);
      else if (isExact(given)) expect(reachable).toBe(true);
    }),
    { numRuns: 250 },
  );
});

test('completed is said only if every future keeps it', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(courseFacts, policy, (facts, given) => {
      fc.pre(forecastCompletion(given, facts, now).standing === 'completed');
      for (const future of futures(facts, given)) {
        expect(checkCompletion(given, future, end).outcome).toBe('completed');
      }
    }),
    { numRuns: 100 },
  );
});

test('missing as many sessions as is said leaves completion in reach, and one more may not', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(courseFacts, policy, fc.nat(), (facts, given, pick) => {
      const forecast = forecastCompletion(given, facts, now);
      const { mayStillMiss, sessionsToCome } = forecast;
      fc.pre(mayStillMiss !== null);
      const start = sessionsToCome.length === 0 ? 0 : pick % sessionsToCome.length;
      const turned = [...sessionsToCome.slice(start), ...sessionsToCome.slice(0, start)];
      const missed = turned.slice(0, mayStillMiss);
      const after = {
        ...facts,
        sessions: facts.sessions.map((one) =>
          missed.includes(one.sessionId)
            ? { ...one, attendance: { mark: 'absent' as const, minutes: 0 } }
            : one,
        ),
      };
      expect(someFutureCompletes(given, after)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
