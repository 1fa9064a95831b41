import { checkWindow } from '../calendar/date-window.ts';
import { type Instant, Temporal } from '../kernel/temporal.ts';
import type { CompletionFacts, SessionParticipation } from './completion-facts.ts';
import type { CompletionPolicy } from './completion-policy.ts';

/** Whether one session counts as attended, and if that is open, why. */
export type Attended =
  | 'yes'
  | 'no'
  /** It lies in the future. */
  | 'to_come'
  /** It is past, and nobody has recorded anything. */
  | 'not_recorded'
  /** It was missed, and may still be made up for. */
  | 'may_be_made_up'
  /** The program does not say whether a mark like this counts. */
  | 'policy_unknown';

/** What of the policy would have to be known to count a session. */
export type UnstatedPolicyPart = 'partialCounts' | 'excusedCounts' | 'makeUpsCount';

export interface SessionJudgement {
  readonly session: SessionParticipation;
  readonly attended: Attended;
  /** Whether it counts only because it was made up for. */
  readonly byMakeUp: boolean;
  readonly unstated: UnstatedPolicyPart | null;
}

/** Whether a session lies behind us at `now`. A session that is going on is still to come. */
export function isPast(session: SessionParticipation, zone: CompletionFacts['zone'], now: Instant): boolean {
  if (session.state === 'held' || session.state === 'attendance_closed') return true;
  const { startsAt, endsAt, minutes, date } = session;
  if (endsAt !== null) return Temporal.Instant.compare(now, endsAt) >= 0;
  if (startsAt !== null) {
    const end = Temporal.Instant.from(startsAt).add({ minutes: minutes ?? 0 });
    return Temporal.Instant.compare(now, end) >= 0;
  }
  if (date === null) return false;
  return checkWindow({ opens: null, closes: { kind: 'date', date } }, zone, now).hasClosed === true;
}

/** Judges every session that was not cancelled by the policy, in the order given. */
export function judgeSessions(
  policy: CompletionPolicy,
  facts: CompletionFacts,
  now: Instant,
): readonly SessionJudgement[] {
  const sessions = facts.sessions.filter((session) => session.state !== 'cancelled');
  const byMark = sessions.map((session) => judgeByMark(session, policy, facts, now));
  const counted = findCountedMakeUps(byMark, policy);
  const open = mayMakeUp(policy, facts, now) && makeUpsLeft(policy, counted) > 0;
  return byMark.map((judgement) => {
    const { session, attended } = judgement;
    if (attended === 'yes') return judgement;
    if (counted.has(session.sessionId)) return { session, attended: 'yes', byMakeUp: true, unstated: null };
    if (session.madeUpAt !== null && policy.makeUpsCount === null) {
      return { session, attended: 'policy_unknown', byMakeUp: false, unstated: 'makeUpsCount' };
    }
    if (attended === 'no' && open && session.madeUpAt === null && isPast(session, facts.zone, now)) {
      return { session, attended: 'may_be_made_up', byMakeUp: false, unstated: null };
    }
    return judgement;
  });
}

/** How many more make-ups the policy would count; `Infinity` where it sets no limit. */
export function countMakeUpsLeft(policy: CompletionPolicy, facts: CompletionFacts, now: Instant): number {
  if (!mayMakeUp(policy, facts, now)) return 0;
  const sessions = facts.sessions.filter((session) => session.state !== 'cancelled');
  const byMark = sessions.map((session) => judgeByMark(session, policy, facts, now));
  return makeUpsLeft(policy, findCountedMakeUps(byMark, policy));
}

function judgeByMark(
  session: SessionParticipation,
  policy: CompletionPolicy,
  facts: CompletionFacts,
  now: Instant,
): SessionJudgement {
  const judged = (attended: Attended, unstated: UnstatedPolicyPart | null = null) => ({
    session,
    attended,
    byMakeUp: false,
    unstated,
  });
  if (session.waived) return judged('yes');
  if (session.attendance === null) {
    if (isPast(session, facts.zone, now)) return judged('not_recorded');
    return judged(facts.closed ? 'no' : 'to_come');
  }
  const { mark, minutes } = session.attendance;
  switch (mark) {
    case 'present':
      return judged('yes');
    case 'absent':
      return judged('no');
    case 'excused':
      if (policy.excusedCounts === null) return judged('policy_unknown', 'excusedCounts');
      return judged(policy.excusedCounts ? 'yes' : 'no');
    case 'partial': {
      const { partialCounts } = policy;
      if (partialCounts === null) return judged('policy_unknown', 'partialCounts');
      if (partialCounts === 'yes' || partialCounts === 'no') return judged(partialCounts);
      // The minutes decide, and nobody has recorded them.
      if (minutes === null) return judged('not_recorded');
      return judged(minutes >= partialCounts.minMinutes ? 'yes' : 'no');
    }
  }
}

/** Where only so many make-ups count, those that were made first do. */
function findCountedMakeUps(
  judgements: readonly SessionJudgement[],
  policy: CompletionPolicy,
): ReadonlySet<string> {
  const { makeUpsCount } = policy;
  if (makeUpsCount === null || makeUpsCount === 'no') return new Set();
  const madeUp = judgements
    .filter(({ session, attended }) => attended !== 'yes' && session.madeUpAt !== null)
    .map(({ session }) => session)
    .sort((a, b) => Temporal.Instant.compare(a.madeUpAt ?? '', b.madeUpAt ?? ''));
  const most = makeUpsCount === 'yes' ? madeUp.length : makeUpsCount.atMost;
  return new Set(madeUp.slice(0, Math.max(0, most)).map(({ sessionId }) => sessionId));
}

function makeUpsLeft({ makeUpsCount }: CompletionPolicy, counted: ReadonlySet<string>): number {
  if (makeUpsCount === null || makeUpsCount === 'no') return 0;
  if (makeUpsCount === 'yes') return Number.POSITIVE_INFINITY;
  return Math.max(0, makeUpsCount.atMost - counted.size);
}

/** Whether the time for making up is not over; a time that cannot be told is not over. */
function mayMakeUp(policy: CompletionPolicy, facts: CompletionFacts, now: Instant): boolean {
  if (facts.closed || policy.makeUpsCount === null || policy.makeUpsCount === 'no') return false;
  const { makeUpsUntil } = policy;
  if (makeUpsUntil === null) return true;
  return checkWindow({ opens: null, closes: makeUpsUntil }, facts.zone, now).hasClosed !== true;
}
