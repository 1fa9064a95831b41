import type {
  CapacityRefusal,
  CycleRefusal,
  CycleState,
  DateWindow,
  RosterRefusal,
  WindowRefusal,
} from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';

const stateWords: Readonly<Record<CycleState, string>> = {
  draft: 'is a draft',
  announced: 'is announced and takes no applications yet',
  accepting: 'takes applications',
  selecting: 'has closed its applications and gives out seats',
  running: 'is running',
  evaluating: 'is being evaluated',
  ended: 'has ended',
  cancelled: 'was cancelled',
};

const commandWords: Readonly<Record<string, string>> = {
  announce: 'be announced',
  openApplications: 'be opened to applications',
  closeApplications: 'be closed to applications',
  reopen: 'be opened to applications again',
  start: 'start',
  beginEvaluation: 'begin its evaluation',
  end: 'end',
  cancel: 'be cancelled',
  changeWindow: 'change its application window',
  changeCapacity: 'change its capacity',
  lockRoster: 'lock its roster',
  unlockRoster: 'unlock its roster',
};

/** How refusals of commands about cycles are told. */
export const cycleRefusals = defineRefusals<CycleRefusal | WindowRefusal | CapacityRefusal | RosterRefusal>({
  cycle_state: {
    type: 'CycleStateForbids',
    description: 'The cycle is at a point of its life at which this cannot be done.',
    facts: { state: 'String', command: 'String' },
    message: ({ state, command }) =>
      `This cycle ${stateWords[state]}; it cannot ${commandWords[command] ?? command} now.`,
  },
  applications_still_open: {
    type: 'ApplicationsStillOpen',
    description: 'The cycle takes applications and does not have open admission.',
    message: () => 'This cycle still takes applications. Close them and give out the seats before it starts.',
  },
  application_window_over: {
    type: 'ApplicationWindowOver',
    description: 'The application window is over; it is extended first.',
    facts: { closedAt: 'DateTime' },
    message: ({ closedAt }) =>
      closedAt === null
        ? 'The application window of this cycle is over. Extend it first.'
        : `The application window of this cycle was over at ${closedAt}. Extend it first.`,
  },
  community_not_active: {
    type: 'CommunityNotActive',
    description:
      'The community of the cycle is announced only, rests, or is archived: it takes no applications.',
    facts: { status: 'String' },
    message: ({ status }) =>
      `The community of this cycle is ${status} and takes no applications. ${status === 'announced' ? 'Activate' : 'Resume'} it first.`,
  },
  roster_locked: {
    type: 'RosterLocked',
    description: 'The roster of the cycle is locked: nobody enters any more.',
    facts: { lockedAt: 'DateTime' },
    message: ({ lockedAt }) =>
      `The roster of this cycle is locked${lockedAt === null ? '' : ` since ${lockedAt}`}. Nobody enters it any more.`,
  },
  roster_not_locked: {
    type: 'RosterNotLocked',
    description: 'The roster of the cycle is not locked.',
    message: () => 'The roster of this cycle is not locked.',
  },
  roster_closed_for_good: {
    type: 'RosterClosedForGood',
    description: 'The roster of a closed cycle stays locked once the cycle has started.',
    facts: { state: 'String' },
    message: () => 'This is a closed cycle that has started. Its roster stays locked.',
  },
  roster_cycle_state: {
    type: 'RosterCycleState',
    description: 'A roster is locked and unlocked from announcement until the cycle is evaluated.',
    facts: { state: 'String' },
    message: ({ state }) =>
      `This cycle ${stateWords[state]}; its roster can be neither locked nor unlocked now.`,
  },
  capacity_unknown: {
    type: 'CapacityUnknown',
    description: 'Nobody has said how many seats the cycle has.',
    message: () => 'The number of seats of this cycle is not known. Set its capacity first.',
  },
  members_missing: {
    type: 'MembersMissing',
    description: 'The cycle has fewer members than its program asks for.',
    facts: { required: 'Int', enrolled: 'Int' },
    message: ({ required, enrolled }) => `This cycle needs at least ${required} members and has ${enrolled}.`,
  },
  facilitators_missing: {
    type: 'FacilitatorsMissing',
    description: 'The cycle has fewer facilitators than its program asks for.',
    facts: { required: 'Int', assigned: 'Int', ready: 'Int' },
    message: ({ required, assigned, ready }) =>
      `This cycle needs ${required} facilitators${assigned === ready ? '' : ' with current training'}; ${ready} of those assigned meet that${assigned === 0 ? ', and nobody is assigned' : ''}.`,
  },
  facilitator_untrained: {
    type: 'FacilitatorUntrained',
    description: 'A facilitator has no training that is current on the day on which the cycle starts.',
    facts: { training: 'String', onDate: 'LocalDate' },
    message: ({ training, onDate }) => {
      const why = {
        none: 'has no training on record',
        expired: 'has training that is over by then',
        not_yet: 'completes training only later',
        undetermined: 'has training, but nobody knows how long it counts',
      }[training];
      return `A facilitator of this cycle ${why}; training must be current on ${onDate}.`;
    },
  },
  window_reversed: {
    type: 'WindowReversed',
    description: 'The window would close before it opens.',
    facts: { window: 'JSON' },
    message: ({ window }) =>
      `An application window opens before it closes; this one would open ${tellEdge(window.opens)} and close ${tellEdge(window.closes)}.`,
  },
  capacity_not_possible: {
    type: 'CapacityNotPossible',
    description: 'This is no number of seats.',
    facts: { seats: 'Float', most: 'Int' },
    message: ({ seats, most }) => `${seats} is no number of seats. Give a whole number from 0 to ${most}.`,
  },
});

function tellEdge(edge: DateWindow['opens']): string {
  if (edge === null) return 'at an unknown time';
  return edge.kind === 'date' ? `on ${edge.date}` : `at ${edge.at}`;
}
