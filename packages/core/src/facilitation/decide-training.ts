import { type Decision, isNonEmpty, type Refusal } from '../kernel/decision.ts';
import { err, ok } from '../kernel/result.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import type { Instant, LocalDate } from '../kernel/temporal.ts';
import type { Training } from './training.ts';

export type TrainingRefusal =
  | (Refusal & { readonly kind: 'training_title_missing' })
  | (Refusal & {
      readonly kind: 'training_not_completed_yet';
      readonly completedOn: LocalDate;
      readonly today: LocalDate;
    })
  | (Refusal & {
      readonly kind: 'training_ends_before_completed';
      readonly completedOn: LocalDate;
      readonly until: LocalDate;
    });

export type TrainingRecorded = {
  readonly kind: 'training_recorded';
  readonly trainingId: Training['id'];
  readonly personId: Training['personId'];
  readonly at: Instant;
};

export const trainingNamed = defineRule('facilitation.training-named', 'A training on record has a name.');
export const trainingCompleted = defineRule(
  'facilitation.training-completed',
  'A training is recorded once it was completed.',
);
export const trainingCountsAfterwards = defineRule(
  'facilitation.training-counts-afterwards',
  'A training counts no less long than until the day on which it was completed.',
);

/**
 * Records that somebody completed a training. Rules: `facilitation.training-named`,
 * `facilitation.training-completed`, `facilitation.training-counts-afterwards`.
 *
 * @param today the date of `now` in the organization's zone
 *
 * @example
 * ```ts
 * import { decideTraining, id } from '@coterie/core';
 *
 * const training = {
 *   id: id<'Training'>('t1'),
 *   personId: id<'Person'>('ana'),
 *   title: 'Facilitating communities',
 *   completedOn: '2023-08-01',
 *   validity: { kind: 'until', date: '2023-07-31' },
 * } as const;
 * const decision = decideTraining(training, '2023-09-01', '2023-09-01T12:00:00Z');
 * decision.ok ? [] : decision.error.map((one) => one.kind); // => ['training_ends_before_completed']
 * ```
 */
export function decideTraining(
  training: Training,
  today: LocalDate,
  now: Instant,
): Decision<Training, TrainingRecorded, TrainingRefusal> {
  const { title, completedOn, validity } = training;
  const refusals: TrainingRefusal[] = [];
  if (title === null || title.trim() === '') {
    refusals.push({ kind: 'training_title_missing', ruleId: trainingNamed.id });
  }
  if (completedOn !== null && completedOn > today) {
    refusals.push({ kind: 'training_not_completed_yet', ruleId: trainingCompleted.id, completedOn, today });
  }
  if (completedOn !== null && validity.kind === 'until' && validity.date < completedOn) {
    const ruleId = trainingCountsAfterwards.id;
    refusals.push({ kind: 'training_ends_before_completed', ruleId, completedOn, until: validity.date });
  }
  if (isNonEmpty(refusals)) return err(refusals);
  const { id: trainingId, personId } = training;
  return ok({ next: training, events: [{ kind: 'training_recorded', trainingId, personId, at: now }] });
}
