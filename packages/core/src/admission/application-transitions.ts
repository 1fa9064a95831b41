import type { Transitions } from '../kernel/transitions.ts';

export const applicationStates = [
  'draft',
  'submitted',
  'needs_information',
  'under_review',
  'ineligible',
  'shortlisted',
  'accepted',
  'rejected',
  'waitlisted',
  'withdrawn',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const applicationCommands = [
  'saveDraft',
  'submit',
  'requestInformation',
  'provideInformation',
  'startReview',
  'markIneligible',
  'shortlist',
  'accept',
  'reject',
  'waitlist',
  'withdraw',
  'reopen',
] as const;
export type ApplicationCommandKind = (typeof applicationCommands)[number];

/**
 * The life of an application. What an applicant has withdrawn or the program has accepted is final:
 * after acceptance it is the offer, then the enrollment, that lives on.
 */
export const applicationTransitions = {
  draft: { saveDraft: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    requestInformation: 'needs_information',
    startReview: 'under_review',
    markIneligible: 'ineligible',
    shortlist: 'shortlisted',
    accept: 'accepted',
    reject: 'rejected',
    waitlist: 'waitlisted',
    withdraw: 'withdrawn',
  },
  needs_information: {
    provideInformation: 'under_review',
    markIneligible: 'ineligible',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  under_review: {
    requestInformation: 'needs_information',
    markIneligible: 'ineligible',
    shortlist: 'shortlisted',
    accept: 'accepted',
    reject: 'rejected',
    waitlist: 'waitlisted',
    withdraw: 'withdrawn',
  },
  ineligible: { reopen: 'under_review', withdraw: 'withdrawn' },
  shortlisted: {
    requestInformation: 'needs_information',
    startReview: 'under_review',
    markIneligible: 'ineligible',
    accept: 'accepted',
    reject: 'rejected',
    waitlist: 'waitlisted',
    withdraw: 'withdrawn',
  },
  accepted: {},
  rejected: { reopen: 'under_review', withdraw: 'withdrawn' },
  waitlisted: { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' },
  withdrawn: {},
} as const satisfies Transitions<ApplicationState, ApplicationCommandKind>;
