import type { Id } from '../kernel/brand.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type Instant, Temporal } from '../kernel/temporal.ts';
import type { Transitions } from '../kernel/transitions.ts';

export const waitlistEntryStates = ['waiting', 'offered', 'seated', 'left'] as const;
export type WaitlistEntryState = (typeof waitlistEntryStates)[number];

export const waitlistEntryCommands = ['offer', 'seat', 'putBack', 'leave', 'reinstate'] as const;
export type WaitlistEntryCommandKind = (typeof waitlistEntryCommands)[number];

/**
 * The life of a place in the queue. `putBack` keeps the place (an offer was rescinded through no fault
 * of theirs); `reinstate` takes a new one at the end, after somebody left or let an offer lapse.
 */
export const waitlistEntryTransitions = {
  waiting: { offer: 'offered', seat: 'seated', leave: 'left' },
  offered: { seat: 'seated', putBack: 'waiting', leave: 'left' },
  seated: {},
  left: { reinstate: 'waiting' },
} as const satisfies Transitions<WaitlistEntryState, WaitlistEntryCommandKind>;

/** A place in the queue for a seat. Waiting for a seat is not waiting for approval. */
export interface WaitlistEntry {
  readonly id: Id<'WaitlistEntry'>;
  readonly cycleId: Id<'Cycle'>;
  readonly personId: Id<'Person'>;
  readonly applicationId: Id<'Application'> | null;
  readonly state: WaitlistEntryState;
  /** The time of entry to the waitlist, which orders it. Reinstated entries get a new one. */
  readonly enteredAt: Instant;
  /** Breaks ties of `enteredAt`: ascending in the order of entry within one cycle. */
  readonly sequence: number;
}

export const queueByEntry = defineRule(
  'admission.queue-by-entry',
  'The waitlist is ordered by the time of entry to it; whoever is reinstated goes to its end.',
);

/**
 * Those who wait, first in line first. Rule: `admission.queue-by-entry`.
 *
 * @example
 * ```ts
 * import { id, orderWaitlist } from '@coterie/core';
 *
 * const entry = {
 *   id: id<'WaitlistEntry'>('w1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: null,
 *   state: 'waiting',
 *   enteredAt: '2024-01-20T09:00:00Z',
 *   sequence: 1,
 * } as const;
 * const later = { ...entry, id: id<'WaitlistEntry'>('w2'), enteredAt: '2024-01-20T09:00:00.5Z' } as const;
 * orderWaitlist([later, entry]).map((one) => one.id); // => ['w1', 'w2']
 * ```
 */
export function orderWaitlist(entries: readonly WaitlistEntry[]): readonly WaitlistEntry[] {
  return entries
    .filter((entry) => entry.state === 'waiting')
    .sort(
      (one, other) =>
        Temporal.Instant.compare(
          Temporal.Instant.from(one.enteredAt),
          Temporal.Instant.from(other.enteredAt),
        ) || one.sequence - other.sequence,
    );
}

/**
 * Somebody's place in the queue, from 1; `null` for those who do not wait. Rule:
 * `admission.queue-by-entry`.
 *
 * @example
 * ```ts
 * import { findPosition, id } from '@coterie/core';
 *
 * const entry = {
 *   id: id<'WaitlistEntry'>('w1'),
 *   cycleId: id<'Cycle'>('c1'),
 *   personId: id<'Person'>('ana'),
 *   applicationId: null,
 *   state: 'waiting',
 *   enteredAt: '2024-01-02T09:00:00Z',
 *   sequence: 1,
 * } as const;
 * findPosition([entry], id('w1')); // => 1
 * findPosition([{ ...entry, state: 'left' }], id('w1')); // => null
 * ```
 */
export function findPosition(entries: readonly WaitlistEntry[], entryId: WaitlistEntry['id']): number | null {
  const index = orderWaitlist(entries).findIndex((entry) => entry.id === entryId);
  return index < 0 ? null : index + 1;
}
