import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from '../run-command.ts';
import type { CheckResult } from './check.ts';

const server = join(root, 'apps/graphql');

/** The committed SDL is what the server says of itself; its diff is how a change of the API is reviewed. */
export async function checkCommittedSchema(): Promise<CheckResult> {
  const printed = await runCommand('node', ['--conditions=coterie-source', 'scripts/print-schema.ts'], {
    cwd: server,
  });
  if (!printed.ok) return printed;
  const committed = readFileSync(join(server, 'schema.graphql'), 'utf8');
  if (printed.stdout.trim() === committed.trim() && committed.trim() !== '') return { ok: true, output: '' };
  const before = committed.split('\n');
  const after = new Set(printed.stdout.split('\n'));
  const gone = before.filter((line) => !after.has(line)).slice(0, 20);
  const known = new Set(before);
  const added = [...after].filter((line) => !known.has(line)).slice(0, 20);
  return {
    ok: false,
    output: [
      'apps/graphql/schema.graphql is not what the server prints; run `npm run schema` and review the difference.',
      ...gone.map((line) => `- ${line}`),
      ...added.map((line) => `+ ${line}`),
    ].join('\n'),
  };
}

/** The migrations yield what prisma/schema.prisma says. */
export function checkDatabaseSchema(): Promise<CheckResult> {
  return runCommand('node', ['--conditions=coterie-source', 'scripts/check-drift.ts'], { cwd: server });
}
