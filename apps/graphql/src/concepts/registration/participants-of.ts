import { batched, distinct, nameOfRow, type RowOfTenant } from '../../platform/batched.ts';
import type { ParticipantRow } from './store.ts';

/** More participants than one registration has. */
export const mostParticipants = 200;

/** Everybody who takes part by registrations in a list, each in their order. */
export const participantsOf = batched<RowOfTenant, readonly ParticipantRow[]>(async (tx, registrations) => {
  const rows = await tx.registrationParticipant.findMany({
    where: {
      organizationId: distinct(registrations, ({ organizationId }) => organizationId),
      registrationId: distinct(registrations, ({ id }) => id),
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: registrations.length * mostParticipants,
  });
  const rowsOf = Map.groupBy(rows, ({ registrationId }) => registrationId);
  return registrations.map(({ id }) => rowsOf.get(id) ?? []);
}, nameOfRow);
