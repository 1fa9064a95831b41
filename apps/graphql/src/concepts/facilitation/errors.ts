import type { AssignmentRefusal, TrainingRefusal } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';
import { tellDate } from '../../platform/tell-time.ts';

export const trainingRefusals = defineRefusals<TrainingRefusal>({
  training_title_missing: {
    type: 'TrainingTitleMissing',
    description: 'The training has no name.',
    message: () => 'Say which training it was.',
    path: () => ['training'],
  },
  training_not_completed_yet: {
    type: 'TrainingNotCompletedYet',
    description: 'The training would be completed only on a later day.',
    facts: { completedOn: 'LocalDate', today: 'LocalDate' },
    message: ({ completedOn, today }) =>
      `A training is recorded once it was completed. It is ${tellDate(today)}; ${tellDate(completedOn)} lies ahead.`,
    path: () => ['completedOn'],
  },
  training_ends_before_completed: {
    type: 'TrainingEndsBeforeCompleted',
    description: 'The training would stop counting before it was completed.',
    facts: { completedOn: 'LocalDate', until: 'LocalDate' },
    message: ({ completedOn, until }) =>
      `A training that was completed on ${tellDate(completedOn)} cannot count until ${tellDate(until)}, which is earlier.`,
    path: () => ['expiresOn'],
  },
});

export const assignmentRefusals = defineRefusals<AssignmentRefusal>({
  already_assigned: {
    type: 'AlreadyAssigned',
    description: 'The person facilitates the cycle already.',
    message: () => 'This person facilitates the cycle already.',
    path: () => ['personId'],
  },
  assignment_not_active: {
    type: 'AssignmentNotActive',
    description: 'The person was released from the cycle before.',
    message: () => 'This person was released from the cycle before.',
    path: () => ['assignmentId'],
  },
  assignment_cycle_final: {
    type: 'AssignmentCycleFinal',
    description: 'The cycle has ended or was cancelled.',
    message: () => 'This cycle is over. Facilitators are assigned to cycles that are not.',
    path: () => ['cycleId'],
  },
  training_not_current: {
    type: 'TrainingNotCurrent',
    description: 'The person has no training that is current on the day on which it is needed.',
    facts: { training: 'String', onDate: 'LocalDate' },
    message: ({ training, onDate }) => {
      const why = {
        none: 'This person has no training on record',
        expired: 'The training of this person is over by then',
        not_yet: 'This person completes training only later',
        undetermined: 'This person has training, but nobody knows how long it counts',
      }[training];
      return `${why}. It must be current on ${tellDate(onDate)}.`;
    },
    path: () => ['personId'],
  },
  facilitator_load_exceeded: {
    type: 'FacilitatorLoadExceeded',
    description: 'The person facilitates as many cycles as the program allows.',
    facts: { load: 'Int', limit: 'Int' },
    message: ({ load, limit }) =>
      `This person facilitates ${load} other cycles; the program allows ${limit} at a time.`,
    path: () => ['personId'],
  },
  facilitator_unavailable: {
    type: 'FacilitatorUnavailable',
    description: 'The person is not available on some days of the cycle.',
    facts: { dates: 'JSON' },
    message: ({ dates }) => `This person is not available on ${dates.map(tellDate).join(', ')}.`,
    path: () => ['personId'],
  },
});
