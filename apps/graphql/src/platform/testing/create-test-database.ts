import { randomBytes } from 'node:crypto';
import { afterAll, expect, inject, onTestFinished } from 'vitest';
import { withConnection } from '../connect.ts';
import { type DatabaseUrls, embeddedDatabaseUrls } from '../embedded-postgres/prepare-embedded-database.ts';
import { limitDatabase, roles } from '../roles.ts';
import type { TestCluster } from './test-cluster.ts';
import './global-setup.ts';

export type TestDatabase = DatabaseUrls & {
  readonly name: string;
  /** Above row-level security: for looking at what is there, never for what the server does. */
  readonly superuserUrl: string;
};

/**
 * A migrated, empty database, gone when the file or the test that asks for it is done. At the top of a file:
 * `const database = await createTestDatabase();`. With `{ empty: true }` it is without any migration.
 */
export async function createTestDatabase(
  options: { readonly cluster?: TestCluster; readonly empty?: boolean } = {},
): Promise<TestDatabase> {
  const cluster = options.cluster ?? inject('testCluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const superuserUrl = (database: string): string =>
    `postgresql://postgres:${cluster.passwords.superuser}@127.0.0.1:${cluster.port}/${database}`;
  const administer = (sql: string): Promise<void> =>
    withConnection(superuserUrl('postgres'), 'the embedded database', async (superuser) => {
      await superuser.query(sql);
      if (sql.startsWith('CREATE')) await limitDatabase(superuser, name);
    });
  const template = options.empty === true ? 'template0' : cluster.template;
  await administer(`CREATE DATABASE ${name} OWNER ${roles.owner} TEMPLATE ${template}`);
  const drop = (): Promise<void> => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  if (expect.getState().currentTestName === undefined) afterAll(drop);
  else onTestFinished(drop);
  return { name, superuserUrl: superuserUrl(name), ...embeddedDatabaseUrls(cluster, name) };
}
