import type { DomainEvent } from '../kernel/decision.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { CompletionForecast, RiskReason } from './forecast-completion.ts';

export const warnOutOfReach = defineRule(
  'completion.warn-when-out-of-reach',
  'A member, and those who facilitate the cycle, are told once, as soon as completion is out of reach.',
);
export const warnAtRisk = defineRule(
  'completion.warn-when-at-risk',
  'A member is told once, as soon as completion is at risk while it can still be reached.',
);
export const tellBackInReach = defineRule(
  'completion.tell-when-back-in-reach',
  'Who was told that completion is out of reach is told when a correction brings it back.',
);

/** The forecast of one member. */
export interface MemberForecast {
  readonly personId: string;
  readonly forecast: CompletionForecast;
}

/** What the member was told last; kept by the caller from the events. */
export interface CompletionWarning {
  readonly personId: string;
  readonly kind: CompletionWarningEvent['kind'];
}

interface Numbers {
  readonly personId: string;
  readonly ruleId: string;
  readonly attended: number;
  readonly bestAttainable: number;
  readonly minimumNeeded: number | null;
}

export type CompletionWarningEvent =
  | (DomainEvent & Numbers & { readonly kind: 'completion_out_of_reach' })
  | (DomainEvent & Numbers & { readonly kind: 'completion_at_risk'; readonly risks: readonly RiskReason[] })
  | (DomainEvent & Numbers & { readonly kind: 'completion_back_in_reach' });

/**
 * Who has to be told something that they were not told already. Call it after every change that can
 * move a forecast (marks, corrections, cancelled sessions, the end of a time for making up).
 *
 * An undetermined forecast warns nobody and takes nothing back. Being at risk is not told to whom it
 * was told before, unless completion was out of reach in between.
 *
 * Rules: `completion.warn-when-out-of-reach`, `completion.warn-when-at-risk`,
 * `completion.tell-when-back-in-reach`.
 *
 * @param told what was told so far, oldest first; the events of earlier calls are of this shape
 *
 * @example
 * ```ts
 * import { findMembersToWarn, forecastCompletion, unstatedCompletionPolicy } from '@coterie/core';
 *
 * const policy = {
 *   ...unstatedCompletionPolicy,
 *   rule: { version: 1, when: { count: 'sessions', min: 6 } },
 * } as const;
 * const facts = { sessions: [], scheduleComplete: true, closed: false, zone: null };
 * const forecast = forecastCompletion(policy, facts, '2024-02-15T18:00:00Z');
 * const events = findMembersToWarn([{ personId: 'ada', forecast }], []);
 * events.map(({ kind, personId }) => [kind, personId]); // => [['completion_out_of_reach', 'ada']]
 * findMembersToWarn([{ personId: 'ada', forecast }], events); // => []
 * ```
 */
export function findMembersToWarn(
  members: readonly MemberForecast[],
  told: readonly CompletionWarning[],
): readonly CompletionWarningEvent[] {
  const toldLast = new Map(told.map(({ personId, kind }) => [personId, kind]));
  return members.flatMap((member) => findEvents(member, toldLast.get(member.personId) ?? null));
}

function findEvents(
  { personId, forecast }: MemberForecast,
  last: CompletionWarning['kind'] | null,
): readonly CompletionWarningEvent[] {
  const { attended, bestAttainable, minimumNeeded } = forecast;
  const numbers = { personId, attended, bestAttainable, minimumNeeded };
  const wasOutOfReach = last === 'completion_out_of_reach';
  switch (forecast.standing) {
    case 'undetermined':
      return [];
    case 'cannot_complete':
      if (wasOutOfReach) return [];
      return [{ kind: 'completion_out_of_reach', ruleId: warnOutOfReach.id, ...numbers }];
    case 'at_risk': {
      if (last === 'completion_at_risk') return [];
      const { risks } = forecast;
      const atRisk = { kind: 'completion_at_risk', ruleId: warnAtRisk.id, ...numbers, risks } as const;
      const back = { kind: 'completion_back_in_reach', ruleId: tellBackInReach.id, ...numbers } as const;
      return wasOutOfReach ? [back, atRisk] : [atRisk];
    }
    case 'on_track':
    case 'completed':
      if (!wasOutOfReach) return [];
      return [{ kind: 'completion_back_in_reach', ruleId: tellBackInReach.id, ...numbers }];
  }
}
