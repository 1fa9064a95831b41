import type { LocalDate } from '@coterie/core';
import type { Database } from '../platform/database.ts';
import { fromLocalDate } from '../platform/dates.ts';
import { developmentIssuerName } from '../platform/identity.ts';
import { actAs, inTransaction, type Tx } from '../platform/tenant-transaction.ts';
import { actInOrganization } from './act-in-organization.ts';
import { platformAdministrator, type SeededPerson, seededPeople } from './example-people.ts';

/** Adds the example people who are not there yet, an organization at a time; gives back how many. */
export async function seedExamplePeople(database: Database, now: Date): Promise<number> {
  const slugs = [...new Set(seededPeople.map((person) => person.organizationSlug))];
  let added = await inTransaction(database, { role: 'coterie_public' }, (tx) =>
    seedPlatformAdministrator(tx, now),
  );
  for (const slug of slugs) {
    added += await inTransaction(database, { role: 'coterie_public' }, async (tx) => {
      const organization = await tx.organization.findUnique({ where: { slug }, select: { id: true } });
      if (organization === null) return 0;
      let count = 0;
      for (const person of seededPeople) {
        if (person.organizationSlug === slug && (await seedPerson(tx, organization.id, person, now)))
          count += 1;
      }
      return count;
    });
  }
  return added;
}

async function seedPlatformAdministrator(tx: Tx, now: Date): Promise<number> {
  const { accountId } = await seedAccount(tx, platformAdministrator.subject, now);
  await actAs(tx, { role: 'coterie_tenant', accountId });
  if ((await tx.platformAdministrator.count()) > 0) return 0;
  // Only the worker's role may name one; it reads none, so nothing is given back.
  await tx.$queryRaw`SELECT set_config('role', 'coterie_worker', true)`;
  return await tx.$executeRaw`INSERT INTO platform_administrator (account_id, granted_at)
    VALUES (${accountId}::uuid, ${now}) ON CONFLICT DO NOTHING`;
}

/** The account that the issuer will vouch for; the transaction acts as it, as sign-in would. */
async function seedAccount(tx: Tx, subject: string, now: Date): Promise<{ accountId: string }> {
  const identity = { issuer: developmentIssuerName, subject };
  await actAs(tx, { role: 'coterie_tenant', ...identity });
  const there = await tx.account.findUnique({ where: { issuer_subject: identity }, select: { id: true } });
  const account =
    there ?? (await tx.account.create({ data: { ...identity, createdAt: now }, select: { id: true } }));
  return { accountId: account.id };
}

async function seedPerson(tx: Tx, organizationId: string, person: SeededPerson, now: Date): Promise<boolean> {
  const { accountId } = await seedAccount(tx, person.subject, now);
  await actInOrganization(tx, organizationId);
  const where = { organizationId_accountId: { organizationId, accountId } };
  if ((await tx.person.findUnique({ where, select: { id: true } })) !== null) return false;
  const { id: personId } = await tx.person.create({
    data: { organizationId, accountId, displayName: person.name, createdAt: now },
    select: { id: true },
  });
  const own = { organizationId, personId };
  for (const { role, community, also = [] } of person.grants ?? []) {
    const scopeId = community === undefined ? null : await communityId(tx, organizationId, community);
    await tx.roleGrant.create({
      data: {
        ...own,
        role,
        also: [...also],
        scopeKind: scopeId === null ? 'organization' : 'community',
        scopeId,
        grantedAt: now,
      },
      select: { id: true },
    });
  }
  for (const [position, facts] of (person.affiliations ?? []).entries()) {
    await tx.affiliation.create({ data: { ...own, facts, position: position + 1 }, select: { id: true } });
  }
  if (person.training !== undefined) {
    await tx.trainingRecord.create({
      data: {
        ...own,
        training: person.training.title,
        completedOn: fromLocalDate(person.training.completedOn as LocalDate),
        expiresOn: fromLocalDate(person.training.expiresOn as LocalDate),
      },
      select: { id: true },
    });
  }
  for (const key of person.memberOf ?? []) await seedEnrollment(tx, own, key, 'active', now);
  for (const key of person.alumnusOf ?? []) await seedEnrollment(tx, own, key, 'ended', now);
  return true;
}

async function seedEnrollment(
  tx: Tx,
  { organizationId, personId }: { organizationId: string; personId: string },
  key: string,
  status: 'active' | 'ended',
  now: Date,
): Promise<void> {
  const { id: cycleId } = await tx.cycle.findFirstOrThrow({
    where: { organizationId, key },
    select: { id: true },
  });
  await tx.enrollment.create({
    // When the groups of the past ended, and who completed, no page tells.
    data:
      status === 'ended'
        ? { organizationId, cycleId, personId, origin: 'import', status, completion: 'undetermined' }
        : { organizationId, cycleId, personId, origin: 'open_entry', status, enrolledAt: now },
    select: { id: true },
  });
  if (status !== 'active') return;
  await tx.cycleSeats.update({
    where: { organizationId_cycleId: { organizationId, cycleId } },
    data: { taken: { increment: 1 } },
    select: { cycleId: true },
  });
}

async function communityId(tx: Tx, organizationId: string, key: string): Promise<string> {
  const community = await tx.community.findFirstOrThrow({
    where: { organizationId, key },
    select: { id: true },
  });
  return community.id;
}
