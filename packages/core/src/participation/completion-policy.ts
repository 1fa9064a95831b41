import type { WindowEdge } from '../calendar/date-window.ts';
import type { RuleDocument } from '../rules/rule.ts';

/** Whether a partial attendance counts; `null` where the program does not say. */
export type PartialCounts = 'yes' | 'no' | { readonly minMinutes: number } | null;

/** Whether making up for a missed session counts, and how often; `null`: the program does not say. */
export type MakeUpsCount = 'yes' | 'no' | { readonly atMost: number } | null;

/**
 * What a cycle asks of a member who is to complete it. What the program does not say is `null`, and
 * makes the judgement undetermined where it matters: an excuse matters only to whom it was given.
 */
export interface CompletionPolicy {
  /** A rule over `completionVocabulary`; `null` where no rule was published. */
  readonly rule: RuleDocument | null;
  readonly partialCounts: PartialCounts;
  /** Whether an excused absence counts as attended. */
  readonly excusedCounts: boolean | null;
  /** Where it is `null`, nobody is expected to make up, but a make-up that is recorded may count. */
  readonly makeUpsCount: MakeUpsCount;
  /** Until when a missed session may be made up; `null`: as long as completion is not closed. */
  readonly makeUpsUntil: WindowEdge | null;
}

/** The policy of a program that publishes none: every part is unknown. */
export const unstatedCompletionPolicy: CompletionPolicy = {
  rule: null,
  partialCounts: null,
  excusedCounts: null,
  makeUpsCount: null,
  makeUpsUntil: null,
};
