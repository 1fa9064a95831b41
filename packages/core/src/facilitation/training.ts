import type { Id } from '../kernel/brand.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { LocalDate } from '../kernel/temporal.ts';

/** How long a training counts. `until` includes that day. */
export type TrainingValidity =
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'until'; readonly date: LocalDate }
  | { readonly kind: 'unknown' };

/** A facilitator's training, as it was recorded. A record means that it was completed. */
export interface Training {
  readonly id: Id<'Training'>;
  readonly personId: Id<'Person'>;
  readonly title: string | null;
  /** `null` where the day is unknown. */
  readonly completedOn: LocalDate | null;
  readonly validity: TrainingValidity;
}

/** `undetermined`: there is a training, but how long it counts is not known. */
export type TrainingState = 'current' | 'undetermined' | 'not_yet' | 'expired' | 'none';

/** What is known of somebody's training on one day. */
export interface TrainingVerdict {
  readonly state: TrainingState;
  /** The last day on which the best training counts; `null`: unlimited, unknown, or no training. */
  readonly until: LocalDate | null;
}

export const trainingCurrent = defineRule(
  'facilitation.training-current',
  'Each facilitator has training that is current on the day on which it is needed.',
);

const bestFirst: readonly TrainingState[] = ['current', 'undetermined', 'not_yet', 'expired', 'none'];

/**
 * Whether somebody is trained on a day: the best of all their trainings counts. Rule:
 * `facilitation.training-current`.
 *
 * @param onDate the day on which training is needed, inclusive at both ends of its validity
 *
 * @example
 * ```ts
 * import { checkTraining, id } from '@coterie/core';
 *
 * const training = {
 *   id: id<'Training'>('t1'),
 *   personId: id<'Person'>('ana'),
 *   title: 'Facilitating communities',
 *   completedOn: '2023-08-01',
 *   validity: { kind: 'until', date: '2024-07-31' },
 * } as const;
 * checkTraining([training], '2024-07-31'); // => { state: 'current', until: '2024-07-31' }
 * checkTraining([training], '2024-08-01').state; // => 'expired'
 * checkTraining([], '2024-08-01').state; // => 'none'
 * ```
 */
export function checkTraining(trainings: readonly Training[], onDate: LocalDate): TrainingVerdict {
  let best: TrainingVerdict = { state: 'none', until: null };
  for (const training of trainings) {
    const verdict = checkOne(training, onDate);
    if (isBetter(verdict, best)) best = verdict;
  }
  return best;
}

function checkOne(training: Training, onDate: LocalDate): TrainingVerdict {
  const { completedOn, validity } = training;
  const until = validity.kind === 'until' ? validity.date : null;
  // ISO dates of four-digit years compare as text.
  if (completedOn !== null && completedOn > onDate) return { state: 'not_yet', until };
  if (validity.kind === 'unknown') return { state: 'undetermined', until: null };
  return { state: until !== null && until < onDate ? 'expired' : 'current', until };
}

function isBetter(one: TrainingVerdict, other: TrainingVerdict): boolean {
  const difference = bestFirst.indexOf(one.state) - bestFirst.indexOf(other.state);
  if (difference !== 0) return difference < 0;
  if (one.state === 'none' || other.until === null) return false;
  return one.until === null || one.until > other.until;
}
