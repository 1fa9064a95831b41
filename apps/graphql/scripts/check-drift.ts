/**
 * Fails where `prisma/schema.prisma` and what the migrations yield are not the same.
 *
 *     node scripts/check-drift.ts            what differs, in words
 *     node scripts/check-drift.ts --sql      the SQL that a new migration would need
 */
import path from 'node:path';
import { startTestCluster } from '../src/platform/testing/test-cluster.ts';
import { diffWithSchema } from './schema-engine.ts';

const schemaFile = path.resolve(import.meta.dirname, '../../../prisma/schema.prisma');
const form = process.argv.includes('--sql') ? 'sql' : 'words';

const { cluster, postgres, stop } = await startTestCluster();
try {
  const drift = await diffWithSchema({
    databaseUrl: postgres.superuserUrl(cluster.template),
    schemaFile,
    form,
  });
  if (drift.empty) {
    process.stdout.write('The migrations yield what prisma/schema.prisma says.\n');
  } else {
    process.stdout.write(`${drift.output}\n`);
    process.stderr.write(
      'The migrations do not yield what prisma/schema.prisma says. ' +
        'Write a new migration; --sql prints what it needs, without row-level security.\n',
    );
    process.exitCode = 1;
  }
} finally {
  await stop();
}
