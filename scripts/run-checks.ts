/**
 * Everything that CI holds besides the tests. Each check runs even where one before it failed;
 * the closing line counts them. `npm run checks -- types` runs those whose name has that word.
 */
import { relative } from 'node:path';
import type { Check } from './checks/check.ts';
import { checkCoreSize } from './checks/core-size.ts';
import { checkCommittedSchema, checkDatabaseSchema } from './checks/graphql-schema.ts';
import { packedPackageChecks } from './checks/packed-packages.ts';
import { checkTexts } from './checks/texts.ts';
import { closingLine } from './closing-line.ts';
import { root, runCommand } from './run-command.ts';
import { findWorkspacePackages } from './workspace-packages.ts';

const typeChecks: readonly Check[] = [
  { name: 'types: the house', run: () => runCommand('tsc', ['--noEmit', '-p', 'tsconfig.json']) },
  ...findWorkspacePackages().map(({ name, directory }) => ({
    name: `types: ${name}`,
    run: () => runCommand('tsc', ['--noEmit', '-p', `${relative(root, directory)}/tsconfig.json`]),
  })),
];

const checks: readonly Check[] = [
  { name: 'formatting', run: () => runCommand('biome', ['format', '--colors=off', '.']) },
  { name: 'lint', run: () => runCommand('biome', ['lint', '--colors=off', '--error-on-warnings', '.']) },
  {
    name: 'import rules',
    run: () => runCommand('depcruise', ['--config', '.dependency-cruiser.mjs', 'packages', 'apps', 'bench']),
  },
  ...typeChecks,
  ...packedPackageChecks,
  { name: 'the size of the core', run: checkCoreSize },
  { name: 'unused code', run: () => runCommand('knip', ['--no-progress']) },
  { name: 'schema drift', run: checkDatabaseSchema },
  { name: 'SDL drift', run: checkCommittedSchema },
  { name: 'no secrets, no paths of one machine', run: checkTexts },
  {
    name: 'the server on PostgreSQL 15',
    run: () =>
      runCommand('vitest', ['run', '--root', 'apps/graphql', 'src/concepts', 'src/platform', 'src/seed'], {
        env: { TEST_POSTGRES: '15' },
      }),
  },
];

/** The first lines say what is wrong; a thousand lines of it would bury the other checks. */
function excerpt(output: string, most = 150): string {
  const lines = output.trimEnd().split('\n');
  return [
    ...lines.slice(0, most),
    ...(lines.length > most ? [`… ${lines.length - most} more lines`] : []),
  ].join('\n');
}

const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const check of checks) {
  if (wanted.length > 0 && !wanted.some((word) => check.name.includes(word))) continue;
  const started = performance.now();
  const { ok, output } = await check.run().catch((error: unknown) => ({ ok: false, output: String(error) }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${check.name} (${seconds} s)\n`);
  if (ok) passed += 1;
  else {
    failed += 1;
    process.stdout.write(`${excerpt(output).replaceAll(/^/gm, '      ')}\n`);
  }
}
process.stdout.write(`\n${closingLine({ passed, failed, skipped: 0 })}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
