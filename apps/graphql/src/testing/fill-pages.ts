import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database.ts';
import { inTransaction, type Tx } from '../platform/tenant-transaction.ts';

/** More rows than a page of twenty, in every list that a portal needs first. */
const rows = 24;

/**
 * Fills the organization of the seeded equity program: a seat for its first example applicant, further communities with cycles, sessions of the cycle that
 * takes applications with members, applicants, offers, a queue and marks, and gatherings with registrations.
 */
export async function fillPages(
  database: Database,
  place: { readonly slug: string; readonly cycle: string },
  at: Date,
): Promise<void> {
  const { id: organizationId } = await inTransaction(database, { role: 'coterie_public' }, (tx) =>
    tx.organization.findUniqueOrThrow({ where: { slug: place.slug }, select: { id: true } }),
  );
  await inTransaction(database, { role: 'coterie_tenant', organizationIds: [organizationId] }, async (tx) => {
    const cycle = await tx.cycle.findFirstOrThrow({ where: { organizationId, key: place.cycle } });
    await fillCatalog(tx, cycle);
    await fillRoster(tx, cycle, at);
  });
}

type CycleRow = Prisma.CycleGetPayload<object>;

async function fillCatalog(tx: Tx, cycle: CycleRow): Promise<void> {
  const { organizationId, programId } = cycle;
  const own = { organizationId, programId };
  const { id: _cycle, ...copied } = cycle;
  const { id: _community, ...community } = await tx.community.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: cycle.communityId } },
  });
  for (let number = 1; number <= rows; number += 1) {
    const further = await tx.community.create({
      data: { ...community, key: `community-${number}`, position: 100 + number } as never,
      select: { id: true },
    });
    const gathering = await tx.gathering.create({
      data: {
        ...own,
        key: `gathering-${number}`,
        label: `Gathering ${number}`,
        position: number,
        details: emptyGathering as never,
      },
      select: { id: true },
    });
    for (const communityId of [further.id, cycle.communityId]) {
      const { id: cycleId } = await tx.cycle.create({
        data: {
          ...copied,
          communityId,
          key: `cycle-${communityId}-${number}`,
          position: 100 + number,
        } as never,
        select: { id: true },
      });
      await tx.cycleSeats.create({ data: { organizationId, cycleId }, select: { cycleId: true } });
      const session = await tx.session.create({
        data: {
          ...own,
          gatheringId: gathering.id,
          key: `session-${communityId}-${number}`,
          label: `Session ${number}`,
          kind: 'meeting',
          status: 'scheduled',
          timing: { kind: 'to_be_announced' },
          position: 100 + number,
        },
        select: { id: true },
      });
      await tx.sessionCycle.createMany({
        data: [cycleId, cycle.id].map((id) => ({ organizationId, sessionId: session.id, cycleId: id })),
      });
    }
  }
}

const emptyGathering = {
  period: null,
  place: null,
  cycleKeys: [],
  statedDays: null,
  agenda: null,
  agendaPublished: false,
  severalWelcome: null,
  readings: [],
  editorsNotes: [],
  pointer: '/gatherings/0',
};

async function fillRoster(tx: Tx, cycle: CycleRow, at: Date): Promise<void> {
  const { organizationId } = cycle;
  const sessions = await tx.session.findMany({
    where: { organizationId, cycles: { some: { cycleId: cycle.id } } },
    select: { id: true },
    take: 100,
  });
  const gathering = await tx.gathering.findFirstOrThrow({ where: { organizationId }, select: { id: true } });
  const only = { select: { id: true } } as const;
  const avery = await tx.person.findFirstOrThrow({
    where: { organizationId, displayName: 'Avery Example' },
    select: { id: true },
  });
  await tx.enrollment.create({
    data: {
      organizationId,
      cycleId: cycle.id,
      personId: avery.id,
      origin: 'invitation',
      status: 'active',
      enrolledAt: at,
    },
    ...only,
  });
  for (let number = 1; number <= rows; number += 1) {
    const person = await tx.person.create({
      data: {
        organizationId,
        displayName: `Person ${number}`,
        email: `${number}@example.org`,
        createdAt: at,
      },
      ...only,
    });
    const own = { organizationId, personId: person.id };
    const inCycle = { ...own, cycleId: cycle.id };
    await tx.affiliation.create({ data: { ...own, facts: { state: 'WI' }, position: 1 }, ...only });
    const application = await tx.application.create({
      data: {
        ...inCycle,
        status: 'submitted',
        wayIn: 'form',
        answers: { attributes: {}, collections: {} },
        createdAt: at,
        submittedAt: at,
      },
      ...only,
    });
    await tx.determination.create({
      data: {
        ...inCycle,
        sequence: 1,
        criterion: 'rural',
        holds: true,
        byPersonId: person.id,
        byName: 'Somebody',
        reason: 'It is.',
        at,
      },
      ...only,
    });
    const offer = { ...inCycle, status: 'open', madeAt: at };
    await tx.offer.create({ data: { ...offer, applicationId: application.id }, ...only });
    const entry = { ...inCycle, status: 'waiting', enteredAt: at };
    await tx.waitlistEntry.create({
      data: { ...entry, applicationId: application.id, sequence: 100 + number },
      ...only,
    });
    await tx.enrollment.create({
      data: { ...inCycle, origin: 'invitation', status: 'active', enrolledAt: at },
      ...only,
    });
    await tx.attendance.createMany({
      data: sessions.map(({ id }) => ({
        ...own,
        sessionId: id,
        mark: 'present',
        markedByName: 'F',
        markedAt: at,
      })),
    });
    await tx.participationFact.create({
      data: {
        ...inCycle,
        kind: 'sign_off',
        value: { name: 'project', by: 'F', done: true },
        recordedByName: 'F',
        recordedAt: at,
      },
      ...only,
    });
    await tx.facilitatorAssignment.create({
      data: { ...inCycle, status: 'assigned', assignedAt: at },
      ...only,
    });
    await tx.learningMapItem.create({
      data: {
        organizationId,
        cycleId: cycle.id,
        kind: 'topic',
        text: `Topic ${number}`,
        position: number,
      },
      ...only,
    });
    const registration = await tx.registration.create({
      data: {
        ...own,
        gatheringId: gathering.id,
        status: 'confirmed',
        quote: { byPrintedFee: null, total: null, lines: [], unknown: [] },
        createdAt: at,
      },
      ...only,
    });
    await tx.registrationParticipant.create({
      data: { ...own, registrationId: registration.id, payerId: person.id, position: 0, entitlements: [] },
      select: { organizationId: true },
    });
    await tx.resource.create({
      data: {
        organizationId,
        cycleId: cycle.id,
        title: `Resource ${number}`,
        kind: 'link',
        visibility: 'members',
        addedAt: at,
      },
      ...only,
    });
  }
}
