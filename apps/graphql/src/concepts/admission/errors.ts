import type {
  ApplicationRefusal,
  DeterminationRefusal,
  EnrollmentRefusal,
  MakeOfferRefusal,
  OfferRefusal,
  OpenEntryRefusal,
  Refusal,
  WaitlistRefusal,
} from '@coterie/core';
import { defineRefusals, type RefusalValue } from '../../platform/refusal.ts';
import { tellEnd, tellMoment } from '../../platform/tell-time.ts';

/** Everything that the core says against coming in, being offered a seat, waiting for one, leaving one. */
export type AdmissionRefusal =
  | ApplicationRefusal
  | OfferRefusal
  | MakeOfferRefusal
  | WaitlistRefusal
  | EnrollmentRefusal
  | DeterminationRefusal
  | OpenEntryRefusal
  /** The queue is worked through: nobody in it can be offered a seat now. */
  | (Refusal & { readonly kind: 'nobody_in_line'; readonly passedOver: number });

/** A refusal with the zone in which its times are told. */
type Told = AdmissionRefusal & { readonly zone: string | null };

const words = (state: string): string => state.replaceAll('_', ' ');
const command = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

const group = defineRefusals<Told>({
  application_state: {
    type: 'ApplicationStateRefused',
    description: 'The application stands where this cannot be done to it.',
    facts: { state: 'String' },
    message: (refusal) =>
      `The application is ${words(refusal.state)}; “${command(refusal.command)}” is not possible now.`,
  },
  cycle_admits_nobody: {
    type: 'CycleAdmitsNobody',
    description: 'The cycle is not open to anybody: announced only, being evaluated, over or cancelled.',
    facts: { state: 'String' },
    message: ({ state }) =>
      state === 'announced' || state === 'draft'
        ? 'The cycle is announced and takes no applications yet.'
        : `The cycle is ${words(state)}; nobody can come in any more.`,
  },
  cycle_not_accepting: {
    type: 'CycleNotAccepting',
    description: 'The cycle takes no applications now.',
    facts: { state: 'String' },
    message: ({ state }) => `The cycle takes no applications now: it is ${words(state)}.`,
  },
  window_not_yet_open: {
    type: 'WindowNotYetOpen',
    description: 'Applications are taken from a later moment on.',
    facts: { opensAt: 'DateTime', zone: 'String' },
    message: ({ opensAt, zone }) =>
      opensAt === null
        ? 'Applications are not taken yet.'
        : `Applications are taken from ${tellMoment(opensAt, zone)} on.`,
  },
  window_closed: {
    type: 'WindowClosed',
    description: 'Applications were taken until an earlier moment.',
    facts: { closedAt: 'DateTime', zone: 'String' },
    message: ({ closedAt, zone }) =>
      closedAt === null
        ? 'Applications are not taken any more.'
        : `Applications closed ${tellEnd(closedAt, zone)}.`,
  },
  roster_locked: {
    type: 'RosterLocked',
    description: 'The roster of the cycle is locked: nobody comes in any more.',
    facts: { lockedAt: 'DateTime' },
    message: ({ lockedAt, zone }) =>
      lockedAt === null
        ? 'The roster of this closed cycle is locked since it started.'
        : `The roster is locked since ${tellMoment(lockedAt, zone)}; nobody comes in any more.`,
  },
  already_enrolled: {
    type: 'AlreadyEnrolled',
    description: 'The person holds a seat in the cycle already.',
    message: () => 'This person holds a seat in the cycle already.',
  },
  already_applied: {
    type: 'AlreadyApplied',
    description: 'The person has an application to the cycle that is open.',
    message: () => 'This person has an open application to the cycle already.',
  },
  person_limit_reached: {
    type: 'PersonLimitReached',
    description: 'The person holds as many seats in the season as one person may.',
    facts: { limit: 'Int', held: 'Int' },
    message: ({ limit, held }) =>
      `One person may hold ${limit} ${limit === 1 ? 'seat' : 'seats'} in a season; this one holds ${held}.`,
  },
  not_eligible: {
    type: 'NotEligible',
    description: 'The eligibility rule is not met.',
    message: () => 'The eligibility rule is not met. The verdict says why.',
  },
  eligibility_undetermined: {
    type: 'EligibilityUndetermined',
    description: 'Whether the eligibility rule is met is not settled; a seat needs it settled first.',
    message: () =>
      'Whether the eligibility rule is met is not settled yet. Facts are missing, or a determination is needed.',
  },
  capacity_unknown: {
    type: 'CapacityUnknown',
    description: 'The number of seats is not set, so that nobody can be seated in order.',
    message: () => 'The number of seats is not set yet, so nobody can be seated in their order.',
  },
  no_seat: {
    type: 'NoSeat',
    description: 'No seat is free.',
    message: () => 'No seat is free.',
  },
  others_wait_first: {
    type: 'OthersWaitFirst',
    description: 'The seats that are free belong to those who wait for one.',
    message: () => 'The seats that are free belong to those on the waitlist first.',
  },
  cap_reached: {
    type: 'CapReached',
    description: 'As many seats as are kept for people of one district, region or role are taken.',
    facts: { attribute: 'String', value: 'String', seats: 'Int' },
    message: ({ attribute, value, seats }) =>
      `At most ${seats} ${seats === 1 ? 'seat goes' : 'seats go'} to the ${attribute} ${value}, and they are taken.`,
  },
  cap_value_unknown: {
    type: 'CapValueUnknown',
    description: 'It is not known to which limited group the person belongs, and one of them is full.',
    facts: { attribute: 'String' },
    message: ({ attribute }) =>
      `The ${attribute} of this person is not known, and the seats for one are taken.`,
  },
  override_not_permitted: {
    type: 'OverrideNotPermitted',
    description: 'You may not admit against a rule here.',
    message: () => 'You may not admit against a rule here: it takes the capability entry.override.',
    path: () => ['override'],
  },
  override_reason_missing: {
    type: 'OverrideReasonMissing',
    description: 'Whoever admits against a rule says why.',
    message: () => 'Say why this person is admitted against the rule.',
    path: () => ['override', 'reason'],
  },
  override_name_missing: {
    type: 'OverrideNameMissing',
    description: 'Whoever admits against a rule does so by name.',
    message: () => 'You have no name in this organization that could be shown beside the override.',
    path: () => ['override'],
  },
  teams_not_taken: {
    type: 'TeamsNotTaken',
    description: 'People apply to this cycle one by one.',
    message: () => 'This cycle takes no teams; people apply one by one.',
  },
  team_size: {
    type: 'TeamSizeRefused',
    description: 'The team is larger or smaller than the program asks for.',
    facts: { size: 'Int', minSize: 'Int', maxSize: 'Int' },
    message: ({ size, minSize, maxSize }) =>
      `A team has ${minSize}${maxSize === null ? ' members or more' : ` to ${maxSize} members`}; this one has ${size}.`,
  },
  team_role_missing: {
    type: 'TeamRoleMissing',
    description: 'A role that the program asks for is not in the team.',
    facts: { role: 'String', required: 'Int', named: 'Int' },
    message: ({ role, required, named }) =>
      `A team names ${required} with the role ${role}; this one names ${named}.`,
  },
  team_member_twice: {
    type: 'TeamMemberTwice',
    description: 'Somebody is named twice in the team.',
    message: () => 'Somebody is named twice in this team.',
  },
  ineligibility_not_shown: {
    type: 'IneligibilityNotShown',
    description: 'The rule does not say that the applicant is ineligible.',
    facts: { eligibility: 'String' },
    message: ({ eligibility }) => `The eligibility rule does not say so: the applicant is ${eligibility}.`,
  },
  questions_missing: {
    type: 'QuestionsMissing',
    description: 'Whoever asks for information says what is needed.',
    message: () => 'Say what is needed of the applicant.',
    path: () => ['questions'],
  },
  waitlist_not_kept: {
    type: 'WaitlistNotKept',
    description: 'The program keeps no waitlist.',
    message: () => 'This cycle keeps no waitlist.',
  },
  offer_state: {
    type: 'OfferStateRefused',
    description: 'The offer was answered, has expired, or was taken back.',
    facts: { state: 'String' },
    message: ({ state }) => `The offer is ${words(state)} already.`,
  },
  offer_lapsed: {
    type: 'OfferLapsed',
    description: 'The offer was open until an earlier moment.',
    facts: { lapsedAt: 'DateTime', zone: 'String' },
    message: ({ lapsedAt, zone }) => `The offer lapsed on ${tellMoment(lapsedAt, zone)}.`,
  },
  offer_not_lapsed: {
    type: 'OfferNotLapsed',
    description: 'The offer is still open.',
    facts: { lapsesAt: 'DateTime', zone: 'String' },
    message: ({ lapsesAt, zone }) =>
      lapsesAt === null
        ? 'The offer has not lapsed.'
        : `The offer is open until ${tellMoment(lapsesAt, zone)}.`,
  },
  offer_already_handed_over: {
    type: 'OfferAlreadyHandedOver',
    description: 'The clock of the offer has started already.',
    facts: { handedOverAt: 'DateTime', zone: 'String' },
    message: ({ handedOverAt, zone }) =>
      `The offer was handed over on ${tellMoment(handedOverAt, zone)} already.`,
  },
  offer_already_open: {
    type: 'OfferAlreadyOpen',
    description: 'The person has an open offer of the cycle.',
    message: () => 'This person has an open offer of the cycle already.',
  },
  application_not_accepted: {
    type: 'ApplicationNotAccepted',
    description: 'An offer answers an application that was accepted.',
    facts: { state: 'String' },
    message: ({ state }) => `The application is ${words(state)}; a seat is offered once it is accepted.`,
  },
  already_waiting: {
    type: 'AlreadyWaiting',
    description: 'The person has a place in the queue.',
    message: () => 'This person has a place on the waitlist already.',
  },
  waitlist_state: {
    type: 'WaitlistStateRefused',
    description: 'The place in the queue stands where this cannot be done to it.',
    facts: { state: 'String' },
    message: ({ state }) => `The place on the waitlist is ${words(state)}; this is not possible now.`,
  },
  enrollment_state: {
    type: 'EnrollmentStateRefused',
    description: 'The seat was given up, taken, or has ended.',
    facts: { state: 'String' },
    message: ({ state }) => `The enrollment is ${words(state)} already.`,
  },
  removal_reason_missing: {
    type: 'RemovalReasonMissing',
    description: 'Whoever is removed from a cycle is told why.',
    message: () => 'Say why this person is removed.',
    path: () => ['reason'],
  },
  cycle_not_over: {
    type: 'CycleNotOver',
    description: 'Enrollments end with their cycle.',
    facts: { state: 'String' },
    message: ({ state }) => `The cycle is ${words(state)}; enrollments end with it.`,
  },
  may_not_determine: {
    type: 'MayNotDetermine',
    description: 'You may not settle what the program left undefined.',
    message: () => 'You may not settle this: it takes the capability determination.make.',
  },
  criterion_not_open: {
    type: 'CriterionNotOpen',
    description: 'The rule leaves no such criterion undefined. Facts are recorded, not determined.',
    facts: { criterion: 'String' },
    message: ({ criterion, open }) =>
      open.length === 0
        ? 'The rule leaves nothing undefined; facts are recorded, not determined.'
        : `The rule does not leave “${criterion}” undefined. Undefined: ${open.join(', ')}.`,
    path: () => ['criterion'],
  },
  name_or_reason_missing: {
    type: 'NameOrReasonMissing',
    description: 'A determination carries a name and a reason.',
    message: ({ missing }) =>
      missing.includes('reason')
        ? 'Say why it was settled so.'
        : 'You have no name in this organization that could be shown.',
    path: ({ missing }) => (missing.includes('reason') ? ['reason'] : []),
  },
  nothing_new: {
    type: 'NothingNew',
    description: 'It was determined just so before.',
    facts: { criterion: 'String' },
    message: ({ criterion }) => `“${criterion}” was determined just so, for the same reason, before.`,
  },
  entry_by_application: {
    type: 'EntryByApplication',
    description: 'People come into this cycle by applying, or by invitation.',
    message: () => 'This cycle chooses whom it takes. Apply to it.',
  },
  nobody_in_line: {
    type: 'NobodyInLine',
    description: 'Nobody waits who could be offered a seat now.',
    facts: { passedOver: 'Int' },
    message: ({ passedOver }) =>
      passedOver === 0 ? 'Nobody is waiting.' : 'Nobody of those who wait can take a seat now.',
  },
});

/** What admission commands may be refused with. */
export const admissionRefusals = group;

/** Tells refusals, times in the zone of the cycle. */
export function tellAdmission(
  refusals: readonly AdmissionRefusal[],
  { zone, path = [] }: { readonly zone: string | null; readonly path?: readonly string[] },
): { readonly ok: false; readonly refusal: RefusalValue } {
  return {
    ok: false,
    refusal: group.tell(refusals.map((refusal) => ({ ...refusal, zone })) as Told[], path),
  };
}
