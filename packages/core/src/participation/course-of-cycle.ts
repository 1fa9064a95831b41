import { checkWindow } from '../calendar/date-window.ts';
import { compareInstants, startOfDate } from '../calendar/zoned-instant.ts';
import { readTimeZone } from '../kernel/read-time-value.ts';
import type { Instant } from '../kernel/temporal.ts';
import type { Attended, SessionJudgement } from './attended.ts';
import type { CompletionFacts, Obligation, SessionParticipation } from './completion-facts.ts';
import type { CompletionPolicy } from './completion-policy.ts';

/** How one open session may turn out. `as_it_is`: a missed session for which nobody makes up. */
export type Turn =
  | 'present'
  | 'absent'
  | 'excused'
  | 'partial'
  | 'made_up'
  | 'as_it_is'
  | 'enough_minutes'
  | 'too_few_minutes';

/** How a session that is open for this reason may turn out, the best first. */
export function turnsOf(judgement: SessionJudgement, mayBeMadeUp: boolean): readonly Turn[] {
  const makeUp: readonly Turn[] = mayBeMadeUp ? ['made_up'] : [];
  switch (judgement.attended) {
    case 'to_come':
      return ['present', ...makeUp, 'partial', 'excused', 'absent'];
    case 'not_recorded':
      return judgement.session.attendance === null
        ? ['present', ...makeUp, 'partial', 'excused', 'absent']
        : ['enough_minutes', ...makeUp, 'too_few_minutes'];
    case 'may_be_made_up':
      return ['made_up', 'as_it_is'];
    default:
      return [];
  }
}

/** Whether this state of a session is still open to turn out one way or another. */
export function isOpen(attended: Attended): boolean {
  return attended === 'to_come' || attended === 'not_recorded' || attended === 'may_be_made_up';
}

/** Whether a session, if it were missed, could be made up for after it. */
export function couldBeMadeUp(
  session: SessionParticipation,
  policy: CompletionPolicy,
  facts: CompletionFacts,
  now: Instant,
): boolean {
  const { makeUpsCount, makeUpsUntil } = policy;
  if (facts.closed || makeUpsCount === null || makeUpsCount === 'no') return false;
  if (makeUpsUntil === null) return true;
  const { date } = session;
  const zone = facts.zone === null ? null : readTimeZone(facts.zone);
  const day = date === null || zone === null ? null : startOfDate(date, zone);
  const end = session.endsAt ?? session.startsAt ?? day ?? now;
  const from = compareInstants(end, now) > 0 ? end : now;
  return checkWindow({ opens: null, closes: makeUpsUntil }, facts.zone, from).hasClosed !== true;
}

/** The facts of one course that the cycle may take: the turns are given, all else comes out well. */
export function takeCourse(
  facts: CompletionFacts,
  turns: ReadonlyMap<string, Turn>,
  now: Instant,
): CompletionFacts {
  const { projectSubmitted, platformEngaged, bookStudyDone, deliverables, surveys, signOffs } = facts;
  const settled = <O extends Obligation>(items: readonly O[] | null | undefined) =>
    items?.map((item) => settle(item, facts.closed, now)) ?? null;
  const well = (done: boolean | null | undefined) =>
    done === false && !facts.closed ? true : (done ?? null);
  return {
    ...facts,
    sessions: facts.sessions.map((session) => turn(session, turns.get(session.sessionId), now)),
    projectSubmitted: well(projectSubmitted),
    platformEngaged: well(platformEngaged),
    bookStudyDone: well(bookStudyDone),
    deliverables: settled(deliverables),
    surveys: settled(surveys),
    signOffs: settled(signOffs),
  };
}

/** The policy in a course that is over: who has not made up by now does not. */
export function withoutFurtherMakeUps(policy: CompletionPolicy, now: Instant): CompletionPolicy {
  return { ...policy, makeUpsUntil: { kind: 'instant', at: now } };
}

function settle<O extends Obligation>(item: O, closed: boolean, now: Instant): O {
  const mayCome =
    item.done === false && !closed && (item.dueAt === null || compareInstants(now, item.dueAt) < 0);
  return mayCome ? { ...item, done: true } : item;
}

function turn(session: SessionParticipation, how: Turn | undefined, now: Instant): SessionParticipation {
  const marked = (mark: 'present' | 'absent' | 'excused' | 'partial', minutes: number | null) => ({
    ...session,
    state: 'held' as const,
    attendance: { mark, minutes },
  });
  const most = session.minutes === null ? 1440 : Math.max(1, session.minutes - 1);
  switch (how) {
    case undefined:
    case 'as_it_is':
      return session;
    case 'present':
      return marked('present', session.minutes);
    case 'absent':
    case 'excused':
      return marked(how, 0);
    case 'partial':
    case 'enough_minutes':
      return marked('partial', most);
    case 'too_few_minutes':
      return marked('partial', 1);
    case 'made_up':
      return session.attendance === null
        ? { ...marked('absent', 0), madeUpAt: now }
        : { ...session, madeUpAt: now };
  }
}
