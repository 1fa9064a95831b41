import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runCommand, runPnpm } from '../run-command.ts';
import type { Check, CheckResult } from './check.ts';

/** Packs a package as it would be published, and hands the archive on. */
async function withArchive(
  name: 'core' | 'client',
  use: (archive: string) => Promise<CheckResult>,
): Promise<CheckResult> {
  const directory = mkdtempSync(join(tmpdir(), 'coterie-pack-'));
  try {
    // pnpm rewrites `exports` by `publishConfig`; npm would not.
    const packed = await runPnpm(['pack', '--pack-destination', directory], {
      cwd: join(root, 'packages', name),
    });
    if (!packed.ok) return packed;
    const archive = readdirSync(directory).find((name) => name.endsWith('.tgz'));
    if (archive === undefined) return { ok: false, output: `pnpm pack left no archive\n${packed.output}` };
    return await use(join(directory, archive));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The oldest supported version, the one between, and the one that the workspace runs on. */
const supportedVersions = ['22', '24', '26'];

/** Installs the archive as a user would, and uses it on each supported version of Node.js. */
function useOnEachVersion(): Promise<CheckResult> {
  return withArchive('core', async (archive) => {
    const cwd = mkdtempSync(join(tmpdir(), 'coterie-use-'));
    try {
      writeFileSync(join(cwd, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
      copyFileSync(join(import.meta.dirname, 'first-use-of-the-packed-core.mjs'), join(cwd, 'use.mjs'));
      const installed = await runCommand('npm', ['install', '--no-audit', '--no-fund', archive], { cwd });
      if (!installed.ok) return installed;
      const failures: string[] = [];
      for (const version of supportedVersions) {
        const used = await runCommand('npx', ['--yes', `node@${version}`, 'use.mjs'], { cwd });
        if (!used.ok) failures.push(`Node.js ${version}:\n${used.output}`);
      }
      return { ok: failures.length === 0, output: failures.join('\n') };
    } finally {
      rmSync(cwd, { recursive: true, force: true });
    }
  });
}

/** Each archive resolves for every importer, and says of itself what is so. */
export const packedPackageChecks: readonly Check[] = [
  ...(['core', 'client'] as const).flatMap((name): readonly Check[] => [
    { name: `the ${name} builds`, run: () => runPnpm(['--filter', `@coterie/${name}`, 'run', 'build']) },
    {
      name: `the packed ${name}: types resolve (attw)`,
      run: () =>
        withArchive(name, (archive) =>
          runCommand('attw', [
            archive,
            '--profile',
            'esm-only',
            '--exclude-entrypoints',
            './program.schema.json',
          ]),
        ),
    },
    {
      name: `the packed ${name}: publint`,
      run: () => withArchive(name, (archive) => runCommand('publint', ['run', archive, '--strict'])),
    },
  ]),
  { name: `the packed core: runs on Node.js ${supportedVersions.join(', ')}`, run: useOnEachVersion },
];
