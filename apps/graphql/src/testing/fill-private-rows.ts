import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database.ts';
import { inTransaction, type Tx } from '../platform/tenant-transaction.ts';

/** Stands in every private text of the organization that others must not see. */
export const secret = 'only-for-whsa-7f3a';

/** Tables whose rows are the public catalog, or belong to no organization. */
export const publicTables: readonly string[] = [
  'region',
  'program',
  'community',
  'community_region',
  'cycle',
  'gathering',
  'session',
  'session_cycle',
  'fee',
];

/** Puts a row into every private table of an organization that was seeded. */
export async function fillPrivateRows(database: Database, slug: string, at: Date): Promise<string> {
  const organization = await inTransaction(database, { role: 'coterie_public' }, (tx) =>
    tx.organization.findUniqueOrThrow({ where: { slug } }),
  );
  const organizationId = organization.id;
  await inTransaction(database, { role: 'coterie_tenant', organizationIds: [organizationId] }, (tx) =>
    fill(tx, organizationId, at),
  );
  return organizationId;
}

async function fill(tx: Tx, organizationId: string, at: Date): Promise<void> {
  const json = { secret } as Prisma.InputJsonValue;
  const cycle = await tx.cycle.findFirstOrThrow({ where: { organizationId, status: 'running' } });
  const gathering = await tx.gathering.findFirstOrThrow({ where: { organizationId } });
  const session = await tx.session.findFirstOrThrow({
    where: { organizationId, cycles: { some: { cycleId: cycle.id } } },
  });
  const { id: _id, ...copied } = cycle;
  const draft = await tx.cycle.create({
    data: {
      ...copied,
      key: 'secret-draft',
      label: secret,
      status: 'draft',
    } as Prisma.CycleUncheckedCreateInput,
    select: { id: true },
  });
  await tx.cycleSeats.create({ data: { organizationId, cycleId: draft.id } });
  const person = await tx.person.create({
    data: { organizationId, displayName: secret, email: `${secret}@example.org`, createdAt: at },
    select: { id: true },
  });
  const own = { organizationId, personId: person.id };
  const inCycle = { ...own, cycleId: cycle.id };
  const by = { byPersonId: person.id, byName: secret, at };
  await tx.affiliation.create({ data: { ...own, facts: json, position: 1 } });
  await tx.roleGrant.create({ data: { ...own, role: 'reviewer', scopeKind: 'organization', grantedAt: at } });
  const application = await tx.application.create({
    data: {
      ...inCycle,
      status: 'submitted',
      wayIn: 'form',
      answers: { attributes: {}, collections: {}, secret },
      reason: secret,
      createdAt: at,
      submittedAt: at,
    },
    select: { id: true },
  });
  await tx.determination.create({
    data: { ...inCycle, sequence: 1, criterion: secret, holds: true, reason: secret, ...by },
  });
  await tx.offer.create({
    data: { ...inCycle, applicationId: application.id, status: 'open', madeAt: at, reason: secret },
  });
  await tx.waitlistEntry.create({
    data: { ...inCycle, applicationId: application.id, status: 'waiting', sequence: 999, enteredAt: at },
  });
  await tx.enrollment.create({
    data: { ...inCycle, origin: 'invitation', status: 'active', enrolledAt: at, reason: secret },
  });
  const registration = await tx.registration.create({
    data: {
      ...own,
      gatheringId: gathering.id,
      status: 'confirmed',
      quote: { byPrintedFee: null, total: null, lines: [], unknown: [] },
      paymentReference: secret,
      createdAt: at,
    },
    select: { id: true },
  });
  await tx.registrationParticipant.create({
    data: { ...own, registrationId: registration.id, payerId: person.id, position: 1, entitlements: [] },
  });
  await tx.trainingRecord.create({ data: { ...own, training: secret, completedOn: at } });
  await tx.facilitatorAssignment.create({ data: { ...inCycle, status: 'assigned', assignedAt: at } });
  await tx.sessionFacilitator.create({ data: { ...own, sessionId: session.id } });
  await tx.sessionLink.create({
    data: { organizationId, sessionId: session.id, url: `https://example.org/${secret}` },
  });
  await tx.attendance.create({
    data: { ...own, sessionId: session.id, mark: 'present', markedByName: secret, markedAt: at },
  });
  await tx.participationFact.create({
    data: { ...inCycle, kind: 'sign_off', value: json, recordedByName: secret, recordedAt: at },
  });
  await tx.learningMapItem.create({
    data: { organizationId, cycleId: cycle.id, kind: 'topic', text: secret, position: 1 },
  });
  await tx.resource.create({
    data: {
      organizationId,
      cycleId: cycle.id,
      title: secret,
      kind: 'link',
      visibility: 'members',
      addedAt: at,
    },
  });
  const event = await tx.domainEvent.create({
    data: {
      organizationId,
      at,
      kind: secret,
      subjectKind: 'cycle',
      subjectId: cycle.id,
      byName: secret,
      payload: json,
    },
    select: { id: true },
  });
  await tx.outbox.create({
    data: { ...own, eventId: event.id, channel: 'email', template: secret, payload: json, dueAt: at },
  });
  await tx.dispatch.create({ data: { organizationId, kind: secret, due: at } });
  await tx.idempotencyKey.create({
    data: { organizationId, accountId: person.id, key: secret, inputHash: secret, response: json, at },
  });
  await tx.programSource.updateMany({ where: { organizationId }, data: { name: secret } });
}
