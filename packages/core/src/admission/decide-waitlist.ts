import { availabilityOf, type CommandAvailability } from '../kernel/command-availability.ts';
import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant } from '../kernel/temporal.ts';
import { findTransition } from '../kernel/transitions.ts';
import { waitlistKept } from './decide-application.ts';
import { checkEntry, type EntryFacts, type EntryRefusal } from './entry-gate.ts';
import type { OverrideRefusal, OverrideRequest } from './override.ts';
import {
  type WaitlistEntry,
  type WaitlistEntryCommandKind,
  type WaitlistEntryState,
  waitlistEntryCommands,
  waitlistEntryTransitions,
} from './waitlist.ts';

/** What must be loaded, besides the facts of `checkEntry`, after the cycle's row was locked. */
export interface WaitlistFacts extends EntryFacts {
  /** Whether the person waits already, or has been offered a seat from the queue. */
  readonly isWaiting: boolean;
  /** One more than the highest sequence in the cycle's queue. */
  readonly nextSequence: number;
}

export type WaitlistRefusal =
  | EntryRefusal
  | OverrideRefusal
  | (Refusal & { readonly kind: 'waitlist_not_kept' })
  | (Refusal & { readonly kind: 'already_waiting' })
  | (Refusal & {
      readonly kind: 'waitlist_state';
      readonly state: WaitlistEntryState;
      readonly command: WaitlistEntryCommandKind;
    });

export type WaitlistEvent =
  | { readonly kind: 'waitlist_joined'; readonly entryId: WaitlistEntry['id']; readonly at: Instant }
  | {
      readonly kind: 'waitlist_moved';
      readonly entryId: WaitlistEntry['id'];
      readonly command: WaitlistEntryCommandKind;
      readonly to: WaitlistEntryState;
      readonly at: Instant;
    };

export const waitlistOnce = defineRule(
  'admission.waitlist-once',
  'Nobody waits twice for the same cycle, and a place in the queue moves only along its table.',
);

/**
 * Puts somebody into the queue for a seat, at its end. Only the eligible wait for a seat; the
 * undetermined wait for a determination. Rules: `admission.waitlist-kept`, `admission.waitlist-once`,
 * `admission.queue-by-entry`, and those of `checkEntry` with the step `queue`.
 *
 * @example
 * ```ts
 * import { decideJoinWaitlist, draftCycle, id } from '@coterie/core';
 *
 * const facts = {
 *   cycle: draftCycle({ id: id('c1'), communityId: id('k1'), state: 'accepting' }),
 *   wayIn: 'form',
 *   hasApplied: true,
 *   eligibility: 'eligible',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 0, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 *   isWaiting: false,
 *   nextSequence: 5,
 * } as const;
 * const request = {
 *   id: id<'WaitlistEntry'>('w1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: id<'Application'>('a1'),
 * };
 * const joined = decideJoinWaitlist(request, facts, null, '2024-01-20T09:00:00Z');
 * joined.ok ? joined.value.next.sequence : null; // => 5
 * const twice = decideJoinWaitlist(request, { ...facts, isWaiting: true }, null, '2024-01-20T09:00:00Z');
 * twice.ok ? null : twice.error[0].kind; // => 'already_waiting'
 * ```
 */
export function decideJoinWaitlist(
  request: Pick<WaitlistEntry, 'id' | 'cycleId' | 'personId' | 'applicationId'>,
  facts: WaitlistFacts,
  override: OverrideRequest | null,
  now: Instant,
): Decision<WaitlistEntry, WaitlistEvent, WaitlistRefusal> {
  const refusals: WaitlistRefusal[] = [];
  if (facts.cycle.admission.waitlist === false) {
    refusals.push({ kind: 'waitlist_not_kept', ruleId: waitlistKept.id });
  }
  if (facts.isWaiting) refusals.push({ kind: 'already_waiting', ruleId: waitlistOnce.id });
  const hasApplied = facts.hasApplied || request.applicationId !== null;
  const verdict = checkEntry('queue', { ...facts, hasApplied }, override, now);
  if (!verdict.admissible) refusals.push(...verdict.refusals);
  if (isNonEmpty(refusals)) return err(refusals);
  return ok({
    next: { ...request, state: 'waiting', enteredAt: now, sequence: facts.nextSequence },
    events: [{ kind: 'waitlist_joined', entryId: request.id, at: now }],
  });
}

/**
 * Moves a place in the queue. Reinstating goes to the end and passes the same gate as joining. Rules as
 * for `decideJoinWaitlist`. Lock the cycle's row.
 *
 * @example
 * ```ts
 * import { decideWaitlistEntry, draftCycle, id } from '@coterie/core';
 *
 * const entry = {
 *   id: id<'WaitlistEntry'>('w1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: null,
 *   state: 'left',
 *   enteredAt: '2024-01-02T09:00:00Z',
 *   sequence: 1,
 * } as const;
 * const facts = {
 *   cycle: draftCycle({ id: id('c1'), communityId: id('k1'), state: 'accepting' }),
 *   wayIn: 'form',
 *   hasApplied: true,
 *   eligibility: 'eligible',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 0, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 *   isWaiting: false,
 *   nextSequence: 5,
 * } as const;
 * const again = decideWaitlistEntry(entry, { kind: 'reinstate' }, facts, '2024-01-20T09:00:00Z');
 * again.ok ? again.value.next.enteredAt : null; // => '2024-01-20T09:00:00Z'
 * ```
 */
export function decideWaitlistEntry(
  entry: WaitlistEntry,
  command: { readonly kind: WaitlistEntryCommandKind },
  facts: WaitlistFacts,
  now: Instant,
): Decision<WaitlistEntry, WaitlistEvent, WaitlistRefusal> {
  const { kind } = command;
  const to = findTransition(waitlistEntryTransitions, entry.state, kind);
  if (to === null) {
    return err([{ kind: 'waitlist_state', ruleId: waitlistOnce.id, state: entry.state, command: kind }]);
  }
  const moved: WaitlistEvent = { kind: 'waitlist_moved', entryId: entry.id, command: kind, to, at: now };
  if (kind !== 'reinstate') return ok({ next: { ...entry, state: to }, events: [moved] });
  const joined = decideJoinWaitlist(entry, { ...facts, hasApplied: true }, null, now);
  if (!joined.ok) return joined;
  return ok({ next: { ...joined.value.next }, events: [moved] });
}

/**
 * For each command about a place in the queue, whether it is possible now, or what stands against it.
 * Facts as for `decideWaitlistEntry`.
 *
 * @example
 * ```ts
 * import { availableWaitlistCommands, draftCycle, id } from '@coterie/core';
 *
 * const entry = {
 *   id: id<'WaitlistEntry'>('w1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: null,
 *   state: 'left',
 *   enteredAt: '2024-01-02T09:00:00Z',
 *   sequence: 1,
 * } as const;
 * const facts = {
 *   cycle: draftCycle({ id: id('c1'), communityId: id('k1'), state: 'accepting' }),
 *   wayIn: 'form',
 *   hasApplied: true,
 *   eligibility: 'eligible',
 *   isEnrolled: false,
 *   hasOtherApplication: false,
 *   seatsInSeason: 0,
 *   taken: { enrolled: 0, offered: 0 },
 *   caps: { values: {}, taken: {} },
 *   waitingAhead: 0,
 *   wanted: 1,
 *   standing: [],
 *   isWaiting: false,
 *   nextSequence: 5,
 * } as const;
 * const commands = availableWaitlistCommands(entry, facts, '2024-01-20T09:00:00Z');
 * commands.filter((one) => one.possible).map((one) => one.command); // => ['reinstate']
 * ```
 */
export function availableWaitlistCommands(
  entry: WaitlistEntry,
  facts: WaitlistFacts,
  now: Instant,
): readonly CommandAvailability<WaitlistEntryCommandKind, WaitlistRefusal>[] {
  return waitlistEntryCommands.map((kind) =>
    availabilityOf(kind, decideWaitlistEntry(entry, { kind }, facts, now)),
  );
}
