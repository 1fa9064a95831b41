import { checkWindow } from '../calendar/date-window.ts';
import { type Decision, type DomainEvent, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant, TimeZoneId } from '../kernel/temporal.ts';
import type { AttendanceMark, MakeUp } from './attendance.ts';
import type { CompletionPolicy } from './completion-policy.ts';

export const makeUpsAreForMissedSessions = defineRule(
  'attendance.make-up-for-missed-session',
  'Making up is recorded once, for a session that was recorded as missed in whole or in part.',
);
export const makeUpsCountByPolicy = defineRule(
  'attendance.make-ups-allowed',
  'Making up is recorded only where the completion policy does not rule it out, and in its time.',
);

export interface RecordMakeUp {
  readonly sessionId: string;
  readonly personId: string;
  readonly how: MakeUp['how'];
  readonly otherSessionId: string | null;
  readonly by: string;
}

/** The caller loads, and locks while deciding: the mark and the make-up of this person at this session. */
export interface MakeUpFacts {
  /** `null`: not recorded. */
  readonly mark: AttendanceMark | null;
  readonly madeUp: MakeUp | null;
  readonly policy: CompletionPolicy;
  readonly zone: TimeZoneId | null;
}

export type MakeUpEvent = DomainEvent & {
  readonly kind: 'session_made_up';
  readonly sessionId: string;
  readonly personId: string;
  readonly how: MakeUp['how'];
};

export type MakeUpRefusal =
  | (Refusal & { readonly kind: 'session_not_missed'; readonly mark: 'present' | null })
  | (Refusal & { readonly kind: 'already_made_up' })
  | (Refusal & { readonly kind: 'make_ups_do_not_count' })
  | (Refusal & { readonly kind: 'make_up_time_over'; readonly closedAt: Instant | null })
  | (Refusal & { readonly kind: 'other_session_unclear' });

/**
 * Records that somebody made up for a session. The mark of the session stays what it was. Where the
 * program does not say whether making up counts, it may be recorded, and completion says that it is
 * not known whether it counts. More than the policy counts may be recorded, too.
 *
 * Rules: `attendance.make-up-for-missed-session`, `attendance.make-ups-allowed`.
 *
 * @example
 * ```ts
 * import { decideMakeUp, unstatedCompletionPolicy } from '@coterie/core';
 *
 * const command = {
 *   sessionId: 's1', personId: 'ada', how: 'recording', otherSessionId: null, by: 'grace',
 * } as const;
 * const facts = { mark: 'absent', madeUp: null, policy: unstatedCompletionPolicy, zone: null } as const;
 * decideMakeUp(command, facts, '2024-02-03T10:00:00Z').ok; // => true
 * const present = decideMakeUp(command, { ...facts, mark: 'present' }, '2024-02-03T10:00:00Z');
 * present.ok ? [] : present.error.map(({ kind }) => kind); // => ['session_not_missed']
 * ```
 */
export function decideMakeUp(
  command: RecordMakeUp,
  { mark, madeUp, policy, zone }: MakeUpFacts,
  now: Instant,
): Decision<MakeUp, MakeUpEvent, MakeUpRefusal> {
  const { by, ...rest } = command;
  const refusals: MakeUpRefusal[] = [];
  const [missed, allowed] = [makeUpsAreForMissedSessions.id, makeUpsCountByPolicy.id];
  if (mark === null || mark === 'present')
    refusals.push({ kind: 'session_not_missed', ruleId: missed, mark });
  if (madeUp !== null) refusals.push({ kind: 'already_made_up', ruleId: missed });
  if (policy.makeUpsCount === 'no') refusals.push({ kind: 'make_ups_do_not_count', ruleId: allowed });
  if (policy.makeUpsUntil !== null) {
    const { hasClosed, closesAt } = checkWindow({ opens: null, closes: policy.makeUpsUntil }, zone, now);
    if (hasClosed === true) {
      refusals.push({ kind: 'make_up_time_over', ruleId: allowed, closedAt: closesAt });
    }
  }
  const names = command.otherSessionId !== null;
  if (names !== (command.how === 'other_session') || command.otherSessionId === command.sessionId) {
    refusals.push({ kind: 'other_session_unclear', ruleId: missed });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const { sessionId, personId, how } = command;
  return ok({
    next: { ...rest, recordedBy: by, recordedAt: now },
    events: [{ kind: 'session_made_up', sessionId, personId, how }],
  });
}
