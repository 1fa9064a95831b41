import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withConnection } from './connect.ts';
import { openDatabase } from './database.ts';
import { anyone, inTransaction, openReadTransaction, type Tx } from './tenant-transaction.ts';
import { createTestDatabase } from './testing/create-test-database.ts';

const testDatabase = await createTestDatabase();
const few = openDatabase({ url: testDatabase.databaseUrl, connections: 1 });
const three = openDatabase({ url: testDatabase.databaseUrl, connections: 3 });
afterAll(async () => {
  await few.close();
  await three.close();
});

/** Two organizations with two communities each, which a test may change, and a person each, which is private. */
const organizations = ['north', 'south'].map((slug) => ({
  slug,
  id: randomUUID(),
  communities: [randomUUID(), randomUUID()] as const,
  person: randomUUID(),
}));
const [north, south] = organizations as [(typeof organizations)[0], (typeof organizations)[0]];

beforeAll(async () => {
  for (const { slug, id, communities, person } of organizations) {
    await inTransaction(three, actingIn(id), async (tx) => {
      await tx.organization.create({ data: { id, slug, label: slug } });
      const program = randomUUID();
      const loadedAt = new Date('2024-01-15T15:00:00Z');
      await tx.program.create({
        data: { organizationId: id, id: program, key: slug, label: slug, loadedAt },
      });
      await tx.community.createMany({
        data: communities.map((community, position) => ({
          organizationId: id,
          id: community,
          programId: program,
          key: `community-${position}`,
          label: slug,
          position,
          status: 'active',
          scope: 'unknown',
        })),
      });
      await tx.person.create({
        data: { organizationId: id, id: person, displayName: slug, createdAt: loadedAt },
      });
    });
  }
});

const actingIn = (...organizationIds: string[]) => ({ role: 'coterie_tenant', organizationIds }) as const;

interface Settings {
  readonly role: string;
  readonly organizations: string | null;
  readonly readOnly: string;
}

const settingsOf = async (tx: Tx): Promise<Settings | undefined> =>
  (
    await tx.$queryRaw<
      Settings[]
    >`SELECT current_user::text AS role, current_setting('coterie.organization_ids', true) AS organizations,
      current_setting('transaction_read_only') AS "readOnly"`
  )[0];

test('what a transaction acts as is gone with it, kept or not, on the same connection', async () => {
  await inTransaction(few, { ...actingIn(north.id), personIds: [north.person] }, async (tx) => {
    expect(await settingsOf(tx)).toEqual({
      role: 'coterie_tenant',
      organizations: `{${north.id}}`,
      readOnly: 'off',
    });
  });
  const bare = (): Promise<Settings | undefined> => few.prisma.$transaction((tx) => settingsOf(tx));
  expect(await bare()).toEqual({ role: 'coterie_app', organizations: '', readOnly: 'off' });
  await expect(
    inTransaction(few, actingIn(north.id), async () => {
      throw new Error('changed our mind');
    }),
  ).rejects.toThrow('changed our mind');
  expect(await bare()).toEqual({ role: 'coterie_app', organizations: '', readOnly: 'off' });
  await inTransaction(few, anyone, async (tx) => {
    expect(await settingsOf(tx)).toEqual({ role: 'coterie_public', organizations: '{}', readOnly: 'off' });
  });
});

test('the login by itself may read nothing', async () => {
  await expect(few.prisma.organization.findMany({ take: 1 })).rejects.toThrow();
});

test('a reading transaction reads one snapshot, writes nothing, and gives its connection back', async () => {
  const reading = await openReadTransaction(three, async (tx) => {
    await tx.$queryRaw`SELECT set_config('role', 'coterie_tenant', true), set_config('coterie.organization_ids', ${`{${north.id}}`}, true)`;
    return 'prepared';
  });
  expect(reading.prepared).toBe('prepared');
  const label = async (): Promise<string | undefined> =>
    (await reading.tx.organization.findUnique({ where: { id: north.id } }))?.label;
  expect(await label()).toBe('north');
  await inTransaction(three, actingIn(north.id), (tx) =>
    tx.organization.update({ where: { id: north.id }, data: { label: 'renamed' } }),
  );
  expect(await label()).toBe('north');
  await expect(
    reading.tx.organization.update({ where: { id: north.id }, data: { label: 'read' } }),
  ).rejects.toThrow(/read-only/);
  await reading.close();
  await reading.close();
  await inTransaction(three, actingIn(north.id), (tx) =>
    tx.organization.update({ where: { id: north.id }, data: { label: 'north' } }),
  );
});

test('a reading transaction that cannot be prepared says why, and gives its connection back', async () => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await expect(openReadTransaction(few, () => Promise.reject(new Error('not prepared')))).rejects.toThrow(
      'not prepared',
    );
  }
  expect(await inTransaction(few, anyone, (tx) => tx.organization.count())).toBe(2);
});

test('a deadlock of two connections ends with both done', async () => {
  const [first, second] = north.communities;
  let runs = 0;
  const bothHoldOne = Promise.withResolvers<void>();
  const rename = (from: string, to: string): Promise<void> =>
    inTransaction(three, actingIn(north.id), async (tx) => {
      runs += 1;
      await touch(tx, from);
      if (runs === 2) bothHoldOne.resolve();
      await bothHoldOne.promise;
      await touch(tx, to);
    });
  const touch = (tx: Tx, id: string): Promise<unknown> =>
    tx.$queryRaw`UPDATE community SET version = version + 1 WHERE id = ${id}::uuid RETURNING id`;
  await Promise.all([rename(first, second), rename(second, first)]);
  expect(runs).toBe(3);
  await inTransaction(three, actingIn(north.id), async (tx) => {
    const rows = await tx.community.findMany({
      where: { id: { in: [...north.communities] } },
      select: { version: true },
    });
    expect(rows).toEqual([{ version: 3 }, { version: 3 }]);
  });
});

test('what fails in the same passing way each time is tried five times, and anything else once', async () => {
  let tried = 0;
  await expect(
    inTransaction(three, actingIn(north.id), async (tx) => {
      tried += 1;
      await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
    }),
  ).rejects.toThrow();
  expect(tried).toBe(5);
  tried = 0;
  await expect(
    inTransaction(three, actingIn(north.id), async (tx) => {
      tried += 1;
      await tx.$queryRaw`SELECT 1/0`;
    }),
  ).rejects.toThrow();
  expect(tried).toBe(1);
});

test('two hundred operations of two organizations and visitors share three connections, and none sees another’s rows', async () => {
  const seen = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const [own, others] = index % 2 === 0 ? [north, south] : [south, north];
      const people = (tx: Tx): Promise<{ id: string }[]> =>
        tx.person.findMany({ select: { id: true }, take: 10 });
      if (index % 10 === 9)
        return await inTransaction(three, anyone, (tx) =>
          tx.community.count().then((count) => (count === 4 ? 'as it should be' : count)),
        );
      if (index % 5 === 0) {
        const kept = await inTransaction(three, actingIn(own.id), async (tx) => {
          await tx.$queryRaw`UPDATE person SET version = version + 1 WHERE id = ${others.person}::uuid RETURNING id`;
          await tx.$queryRaw`SELECT pg_sleep(0.002)::text`;
          if (index % 20 === 0) throw new Error('rolled back');
          return await people(tx);
        }).catch((error: Error) => error.message);
        return kept === 'rolled back' ||
          (kept.length === 1 && (kept as { id: string }[])[0]?.id === own.person)
          ? 'as it should be'
          : kept;
      }
      const reading = await openReadTransaction(three, async (tx) => {
        await tx.$queryRaw`SELECT set_config('role', 'coterie_tenant', true), set_config('coterie.organization_ids', ${`{${own.id}}`}, true)`;
      });
      const rows = await people(reading.tx);
      await reading.close();
      return rows.length === 1 && rows[0]?.id === own.person ? 'as it should be' : rows;
    }),
  );
  expect(new Set(seen)).toEqual(new Set(['as it should be']));
  await withConnection(testDatabase.superuserUrl, 'the embedded database', async (superuser) => {
    const { rows } = await superuser.query<{ busy: number }>(
      `SELECT count(*)::int AS busy FROM pg_stat_activity WHERE datname = current_database() AND usename = 'coterie_app' AND state <> 'idle'`,
    );
    expect(rows).toEqual([{ busy: 0 }]);
    const versions = await superuser.query<{ version: number }>('SELECT version FROM person');
    expect(versions.rows).toEqual([{ version: 1 }, { version: 1 }]);
  });
}, 60_000);

test('statements are counted', async () => {
  const before = few.statements();
  await inTransaction(few, anyone, (tx) => tx.organization.count());
  // BEGIN, the isolation level, the settings, the count, COMMIT.
  expect(few.statements() - before).toBeLessThanOrEqual(5);
  expect(few.statements() - before).toBeGreaterThanOrEqual(2);
});
