import type { Role } from '@coterie/core';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database.ts';
import { developmentIssuerName } from '../platform/identity.ts';
import { actAs, inTransaction, type Tx } from '../platform/tenant-transaction.ts';

/** A text that tells, wherever it shows up, what it was written into. */
export const secretOf = (what: string): string => `secret(${what})`;

/** What of an arranged organization a text lets one know. */
export function secretsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/secret\(([a-z .-]+)\)/g)].map(([, what]) => what ?? ''))].sort();
}

/** Somebody of the organization, by the subject under which they sign in. */
export interface Insider {
  readonly subject: string;
  readonly grant?: { readonly role: Role; readonly community: string };
  readonly enrolled?: { readonly cycle: string; readonly status: string };
  readonly waitsFor?: string;
  readonly facilitates?: string;
}

export interface PrivateMatters {
  readonly organizationId: string;
  /** The cycle that the secrets are of, and another one of the organization. */
  readonly cycleId: string;
  readonly otherCycleId: string;
  readonly sessionId: string;
  readonly gatheringId: string;
  readonly communityId: string;
  /** Whose matters they are: a member of the cycle. */
  readonly personId: string;
  /** The private rows, by the types of their global ids. */
  readonly rows: Readonly<Record<string, string>>;
  /** Insiders by their subjects. */
  readonly insiders: ReadonlyMap<string, { readonly personId: string; readonly enrollmentId: string | null }>;
}

/** Gives one member of one cycle every private matter that there is, and lets insiders stand around. */
export async function arrangePrivateMatters(
  database: Database,
  place: { readonly slug: string; readonly cycle: string; readonly otherCycle: string },
  people: readonly Insider[],
  at: Date,
): Promise<PrivateMatters> {
  return await inTransaction(database, { role: 'coterie_public' }, async (tx) => {
    const { id: organizationId } = await tx.organization.findUniqueOrThrow({ where: { slug: place.slug } });
    const cycle = await tx.cycle.findFirstOrThrow({ where: { organizationId, key: place.cycle } });
    const other = await tx.cycle.findFirstOrThrow({ where: { organizationId, key: place.otherCycle } });
    const insiders: [string, { personId: string; enrollmentId: string | null }][] = [];
    for (const person of people) {
      insiders.push([person.subject, await addInsider(tx, organizationId, person, at)]);
    }
    await actAs(tx, { role: 'coterie_tenant', organizationIds: [organizationId] });
    const { personId, rows, session } = await fill(tx, cycle, at);
    return {
      organizationId,
      cycleId: cycle.id,
      otherCycleId: other.id,
      sessionId: session.id,
      gatheringId: session.gatheringId,
      communityId: cycle.communityId,
      personId,
      rows,
      insiders: new Map(insiders),
    };
  });
}

async function addInsider(tx: Tx, organizationId: string, person: Insider, at: Date) {
  const identity = { issuer: developmentIssuerName, subject: person.subject };
  await actAs(tx, { role: 'coterie_tenant', ...identity, organizationIds: [organizationId] });
  const account = await tx.account.create({ data: { ...identity, createdAt: at }, select: { id: true } });
  const { id: personId } = await tx.person.create({
    data: { organizationId, accountId: account.id, displayName: `Insider ${person.subject}`, createdAt: at },
    select: { id: true },
  });
  const own = { organizationId, personId };
  const cycleOf = async (key: string) =>
    (await tx.cycle.findFirstOrThrow({ where: { organizationId, key }, select: { id: true } })).id;
  if (person.grant !== undefined) {
    const { role, community } = person.grant;
    const scope = await tx.community.findFirstOrThrow({ where: { organizationId, key: community } });
    await tx.roleGrant.create({
      data: { ...own, role, scopeKind: 'community', scopeId: scope.id, grantedAt: at },
      select: { id: true },
    });
  }
  if (person.facilitates !== undefined) {
    const cycleId = await cycleOf(person.facilitates);
    await tx.facilitatorAssignment.create({
      data: { ...own, cycleId, status: 'assigned', assignedAt: at },
      select: { id: true },
    });
  }
  if (person.waitsFor !== undefined) {
    const cycleId = await cycleOf(person.waitsFor);
    const application = await tx.application.create({
      data: { ...own, cycleId, status: 'waitlisted', wayIn: 'form', answers: noFacts, createdAt: at },
      select: { id: true },
    });
    await tx.waitlistEntry.create({
      data: {
        ...own,
        cycleId,
        applicationId: application.id,
        status: 'waiting',
        sequence: 900,
        enteredAt: at,
      },
      select: { id: true },
    });
  }
  let enrollmentId: string | null = null;
  if (person.enrolled !== undefined) {
    const { cycle, status } = person.enrolled;
    const made = await tx.enrollment.create({
      data: { ...own, cycleId: await cycleOf(cycle), origin: 'invitation', status, enrolledAt: at },
      select: { id: true },
    });
    enrollmentId = made.id;
  }
  return { personId, enrollmentId };
}

const noFacts = { attributes: {}, collections: {} };

async function fill(
  tx: Tx,
  cycle: Prisma.CycleGetPayload<object>,
  at: Date,
): Promise<{
  personId: string;
  rows: Record<string, string>;
  session: { id: string; gatheringId: string };
}> {
  const { organizationId, id: cycleId, communityId } = cycle;
  const session = await tx.session.findFirstOrThrow({
    where: { organizationId, cycles: { some: { cycleId } } },
    orderBy: [{ gatheringId: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  });
  const { gatheringId } = session;
  const only = { select: { id: true } } as const;
  const { id: _id, ...copied } = cycle;
  const draft = await tx.cycle.create({
    data: {
      ...copied,
      key: 'a-draft',
      label: secretOf('draft'),
      status: 'draft',
    } as Prisma.CycleUncheckedCreateInput,
    ...only,
  });
  await tx.cycleSeats.create({ data: { organizationId, cycleId: draft.id } });
  const { id: personId } = await tx.person.create({
    data: {
      organizationId,
      displayName: secretOf('name'),
      email: secretOf('address'),
      claimCode: secretOf('claim code'),
      createdAt: at,
    },
    ...only,
  });
  const own = { organizationId, personId };
  const inCycle = { ...own, cycleId };
  const overrides = (what: string) => [
    { personId, name: secretOf(what), reason: secretOf(what), at: at.toISOString(), setAside: [] },
  ];
  const affiliation = await tx.affiliation.create({
    data: { ...own, facts: { employer: secretOf('post') }, position: 1 },
    ...only,
  });
  const application = await tx.application.create({
    data: {
      ...inCycle,
      status: 'under_review',
      wayIn: 'form',
      answers: { attributes: {}, collections: {}, notes: secretOf('application') },
      informationNeeded: [secretOf('application')],
      overrides: overrides('application'),
      reason: secretOf('application'),
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
      reason: secretOf('determination'),
      byPersonId: personId,
      byName: secretOf('determination'),
      at,
    },
    ...only,
  });
  const offer = await tx.offer.create({
    data: {
      ...inCycle,
      applicationId: application.id,
      status: 'open',
      madeAt: at,
      reason: secretOf('offer'),
      overrides: overrides('offer'),
    },
    ...only,
  });
  const entry = await tx.waitlistEntry.create({
    data: { ...inCycle, applicationId: application.id, status: 'waiting', sequence: 800, enteredAt: at },
    ...only,
  });
  const enrollment = await tx.enrollment.create({
    data: {
      ...inCycle,
      origin: 'invitation',
      status: 'active',
      enrolledAt: at,
      reason: secretOf('way in'),
      overrides: overrides('way in'),
    },
    ...only,
  });
  const registrationId = gatheringId === null ? '' : await fillRegistration(tx, own, gatheringId, at);
  const training = await tx.trainingRecord.create({
    data: { ...own, training: secretOf('training'), completedOn: at },
    ...only,
  });
  const assignment = await tx.facilitatorAssignment.create({
    data: { ...inCycle, status: 'released', assignedAt: at },
    ...only,
  });
  await tx.sessionFacilitator.create({ data: { ...own, sessionId: session.id }, select: { personId: true } });
  await tx.sessionLink.create({
    data: { organizationId, sessionId: session.id, url: `https://example.org/${secretOf('join link')}` },
    select: { sessionId: true },
  });
  await tx.attendance.create({
    data: {
      ...own,
      sessionId: session.id,
      mark: 'excused',
      markedByName: secretOf('attendance'),
      markedAt: at,
      corrections: [
        {
          mark: 'absent',
          minutes: null,
          recordedBy: secretOf('attendance'),
          recordedAt: at.toISOString(),
          correctedBy: secretOf('attendance'),
          correctedAt: at.toISOString(),
          reason: secretOf('attendance'),
        },
      ],
    },
    select: { personId: true },
  });
  await tx.participationFact.create({
    data: {
      ...inCycle,
      kind: 'sign_off',
      value: { name: secretOf('participation'), by: secretOf('participation'), done: true },
      recordedByName: secretOf('participation'),
      recordedAt: at,
    },
    ...only,
  });
  const item = await tx.learningMapItem.create({
    data: { organizationId, cycleId, kind: 'topic', text: secretOf('learning map'), position: 1 },
    ...only,
  });
  const shared = { organizationId, kind: 'link', visibility: 'members', addedAt: at };
  const resource = await tx.resource.create({
    data: { ...shared, cycleId, title: secretOf('resource of the cycle') },
    ...only,
  });
  await tx.resource.create({
    data: { ...shared, communityId, title: secretOf('resource of the community') },
    ...only,
  });
  await tx.resource.create({ data: { ...shared, title: secretOf('resource of the house') }, ...only });
  await tx.domainEvent.create({
    data: {
      organizationId,
      at,
      kind: 'application_submitted',
      subjectKind: 'application',
      subjectId: application.id,
      personId,
      byName: secretOf('history'),
      payload: { reason: secretOf('history') },
    },
    ...only,
  });
  return {
    personId,
    session: { id: session.id, gatheringId: gatheringId ?? '' },
    rows: {
      Affiliation: affiliation.id,
      Application: application.id,
      Cycle: draft.id,
      Enrollment: enrollment.id,
      FacilitatorAssignment: assignment.id,
      LearningMapItem: item.id,
      Offer: offer.id,
      Person: personId,
      Registration: registrationId,
      Resource: resource.id,
      TrainingRecord: training.id,
      WaitlistEntry: entry.id,
    },
  };
}

async function fillRegistration(
  tx: Tx,
  own: { readonly organizationId: string; readonly personId: string },
  gatheringId: string,
  at: Date,
): Promise<string> {
  const registration = await tx.registration.create({
    data: {
      ...own,
      gatheringId,
      status: 'confirmed',
      quote: { byPrintedFee: null, total: null, lines: [], unknown: [] },
      details: {
        amountDue: null,
        amountPaid: null,
        paymentDueBy: null,
        transferredTo: null,
        reason: secretOf('payment'),
      },
      paymentReference: secretOf('payment'),
      createdAt: at,
    },
    select: { id: true },
  });
  await tx.registrationParticipant.create({
    data: { ...own, registrationId: registration.id, payerId: own.personId, position: 0, entitlements: [] },
    select: { id: true },
  });
  return registration.id;
}
