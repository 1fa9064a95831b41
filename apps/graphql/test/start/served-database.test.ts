import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { createTestDatabase } from '../../src/platform/testing/create-test-database.ts';
import { startTestCluster } from '../../src/platform/testing/test-cluster.ts';
import { ask, databaseProcess, makeDirectory, runServer } from './run-server.ts';

const fifteen = await startTestCluster(15);
afterAll(() => fifteen.stop());

test.each([
  ['18', inject('testCluster')],
  ['15', fifteen.cluster],
])(
  'on a PostgreSQL %s of somebody else: migrated, loaded and answering, and kept over the next start',
  async (_major, cluster) => {
    const { databaseUrl, migrationDatabaseUrl } = await createTestDatabase({ cluster, empty: true });
    const dataDirectory = join(makeDirectory(), 'data');
    const env = {
      COTERIE_PORT: '0',
      COTERIE_LOG_LEVEL: 'error',
      COTERIE_DATA_DIR: dataDirectory,
      DATABASE_URL: databaseUrl,
      COTERIE_NOW: '2024-01-15T09:00-06:00',
    };

    const first = runServer({ env: { ...env, MIGRATION_DATABASE_URL: migrationDatabaseUrl } });
    const address = await first.address();
    expect(first.output()).toMatch(/Applying migration .*\nLoaded program 1 of 5/);
    expect(first.output()).toMatch(/Data {5}PostgreSQL at 127\.0\.0\.1:\d+\/test_\w+\n/);
    expect(first.output()).not.toContain(new URL(databaseUrl).password);
    const token = await (
      await fetch(`${address}/token/wisconsin-equity-coordinator`, { headers: { connection: 'close' } })
    ).text();
    const query =
      '{ viewer { persons { displayName } } organizations { totalCount } organization(slug: "educational-equity-network") { communities { edges { node { key } } } } }';
    const answer = await ask(address, query, token);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.viewer.persons).toEqual([{ displayName: 'Casey Example' }]);
    expect(answer.data.organizations.totalCount).toBe(5);
    await ask(address, 'mutation { moveDevelopmentClock(to: "2024-01-20T15:00:00Z") }');
    expect(await first.stop()).toBe(0);

    // The application's login alone is enough from now on.
    const second = runServer({ env });
    expect(await ask(await second.address(), query, token)).toEqual(answer);
    expect(second.output()).not.toMatch(/Applying|Loaded/);
    expect(second.output()).toContain('Clock    stands at 2024-01-20T15:00:00.000Z');
    expect(await second.stop()).toBe(0);
    expect(databaseProcess(dataDirectory)).toBeNull();
  },
);
