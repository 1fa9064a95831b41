import { expect, test } from 'vitest';
import { withConnection } from './connect.ts';
import { roles } from './roles.ts';
import { createTestDatabase } from './testing/create-test-database.ts';

const { superuserUrl } = await createTestDatabase();

async function read<Row extends object>(sql: string): Promise<Row[]> {
  return await withConnection(
    superuserUrl,
    'the embedded database',
    async (superuser) => (await superuser.query<Row>(sql)).rows,
  );
}

/** Rows of an organization are in tables with its id; these hold what belongs to none, or is the organization. */
const ofNoOrganization = [
  '_prisma_migrations',
  'account',
  'development_clock',
  'organization',
  'platform_administrator',
];
/** What anybody may read, most of it restricted to what is published. */
const catalog = [
  'community',
  'community_region',
  'cycle',
  'fee',
  'gathering',
  'organization',
  'program',
  'region',
  'resource',
  'session',
  'session_cycle',
];

const tables = await read<{
  name: string;
  enabled: boolean;
  forced: boolean;
  owner: string;
  tenant: boolean;
}>(
  `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced, pg_get_userbyid(c.relowner) AS owner,
     EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND a.attnotnull) AS tenant
   FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`,
);

test('every table holds rows of one organization, or is known to hold none', () => {
  expect(tables.filter(({ tenant }) => !tenant).map(({ name }) => name)).toEqual(ofNoOrganization);
  expect(tables.length).toBeGreaterThan(30);
});

test('row-level security is enabled and forced on all that is anybody’s, and the application owns none of it', () => {
  const open = tables.filter(({ enabled, forced }) => !(enabled && forced)).map(({ name }) => name);
  // The clock is everybody's, and the record of migrations is only read.
  expect(open).toEqual(['_prisma_migrations', 'development_clock']);
  expect(new Set(tables.map(({ owner }) => owner))).toEqual(new Set([roles.owner]));
});

const policies = await read<{
  table: string;
  name: string;
  command: string;
  roles: string[];
  reads: string | null;
  writes: string | null;
  permissive: string;
}>(
  `SELECT tablename AS table, policyname AS name, cmd AS command, roles::text[] AS roles, qual AS reads, with_check AS writes, permissive
   FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2`,
);

test('each table of organizations has a policy for the organizations in which one acts, for rows read and for rows written', () => {
  for (const { name } of tables.filter(({ tenant }) => tenant)) {
    const policy = policies.find((policy) => policy.table === name && policy.name === 'tenant');
    expect([name, policy?.command, policy?.roles]).toEqual([name, 'ALL', ['coterie_tenant']]);
    expect(policy?.reads).toMatch(/organization_id = ANY .*coterie\.organization_ids/);
    expect(policy?.writes).toBe(policy?.reads);
  }
});

test('every policy that lets something be written says what, and looks at who asks', () => {
  for (const { table, name, command, writes, permissive } of policies.filter(
    ({ command }) => command !== 'SELECT',
  )) {
    expect([table, name, permissive, command === 'DELETE' || writes !== null]).toEqual([
      table,
      name,
      'PERMISSIVE',
      true,
    ]);
    expect(writes).toMatch(/current_setting\('coterie\./);
  }
});

test('visitors read the catalog and nothing else; the worker what is due', () => {
  const readable = (role: string): string[] => [
    ...new Set(
      policies
        .filter((policy) => policy.roles.includes(role) && policy.command !== 'INSERT')
        .map(({ table }) => table),
    ),
  ];
  expect(readable('coterie_public')).toEqual(catalog);
  expect(readable('coterie_worker')).toEqual(['dispatch']);
  expect(policies.filter(({ roles: to }) => to.includes('public'))).toEqual([]);
  expect(
    policies.filter(({ roles: to, command }) => to.includes('coterie_public') && command !== 'SELECT'),
  ).toEqual([]);
});

test('primary keys and unique indexes of organizations’ rows begin with the organization', async () => {
  const indexes = await read<{ table: string; name: string; first: string }>(
    `SELECT c.relname AS table, i.relname AS name, a.attname AS first
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
     WHERE c.relnamespace = 'public'::regnamespace AND x.indisunique`,
  );
  const tenants = new Set(tables.filter(({ tenant }) => tenant).map(({ name }) => name));
  expect(indexes.filter(({ table, first }) => tenants.has(table) && first !== 'organization_id')).toEqual([]);
  for (const table of tenants) expect(indexes.map((index) => index.table)).toContain(table);
});

test('foreign keys between organizations’ rows carry the organization', async () => {
  const keys = await read<{ table: string; other: string; columns: string[] }>(
    `SELECT conrelid::regclass::text AS table, confrelid::regclass::text AS other,
       array(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS columns
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  expect(keys.length).toBeGreaterThan(20);
  expect(
    keys.filter(({ other, columns }) => other !== 'account' && !columns.includes('organization_id')),
  ).toEqual([]);
});

test('nobody is granted more than their part', async () => {
  const grants = await read<{ table: string; role: string; rights: string[] }>(
    `SELECT table_name::text AS table, grantee::text AS role, array_agg(privilege_type::text ORDER BY privilege_type) AS rights
     FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee <> '${roles.owner}' GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const of = (role: string): Record<string, string> =>
    Object.fromEntries(
      grants.filter((grant) => grant.role === role).map(({ table, rights }) => [table, rights.join(' ')]),
    );

  expect([...new Set(grants.map(({ role }) => role))].sort()).toEqual([
    'coterie_public',
    'coterie_tenant',
    'coterie_worker',
  ]);
  // A visitor may ask for private rows and finds none; of the server's own books not even that.
  const books = [
    'account',
    'dispatch',
    'domain_event',
    'idempotency_key',
    'outbox',
    'platform_administrator',
    'program_source',
  ];
  expect(of('coterie_public')).toEqual(
    Object.fromEntries(
      tables.filter(({ name }) => !books.includes(name)).map(({ name }) => [name, 'SELECT']),
    ),
  );
  // No request acts as the worker, so nobody can make themselves an administrator of the platform.
  expect(of('coterie_worker')).toEqual({ dispatch: 'SELECT', platform_administrator: 'INSERT' });
  const exceptions = {
    account: 'INSERT SELECT',
    development_clock: 'INSERT SELECT UPDATE',
    domain_event: 'INSERT SELECT',
    platform_administrator: 'SELECT',
  };
  const all = Object.fromEntries(
    tables
      .filter(({ name }) => name !== '_prisma_migrations')
      .map(({ name }) => [name, 'DELETE INSERT SELECT UPDATE']),
  );
  expect(of('coterie_tenant')).toEqual({ ...all, ...exceptions });
});

test('nothing runs with the rights of another: no such functions, no such views', async () => {
  expect(
    await read(`SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`),
  ).toEqual([]);
  expect(
    await read(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`,
    ),
  ).toEqual([]);
});
