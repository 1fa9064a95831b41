import type { Instant } from '../kernel/temporal.ts';
import { type AttendanceRequirement, findAttendanceRequirements } from './attendance-requirement.ts';
import { judgeSessions, type SessionJudgement } from './attended.ts';
import { type Course, canStillComplete, prepareCourse } from './can-still-complete.ts';
import { type CompletionVerdict, checkCompletion } from './check-completion.ts';
import type { CompletionFacts } from './completion-facts.ts';
import type { CompletionPolicy } from './completion-policy.ts';
import { type Turn, takeCourse } from './course-of-cycle.ts';

/** How a member stands while the cycle runs. */
export type CompletionStanding = 'completed' | 'on_track' | 'at_risk' | 'cannot_complete' | 'undetermined';

/** Why somebody is at risk. */
export type RiskReason =
  /** A session was missed, and not one of those to come may be missed any more. */
  | 'no_session_to_spare'
  /** Attending all that is to come does not suffice without making up. */
  | 'needs_make_ups'
  /** No session is to come, and something that the rule asks for is still lacking. */
  | 'nothing_left_but_lacking';

/** Who can still complete, and what it takes. */
export interface CompletionForecast {
  readonly standing: CompletionStanding;
  /** Why, where the standing is `at_risk`. */
  readonly risks: readonly RiskReason[];
  /** Whether the standing rests on sessions that are past and not recorded. */
  readonly restsOnNotRecorded: boolean;
  readonly completion: CompletionVerdict;
  /** Sessions that count as attended by now. */
  readonly attended: number;
  /** Sessions that may count in the end, those to come, not recorded, and to be made up for included. */
  readonly bestAttainable: number;
  /** What each condition of the rule on the number of sessions asks, the tightest first. */
  readonly requirements: readonly AttendanceRequirement[];
  /** The number asked by the tightest of them; `null` where the rule asks for no number. */
  readonly minimumNeeded: number | null;
  /** What can be attained beyond the minimum by the tightest of them; negative: out of reach. */
  readonly margin: number | null;
  /** How many of the sessions to come may be missed, whichever they are; `null` where out of reach or open. */
  readonly mayStillMiss: number | null;
  readonly sessionsToCome: readonly string[];
}

/**
 * Forecasts whether a member can still complete.
 *
 * - `completed`: the rule holds, whatever comes.
 * - `cannot_complete`: no course of what is still to come, to be recorded, or to be made up for
 *   fulfils the rule. It is said as soon as it is so, and never before.
 * - `at_risk`: it can be reached, but the member has missed a session and may not miss another one,
 *   or needs make-ups, or no session is to come while something is still lacking. A rule that asks for
 *   every session puts nobody at risk who has missed none.
 * - `on_track`: it can be reached, and none of this is so.
 * - `undetermined`: it turns on something that no session settles (a missing fact, a criterion that
 *   the program left undefined, a policy that it does not state), or on marks not recorded so far.
 *
 * Sessions that are past and not recorded are taken as attended and as missed: where both put the
 * member on track, or both at risk or worse, it is said; otherwise it is undetermined.
 *
 * @example
 * ```ts
 * import { forecastCompletion, unstatedCompletionPolicy } from '@coterie/core';
 *
 * const session = (week: number, mark: 'present' | 'absent' | null) => ({
 *   sessionId: `week ${week}`, kind: 'workshop', modality: null, required: null, track: null,
 *   state: mark === null ? 'scheduled' : 'held', date: null, startsAt: null, endsAt: null,
 *   minutes: 180, attendance: mark === null ? null : { mark, minutes: null },
 *   madeUpAt: null, waived: false,
 * }) as const;
 * const attended = { attribute: 'attended', equals: true } as const;
 * const policy = {
 *   ...unstatedCompletionPolicy,
 *   rule: { version: 1, when: { count: 'sessions', where: attended, min: 2 } },
 * } as const;
 * const facts = { scheduleComplete: true, closed: false, zone: null };
 * const once = [session(1, 'absent'), session(2, null), session(3, null)];
 * forecastCompletion(policy, { ...facts, sessions: once }, '2024-02-10T00:00:00Z').standing; // => 'at_risk'
 * const twice = [session(1, 'absent'), session(2, 'absent'), session(3, null)];
 * const forecast = forecastCompletion(policy, { ...facts, sessions: twice }, '2024-02-17T00:00:00Z');
 * forecast.standing; // => 'cannot_complete'
 * [forecast.attended, forecast.bestAttainable, forecast.minimumNeeded]; // => [0, 1, 2]
 * ```
 */
export function forecastCompletion(
  policy: CompletionPolicy,
  facts: CompletionFacts,
  now: Instant,
): CompletionForecast {
  const completion = checkCompletion(policy, facts, now);
  const course = prepareCourse(policy, facts, now);
  const judgements = judgeSessions(policy, facts, now);
  const requirements = findAttendanceRequirements(course, judgements);
  const tightest = requirements[0] ?? null;
  const best = assess(course, judgements, completion);
  const worst =
    completion.notRecorded.length === 0 || best.standing === 'completed'
      ? best
      : assessAsMissed(policy, facts, now, judgements);
  const standing = combine(best.standing, worst.standing);
  const count = (attended: SessionJudgement['attended']) =>
    judgements.filter((judgement) => judgement.attended === attended).length;
  return {
    standing,
    risks: standing === 'at_risk' ? [...new Set([...best.risks, ...worst.risks])] : [],
    restsOnNotRecorded: best.standing !== worst.standing,
    completion,
    attended: count('yes'),
    bestAttainable:
      count('yes') +
      count('to_come') +
      count('not_recorded') +
      Math.min(count('may_be_made_up'), course.makeUpsLeft),
    requirements,
    minimumNeeded: tightest?.needed ?? null,
    margin: tightest?.margin ?? null,
    mayStillMiss: best.mayStillMiss,
    sessionsToCome: completion.toCome,
  };
}

interface Assessment {
  readonly standing: CompletionStanding;
  readonly risks: readonly RiskReason[];
  readonly mayStillMiss: number | null;
}

function assess(
  course: Course,
  judgements: readonly SessionJudgement[],
  completion: CompletionVerdict,
): Assessment {
  const toCome = judgements.filter(({ attended }) => attended === 'to_come');
  if (completion.outcome === 'completed') {
    return { standing: 'completed', risks: [], mayStillMiss: toCome.length };
  }
  const reach = completion.outcome === 'not_completed' ? 'no' : canStillComplete(course);
  if (reach === 'no') return { standing: 'cannot_complete', risks: [], mayStillMiss: null };
  if (reach === 'open') return { standing: 'undetermined', risks: [], mayStillMiss: null };
  const mayStillMiss = countMissable(course, toCome);
  const missed = judgements.some(({ attended }) => attended === 'no' || attended === 'may_be_made_up');
  const open = judgements.some(({ attended }) => attended === 'to_come' || attended === 'not_recorded');
  const risks: RiskReason[] = [];
  if (missed && toCome.length > 0 && mayStillMiss === 0) risks.push('no_session_to_spare');
  if (canStillComplete(course, { makeUps: false }) === 'no') risks.push('needs_make_ups');
  if (!open && course.facts.scheduleComplete) risks.push('nothing_left_but_lacking');
  return { standing: risks.length > 0 ? 'at_risk' : 'on_track', risks, mayStillMiss };
}

/** The same, as if everything that is not recorded had been missed. */
function assessAsMissed(
  policy: CompletionPolicy,
  facts: CompletionFacts,
  now: Instant,
  judgements: readonly SessionJudgement[],
): Assessment {
  const turns = new Map<string, Turn>();
  for (const { session, attended } of judgements) {
    if (attended !== 'not_recorded') continue;
    turns.set(session.sessionId, session.attendance === null ? 'absent' : 'too_few_minutes');
  }
  const missed = { ...facts, sessions: takeCourse(facts, turns, now).sessions };
  return assess(
    prepareCourse(policy, missed, now),
    judgeSessions(policy, missed, now),
    checkCompletion(policy, missed, now),
  );
}

/** What can be said whichever way the unrecorded turns out: `best` if attended, `worst` if missed. */
function combine(best: CompletionStanding, worst: CompletionStanding): CompletionStanding {
  if (best === worst) return best;
  const both = (one: CompletionStanding, other: CompletionStanding) =>
    (best === one && worst === other) || (best === other && worst === one);
  if (both('at_risk', 'cannot_complete')) return 'at_risk';
  if (both('completed', 'on_track')) return 'on_track';
  return 'undetermined';
}

/** The most sessions to come that may be missed, whichever they are. */
function countMissable(course: Course, toCome: readonly SessionJudgement[]): number {
  const groups = course.groups
    .map((group) =>
      group.filter(({ attended }) => attended === 'to_come').map(({ session }) => session.sessionId),
    )
    .filter((group) => group.length > 0);
  for (let size = 1; size <= toCome.length; size++) {
    for (const missed of selections(groups, size)) {
      if (canStillComplete(course, { missed: new Set(missed) }) !== 'yes') return size - 1;
    }
  }
  return toCome.length;
}

/** Every way to take `size` sessions from groups whose members cannot be told apart. */
function* selections(groups: readonly (readonly string[])[], size: number): Generator<readonly string[]> {
  const [first, ...rest] = groups;
  if (first === undefined) {
    if (size === 0) yield [];
    return;
  }
  for (let taken = Math.min(size, first.length); taken >= 0; taken--) {
    for (const others of selections(rest, size - taken)) yield [...first.slice(0, taken), ...others];
  }
}
