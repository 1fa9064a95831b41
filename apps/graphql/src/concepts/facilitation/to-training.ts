import { id, type Training } from '@coterie/core';
import type { TrainingRecord } from '../../generated/prisma/client.ts';
import { toLocalDate } from '../../platform/dates.ts';

/** A training on record as the core decides about it. */
export function toTraining(row: TrainingRecord): Training {
  return {
    id: id<'Training'>(row.id),
    personId: id<'Person'>(row.personId),
    title: row.training,
    completedOn: toLocalDate(row.completedOn),
    validity:
      row.expiresOn === null ? { kind: 'unlimited' } : { kind: 'until', date: toLocalDate(row.expiresOn) },
  };
}
