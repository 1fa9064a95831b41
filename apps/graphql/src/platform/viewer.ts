import type { Grant, GrantScope, Id } from '@coterie/core';
import { type ActingAs, actAs, anyone, type Tx } from './tenant-transaction.ts';

/** Whom an issuer vouches for. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** A person that the viewer's account has claimed, in one organization. */
export interface ViewerPerson {
  readonly organizationId: string;
  readonly id: string;
  readonly displayName: string;
}

/** Who asks. A visitor has no account, no persons, and the grants of a visitor. */
export interface Viewer {
  readonly identity: Identity | null;
  readonly accountId: string | null;
  readonly persons: readonly ViewerPerson[];
  readonly grants: readonly Grant[];
}

const visitorGrant: Grant = { role: 'visitor', scope: { kind: 'platform' } };

export const visitor: Viewer = { identity: null, accountId: null, persons: [], grants: [visitorGrant] };

/** The viewer's person in an organization, or `null`. */
export function viewerPerson(viewer: Viewer, organizationId: string): ViewerPerson | null {
  return viewer.persons.find((person) => person.organizationId === organizationId) ?? null;
}

interface GrantRow {
  /** `null` for a grant of the platform. */
  readonly organizationId: string | null;
  readonly role: Grant['role'];
  readonly also: Grant['also'];
  readonly scopeKind: 'platform' | 'organization' | 'community' | 'cycle';
  readonly scopeId: string | null;
}

/**
 * Makes the transaction act for the identity and says who that is: their persons and the roles that
 * are in force, those included that follow from a seat held or a cycle facilitated. Read anew in each
 * transaction, so that what was revoked is gone at once.
 *
 * @param organizationId for a command: the one organization in which it acts. Readers act in all
 * organizations in which they hold more than an applicant's role.
 * @param joins the command is one by which an account becomes a person of the organization
 */
export async function enterAs(
  tx: Tx,
  identity: Identity | null,
  { organizationId, joins = false }: { organizationId?: string; joins?: boolean } = {},
): Promise<Viewer> {
  if (identity === null) {
    await actAs(tx, anyone);
    return visitor;
  }
  const vouched: ActingAs = { role: 'coterie_tenant', ...identity };
  await actAs(tx, vouched);
  const account = await tx.account.findUnique({ where: { issuer_subject: identity }, select: { id: true } });
  if (account === null) {
    if (organizationId !== undefined && joins)
      await actAs(tx, { ...vouched, organizationIds: [organizationId] });
    return { identity, accountId: null, persons: [], grants: [visitorGrant] };
  }
  await actAs(tx, { ...vouched, accountId: account.id });
  const persons = await tx.person.findMany({
    where: { accountId: account.id },
    select: { organizationId: true, id: true, displayName: true },
    orderBy: [{ organizationId: 'asc' }],
    take: 1000,
  });
  const known: ActingAs = {
    ...vouched,
    accountId: account.id,
    personIds: persons.map((person) => person.id),
  };
  await actAs(tx, known);
  const rows = await readGrants(tx);
  const viewer: Viewer = {
    identity,
    accountId: account.id,
    persons,
    grants: [
      visitorGrant,
      ...persons.map((person) => selfGrant(person, 'applicant')),
      ...rows.map(toGrant),
      ...ownMatters(rows, persons),
    ],
  };
  const organizationIds =
    organizationId === undefined
      ? [...new Set(rows.flatMap((row) => row.organizationId ?? []))]
      : joins || persons.some((person) => person.organizationId === organizationId)
        ? [organizationId]
        : [];
  if (organizationIds.length > 0) await actAs(tx, { ...known, organizationIds });
  return viewer;
}

async function readGrants(tx: Tx): Promise<GrantRow[]> {
  return await tx.$queryRaw<GrantRow[]>`
    SELECT organization_id AS "organizationId", role, also,
      scope_kind AS "scopeKind", scope_id AS "scopeId" FROM role_grant
      WHERE person_id = ANY (nullif(current_setting('coterie.person_ids'), '')::uuid[])
    UNION ALL
    SELECT organization_id, 'facilitator', '{}', 'cycle', cycle_id FROM facilitator_assignment
      WHERE status = 'assigned' AND person_id = ANY (nullif(current_setting('coterie.person_ids'), '')::uuid[])
    UNION ALL
    SELECT organization_id, CASE status WHEN 'active' THEN 'member' ELSE 'alumnus' END, '{}', 'cycle', cycle_id
      FROM enrollment WHERE status IN ('active', 'ended')
      AND person_id = ANY (nullif(current_setting('coterie.person_ids'), '')::uuid[])
    UNION ALL
    -- Whoever waits for a seat acts in the organization, too: their place is counted among the others'.
    SELECT organization_id, 'applicant', '{}', 'cycle', cycle_id FROM waitlist_entry
      WHERE status = 'waiting' AND person_id = ANY (nullif(current_setting('coterie.person_ids'), '')::uuid[])
    UNION ALL
    SELECT NULL, 'platform_administrator', '{}', 'platform', NULL FROM platform_administrator
      WHERE account_id = nullif(current_setting('coterie.account_id'), '')::uuid
    LIMIT 5000`;
}

/** Whoever holds or held a seat has a say in their own matters there, beside what the cycle gives them. */
function ownMatters(rows: readonly GrantRow[], persons: readonly ViewerPerson[]): Grant[] {
  const roles = ['member', 'alumnus'] as const;
  return persons.flatMap((person) =>
    roles
      .filter((role) => rows.some((row) => row.role === role && row.organizationId === person.organizationId))
      .map((role) => selfGrant(person, role)),
  );
}

function selfGrant(person: ViewerPerson, role: Grant['role']): Grant {
  return {
    role,
    scope: {
      kind: 'self',
      organizationId: person.organizationId as Id<'Organization'>,
      personId: person.id as Id<'Person'>,
    },
  };
}

function toGrant(row: GrantRow): Grant {
  return { role: row.role, scope: toScope(row), also: row.also ?? [] };
}

function toScope(row: GrantRow): GrantScope {
  const organizationId = row.organizationId as Id<'Organization'>;
  switch (row.scopeKind) {
    case 'platform':
      return { kind: 'platform' };
    case 'organization':
      return { kind: 'organization', organizationId };
    case 'community':
      return { kind: 'community', organizationId, communityId: row.scopeId as Id<'Community'> };
    case 'cycle':
      return { kind: 'cycle', organizationId, cycleId: row.scopeId as Id<'Cycle'> };
  }
}
