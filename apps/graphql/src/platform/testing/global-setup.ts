import type { TestProject } from 'vitest/node';
import { sweepTestDirectories } from './sweep-test-directories.ts';
import { startTestCluster, type TestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** One cluster for all test files of a run: PostgreSQL 18, or 15 with `TEST_POSTGRES=15`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepTestDirectories();
  const { cluster, stop } = await startTestCluster(process.env['TEST_POSTGRES'] === '15' ? 15 : 18);
  project.provide('testCluster', cluster);
  return stop;
}
