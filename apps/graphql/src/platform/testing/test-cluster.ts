import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedMajor, findBinaries } from '../embedded-postgres/find-binaries.ts';
import { prepareEmbeddedDatabase } from '../embedded-postgres/prepare-embedded-database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../embedded-postgres/start-embedded-postgres.ts';

/** What a test file needs to know of the cluster, in plain values: it crosses from one process to others. */
export type TestCluster = Pick<EmbeddedPostgres, 'port' | 'passwords'> & { readonly template: string };

export const templateName = 'coterie_template';

/** A throwaway cluster with one migrated database, from which each test file has its own copied. */
export async function startTestCluster(
  major: EmbeddedMajor = 18,
): Promise<{ cluster: TestCluster; postgres: EmbeddedPostgres; stop(): Promise<void> }> {
  const directory = makeTestDirectory();
  const postgres = await startEmbeddedPostgres({
    dataDirectory: path.join(directory, 'data'),
    binaries: findBinaries(major),
    durable: false,
    maxConnections: 300,
  });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await prepareEmbeddedDatabase(postgres, { name: templateName });
  } catch (error) {
    await stop();
    throw error;
  }
  const { port, passwords } = postgres;
  return { cluster: { port, passwords, template: templateName }, postgres, stop };
}

/** A directory that PostgreSQL's own user can pass through, also when root runs the tests. */
export function makeTestDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), `coterie-test-${process.pid}-`));
  chmodSync(directory, 0o755);
  return directory;
}
