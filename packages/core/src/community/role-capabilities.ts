/** What may be done, each said in words for the printed table. */
export const capabilityStatements = {
  'catalog.see': 'See what organizations publish.',
  'eligibility.preview': 'Ask whether a described person could join.',
  'organization.create': 'Set up an organization.',
  'organization.edit': 'Change name, zone, currency, locale and settings of the organization.',
  'organization.export': 'Export everything of the organization.',
  'role.grant': 'Give and take roles, and capabilities that no role carries.',
  'audit.see': 'Read the audit log.',
  'program.load': 'Load a program file.',
  'clock.move': 'Move the development clock.',
  'region.manage': 'Add, rename and remove regions.',
  'community.edit': 'Describe communities and change their status.',
  'community.assess': 'Assess the maturity of a community.',
  'cycle.edit': 'Describe a cycle: period, plan, policies, fees.',
  'cycle.open': 'Announce a cycle and open it to applications.',
  'cycle.select': 'Close applications and begin or end selection.',
  'cycle.start': 'Start a cycle.',
  'cycle.end': 'End or cancel a cycle.',
  'window.edit': 'Extend or move an application window.',
  'capacity.edit': 'Set the number of seats and the caps within it.',
  'application.submit': 'Apply, complete and withdraw one’s own application.',
  'application.see': 'Read applications.',
  'application.review': 'Rate applications and ask for information.',
  'application.decide': 'Shortlist, accept, reject, reopen an application.',
  'determination.make': 'Settle a criterion that could not be determined, with a reason.',
  'offer.make': 'Offer, approve and rescind seats.',
  'offer.answer': 'Accept or decline an offer made to oneself.',
  'waitlist.manage': 'See and work the waitlist.',
  'entry.override': 'Admit against a rule, with a reason, in the open.',
  'proof.see': 'Read the proof of a matching, which names applicants.',
  'enrollment.manage': 'Enroll by invitation or import, remove members.',
  'enrollment.withdraw': 'Give up one’s own seat.',
  'roster.see': 'See who is enrolled.',
  'person.see': 'See persons of the organization with their posts.',
  'person.edit': 'Add, import and correct persons and their posts.',
  'profile.edit': 'Correct one’s own data and posts.',
  'session.see_private': 'See sessions that are not published.',
  'session.plan': 'Add, move and cancel sessions.',
  'session.edit': 'Describe a session, and say that it was held.',
  'join_link.see': 'See how to join a session.',
  'attendance.mark': 'Mark attendance.',
  'attendance.correct': 'Correct a mark, with a reason.',
  'attendance.see_own': 'See one’s own marks and forecast.',
  'completion.see': 'See verdicts and forecasts of members.',
  'completion.waive': 'Waive or substitute a part of the completion policy, with a reason.',
  'training.record': 'Record a facilitator’s training.',
  'facilitator.assign': 'Assign facilitators to cycles and sessions.',
  'gathering.manage': 'Describe gatherings and plan their timetables.',
  'registration.manage': 'Confirm, reject, cancel registrations and record payments.',
  'registration.submit': 'Register oneself or others for a gathering.',
  'learning_map.edit': 'Write the learning map and vote on it.',
  'contribution.offer': 'Offer a contribution of one’s own.',
  'contribution.invite': 'Ask members, and invite a speaker from outside.',
  'resource.see': 'Read the private resources.',
  'resource.manage': 'Share, change and remove resources.',
  'instrument.answer': 'Answer an evaluation form.',
  'instrument.manage': 'Write and open evaluation forms.',
  'report.see': 'Read reports in which small cells are suppressed.',
  'credential.issue': 'Issue and revoke credentials.',
  'message.send': 'Write to a roster.',
} as const;

export type Capability = keyof typeof capabilityStatements;

/**
 * Capabilities that no role carries. An organization may add them to a grant, and each use of them
 * is shown where its effect is shown.
 */
export const optionalCapabilities = ['entry.override', 'proof.see'] as const satisfies readonly Capability[];

export type OptionalCapability = (typeof optionalCapabilities)[number];

/** Where a role can be held. */
export type ScopeKind = 'platform' | 'organization' | 'community' | 'cycle' | 'self';

export type Role =
  | 'platform_administrator'
  | 'organization_administrator'
  | 'coordinator'
  | 'reviewer'
  | 'facilitator'
  | 'member'
  | 'alumnus'
  | 'applicant'
  | 'visitor';

type RoleCapabilities = {
  readonly [R in Role]: { readonly [S in ScopeKind]?: readonly Capability[] };
};

const review = [
  'application.see',
  'application.review',
  'person.see',
] as const satisfies readonly Capability[];

const guideCycle = [
  'roster.see',
  'person.see',
  'session.see_private',
  'session.edit',
  'join_link.see',
  'attendance.mark',
  'attendance.correct',
  'completion.see',
  'learning_map.edit',
  'contribution.offer',
  'contribution.invite',
  'resource.see',
  'resource.manage',
  'report.see',
  'message.send',
] as const satisfies readonly Capability[];

const runCycle = [
  ...review,
  ...guideCycle,
  'cycle.edit',
  'cycle.open',
  'cycle.select',
  'cycle.start',
  'cycle.end',
  'window.edit',
  'capacity.edit',
  'application.decide',
  'determination.make',
  'offer.make',
  'waitlist.manage',
  'enrollment.manage',
  'session.plan',
  'completion.waive',
  'facilitator.assign',
  'instrument.manage',
  'credential.issue',
] as const satisfies readonly Capability[];

const runCommunity = [
  ...runCycle,
  'community.edit',
  'community.assess',
] as const satisfies readonly Capability[];

const coordinate = [
  ...runCommunity,
  'gathering.manage',
  'registration.manage',
  'training.record',
  'person.edit',
] as const satisfies readonly Capability[];

/**
 * Role × scope → what may be done: the one table. A role that is not listed for a scope does nothing
 * there. `entry.override` and `proof.see` stand in no row.
 */
export const roleCapabilities = {
  platform_administrator: {
    platform: ['organization.create', 'program.load', 'clock.move'],
  },
  organization_administrator: {
    organization: [
      ...coordinate,
      'organization.edit',
      'organization.export',
      'role.grant',
      'audit.see',
      'program.load',
      'region.manage',
    ],
  },
  coordinator: { organization: coordinate, community: runCommunity, cycle: runCycle },
  reviewer: { organization: review, community: review, cycle: review },
  facilitator: { community: guideCycle, cycle: guideCycle },
  member: {
    cycle: [
      'roster.see',
      'session.see_private',
      'join_link.see',
      'resource.see',
      'learning_map.edit',
      'contribution.offer',
      'instrument.answer',
    ],
    self: ['attendance.see_own', 'enrollment.withdraw', 'profile.edit'],
  },
  // An alumnus keeps people and resources, not the room: no join links, no new contributions.
  alumnus: {
    cycle: ['roster.see', 'resource.see', 'instrument.answer'],
    self: ['attendance.see_own', 'profile.edit'],
  },
  applicant: {
    self: ['application.submit', 'offer.answer', 'registration.submit', 'profile.edit'],
  },
  visitor: { platform: ['catalog.see', 'eligibility.preview'] },
} as const satisfies RoleCapabilities as RoleCapabilities;
