import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from '../run-command.ts';
import type { CheckResult } from './check.ts';

const server = join(root, 'apps/graphql');

/** What stands in one text and not in the other; `null` where both say the same. */
export function compareSchemas(committed: string, printed: string): string | null {
  if (committed.trim() !== '' && committed.trim() === printed.trim()) return null;
  const before = committed.split('\n');
  const after = printed.split('\n');
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const added = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [
    'apps/graphql/schema.graphql is not what the server prints; run `npm run schema` and review the difference.',
    ...gone.slice(0, 40),
    ...added.slice(0, 40),
  ].join('\n');
}

/** The committed SDL is what the server says of itself; its diff is how a change of the API is reviewed. */
export async function checkCommittedSchema(): Promise<CheckResult> {
  const printed = await runCommand('node', ['--conditions=coterie-source', 'scripts/print-schema.ts'], {
    cwd: server,
  });
  if (!printed.ok) return printed;
  const drift = compareSchemas(readFileSync(join(server, 'schema.graphql'), 'utf8'), printed.stdout);
  return { ok: drift === null, output: drift ?? '' };
}

/** The migrations yield what prisma/schema.prisma says. */
export function checkDatabaseSchema(): Promise<CheckResult> {
  return runCommand('node', ['--conditions=coterie-source', 'scripts/check-drift.ts'], { cwd: server });
}
