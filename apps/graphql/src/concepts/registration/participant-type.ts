import { builder } from '../../builder.ts';
import { encodeGlobalId } from '../../platform/global-id.ts';
import { gatheringSelect, HeldEntitlementType, holdEntitlements } from './held-entitlement.ts';
import { readEntitlements } from './store.ts';

builder.prismaObject('RegistrationParticipant', {
  description: 'One person who takes part by a registration.',
  select: { organizationId: true, personId: true },
  fields: (t) => ({
    personId: t.id({
      nullable: false,
      description: 'The id of the person.',
      resolve: ({ organizationId, personId }) =>
        encodeGlobalId({ type: 'Person', organizationId, id: personId }),
    }),
    displayName: t.string({
      nullable: false,
      description: 'The name of the person.',
      select: { person: { select: { displayName: true } } },
      resolve: (participant) => participant.person.displayName,
    }),
    feeKeys: t.exposeStringList('feeKeys', {
      nullable: false,
      description: 'The fees that are taken, one for each time.',
    }),
    entitlements: t.field({
      type: [HeldEntitlementType],
      nullable: false,
      description: 'What the person is let into.',
      select: { entitlements: true, registration: { select: { gathering: { select: gatheringSelect } } } },
      resolve: (participant) =>
        holdEntitlements(
          participant.organizationId,
          readEntitlements(participant),
          participant.registration.gathering,
        ),
    }),
  }),
});
