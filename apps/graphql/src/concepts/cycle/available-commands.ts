import {
  availabilityOf,
  availableCycleCommands,
  type Capability,
  type CapacityRefusal,
  type CommandAvailability,
  type CycleCommandKind,
  type CycleFacts,
  type CycleRefusal,
  decideCapacity,
  decideRoster,
  decideWindow,
  type RosterRefusal,
  type WindowRefusal,
} from '@coterie/core';
import { builder } from '../../builder.ts';
import { may } from '../../platform/policy.ts';
import { AvailableCommandType, type CommandDoor, tellAvailability } from '../lifecycle/available-command.ts';
import { cycleFactsOf } from './cycle-facts.ts';
import { cycleRefusals } from './errors.ts';
import { readCycle } from './read-cycle.ts';
import { targetOfCycle } from './run-cycle-command.ts';
import { readWindow } from './store.ts';

type OtherCommand = 'setApplicationWindow' | 'setCapacity' | 'lockRoster' | 'unlockRoster';
type AnyRefusal = CycleRefusal | WindowRefusal | CapacityRefusal | RosterRefusal;

const doors: Readonly<Record<CycleCommandKind | OtherCommand, CommandDoor>> = {
  announce: door('announceCycle', 'cycle.open'),
  openApplications: door('openApplications', 'cycle.open'),
  closeApplications: door('closeApplications', 'cycle.select'),
  reopen: door('reopenApplications', 'cycle.select'),
  start: door('startCycle', 'cycle.start'),
  beginEvaluation: door('beginEvaluation', 'cycle.end'),
  end: door('endCycle', 'cycle.end'),
  cancel: door('cancelCycle', 'cycle.end'),
  setApplicationWindow: door('setApplicationWindow', 'window.edit'),
  setCapacity: door('setCapacity', 'capacity.edit'),
  lockRoster: door('lockRoster', 'enrollment.manage'),
  unlockRoster: door('unlockRoster', 'enrollment.manage'),
};

builder.prismaObjectField('Cycle', 'availableCommands', (t) =>
  t.field({
    type: [AvailableCommandType],
    nullable: false,
    description: 'What can be done about it now, and what stands against the rest.',
    resolve: async (row, _args, ctx) => {
      const cycle = readCycle(row);
      // Who may not start it is not told what that asks for, and could not read it either.
      const facts = may(ctx.viewer, 'cycle.start', targetOfCycle(row))
        ? await cycleFactsOf(ctx, row)
        : noFacts;
      const availabilities: readonly CommandAvailability<CycleCommandKind | OtherCommand, AnyRefusal>[] = [
        ...availableCycleCommands(cycle, facts, ctx.now),
        availabilityOf('setApplicationWindow', decideWindow(cycle, readWindow(row), null, facts, ctx.now)),
        availabilityOf('setCapacity', decideCapacity(cycle, cycle.capacity, facts.enrolled, ctx.now)),
        availabilityOf('lockRoster', decideRoster(cycle, { kind: 'lockRoster' }, ctx.now)),
        availabilityOf('unlockRoster', decideRoster(cycle, { kind: 'unlockRoster', reason: '' }, ctx.now)),
      ];
      return tellAvailability(ctx.viewer, targetOfCycle(row), availabilities, doors, cycleRefusals);
    },
  }),
);

const noFacts: CycleFacts = {
  communityStatus: 'active',
  facilitators: [],
  enrolled: 0,
  startsOn: '2000-01-01',
};

function door(mutation: string, capability: Capability): CommandDoor {
  return { mutation, capability };
}
