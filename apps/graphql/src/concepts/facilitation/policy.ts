import type { Prisma } from '../../generated/prisma/client.ts';
import { grantedScopes } from '../../platform/granted-scopes.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { ownRows, withinCycleScopes } from '../../platform/within-scopes.ts';
import { visiblePersons } from '../person/policy.ts';

/** Who facilitates: one's own cycles, and those whose people one sees. */
export function visibleAssignments(viewer: Viewer): Prisma.FacilitatorAssignmentWhereInput {
  return { OR: [ownRows(viewer), ...withinCycleScopes(viewer, 'roster.see')] };
}

/** Trainings: one's own, those of an organization whose trainings one records, and of whom one may assign. */
export function visibleTrainings(viewer: Viewer): Prisma.TrainingRecordWhereInput {
  const { organizationIds } = grantedScopes(viewer, 'training.record');
  const assigned = withinCycleScopes(viewer, 'facilitator.assign');
  return {
    OR: [
      ownRows(viewer),
      ...(organizationIds.length > 0 ? [{ organizationId: { in: [...organizationIds] } }] : []),
      ...(assigned.length > 0 ? [{ person: { assignments: { some: { OR: assigned } } } }] : []),
    ],
  };
}

/**
 * Persons whom the viewer may name as facilitators: those whom they may know of, and those who stand ready
 * in the organization, by a training, a role, another cycle or session.
 */
export function assignablePersons(viewer: Viewer): Prisma.PersonWhereInput {
  return {
    OR: [
      visiblePersons(viewer),
      { trainings: { some: {} } },
      { grants: { some: { role: 'facilitator' } } },
      { assignments: { some: {} } },
      { facilitatedSessions: { some: {} } },
    ],
  };
}
