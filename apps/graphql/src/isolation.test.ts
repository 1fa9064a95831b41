import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { inTransaction, type Tx } from './platform/tenant-transaction.ts';
import { seedPrograms } from './seed/seed-programs.ts';
import { fillPrivateRows, publicTables, secret } from './testing/fill-private-rows.ts';
import { startTestServer } from './testing/start-test-server.ts';
import { fillInput, selectAll } from './testing/walk-schema.ts';

// One organization has a row in each of its private tables, each with a secret; people of the others,
// the platform's administrator and visitors ask for everything that the schema offers.
const now = new Date('2024-01-15T15:00:00Z');
const server = await startTestServer({ now: now.toISOString() });
await seedPrograms(server.database, { now, examplePeople: true });
const organizationId = await fillPrivateRows(server.database, 'whsa', now);
const schema: GraphQLSchema = buildClientSchema(
  (await server.send(null, getIntrospectionQuery({ oneOf: true }))).data,
);

const strangers = [
  null,
  'nobody-yet',
  'platform-administrator',
  'closed-cohorts-administrator',
  'closed-cohorts-facilitator-1',
  'closed-cohorts-applicant',
  'california-coordinator',
];

async function inOrganization<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(
    server.database,
    { role: 'coterie_tenant', organizationIds: [organizationId] },
    work,
  );
}

/** Every table that carries the organization, as the database has it. */
const tables = (
  await inOrganization(
    (tx) => tx.$queryRaw<{ name: string }[]>`SELECT table_name::text AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'organization_id' ORDER BY 1`,
  )
).map(({ name }) => name);

/** All rows of the organization, table by table, as text. */
async function readRows(): Promise<Map<string, string[]>> {
  return await inOrganization(async (tx) => {
    const rows = new Map<string, string[]>();
    for (const table of tables) {
      const found = await tx.$queryRawUnsafe<{ row: string }[]>(
        `SELECT to_jsonb(t)::text AS row FROM "${table}" t WHERE organization_id = $1::uuid`,
        organizationId,
      );
      rows.set(
        table,
        found.map(({ row }) => row),
      );
    }
    return rows;
  });
}

const nodeTypes = schema
  .getPossibleTypes(schema.getType('Node') as never)
  .map(({ name }) => name)
  .sort();

function tableOf(typeName: string): string {
  return typeName.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}

const rowsBefore = await readRows();

function idsOf(typeName: string): string[] {
  if (typeName === 'Organization') return [globalId(typeName, organizationId)];
  return (rowsBefore.get(tableOf(typeName)) ?? []).map((row) =>
    globalId(typeName, (JSON.parse(row) as { id: string }).id),
  );
}

function globalId(typeName: string, id: string): string {
  return Buffer.from(`${typeName}:${organizationId}:${id}`).toString('base64url');
}

const isPrivate = (typeName: string): boolean =>
  typeName !== 'Organization' && !publicTables.includes(tableOf(typeName));

function codesOf(errors: readonly { extensions?: Record<string, unknown> }[] | undefined): unknown[] {
  return (errors ?? []).map(({ extensions }) => extensions?.['code']);
}

test('the organization has a row in each private table', () => {
  const empty = tables.filter((table) => (rowsBefore.get(table) ?? []).length === 0);
  // California has regions; this organization names none.
  expect(empty).toEqual(['community_region', 'region']);
  const silent = tables.filter(
    (table) => !publicTables.includes(table) && !rowsBefore.get(table)?.some((row) => row.includes(secret)),
  );
  expect(silent).toEqual([
    'cycle_seats',
    'facilitator_assignment',
    'registration_participant',
    'role_grant',
    'session_facilitator',
    'waitlist_entry',
  ]);
});

test('its own coordinator sees the secret, so that it can be seen at all', async () => {
  const { data } = await server.send(
    'whsa-coordinator',
    '{ organization(slug: "whsa") { cycles(first: 100, filter: { status: [DRAFT] }) { edges { node { label } } } } }',
  );
  expect(JSON.stringify(data)).toContain(secret);
});

test.each(strangers.map((subject) => [subject]))('%s finds nothing of it by any query', async (subject) => {
  const query = schema.getQueryType();
  for (const field of Object.values(query?.getFields() ?? {})) {
    if (field.name === 'node' || field.name === 'nodes') continue;
    const required = field.args.filter((arg) => arg.type.toString().endsWith('!'));
    if (required.some(({ name }) => name !== 'slug')) continue;
    const type = getNamedType(field.type);
    const args =
      required.length > 0
        ? '(slug: "whsa")'
        : field.args.some(({ name }) => name === 'first')
          ? '(first: 5)'
          : '';
    for (const inner of isObjectType(type) ? Object.keys(type.getFields()) : ['']) {
      // One branch at a time keeps each operation small.
      const selection = selectBranch(type.name, inner);
      if (selection === null) continue;
      const answer = await server.send(subject, `{ ${field.name}${args} ${selection} }`);
      expect(JSON.stringify(answer)).not.toContain(secret);
      expect(
        codesOf(answer.errors),
        `${field.name} ${inner}: ${JSON.stringify(answer.errors)}`,
      ).not.toContain('INTERNAL_SERVER_ERROR');
      expect(codesOf(answer.errors)).not.toContain('GRAPHQL_VALIDATION_FAILED');
    }
  }
});

function selectBranch(typeName: string, fieldName: string): string | null {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return null;
  const field = type.getFields()[fieldName];
  if (field === undefined || field.args.some((arg) => arg.type.toString().endsWith('!'))) return null;
  const inner = getNamedType(field.type);
  if (!isObjectType(inner)) return `{ ${fieldName} ${selectAll(schema, inner, 2)} }`;
  const args = field.args.some(({ name }) => name === 'first') ? '(first: 25)' : '';
  return `{ ${fieldName}${args} ${selectAll(schema, inner, 2, [typeName])} }`;
}

test.each(strangers.map((subject) => [subject]))(
  '%s finds no private node of it, and no secret in a public one',
  async (subject) => {
    for (const typeName of nodeTypes) {
      const type = schema.getType(typeName);
      if (!isObjectType(type)) continue;
      for (const id of idsOf(typeName).slice(0, isPrivate(typeName) ? 100 : 2)) {
        const answer = await server.send(
          subject,
          `query ($id: ID!) { node(id: $id) { __typename ... on ${typeName} ${selectAll(schema, type, 1)} } }`,
          { id },
        );
        expect(JSON.stringify(answer)).not.toContain(secret);
        expect(codesOf(answer.errors), `${typeName}: ${JSON.stringify(answer.errors)}`).not.toContain(
          'INTERNAL_SERVER_ERROR',
        );
        if (isPrivate(typeName) && typeName !== 'Resource') expect(answer.data.node, typeName).toBeNull();
      }
    }
  },
);

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) =>
  args.some(({ name }) => name === 'input'),
);

/** The type of which a field's id is: `cycleId` names a cycle. */
function typeOfIdField(fieldName: string): string {
  const name = fieldName.replace(/Ids?$/, '');
  const candidates = nodeTypes.filter(
    (typeName) =>
      typeName.toLowerCase() === name.toLowerCase() || name.toLowerCase().endsWith(typeName.toLowerCase()),
  );
  return candidates.sort((one, other) => other.length - one.length)[0] ?? 'Cycle';
}

async function command(subject: string | null, name: string, idFor: (fieldName: string) => string) {
  const field = mutations.find((mutation) => mutation.name === name);
  const type = field?.args.find((arg) => arg.name === 'input')?.type;
  const result = field === undefined ? undefined : getNamedType(field.type);
  if (field === undefined || type === undefined || result === undefined) throw new Error(name);
  return await server.send(
    subject,
    `mutation ($input: ${type.toString()}) { ${name}(input: $input) ${selectAll(schema, result, 1)} }`,
    {
      input: fillInput(type, 'input', idFor),
    },
  );
}

const outsiders = ['closed-cohorts-administrator', 'platform-administrator', 'nobody-yet'];

test.each(mutations.map(({ name }) => [name]))(
  '%s changes and tells nothing of it for people of elsewhere',
  async (name) => {
    const input = getNamedType(mutations.find((mutation) => mutation.name === name)?.args[0]?.type as never);
    const idFields = isInputObjectType(input)
      ? Object.keys(input.getFields()).filter((field) => /Ids?$/.test(field))
      : [];
    for (const subject of outsiders) {
      const realId = (field: string) =>
        idsOf(typeOfIdField(field))[0] ?? globalId(typeOfIdField(field), organizationId);
      const real = await command(subject, name, realId);
      expect(JSON.stringify(real)).not.toContain(secret);
      expect(codesOf(real.errors), JSON.stringify(real.errors)).not.toContain('INTERNAL_SERVER_ERROR');
      expect(codesOf(real.errors), JSON.stringify(real.errors)).not.toContain('GRAPHQL_VALIDATION_FAILED');
      if (!idFields.some((field) => isPrivate(typeOfIdField(field)))) continue;
      // A private row is answered exactly as one that does not exist.
      const unreal = await command(subject, name, (field) =>
        isPrivate(typeOfIdField(field)) ? globalId(typeOfIdField(field), crypto.randomUUID()) : realId(field),
      );
      expect(real.data, `${name} as ${subject}`).toEqual(unreal.data);
      expect(codesOf(real.errors)).toEqual(codesOf(unreal.errors));
    }
    const after = await readRows();
    for (const [table, rows] of rowsBefore) {
      // Whoever may come in from elsewhere takes a seat.
      if (table === 'cycle_seats') continue;
      const left = new Set(after.get(table));
      expect(
        rows.filter((row) => !left.has(row)),
        `${name} changed ${table}`,
      ).toEqual([]);
    }
  },
);
