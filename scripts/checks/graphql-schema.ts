import { join } from 'node:path';
import { root, runCommand } from '../run-command.ts';
import type { CheckResult } from './check.ts';

const server = join(root, 'apps/graphql');

/** The committed SDL is what the server says of itself; its diff is how a change of the API is reviewed. */
export function checkCommittedSchema(): Promise<CheckResult> {
  return runCommand('node', ['--conditions=coterie-source', 'scripts/print-schema.ts', '--check'], {
    cwd: server,
  });
}

/** The migrations yield what prisma/schema.prisma says. */
export function checkDatabaseSchema(): Promise<CheckResult> {
  return runCommand('node', ['--conditions=coterie-source', 'scripts/check-drift.ts'], { cwd: server });
}
