import type { Instant } from '../kernel/temporal.ts';
import { checkRule } from '../rules/check-rule.ts';
import type { Verdict } from '../rules/verdict.ts';
import { countMakeUpsLeft, judgeSessions, type SessionJudgement } from './attended.ts';
import { completionRuleOf } from './check-completion.ts';
import type { CompletionFacts } from './completion-facts.ts';
import type { CompletionPolicy } from './completion-policy.ts';
import { toCompletionRuleFacts } from './completion-rule-facts.ts';
import { completionVocabulary } from './completion-vocabulary.ts';
import {
  couldBeMadeUp,
  isOpen,
  type Turn,
  takeCourse,
  turnsOf,
  withoutFurtherMakeUps,
} from './course-of-cycle.ts';
import { attributesNamed } from './named-in-rule.ts';
import { prefersMore } from './prefers-more.ts';

/** `open`: it turns on something that no session to come settles, such as a fact that is missing. */
export type Reach = 'yes' | 'no' | 'open';

/** One member's cycle, prepared for asking what may still come of it. */
export interface Course {
  readonly policy: CompletionPolicy;
  readonly facts: CompletionFacts;
  readonly now: Instant;
  /** Open sessions that the rule cannot tell apart stand in one group. */
  readonly groups: readonly (readonly SessionJudgement[])[];
  readonly makeUpsLeft: number;
  readonly prefersMore: boolean;
}

/** More courses than this are not tried one by one. */
const mostCourses = 3000;

export function prepareCourse(policy: CompletionPolicy, facts: CompletionFacts, now: Instant): Course {
  const { when } = completionRuleOf(policy);
  const named = attributesNamed(when, 'sessions');
  const ofMember = attributesNamed(when, null);
  const judgements = judgeSessions(policy, facts, now);
  const items = toCompletionRuleFacts(policy, facts, now).collections['sessions']?.items ?? [];
  const groups = new Map<string, SessionJudgement[]>();
  judgements.forEach((judgement, index) => {
    if (!isOpen(judgement.attended)) return;
    const { session, attended } = judgement;
    const told = [...named].filter((name) => !settledByTurn.has(name)).map((name) => items[index]?.[name]);
    const minutesMatter = named.has('minutes') || typeof policy.partialCounts === 'object';
    const key = JSON.stringify([
      attended,
      session.attendance,
      couldBeMadeUp(session, policy, facts, now),
      minutesMatter ? session.minutes : null,
      ofMember.has('requiredAttendedShare') ? session.required : null,
      told,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), judgement]);
  });
  return {
    policy,
    facts,
    now,
    groups: [...groups.values()],
    makeUpsLeft: countMakeUpsLeft(policy, facts, now),
    prefersMore: prefersMore(when),
  };
}

const settledByTurn: ReadonlySet<string> = new Set(['attended', 'mark', 'minutes', 'held', 'madeUp']);

/**
 * Whether the member can still complete, in the best case. `missed` sessions are taken as missed (and
 * may be made up for where that is allowed); `makeUps: false` leaves all further make-ups out.
 *
 * `no` is a proof: either every course was tried, or doing more never hurts under the rule and even
 * the best course does not suffice, or the rule is false whatever comes. `yes` has a course to show.
 */
export function canStillComplete(
  course: Course,
  { missed = new Set<string>(), makeUps = true }: { missed?: ReadonlySet<string>; makeUps?: boolean } = {},
): Reach {
  const budget = makeUps ? course.makeUpsLeft : 0;
  let best: Reach = 'no';
  let tried = 0;
  for (const turns of courses(course, missed, budget, course.prefersMore)) {
    if (++tried > mostCourses) return best === 'no' ? 'open' : best;
    const reach = readReach(judge(course, turns));
    if (reach === 'yes') return 'yes';
    if (reach === 'open') best = 'open';
  }
  if (best === 'no' && !course.prefersMore && minutesAreOpen(course)) {
    // Only some lengths of stay were tried, so that the rule itself must be false whatever comes.
    return missed.size === 0 && makeUps && provedOutOfReach(course) ? 'no' : 'open';
  }
  return best;
}

function judge({ policy, facts, now }: Course, turns: ReadonlyMap<string, Turn>): Verdict {
  const over = withoutFurtherMakeUps(policy, now);
  const ruleFacts = toCompletionRuleFacts(over, takeCourse(facts, turns, now), now);
  return checkRule(completionRuleOf(policy), ruleFacts, facts.own?.vocabulary ?? completionVocabulary);
}

function readReach({ outcome, reason }: Verdict): Reach {
  if (outcome === 'true') return 'yes';
  if (outcome === 'false') return 'no';
  return reason.undetermined.every(({ kind }) => kind === 'not_yet') ? 'yes' : 'open';
}

function provedOutOfReach({ policy, facts, now }: Course): boolean {
  const ruleFacts = toCompletionRuleFacts(policy, facts, now);
  return (
    checkRule(completionRuleOf(policy), ruleFacts, facts.own?.vocabulary ?? completionVocabulary).outcome ===
    'false'
  );
}

function minutesAreOpen({ policy }: Course): boolean {
  return attributesNamed(completionRuleOf(policy).when, 'sessions').has('minutes');
}

/** The courses that the rule can tell apart; the one with the most attendance comes first. */
function* courses(
  course: Course,
  missed: ReadonlySet<string>,
  budget: number,
  bestOnly: boolean,
): Generator<ReadonlyMap<string, Turn>> {
  const groups = course.groups.flatMap((group) => {
    const forced = group.filter(({ session }) => missed.has(session.sessionId));
    const free = group.filter(({ session }) => !missed.has(session.sessionId));
    return [
      { sessions: free, turns: turnsOfGroup(course, free, false) },
      { sessions: forced, turns: turnsOfGroup(course, forced, true) },
    ].filter(({ sessions }) => sessions.length > 0);
  });
  const mayBeMadeUp = groups.reduce(
    (sum, { sessions, turns }) => sum + (bestTurns(turns).includes('made_up') ? sessions.length : 0),
    0,
  );
  // Where more never hurts, no make-up that would count is left out.
  const mostLeft = bestOnly ? Math.max(0, budget - mayBeMadeUp) : budget;
  yield* spread(0, budget, new Map());

  function* spread(
    index: number,
    left: number,
    turns: ReadonlyMap<string, Turn>,
  ): Generator<ReadonlyMap<string, Turn>> {
    const group = groups[index];
    if (group === undefined) {
      if (left <= mostLeft) yield turns;
      return;
    }
    const choices = bestOnly ? bestTurns(group.turns) : group.turns;
    for (const spreadTurns of multisets(choices, group.sessions.length)) {
      const madeUp = spreadTurns.filter((turn) => turn === 'made_up').length;
      if (madeUp > left) continue;
      const next = new Map(turns);
      group.sessions.forEach(({ session }, at) => next.set(session.sessionId, spreadTurns[at] ?? 'absent'));
      yield* spread(index + 1, left - madeUp, next);
    }
  }
}

function turnsOfGroup(course: Course, group: readonly SessionJudgement[], forced: boolean): readonly Turn[] {
  const first = group[0];
  if (first === undefined) return [];
  const mayBeMadeUp = couldBeMadeUp(first.session, course.policy, course.facts, course.now);
  const turns = turnsOf(first, mayBeMadeUp);
  return forced
    ? turns.filter((turn) => turn === 'made_up' || turn === 'absent' || turn === 'as_it_is')
    : turns;
}

/** Where more never hurts: the best turn, and, if that is a make-up, going without it as well. */
function bestTurns(turns: readonly Turn[]): readonly Turn[] {
  const [best] = turns;
  if (best === undefined) return [];
  if (best !== 'made_up') return [best];
  const without = turns.find((turn) => turn === 'as_it_is' || turn === 'absent');
  return without === undefined ? [best] : [best, without];
}

/** Every way to give `size` interchangeable sessions a turn, most of the earlier turns first. */
function* multisets(turns: readonly Turn[], size: number): Generator<readonly Turn[]> {
  const [first, ...rest] = turns;
  if (first === undefined) {
    if (size === 0) yield [];
    return;
  }
  for (let times = size; times >= 0; times--) {
    for (const others of multisets(rest, size - times)) {
      yield [...Array.from({ length: times }, () => first), ...others];
    }
  }
}
