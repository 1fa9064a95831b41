import type { PersonClaimRefusal } from '@coterie/core';
import { defineRefusals } from '../../platform/refusal.ts';

/** How refusals to claim a person are told. */
export const personRefusals = defineRefusals<PersonClaimRefusal>({
  person_already_claimed: {
    type: 'PersonAlreadyClaimed',
    description: 'An account has claimed this person already.',
    message: () => 'Somebody has claimed this person already.',
  },
  account_has_person: {
    type: 'AccountHasPerson',
    description: 'Your account is another person of this organization already.',
    message: () => 'This organization knows you as another person already.',
  },
  person_claim_not_verified: {
    type: 'PersonClaimNotVerified',
    description: 'The code does not belong to this person.',
    message: () => 'This code does not belong to this person. Ask the coordinator for it.',
    path: () => ['claimCode'],
  },
});
