import { checkRule } from '../rules/check-rule.ts';
import type { Condition, CountCondition } from '../rules/rule.ts';
import type { SessionJudgement } from './attended.ts';
import type { Course } from './can-still-complete.ts';
import { completionRuleOf } from './check-completion.ts';
import { toCompletionRuleFacts } from './completion-rule-facts.ts';
import { completionVocabulary } from './completion-vocabulary.ts';
import { couldBeMadeUp, isOpen, takeCourse, turnsOf, withoutFurtherMakeUps } from './course-of-cycle.ts';

/** A condition of the rule on the number of sessions, in numbers. */
export interface AttendanceRequirement {
  /** JSON pointer to the condition in the rule. */
  readonly pointer: string;
  readonly label: string | null;
  /** Sessions that the condition asks for. */
  readonly needed: number;
  /** Sessions that meet it by now. */
  readonly attended: number;
  /** The most that can meet it in the end, make-ups included. */
  readonly bestAttainable: number;
  /** `bestAttainable - needed`; negative: out of reach, as far as the sessions named so far go. */
  readonly margin: number;
}

/** The rule's conditions "at least so many sessions that …", the one with the least margin first. */
export function findAttendanceRequirements(
  course: Course,
  judgements: readonly SessionJudgement[],
): readonly AttendanceRequirement[] {
  const counts = findCounts(completionRuleOf(course.policy).when, '/when');
  return counts
    .map(([condition, pointer]) => measure(course, judgements, condition, pointer))
    .sort((a, b) => a.margin - b.margin);
}

type MinimumCount = CountCondition & { readonly min: number };

/** Conditions under `not` ask for the opposite, and are left out. */
function findCounts(condition: Condition, pointer: string): readonly (readonly [MinimumCount, string])[] {
  const below = (members: readonly Condition[], step: string) =>
    members.flatMap((member, index) => findCounts(member, `${pointer}/${step}/${index}`));
  if ('all' in condition) return below(condition.all, 'all');
  if ('any' in condition) return below(condition.any, 'any');
  if ('of' in condition) return below(condition.of, 'of');
  if (!('count' in condition) || condition.count !== 'sessions' || condition.min === undefined) return [];
  return [[{ ...condition, min: condition.min }, pointer]];
}

function measure(
  course: Course,
  judgements: readonly SessionJudgement[],
  condition: MinimumCount,
  pointer: string,
): AttendanceRequirement {
  const meetsNow = judgementOf(course, condition);
  let attended = 0;
  let attainable = 0;
  let byMakeUp = 0;
  judgements.forEach((judgement, index) => {
    if (meetsNow(index)) attended++;
    else if (isOpen(judgement.attended) && couldMeet(course, judgement, index, condition)) {
      if (judgement.attended === 'may_be_made_up') byMakeUp++;
      else attainable++;
    }
  });
  const bestAttainable = attended + attainable + Math.min(byMakeUp, course.makeUpsLeft);
  const { label, min: needed } = condition;
  return { pointer, label: label ?? null, needed, attended, bestAttainable, margin: bestAttainable - needed };
}

function couldMeet(
  course: Course,
  judgement: SessionJudgement,
  index: number,
  condition: MinimumCount,
): boolean {
  const { policy, facts, now } = course;
  const { session } = judgement;
  return turnsOf(judgement, couldBeMadeUp(session, policy, facts, now)).some((turn) => {
    const turned = takeCourse(facts, new Map([[session.sessionId, turn]]), now);
    return judgementOf({ policy: withoutFurtherMakeUps(policy, now), facts: turned, now }, condition)(index);
  });
}

/** Whether the session at an index meets the condition by itself. */
function judgementOf(
  { policy, facts, now }: Pick<Course, 'policy' | 'facts' | 'now'>,
  { where }: MinimumCount,
): (index: number) => boolean {
  const ruleFacts = toCompletionRuleFacts(policy, facts, now);
  const items = ruleFacts.collections['sessions']?.items ?? [];
  const vocabulary = facts.own?.vocabulary ?? completionVocabulary;
  return (index) => {
    const item = items[index];
    if (item === undefined) return false;
    if (where === undefined) return true;
    const alone = { ...ruleFacts, collections: { sessions: { items: [item], complete: true } } };
    return checkRule({ version: 1, when: { some: 'sessions', where } }, alone, vocabulary).outcome === 'true';
  };
}
