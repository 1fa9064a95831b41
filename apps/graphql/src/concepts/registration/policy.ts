import { type CapabilityTarget, id } from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import { may } from '../../platform/policy.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { visiblePersons } from '../person/policy.ts';

/** A registration as what a capability is asked about: the payer's own matter. */
export function targetOfRegistration(row: {
  readonly organizationId: string;
  readonly personId: string;
}): CapabilityTarget {
  return { organizationId: id<'Organization'>(row.organizationId), personId: id<'Person'>(row.personId) };
}

/** Registrations that the viewer may know of: those they pay for or take part in, and those they manage. */
export function visibleRegistrations(viewer: Viewer): Prisma.RegistrationWhereInput {
  const own = { in: viewer.persons.map((person) => person.id) };
  const { organizationIds } = grantedScopes(viewer, 'registration.manage');
  return {
    OR: [
      { personId: own },
      { participants: { some: { personId: own } } },
      ...(organizationIds.length > 0 ? [{ organizationId: { in: [...organizationIds] } }] : []),
    ],
  };
}

/** Whether the viewer sees the whole of a registration: its price, its payment, all who take part. */
export function seesWhole(
  viewer: Viewer,
  row: { readonly organizationId: string; readonly personId: string },
): boolean {
  return (
    viewer.persons.some((person) => person.id === row.personId) ||
    may(viewer, 'registration.manage', targetOfRegistration(row))
  );
}

/**
 * Persons of the organization whom the viewer may name as participants: those whom they see, those whom
 * they registered before, and everybody where they manage registrations.
 */
export function namablePersons(viewer: Viewer, organizationId: string): Prisma.PersonWhereInput {
  const managed = grantedScopes(viewer, 'registration.manage').organizationIds;
  const own = { in: viewer.persons.map((person) => person.id) };
  return {
    organizationId,
    OR: [
      ...(managed.includes(organizationId) ? [{}] : []),
      visiblePersons(viewer),
      { participations: { some: { payerId: own } } },
    ],
  };
}
