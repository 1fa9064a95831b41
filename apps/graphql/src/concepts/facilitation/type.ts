import {
  checkTraining,
  type LocalDate,
  type Period,
  type TrainingState,
  type TrainingVerdict,
  trainingNeededOn,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import { toLocalDate } from '../../platform/dates.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { forbidden, may } from '../../platform/policy.ts';
import { targetOfCycle } from '../cycle/run-cycle-command.ts';
import { visibleAssignments, visibleTrainings } from './policy.ts';
import { assignedCycleColumns } from './store.ts';
import { toTraining } from './to-training.ts';

builder.prismaNode('TrainingRecord', {
  description: 'A training that somebody completed.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleTrainings(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    training: t.exposeString('training', { nullable: false, description: 'Its name.' }),
    completedOn: t.field({
      type: 'LocalDate',
      nullable: false,
      description: 'The day on which it was completed.',
      resolve: ({ completedOn }) => toLocalDate(completedOn),
    }),
    expiresOn: t.field({
      type: 'LocalDate',
      description: 'The last day on which it counts; null where it counts without limit.',
      resolve: ({ expiresOn }) => toLocalDate(expiresOn),
    }),
  }),
});

const TrainingStateType = builder.enumType('TrainingState', {
  description: 'Whether somebody is trained on a day.',
  values: {
    CURRENT: { value: 'current', description: 'A training counts on that day.' },
    UNDETERMINED: {
      value: 'undetermined',
      description: 'There is a training, but how long it counts is not known.',
    },
    NOT_YET: { value: 'not_yet', description: 'The training is completed only later.' },
    EXPIRED: { value: 'expired', description: 'The training is over by that day.' },
    NONE: { value: 'none', description: 'No training is on record.' },
  } satisfies Record<string, { value: TrainingState; description: string }>,
});

const TrainingStandingType = builder
  .objectRef<TrainingVerdict & { onDate: LocalDate }>('TrainingStanding')
  .implement({
    description: 'What is known of the training of a facilitator on the day on which it is needed.',
    fields: (t) => ({
      state: t.field({
        type: TrainingStateType,
        nullable: false,
        description: 'Whether it is current on that day.',
        resolve: ({ state }) => state,
      }),
      onDate: t.field({
        type: 'LocalDate',
        nullable: false,
        description: 'The day: the start of the cycle, or today where that is unknown or past.',
        resolve: ({ onDate }) => onDate,
      }),
      until: t.field({
        type: 'LocalDate',
        description: 'The last day on which it counts; null where it has no limit or there is none.',
        resolve: ({ until }) => until,
      }),
    }),
  });

const AssignmentStatusType = builder.enumType('FacilitatorAssignmentStatus', {
  description: 'Whether somebody facilitates a cycle now.',
  values: {
    ASSIGNED: { value: 'assigned', description: 'They do.' },
    RELEASED: { value: 'released', description: 'They did, and were released.' },
  },
});

export const FacilitatorAssignmentType = builder.prismaNode('FacilitatorAssignment', {
  description: 'One person who facilitates one cycle.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleAssignments(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    displayName: t.string({
      nullable: false,
      description: 'The name of the facilitator.',
      select: { person: { select: { displayName: true } } },
      resolve: ({ person }) => person.displayName,
    }),
    status: t.field({
      type: AssignmentStatusType,
      nullable: false,
      description: 'Whether they facilitate it now.',
      resolve: ({ status }) => status as 'assigned' | 'released',
    }),
    assignedAt: t.expose('assignedAt', {
      type: 'DateTime',
      nullable: false,
      description: 'When they were assigned.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      description: 'When they were released; null where they were not.',
    }),
    training: t.field({
      type: TrainingStandingType,
      description:
        'Whether they are trained on the day on which the cycle needs it. For themselves and for those who assign facilitators.',
      select: {
        personId: true,
        person: { select: { trainings: { take: 200 } } },
        cycle: { select: assignedCycleColumns },
      },
      resolve: ({ personId, person, cycle }, _args, ctx) => {
        const isOwn = ctx.viewer.persons.some((own) => own.id === personId);
        if (!isOwn && !may(ctx.viewer, 'facilitator.assign', targetOfCycle(cycle)))
          throw forbidden('facilitator.assign');
        const onDate = trainingNeededOn(cycle.period as Period | null, cycle.timeZone, ctx.now);
        return { ...checkTraining(person.trainings.map(toTraining), onDate), onDate };
      },
    }),
    person: t.relation('person', { nullable: false, description: 'The person.' }),
    cycle: t.relation('cycle', { nullable: false, description: 'The cycle that they facilitate.' }),
  }),
});
