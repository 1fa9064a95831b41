import SchemaBuilder from '@pothos/core';
import { GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { withConnection } from '../connect.ts';
import { createTestDatabase } from './create-test-database.ts';

const first = await createTestDatabase();
const second = await createTestDatabase();

test('each has a database of its own, migrated', async () => {
  const migrations = async (url: string): Promise<number | null> =>
    withConnection(url, 'the embedded database', async (client) => {
      const { rowCount } = await client.query('SELECT FROM _prisma_migrations');
      return rowCount;
    });
  expect(first.name).not.toBe(second.name);
  expect(await migrations(first.migrationDatabaseUrl)).toBeGreaterThan(0);
  await withConnection(first.migrationDatabaseUrl, 'the embedded database', (client) =>
    client.query('CREATE TABLE mine ()'),
  );
  await withConnection(second.migrationDatabaseUrl, 'the embedded database', (client) =>
    expect(client.query('SELECT FROM mine')).rejects.toThrow('does not exist'),
  );
});

test('the library of the schema builder and ours is one', () => {
  const builder = new SchemaBuilder({} as never);
  builder.queryType({ fields: (t) => ({ hello: t.string({ resolve: () => 'world' }) }) });
  expect(builder.toSchema()).toBeInstanceOf(GraphQLSchema);
});
