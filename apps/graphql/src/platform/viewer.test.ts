import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examplePeople } from '../seed/example-people.ts';
import { seedPrograms } from '../seed/seed-programs.ts';
import { withConnection } from './connect.ts';
import { openDatabase } from './database.ts';
import { developmentIssuerName } from './identity.ts';
import { inTransaction, type Tx } from './tenant-transaction.ts';
import { createTestDatabase } from './testing/create-test-database.ts';
import { enterAs, type Viewer, viewerPerson, visitor } from './viewer.ts';

const testDatabase = await createTestDatabase();
const database = openDatabase({ url: testDatabase.databaseUrl, connections: 3 });
beforeAll(() => seedPrograms(database, { now: new Date('2024-01-15T15:00:00Z'), examplePeople: true }));
afterAll(() => database.close());

type Seen = { viewer: Viewer; people: number; organizations: string[]; role: string };

/** Who somebody is, and what their transaction then shows of the persons of all organizations. */
async function enter(
  subject: string | null,
  options: Parameters<typeof enterAs>[2] = {},
  issuer = developmentIssuerName,
): Promise<Seen> {
  return await inTransaction(database, { role: 'coterie_public' }, async (tx: Tx) => {
    const viewer = await enterAs(tx, subject === null ? null : { issuer, subject }, options);
    const [settings] = await tx.$queryRaw<
      { role: string; organizations: string }[]
    >`SELECT current_user::text AS role,
      current_setting('coterie.organization_ids') AS organizations`;
    const role = settings?.role ?? '';
    const organizations = (settings?.organizations ?? '')
      .replace(/[{}]/g, '')
      .split(',')
      .filter((id) => id !== '');
    return { viewer, role, organizations, people: await tx.person.count() };
  });
}

const organizationId = async (slug: string): Promise<string> =>
  (
    await inTransaction(database, { role: 'coterie_public' }, (tx) =>
      tx.organization.findUniqueOrThrow({ where: { slug } }),
    )
  ).id;
const roles = ({ viewer }: Seen): string[] =>
  viewer.grants.map(({ role, scope }) => `${role} of ${scope.kind}`);

test('a visitor is nobody, and sees nobody', async () => {
  const seen = await enter(null);
  expect(seen).toEqual({ viewer: visitor, role: 'coterie_public', organizations: [], people: 0 });
});

test('whom the issuer vouches for and nobody knows is a visitor with a name, and sees nobody', async () => {
  const seen = await enter('somebody-new');
  expect(seen).toMatchObject({
    role: 'coterie_tenant',
    organizations: [],
    people: 0,
    viewer: { accountId: null, persons: [] },
  });
  expect(roles(seen)).toEqual(['visitor of platform']);
});

test('the same subject of another issuer is somebody else', async () => {
  const seen = await enter('wisconsin-equity-coordinator', {}, 'urn:elsewhere');
  expect(seen).toMatchObject({ organizations: [], people: 0, viewer: { accountId: null } });
});

test('an applicant sees themselves, and acts in no organization as a reader', async () => {
  const seen = await enter('wisconsin-equity-applicant');
  expect(roles(seen)).toEqual(['visitor of platform', 'applicant of self']);
  expect(seen).toMatchObject({ organizations: [], people: 1 });
  const equity = await organizationId('educational-equity-network');
  expect(viewerPerson(seen.viewer, equity)?.displayName).toBe('Avery Example');
  expect(viewerPerson(seen.viewer, await organizationId('whsa'))).toBeNull();
});

test('a coordinator acts in their organization and in no other', async () => {
  const equity = await organizationId('educational-equity-network');
  const seen = await enter('wisconsin-equity-coordinator');
  expect(roles(seen)).toEqual(['visitor of platform', 'applicant of self', 'coordinator of organization']);
  expect(seen.organizations).toEqual([equity]);
  const staffAndApplicants = examplePeople.filter(
    ({ organizationSlug }) => organizationSlug === 'educational-equity-network',
  );
  expect(seen.people).toBe(staffAndApplicants.length);
});

test('roles follow from a seat that is held, and from one that was', async () => {
  expect(roles(await enter('whsa-participant')).filter((role) => role === 'member of cycle')).toEqual([
    'member of cycle',
    'member of cycle',
  ]);
  expect(roles(await enter('illinois-alumnus'))).toContain('alumnus of cycle');
  expect(roles(await enter('wisconsin-equity-facilitator'))).toContain('facilitator of community');
  expect(roles(await enter('platform-administrator'))).toContain('platform_administrator of platform');
});

describe('a command acts in one organization', () => {
  test('that of the person whom it concerns', async () => {
    const [equity, whsa] = [await organizationId('educational-equity-network'), await organizationId('whsa')];
    expect((await enter('wisconsin-equity-coordinator', { organizationId: equity })).organizations).toEqual([
      equity,
    ]);
    expect((await enter('wisconsin-equity-applicant', { organizationId: equity })).organizations).toEqual([
      equity,
    ]);
    // Of another organization nothing is theirs, whatever they are in their own.
    expect(await enter('wisconsin-equity-coordinator', { organizationId: whsa })).toMatchObject({
      organizations: [],
      people: 1,
    });
  });

  test('in which one may become a person, if the command is for that', async () => {
    const whsa = await organizationId('whsa');
    expect(
      (await enter('wisconsin-equity-coordinator', { organizationId: whsa, joins: true })).organizations,
    ).toEqual([whsa]);
    expect((await enter('somebody-new', { organizationId: whsa, joins: true })).organizations).toEqual([
      whsa,
    ]);
    expect((await enter(null, { organizationId: whsa, joins: true })).organizations).toEqual([]);
  });
});

test('a role that was taken away is gone with the next transaction', async () => {
  const revoke = (sql: string): Promise<unknown> =>
    withConnection(testDatabase.superuserUrl, 'the embedded database', (superuser) => superuser.query(sql));
  expect((await enter('california-coordinator')).people).toBeGreaterThan(1);
  await revoke(`DELETE FROM role_grant g USING person p JOIN account a ON a.id = p.account_id
    WHERE g.person_id = p.id AND a.subject = 'california-coordinator'`);
  expect(await enter('california-coordinator')).toMatchObject({ organizations: [], people: 1 });
  await revoke(`UPDATE facilitator_assignment SET status = 'released'`);
  await revoke(`UPDATE enrollment SET status = 'withdrawn' WHERE person_id IN
    (SELECT p.id FROM person p JOIN account a ON a.id = p.account_id WHERE a.subject = 'illinois-alumnus')`);
  expect(roles(await enter('illinois-alumnus'))).toEqual(['visitor of platform', 'applicant of self']);
});

test('to find out who asks takes a handful of statements', async () => {
  const before = database.statements();
  await enter('wisconsin-equity-coordinator');
  // Four times on whose behalf, the account, the persons, the roles; the transaction and two of this test.
  expect(database.statements() - before).toBeLessThanOrEqual(13);
});
